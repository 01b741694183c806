/** The first run: at most five steps, and none where the organization has answered already. */
import { button, element, say } from './element.ts';
import { pageTitle } from './page-title.ts';
import type { News, Page, Tools } from './page.ts';
import { WELCOME_STEPS, type WelcomeStep } from './welcome-steps.ts';

export function createWelcome(tools: Tools): Page {
  const { say: words } = tools;
  const place = element('div', { class: 'card stack' });
  const title = pageTitle('');
  const progress = element('p', { class: 'hint', 'aria-live': 'polite' });
  const dots = element('div', { class: 'progress', 'aria-hidden': 'true' });
  let steps: readonly WelcomeStep[] = [];
  let at = 0;
  let latest: News | undefined;
  const turn = (to: number, byPerson: boolean) => {
    at = to;
    const step = steps[at];
    if (!step) return;
    say(title, words(step.title));
    say(progress, words('welcome.step', { step: at + 1, steps: steps.length }));
    dots.replaceChildren(...steps.map((_, index) => dot(index, at)));
    place.replaceChildren(step.root);
    back.hidden = at === 0;
    next.textContent = words(at === steps.length - 1 ? 'welcome.finish' : 'welcome.next');
    if (latest) step.show(latest);
    if (byPerson) title.focus();
  };
  const goOn = async () => {
    if (!((await steps[at]?.leave()) ?? true)) return;
    if (at < steps.length - 1) turn(at + 1, true);
    else location.hash = '#status';
  };
  const back = button(words('welcome.back'), () => turn(at - 1, true));
  const next = button(words('welcome.next'), () => void goOn(), 'primary');
  return {
    root: element(
      'div',
      { class: 'stack welcome' },
      progress,
      dots,
      title,
      place,
      element('div', { class: 'row end' }, back, next),
    ),
    show(news) {
      latest = news;
      // Chosen once: a step that has just been answered does not vanish under the person.
      if (steps.length === 0 && news.sheet) {
        steps = WELCOME_STEPS.filter(({ answered }) => !answered(news)).map(({ make }) =>
          make(tools),
        );
        turn(0, false);
      }
      steps[at]?.show(news);
    },
  };
}

function dot(index: number, at: number): HTMLElement {
  return element('span', { class: index < at ? 'past' : index === at ? 'now' : 'ahead' });
}
