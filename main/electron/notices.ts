/** Which notice the person gets for what has changed: decided from the views alone, never shown over a presentation. */
import type { PlainKey, Say } from '../core/language/speaker.ts';
import { MINUTE_MS, SECOND_MS, type Instant } from '../core/time.ts';
import type { Settings } from '../core/settings.ts';
import type { View } from '../core/view.ts';
import type { Wish } from './menu.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** What a click on the notice itself does. */
  readonly wish: Wish;
  readonly actions: readonly { readonly label: string; readonly wish: Wish }[];
}

/** What was true when the person was last told, or need not be told. */
export interface Told {
  readonly ours: boolean;
  readonly returning: boolean;
  readonly question: number | undefined;
  readonly attention: readonly string[];
  /** When the last notices were shown, latest first. */
  readonly shownAt: readonly Instant[];
}

export const NOTHING_TOLD: Told = {
  ours: false,
  returning: false,
  question: undefined,
  attention: [],
  shownAt: [],
};

const APART_MS = 5 * SECOND_MS;
const MOST_WITHIN = { count: 6, ms: 10 * MINUTE_MS };

/** One notice for each view at most; what only the person can do comes first. */
export function nextNotice(
  told: Told,
  view: View,
  setting: Settings['notifications'],
  say: Say,
): { readonly told: Told; readonly notice: Notice | undefined } {
  const seen: Told = {
    ...told,
    ours: view.ours,
    returning: view.ours && view.next?.kind === 'ready',
    attention: told.attention.filter((about) => standing(view).includes(about)),
  };
  // A question and an attention wait for their moment; a change that nobody was told of is old news.
  if (isBusyShowing(view)) return { told: seen, notice: undefined };
  const found = wanted(told, view, say).find(
    ({ kind }) => setting === 'all' || (setting === 'changes' && kind !== 'attention'),
  );
  if (!found || (found.kind !== 'question' && isTooMuch(told, view.at))) {
    return { told: seen, notice: undefined };
  }
  return {
    told: {
      ...seen,
      ...found.told,
      shownAt: [view.at, ...told.shownAt].slice(0, MOST_WITHIN.count),
    },
    notice: found.notice,
  };
}

/** Webex tells when the screen is shared or nobody wants to be disturbed; Windows keeps its own quiet times by itself. */
export function isBusyShowing({ webex }: View): boolean {
  return webex.status === 'presenting' || webex.status === 'DoNotDisturb';
}

function isTooMuch({ shownAt }: Told, at: Instant): boolean {
  const [last] = shownAt;
  const sixth = shownAt[MOST_WITHIN.count - 1];
  const tooSoon = last !== undefined && at - last < APART_MS;
  return tooSoon || (sixth !== undefined && at - sixth < MOST_WITHIN.ms);
}

interface Wanted {
  readonly kind: 'question' | 'change' | 'attention';
  readonly notice: Notice;
  readonly told: Partial<Told>;
}

function wanted(told: Told, view: View, say: Say): readonly Wanted[] {
  return [...question(told, view, say), ...change(told, view, say), ...attention(told, view, say)];
}

function question(told: Told, { question, reason }: View, say: Say): readonly Wanted[] {
  if (!question || question.id === told.question) return [];
  const ready = question.target === 'READY';
  const notice: Notice = {
    title: say(ready ? 'tray.askReady' : 'tray.askNotReady'),
    body: reason.sentence,
    wish: { open: 'status' },
    actions: [
      action(say, ready ? 'tray.yesReady' : 'tray.yesNotReady', {
        call: 'answer',
        args: [question.id, 'yes'],
      }),
      action(say, 'status.no', { call: 'answer', args: [question.id, 'no'] }),
    ],
  };
  return [{ kind: 'question', notice, told: { question: question.id } }];
}

function change(told: Told, view: View, say: Say): readonly Wanted[] {
  const tell = (title: PlainKey, actions: Notice['actions'] = []): readonly Wanted[] => {
    const body = view.reason.sentence;
    const notice: Notice = { title: say(title), body, wish: { open: 'status' }, actions };
    return [{ kind: 'change', notice, told: {} }];
  };
  const counts = view.ours && view.next?.kind === 'ready' && view.modes.ready === 'auto';
  if (counts && !told.returning) return tell('notice.returning', returningActions(say));
  if (view.ours && !told.ours) return tell('notice.notReady', [readyNow(say)]);
  if (!view.ours && told.ours && view.finesse.state === 'READY') return tell('notice.ready');
  return [];
}

function returningActions(say: Say): Notice['actions'] {
  return [
    action(say, 'status.stay', { call: 'stayNotReady', args: [] }),
    readyNow(say),
    action(say, 'status.fiveMinutes', { call: 'delayReady', args: [5] }),
  ];
}

function readyNow(say: Say): Notice['actions'][number] {
  return action(say, 'status.readyNow', { call: 'readyNow', args: [] });
}

function attention(told: Told, view: View, say: Say): readonly Wanted[] {
  const fresh = view.attention.find(({ about }) => !told.attention.includes(about));
  if (!fresh) return [];
  const notice: Notice = {
    title: say('notice.attention'),
    body: fresh.sentence,
    wish: { open: 'status' },
    actions: [],
  };
  return [{ kind: 'attention', notice, told: { attention: [...told.attention, fresh.about] } }];
}

function standing({ attention }: View): readonly string[] {
  return attention.map(({ about }) => about);
}

function action(say: Say, key: PlainKey, wish: Wish): Notice['actions'][number] {
  return { label: say(key), wish };
}
