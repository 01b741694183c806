/** What the person may choose right now: about a Not Ready that is ours, or as an answer to a question. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import type { Outcome } from '../main/core/outcome.ts';
import type { View } from '../main/core/view.ts';
import { createAnswerLine, type AnswerLine } from './answer-line.ts';
import { button, element, say } from './element.ts';
import type { Tools } from './page.ts';

export interface Choices {
  readonly root: HTMLElement;
  show(view: View, now: number): void;
}

export function createChoices(tools: Tools): Choices {
  const { bridge, say: words } = tools;
  const answer = createAnswerLine();
  const choice = (key: PlainKey, ask: () => Promise<Outcome<undefined>>) =>
    button(words(key), () => answer.follow(ask()));
  const ours = element(
    'div',
    { class: 'row', role: 'group', 'aria-label': words('status.yourChoice') },
    choice('status.stay', () => bridge.stayNotReady()),
    choice('status.fiveMinutes', () => bridge.delayReady(5)),
    choice('status.readyNow', () => bridge.readyNow()),
  );
  const question = createQuestion(tools, answer);
  const root = element('div', { class: 'choices' }, question.root, ours, answer.root);
  return {
    root,
    show(view, now) {
      question.show(view, now);
      // One question at a time: the answer to it decides about what is ours as well.
      ours.hidden = !view.ours || view.question !== undefined || view.pausedUntil !== undefined;
      root.hidden = ours.hidden && question.root.hidden && answer.root.hidden;
    },
  };
}

function createQuestion({ bridge, newId, say: words, times }: Tools, answer: AnswerLine) {
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
      button(words('status.yes'), () => answer.follow(bridge.answer(open, 'yes')), 'primary'),
      button(words('status.no'), () => answer.follow(bridge.answer(open, 'no'))),
    ),
    until,
  );
  const live = element('div', { 'aria-live': 'polite' }, root);
  return {
    root: live,
    show({ question }: View, now: number) {
      root.hidden = live.hidden = question === undefined;
      if (!question) return;
      open = question.id;
      const ready = question.target === 'READY';
      say(asked, words(ready ? 'status.askReady' : 'status.askNotReady'));
      say(until, words('status.answerBy', { time: times.clock(question.until, now) }));
    },
  };
}
