/** The status: what is going on and why, both sides, what a person must do, and the two controls. */
import type { View } from '../main/core/view.ts';
import type { Bridge } from '../preload/contract.ts';
import { createControls } from './controls.ts';
import { drawing, element } from './element.ts';
import { createHeadline, type Told } from './headline.ts';
import { createSides } from './sides.ts';
import { clockTime } from './time-words.ts';

export interface Status {
  readonly root: HTMLElement;
  show(view: View, now: number): void;
  /** Time passes between two views. */
  tick(now: number): void;
  /** Nobody answers any more. */
  showNotRunning(now: number): void;
}

export function createStatus(bridge: Bridge): Status {
  const headline = createHeadline();
  const attention = createAttention();
  const sides = createSides();
  const controls = createControls(bridge);
  const known = element('div', {}, attention.root, sides.root, controls.root);
  const name = element('h1', { class: 'unseen' }, 'Finesse Presence');
  let latest: View | undefined;
  const tick = (now: number) => {
    if (!latest) return;
    headline.tick(now);
    sides.show(latest, now);
  };
  known.hidden = true;
  headline.show(CONNECTING);
  return {
    root: element('main', {}, name, headline.root, known),
    show(view, now) {
      latest = view;
      headline.show(toldBy(view));
      attention.show(view);
      controls.show(view, now);
      tick(now);
      known.hidden = controls.root.hidden = false;
    },
    tick,
    showNotRunning(now) {
      headline.show(notRunning(latest, now));
      latest = undefined;
      attention.root.hidden = controls.root.hidden = true;
      sides.age();
    },
  };
}

/** Where an attention says the same as the reason, it says it better. */
function toldBy(view: View): Told {
  const better = view.attention.find(({ tellsReason }) => tellsReason);
  return better ? { ...view, reason: better } : view;
}

const CONNECTING: Told = {
  tone: 'offline',
  headline: 'One moment',
  reason: { sentence: 'Waiting for Finesse Presence to answer.' },
  next: undefined,
  modes: { notReady: 'auto', ready: 'auto' },
};

function notRunning(last: View | undefined, now: number): Told {
  const seen = last ? ` Below is what was last seen, at ${clockTime(last.at, now)}.` : '';
  const sentence =
    'Finesse Presence does not answer, so your Finesse state no longer follows Webex. ' +
    `Please look after it yourself, and start the app again.${seen}`;
  return { ...CONNECTING, headline: 'Not running', reason: { sentence } };
}

function createAttention() {
  const list = element('ul');
  const root = element(
    'section',
    { class: 'card attention', 'aria-labelledby': 'attention', 'aria-live': 'polite' },
    element(
      'h2',
      { id: 'attention' },
      drawing('M12 4.5L21 19.5H3zM12 10v4.5M12 17v.01'),
      'Please look after this',
    ),
    list,
  );
  let shown = '';
  return {
    root,
    show({ attention }: View) {
      const others = attention.filter(({ tellsReason }) => !tellsReason);
      const sentences = others.map(({ sentence }) => sentence);
      root.hidden = sentences.length === 0;
      const all = JSON.stringify(sentences);
      if (all === shown) return;
      shown = all;
      list.replaceChildren(...sentences.map((sentence) => element('li', {}, sentence)));
    },
  };
}
