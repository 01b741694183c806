/** What can be known from outside: the servers' own records and the person's choices, as plain values. */
import type { AgentState, Platform } from '../../main/core/agent.ts';
import type { DeskPresence } from '../../main/core/desk.ts';
import type { Modes } from '../../main/core/settings.ts';
import type { StateChange } from '../simulators/finesse/roster.ts';

/** What Webex told the app, in the words of REST or of a push. */
export interface Told {
  readonly at: number;
  readonly via: 'rest' | 'live';
  readonly status: string;
}

/** What one answered GET of the User showed, and the dialogs if they were asked for after it. */
export interface Look {
  readonly at: number;
  readonly state: AgentState;
  readonly stateChangeTime: string;
  readonly pending: boolean;
  dialogs: number | undefined;
}

/** A PUT of the app as it arrived. */
export interface Put {
  readonly at: number;
  readonly requestId: string;
  readonly state: string;
  readonly reasonCodeId: number | undefined;
  /** Undefined when nobody answered. */
  readonly status: number | undefined;
}

export interface OwnWrite extends Put {
  readonly relabels: boolean;
  /** When the app said what became of it. */
  settledAt: number | undefined;
}

export interface Known {
  readonly platform: Platform;
  readonly changesPer10Min: number;
  readonly onlyAtDesk: boolean;
  readonly fallbackReason: string;
  modes: Modes;
  pausedUntil: number | undefined;
  desk: DeskPresence;
  look: Look | undefined;
  /** The newest last. */
  changes: readonly StateChange[];
  writes: readonly OwnWrite[];
  told: readonly Told[];
  /** What the person asked for. */
  words: readonly { readonly at: number; readonly target: 'READY' | 'NOT_READY' }[];
  /** A Ready of ours must be rooted after this: start, long sleep, another mode. */
  offerFrom: number;
  /** Changes of our own before this do not count for the limit. */
  countFrom: number;
  /** The app has had its say, and Webex was not clear since: no second one. */
  saidAt: number | undefined;
  /** Every label that a reason code ever had, by its id. */
  readonly labels: Map<number, Set<string>>;
  /** The administrator's own codes at this moment. */
  ownCodes: number;
}

/** The changes that made the agent Not Ready by us, from the first to the latest. */
export interface Ownership {
  readonly root: StateChange;
  readonly latest: StateChange;
}

/** Undefined when the state that `look` shows is not ours. */
export function ownershipAt(known: Known, look: Look): Ownership | undefined {
  const { changes } = known;
  let index = changes.findLastIndex((one) => one.stateChangeTime === look.stateChangeTime);
  const latest = changes[index];
  for (; index >= 0; index -= 1) {
    const change = changes[index];
    if (!latest || change?.to !== 'NOT_READY' || !isOurs(known, change)) return undefined;
    if (change.from === 'READY') return { root: change, latest };
  }
  return undefined;
}

/**
 * Finesse does not say who asked: the very reason that we are waiting for, chosen by somebody else
 * meanwhile, counts as ours (docs/decisions.md, "What cannot be proved").
 */
function isOurs({ writes }: Known, change: StateChange): boolean {
  return writes.some(
    (write) =>
      write.requestId === change.requestId ||
      (write.state === 'NOT_READY' &&
        write.reasonCodeId === change.reasonCodeId &&
        change.at >= write.at &&
        change.at <= (write.settledAt ?? Infinity)),
  );
}

const ASKS: Readonly<Record<string, string>> = {
  dnd: 'Webex DND',
  DoNotDisturb: 'Webex DND',
  call: 'Webex Call',
  meeting: 'Webex Meeting',
  presenting: 'Webex Meeting',
  unknown: 'Webex Unavailable',
  busy: 'Webex Unavailable',
};

/** The reason that a presence asks for; undefined when it asks for nothing. */
export function reasonFor(status: string): string | undefined {
  return ASKS[status];
}

/** `inactive` is good news only of somebody who is at the desk. */
export function isClear(status: string, desk: DeskPresence): boolean {
  return (
    status === 'active' || status === 'calendarItem' || (status === 'inactive' && desk === 'atDesk')
  );
}

/** The latest word of each source. */
export function latestTold({ told }: Known): readonly Told[] {
  const live = told.findLast(({ via }) => via === 'live');
  const rest = told.findLast(({ via }) => via === 'rest');
  return [live, rest].filter((one) => one !== undefined);
}
