/** What the person may change from here: the pause and the mode. */
import type { Mode } from '../main/core/settings.ts';
import type { View } from '../main/core/view.ts';
import type { PlainKey } from '../main/core/language/speaker.ts';
import { minutesToMidnight } from '../main/core/language/time-words.ts';
import { modesWords } from '../main/core/phrases.ts';
import type { PauseLength } from '../preload/contract.ts';
import type { SettingsSheet } from '../preload/sheets.ts';
import { createAnswerLine, type AnswerLine } from './answer-line.ts';
import { button, element, say } from './element.ts';
import type { Tools } from './page.ts';

export interface Controls {
  readonly root: HTMLElement;
  show(view: View, now: number, sheet: SettingsSheet | undefined): void;
}

export function createControls(tools: Tools): Controls {
  const answer = createAnswerLine();
  const hint = element('p', { class: 'hint' });
  const pause = createPause(tools, answer);
  const mode = createMode(tools, answer);
  return {
    root: element('div', { class: 'controls' }, mode.root, pause.root, hint, answer.root),
    show(view, now, sheet) {
      pause.show(view, now);
      mode.show(view, observingWords(tools, sheet, now));
      // Both let go of what is ours.
      const letsGo = view.ours && view.pausedUntil === undefined;
      say(hint, letsGo ? tools.say('status.letsGo') : '');
    },
  };
}

const PAUSES: readonly (readonly [PlainKey, (now: number) => PauseLength])[] = [
  ['status.pause15', () => 15],
  ['status.pause60', () => 60],
  ['status.pauseToday', minutesToMidnight],
  ['status.pauseOpen', () => 'resumed'],
];

function createPause(tools: Tools, answer: AnswerLine) {
  const { bridge, newId, say: words } = tools;
  const id = newId();
  let shownAt = 0;
  const lengths = PAUSES.map(([key, length]) =>
    button(words(key), () => answer.follow(bridge.pause(length(shownAt)))),
  );
  const resume = button(words('status.resume'), () => answer.follow(bridge.resume()), 'primary');
  const offered = element('div', { class: 'buttons' }, ...lengths);
  const until = element('p', { class: 'until' });
  const pausing = element('div', { class: 'pausing' }, until, resume);
  const name = element('h2', { id }, words('status.pause'));
  const group = { class: 'control', role: 'group', 'aria-labelledby': id };
  return {
    root: element('div', group, name, offered, pausing),
    show({ pausedUntil }: View, now: number) {
      shownAt = now;
      const [shown, gone] =
        pausedUntil === undefined ? ([offered, pausing] as const) : ([pausing, offered] as const);
      // What the keyboard stood on is about to vanish: it goes on at the opposite button.
      const moves = !gone.hidden && gone.contains(document.activeElement);
      shown.hidden = false;
      gone.hidden = true;
      if (moves) shown.querySelector('button')?.focus();
      say(until, pausedWords(tools, pausedUntil, now));
    },
  };
}

function pausedWords(
  { say: words, times }: Tools,
  until: View['pausedUntil'],
  now: number,
): string {
  if (until === undefined) return '';
  if (until === 'resumed') return words('status.untilResume');
  return words('status.until', { time: times.clock(until, now) });
}

const MODES = {
  auto: ['mode.auto', 'status.autoMeans'],
  ask: ['mode.ask', 'status.askMeans'],
  observe: ['mode.observe', 'status.observeMeans'],
} as const satisfies Readonly<Record<Mode, readonly [PlainKey, PlainKey]>>;

function observingWords(
  { say: words, times }: Tools,
  sheet: SettingsSheet | undefined,
  now: number,
): string {
  const until = sheet?.observesUntil;
  if (until === undefined) return '';
  const modes = modesWords(sheet?.settings?.mode ?? 'auto', words);
  return words('status.observesUntil', { time: times.clock(until, now), modes });
}

/** Plain buttons and not radios: an arrow key on the way past must not change the mode. */
function createMode({ bridge, newId, say: words }: Tools, answer: AnswerLine) {
  const [name, about] = [newId(), newId()];
  let current: Mode | undefined;
  const choose = (mode: Mode) => {
    // Choosing what is chosen would let go of what is ours for nothing.
    if (mode !== current) answer.follow(bridge.setMode(mode));
  };
  const buttons = new Map(
    (Object.keys(MODES) as Mode[]).map((mode) => [
      mode,
      button(words(MODES[mode][0]), () => choose(mode)),
    ]),
  );
  const meaning = element('p', { class: 'meaning', id: about });
  const root = element(
    'div',
    { class: 'control', role: 'group', 'aria-labelledby': name, 'aria-describedby': about },
    element('h2', { id: name }, words('status.mode')),
    element('div', { class: 'segments' }, ...buttons.values()),
    meaning,
  );
  return {
    root,
    /** `observing`: that it ends by itself, where it does. */
    show({ modes: { notReady, ready }, pausedUntil }: View, observing: string) {
      current = notReady === ready ? ready : undefined;
      for (const [one, made] of buttons) made.setAttribute('aria-pressed', String(one === current));
      const apart = { notReady: words(MODES[notReady][0]), ready: words(MODES[ready][0]) };
      const chosen =
        current === undefined ? words('status.apart', apart) : words(MODES[current][1]);
      const means = current === 'observe' && observing !== '' ? observing : chosen;
      say(meaning, pausedUntil === undefined ? means : words('status.afterPause'));
    },
  };
}
