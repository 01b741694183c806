/** What is going on in a few words, why, and what comes next with its countdown. */
import { SECOND_MS } from '../main/core/time.ts';
import type { Next, View } from '../main/core/view.ts';
import type { Tone } from '../main/core/tone.ts';
import { drawing, element, say } from './element.ts';
import type { Tools } from './page.ts';

/** As much of a view as the headline needs: there may be none. */
export type Told = Pick<View, 'tone' | 'headline' | 'next' | 'modes'> & {
  readonly reason: Pick<View['reason'], 'sentence'>;
};

export interface Headline {
  readonly root: HTMLElement;
  show(told: Told): void;
  /** Only the countdown moves. */
  tick(now: number): void;
}

/** One shape for each tone, so that nothing hangs on colour. */
const SHAPES: Readonly<Record<Tone, string>> = {
  following: 'M5 12.5l4.5 4.5L19 7.5',
  ours: 'M6 12h12',
  notOurs:
    'M12 12.2a3.6 3.6 0 1 0 0-7.2a3.6 3.6 0 0 0 0 7.2zM5 19.5c.6-3.2 3.4-4.8 7-4.8s6.4 1.6 7 4.8',
  contact:
    'M6.2 4.5h3l1.5 4-2 1.5a11 11 0 0 0 5.3 5.3l1.5-2 4 1.5v3c0 1-.8 1.7-1.7 1.7C11 19.5 4.5 13 4.5 6.2c0-.9.7-1.7 1.7-1.7z',
  countdown: 'M12 20a8 8 0 1 0 0-16a8 8 0 0 0 0 16zM12 7.5V12l3 2',
  paused: 'M8.5 6v12M15.5 6v12',
  observing:
    'M3 12c2-4 5.2-6 9-6s7 2 9 6c-2 4-5.2 6-9 6s-7-2-9-6zM12 14.8a2.8 2.8 0 1 0 0-5.6a2.8 2.8 0 0 0 0 5.6z',
  attention: 'M12 5v9M12 18.5v.01',
  offline: 'M5 19L19 5M12 20a8 8 0 1 0 0-16a8 8 0 0 0 0 16z',
};

/** `below` stands under the countdown: what the person may do about it. */
export function createHeadline(tools: Tools, ...below: readonly HTMLElement[]): Headline {
  const icon = element('span', { class: 'icon', 'aria-hidden': 'true' });
  const title = element('h2');
  const why = element('p', { class: 'why' });
  const announced = element('div', { 'aria-live': 'polite', 'aria-atomic': 'true' }, title, why);
  const next = createCountdown(tools);
  const root = element(
    'section',
    { class: 'card headline', 'aria-label': tools.say('status.whatGoesOn') },
    icon,
    element('div', { class: 'words' }, announced, next.root),
    ...below,
  );
  return {
    root,
    show(told) {
      if (root.dataset['tone'] !== told.tone) {
        root.dataset['tone'] = told.tone;
        icon.replaceChildren(drawing(SHAPES[told.tone]));
      }
      say(title, told.headline);
      say(why, told.reason.sentence);
      next.show(told);
    },
    tick: (now) => next.tick(now),
  };
}

/** Told to a screen reader when so many seconds are left; the sentence above has told the time already. */
const TOLD_SECONDS = [60, 30, 10, 5];

function createCountdown(tools: Tools) {
  const { say: words, times } = tools;
  const what = element('span');
  const left = element('span', { class: 'left', role: 'timer', 'aria-live': 'off' });
  const done = element('span', { class: 'done' });
  const bar = element('span', { class: 'bar', 'aria-hidden': 'true' }, done);
  const told = element('p', { class: 'unseen', 'aria-live': 'polite' });
  const line = element('div', { class: 'next' }, element('p', {}, what, ' ', left), bar);
  let shown: Next | undefined;
  let before = 0;
  return {
    root: element('div', {}, line, told),
    show({ modes, next }: Told) {
      if (next?.until !== shown?.until) before = 0;
      shown = next;
      line.hidden = !shown;
      if (shown) say(what, nextWords(tools, shown, modes));
      else told.textContent = '';
    },
    tick(now: number) {
      if (!shown) return;
      const { from, until } = shown;
      left.textContent = times.countdown(until, now);
      const seconds = Math.ceil((until - now) / SECOND_MS);
      const mark = TOLD_SECONDS.find((one) => seconds <= one && one < before);
      if (mark !== undefined && seconds > 0) {
        const duration = times.duration(seconds * SECOND_MS);
        told.textContent = words('status.left', { what: what.textContent, duration });
      }
      before = seconds;
      bar.hidden = from === undefined;
      if (from === undefined || until <= from) return;
      const share = Math.min(1, Math.max(0, (now - from) / (until - from)));
      done.style.setProperty('--share', share.toFixed(3));
    },
  };
}

/** Begins a line that ends with the countdown: `Ready in 7 s`. */
function nextWords({ say: words }: Tools, { kind, label }: Next, modes: View['modes']): string {
  if (kind === 'resume') return words('status.goesOn');
  const notReady = label === '' ? words('status.notReady') : words('status.notReadyAs', { label });
  const state = kind === 'ready' ? words('status.ready') : notReady;
  switch (kind === 'ready' ? modes.ready : modes.notReady) {
    case 'auto':
      return state;
    case 'ask':
      return words('status.youDecide', { state });
    case 'observe':
      return words('status.wouldBe', { state });
  }
}
