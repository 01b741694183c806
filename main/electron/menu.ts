/** What the tray's menu holds, made from the view alone; nothing in here knows Electron. */
import type { ArgumentsOf, CallName } from '../../preload/contract.ts';
import { MODES, type Mode } from '../core/settings.ts';
import type { View } from '../core/view.ts';
import { statusLines } from './status-text.ts';
import { worded, type Word } from './words.ts';

/** A page of the window, by the hash under which it opens. */
export type Page = 'status' | 'history' | 'settings' | 'diagnostics';

/** A call of the contract as a value. */
export type Call = {
  readonly [C in CallName]: { readonly call: C; readonly args: ArgumentsOf<C> };
}[CallName];

export type Wish =
  | Call
  | { readonly open: Page }
  | { readonly startAtLogin: boolean }
  | { readonly shell: 'copyStatus' | 'openLogs' | 'quit' };

export type MenuEntry =
  | { readonly kind: 'separator' }
  /** To be read, not to be chosen. */
  | { readonly kind: 'line'; readonly label: string; readonly checked?: boolean }
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly wish: Wish;
      /** One of several that exclude each other, or on and off. */
      readonly checked?: boolean;
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly MenuEntry[] };

export interface MenuFacts {
  /** Undefined until the engine has said something. */
  readonly view: View | undefined;
  /** Paths of settings that the organisation has locked. */
  readonly locked: ReadonlySet<string>;
  readonly startAtLogin: 'on' | 'off' | 'byOrganization' | 'unknown';
}

const SEPARATOR: MenuEntry = { kind: 'separator' };

export function menuOf(facts: MenuFacts): readonly MenuEntry[] {
  const { locked, view } = facts;
  const lines = statusLines(view).map((label): MenuEntry => ({ kind: 'line', label }));
  return [
    ...lines,
    item('why', { open: 'status' }),
    ...section(view ? questionItems(view) : []),
    ...section(view?.ours === true ? OURS : []),
    SEPARATOR,
    ...(view ? [pauseMenu(view), modeMenu(view, locked)] : []),
    item('history', { open: 'history' }),
    item('settings', { open: 'settings' }),
    submenu('help', HELP),
    ...startEntry(facts.startAtLogin),
    ...section(locked.size > 0 ? [{ kind: 'line', label: worded('managed') }] : []),
    SEPARATOR,
    item('quit', { shell: 'quit' }),
  ];
}

const OURS: readonly MenuEntry[] = [
  item('stayNotReady', { call: 'stayNotReady', args: [] }),
  item('readyNow', { call: 'readyNow', args: [] }),
  item('delayReady', { call: 'delayReady', args: [5] }),
];

const HELP: readonly MenuEntry[] = [
  item('diagnostics', { open: 'diagnostics' }),
  item('copyStatus', { shell: 'copyStatus' }),
  item('logs', { shell: 'openLogs' }),
];

/** The person may have opened the menu long ago; the id of the question keeps a late answer from meaning another one. */
function questionItems({ question }: View): readonly MenuEntry[] {
  if (!question) return [];
  const ready = question.target === 'READY';
  return [
    { kind: 'line', label: worded(ready ? 'askReady' : 'askNotReady') },
    item(ready ? 'yesReady' : 'yesNotReady', { call: 'answer', args: [question.id, 'yes'] }),
    item('no', { call: 'answer', args: [question.id, 'no'] }),
  ];
}

function pauseMenu({ pausedUntil }: View): MenuEntry {
  if (pausedUntil !== undefined) return item('resume', { call: 'resume', args: [] });
  return submenu('pause', [
    item('pause15', { call: 'pause', args: [15] }),
    item('pause60', { call: 'pause', args: [60] }),
    item('pauseTomorrow', { call: 'pause', args: ['tomorrow'] }),
    item('pauseResumed', { call: 'pause', args: ['resumed'] }),
  ]);
}

const MODE_WORDS: Readonly<Record<Mode, Word>> = {
  auto: 'modeAuto',
  ask: 'modeAsk',
  observe: 'modeObserve',
};

/** Locked is shown, not hidden: whoever looks for it should learn who decided. */
function modeMenu({ modes }: View, locked: ReadonlySet<string>): MenuEntry {
  const isLocked = [...locked].some((path) => path === 'mode' || path.startsWith('mode.'));
  const entries = MODES.map((mode): MenuEntry => {
    const checked = modes.notReady === mode && modes.ready === mode;
    const label = worded(MODE_WORDS[mode]);
    if (isLocked) return { kind: 'line', label, checked };
    return { kind: 'item', label, checked, wish: { call: 'setMode', args: [mode] } };
  });
  const why: readonly MenuEntry[] = isLocked
    ? [SEPARATOR, { kind: 'line', label: worded('modeManaged') }]
    : [];
  return submenu('mode', [...entries, ...why]);
}

function startEntry(state: MenuFacts['startAtLogin']): readonly MenuEntry[] {
  if (state === 'unknown') return [];
  if (state === 'byOrganization') {
    return [{ kind: 'line', label: worded('startManaged'), checked: true }];
  }
  const on = state === 'on';
  return [
    { kind: 'item', label: worded('startAtLogin'), checked: on, wish: { startAtLogin: !on } },
  ];
}

function section(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  return entries.length === 0 ? [] : [SEPARATOR, ...entries];
}

function item(word: Word, wish: Wish): MenuEntry {
  return { kind: 'item', label: worded(word), wish };
}

function submenu(word: Word, entries: readonly MenuEntry[]): MenuEntry {
  return { kind: 'submenu', label: worded(word), entries };
}
