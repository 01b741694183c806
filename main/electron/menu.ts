/** What the tray's menu holds, made from the view alone; nothing in here knows Electron. */
import type { ArgumentsOf, CallName } from '../../preload/contract.ts';
import type { PlainKey, Say } from '../core/language/speaker.ts';
import { MODES, type Mode } from '../core/settings.ts';
import type { View } from '../core/view.ts';
import { statusLines } from './status-text.ts';

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

export function menuOf(facts: MenuFacts, say: Say): readonly MenuEntry[] {
  const { locked, view } = facts;
  const lines = statusLines(view, say).map((label): MenuEntry => ({ kind: 'line', label }));
  return [
    ...lines,
    item(say, 'tray.why', { open: 'status' }),
    ...section(view ? questionItems(view, say) : []),
    ...section(view?.ours === true ? ourItems(say) : []),
    SEPARATOR,
    ...(view ? [pauseMenu(view, say), modeMenu(view, locked, say)] : []),
    item(say, 'tray.history', { open: 'history' }),
    item(say, 'tray.settings', { open: 'settings' }),
    submenu(say, 'tray.help', helpItems(say)),
    ...startEntry(facts.startAtLogin, say),
    ...section(locked.size > 0 ? [{ kind: 'line', label: say('tray.managed') }] : []),
    SEPARATOR,
    item(say, 'tray.quit', { shell: 'quit' }),
  ];
}

function ourItems(say: Say): readonly MenuEntry[] {
  return [
    item(say, 'status.stay', { call: 'stayNotReady', args: [] }),
    item(say, 'status.readyNow', { call: 'readyNow', args: [] }),
    item(say, 'status.fiveMinutes', { call: 'delayReady', args: [5] }),
  ];
}

function helpItems(say: Say): readonly MenuEntry[] {
  return [
    item(say, 'tray.diagnostics', { open: 'diagnostics' }),
    item(say, 'tray.copyStatus', { shell: 'copyStatus' }),
    item(say, 'tray.logs', { shell: 'openLogs' }),
  ];
}

/** The person may have opened the menu long ago; the id of the question keeps a late answer from meaning another one. */
function questionItems({ question }: View, say: Say): readonly MenuEntry[] {
  if (!question) return [];
  const ready = question.target === 'READY';
  return [
    { kind: 'line', label: say(ready ? 'tray.askReady' : 'tray.askNotReady') },
    item(say, ready ? 'tray.yesReady' : 'tray.yesNotReady', {
      call: 'answer',
      args: [question.id, 'yes'],
    }),
    item(say, 'status.no', { call: 'answer', args: [question.id, 'no'] }),
  ];
}

function pauseMenu({ pausedUntil }: View, say: Say): MenuEntry {
  if (pausedUntil !== undefined) return item(say, 'status.resume', { call: 'resume', args: [] });
  return submenu(say, 'status.pause', [
    item(say, 'tray.pause15', { call: 'pause', args: [15] }),
    item(say, 'status.pause60', { call: 'pause', args: [60] }),
    item(say, 'tray.pauseTomorrow', { call: 'pause', args: ['tomorrow'] }),
    item(say, 'status.pauseOpen', { call: 'pause', args: ['resumed'] }),
  ]);
}

const MODE_WORDS: Readonly<Record<Mode, PlainKey>> = {
  auto: 'mode.auto',
  ask: 'tray.modeAsk',
  observe: 'tray.modeObserve',
};

/** Locked is shown, not hidden: whoever looks for it should learn who decided. */
function modeMenu({ modes }: View, locked: ReadonlySet<string>, say: Say): MenuEntry {
  const isLocked = [...locked].some((path) => path === 'mode' || path.startsWith('mode.'));
  const entries = MODES.map((mode): MenuEntry => {
    const checked = modes.notReady === mode && modes.ready === mode;
    const label = say(MODE_WORDS[mode]);
    if (isLocked) return { kind: 'line', label, checked };
    return { kind: 'item', label, checked, wish: { call: 'setMode', args: [mode] } };
  });
  const why: readonly MenuEntry[] = isLocked
    ? [SEPARATOR, { kind: 'line', label: say('window.byOrganization') }]
    : [];
  return submenu(say, 'status.mode', [...entries, ...why]);
}

function startEntry(state: MenuFacts['startAtLogin'], say: Say): readonly MenuEntry[] {
  if (state === 'unknown') return [];
  if (state === 'byOrganization') {
    return [{ kind: 'line', label: say('tray.startManaged'), checked: true }];
  }
  const on = state === 'on';
  return [
    { kind: 'item', label: say('tray.startAtLogin'), checked: on, wish: { startAtLogin: !on } },
  ];
}

function section(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  return entries.length === 0 ? [] : [SEPARATOR, ...entries];
}

function item(say: Say, key: PlainKey, wish: Wish): MenuEntry {
  return { kind: 'item', label: say(key), wish };
}

function submenu(say: Say, key: PlainKey, entries: readonly MenuEntry[]): MenuEntry {
  return { kind: 'submenu', label: say(key), entries };
}
