/** What the person may choose right now: about a Not Ready that is ours, or as an answer to a question. */
import type { View } from '../main/core/view.ts';
import type { Bridge } from '../preload/contract.ts';
import { button, element, say } from './element.ts';
import { failureWords, type Tools } from './page.ts';

export interface Choices {
  readonly root: HTMLElement;
  show(view: View, now: number): void;
}

type Answer = ReturnType<Bridge['resume']>;

export function createChoices(tools: Tools): Choices {
  const { bridge, say: words } = tools;
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true });
  const ask = (answer: Answer) => {
    void answer.then((outcome) => say(problem, outcome.ok ? '' : failureWords(outcome.failure)));
  };
  const ours = element(
    'div',
    { class: 'row', role: 'group', 'aria-label': words('status.yourChoice') },
    button(words('status.stay'), () => ask(bridge.stayNotReady())),
    button(words('status.fiveMinutes'), () => ask(bridge.delayReady(5))),
    button(words('status.readyNow'), () => ask(bridge.readyNow()), 'primary'),
  );
  const question = createQuestion(tools, ask);
  return {
    root: element('div', { class: 'choices' }, question.root, ours, problem),
    show(view, now) {
      question.show(view, now);
      // One question at a time: the answer to it decides about what is ours as well.
      ours.hidden = !view.ours || view.question !== undefined || view.pausedUntil !== undefined;
      this.root.hidden = ours.hidden && question.root.hidden && problem.hidden;
    },
  };
}

function createQuestion({ bridge, newId, say: words, times }: Tools, ask: (a: Answer) => void) {
  let open = 0;
  const id = newId();
  const asked = element('p', { id, class: 'question' });
  const until = element('p', { class: 'hint' });
  const root = element(
    'div',
    { class: 'asked', role: 'group', 'aria-labelledby': id },
    asked,
    element(
      'div',
      { class: 'row' },
      button(words('status.yes'), () => ask(bridge.answer(open, 'yes')), 'primary'),
      button(words('status.no'), () => ask(bridge.answer(open, 'no'))),
    ),
    until,
  );
  return {
    root: element('div', { 'aria-live': 'polite' }, root),
    show({ question }: View, now: number) {
      root.hidden = this.root.hidden = question === undefined;
      if (!question) return;
      open = question.id;
      const ready = question.target === 'READY';
      say(asked, words(ready ? 'status.askReady' : 'status.askNotReady'));
      say(until, words('status.answerBy', { time: times.clock(question.until, now) }));
    },
  };
}
