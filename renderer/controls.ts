/** What the person may change from here: the pause and the mode. */
import type { Mode } from '../main/core/settings.ts';
import type { View } from '../main/core/view.ts';
import type { Bridge, PauseLength } from '../preload/contract.ts';
import { element, say } from './element.ts';
import { clockTime, minutesToMidnight } from './time-words.ts';

export interface Controls {
  readonly root: HTMLElement;
  show(view: View, now: number): void;
}

type Answer = ReturnType<Bridge['resume']>;

export function createControls(bridge: Bridge): Controls {
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true });
  const ask = (answer: Answer) => {
    void answer.then((outcome) => say(problem, outcome.ok ? '' : `${outcome.failure.detail}.`));
  };
  const hint = element('p', { class: 'hint' });
  const pause = createPause(bridge, ask);
  const mode = createMode(bridge, ask);
  return {
    root: element('div', { class: 'controls' }, mode.root, pause.root, hint, problem),
    show(view, now) {
      pause.show(view, now);
      mode.show(view);
      say(hint, view.finesse.setBy === 'us' && view.pausedUntil === undefined ? LETS_GO : '');
    },
  };
}

/** Both let go of what is ours (design 2.1, I4 and I13). */
const LETS_GO =
  'If you pause or change the mode now, you stay Not Ready, and going Ready is up to you.';

const PAUSES: readonly (readonly [string, (now: number) => PauseLength])[] = [
  ['15 min', () => 15],
  ['1 hour', () => 60],
  ['Rest of today', minutesToMidnight],
  ['Until I resume', () => 'resumed'],
];

function createPause(bridge: Bridge, ask: (answer: Answer) => void) {
  let shownAt = 0;
  const lengths = PAUSES.map(([words, length]) =>
    button(words, () => ask(bridge.pause(length(shownAt)))),
  );
  const resume = button('Resume', () => ask(bridge.resume()));
  resume.classList.add('primary');
  const offered = element('div', { class: 'buttons' }, ...lengths);
  const until = element('p', { class: 'until' });
  const pausing = element('div', { class: 'pausing' }, until, resume);
  const name = element('h2', { id: 'pause' }, 'Pause');
  const root = element(
    'div',
    { class: 'control', role: 'group', 'aria-labelledby': 'pause' },
    name,
    offered,
  );
  root.append(pausing);
  return {
    root,
    show({ pausedUntil }: View, now: number) {
      shownAt = now;
      const [shown, gone] =
        pausedUntil === undefined ? ([offered, pausing] as const) : ([pausing, offered] as const);
      // What the keyboard stood on is about to vanish: it goes on at the opposite button.
      const moves = !gone.hidden && gone.contains(document.activeElement);
      shown.hidden = false;
      gone.hidden = true;
      if (moves) shown.querySelector('button')?.focus();
      say(until, pausedWords(pausedUntil, now));
    },
  };
}

function pausedWords(until: View['pausedUntil'], now: number): string {
  if (until === undefined) return '';
  return until === 'resumed' ? 'Until you resume' : `Until ${clockTime(until, now)}`;
}

const MODES: Readonly<Record<Mode, readonly [string, string]>> = {
  auto: ['Automatic', 'Your Finesse state follows Webex by itself.'],
  ask: ['Ask me', 'You are told what is due; nothing is changed by itself.'],
  observe: ['Observe', 'Nothing is changed. You only see what would be.'],
};

/** Plain buttons and not radios: an arrow key on the way past must not change the mode. */
function createMode(bridge: Bridge, ask: (answer: Answer) => void) {
  let current: Mode | undefined;
  const modes = Object.keys(MODES) as Mode[];
  const buttons = new Map(
    modes.map((mode) => [
      mode,
      button(MODES[mode][0], () => {
        // Choosing what is chosen would let go of what is ours for nothing.
        if (mode !== current) ask(bridge.setMode(mode));
      }),
    ]),
  );
  const meaning = element('p', { class: 'meaning', id: 'meaning' });
  const root = element(
    'div',
    { class: 'control', role: 'group', 'aria-labelledby': 'mode', 'aria-describedby': 'meaning' },
    element('h2', { id: 'mode' }, 'Mode'),
    element('div', { class: 'segments' }, ...buttons.values()),
    meaning,
  );
  return {
    root,
    show({ modes: { notReady, ready }, pausedUntil }: View) {
      current = notReady === ready ? ready : undefined;
      for (const [one, made] of buttons) made.setAttribute('aria-pressed', String(one === current));
      const apart = `Not Ready: ${MODES[notReady][0]}. Ready: ${MODES[ready][0]}.`;
      const means = current === undefined ? apart : MODES[current][1];
      say(meaning, pausedUntil === undefined ? means : 'Applies again after the pause.');
    },
  };
}

function button(words: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, words);
  made.addEventListener('click', press);
  return made;
}
