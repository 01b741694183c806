/** The first run: at most five steps, and none where the organization has answered already. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import { button, element, say } from './element.ts';
import { pageTitle } from './page-title.ts';
import type { News, Page, Tools } from './page.ts';
import { WELCOME_STEPS, type WelcomeStep } from './welcome-steps.ts';

export function createWelcome(tools: Tools): Page {
  const place = element('div', { class: 'card stack' });
  const head = createHead(tools);
  let steps: readonly WelcomeStep[] = [];
  let at = 0;
  let latest: News | undefined;
  const turn = (to: number) => {
    const step = steps[(at = to)];
    if (!step) return;
    head.show(step.title, at, steps.length);
    place.replaceChildren(step.root);
    way.turn(at, steps.length);
    show();
  };
  const show = () => {
    if (latest) steps[at]?.show(latest);
    way.show(latest !== undefined && steps[at]?.done(latest) === true);
  };
  const goOn = async () => {
    if ((await steps[at]?.leave()) !== true) return;
    if (at === steps.length - 1) location.hash = '#status';
    else turnByPerson(at + 1);
  };
  const turnByPerson = (to: number) => {
    turn(to);
    head.begin();
  };
  const way = createWay(tools, () => turnByPerson(at - 1), goOn);
  return {
    root: element('div', { class: 'stack welcome' }, head.root, place, way.root),
    show(news) {
      latest = news;
      // Chosen once: a step that has just been answered does not vanish under the person.
      if (steps.length === 0 && news.sheet && news.accounts) {
        steps = stepsFor(news).map(({ make }) => make(tools));
        turn(0);
      }
      show();
    },
  };
}

function stepsFor(news: News) {
  return WELCOME_STEPS.filter(({ answered }) => !answered(news));
}

function createWay({ say: words }: Tools, goBack: () => void, goOn: () => Promise<void>) {
  const back = button(words('welcome.back'), goBack);
  const next = button('', () => void goOn());
  return {
    root: element('div', { class: 'row end' }, back, next),
    turn(at: number, steps: number) {
      back.hidden = at === 0;
      say(next, words(at === steps - 1 ? 'welcome.finish' : 'welcome.next'));
    },
    /** Beside what the step itself still asks for, going on is the quiet one. */
    show: (done: boolean) => next.classList.toggle('primary', done),
  };
}

function createHead({ say: words }: Tools) {
  const title = pageTitle('');
  const progress = element('p', { class: 'hint' });
  const dots = element('div', { class: 'progress', 'aria-hidden': 'true' });
  return {
    root: element('div', { class: 'stack tight' }, progress, dots, title),
    /** Eye, keyboard and screen reader go on here. */
    begin() {
      scrollTo(0, 0);
      title.focus({ preventScroll: true });
    },
    show(name: PlainKey, at: number, steps: number) {
      say(title, words(name));
      say(progress, words('welcome.step', { step: at + 1, steps }));
      dots.replaceChildren(...Array.from({ length: steps }, (_, index) => dot(index, at)));
    },
  };
}

function dot(index: number, at: number): HTMLElement {
  return element('span', { class: index < at ? 'past' : index === at ? 'now' : 'ahead' });
}
