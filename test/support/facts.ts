/** What the oracle remembers of what it saw; plain values, so that a search can branch from any point. */
import type { AgentReading, ReasonCode } from '../../main/core/agent.ts';
import type { DeskPresence } from '../../main/core/desk.ts';
import type { Modes } from '../../main/core/settings.ts';
import type { Policy } from '../../main/core/policy.ts';

type Target = 'READY' | 'NOT_READY';

/** One stretch in which Webex showed what asks for the same thing. */
export interface Stretch {
  readonly status: string;
  readonly sort: 'asks' | 'clear' | 'hold';
  /** The reason that it asks for. */
  readonly label: string;
  readonly since: number;
  readonly confirmedAt: number;
  /** Each time that Webex said it, within this stretch. */
  readonly confirmations: readonly number[];
}

/** One of our writes. */
export interface Written {
  readonly index: number;
  readonly id: number;
  readonly target: Target;
  readonly reasonCodeId: number | undefined;
  /** What it gave another reason to, as it was in the look that it went out upon. */
  readonly relabels: Owned | undefined;
  readonly at: number;
  readonly answeredAt: number | undefined;
  /** `lost`: reported as failed, or forgotten by a crash; whatever it does later is not ours. */
  readonly fate: 'open' | 'done' | 'lost';
}

/** The agent is NOT_READY by our write with number `root`, taken from READY, whatever came on top. */
export interface Owned {
  readonly root: number;
  /** The write that brought the present reason. */
  readonly latest: number;
  /** When a reading first showed it to us. */
  readonly seenAt: number | undefined;
}

/** What Finesse looked up for one answer. */
export interface Look {
  readonly id: number;
  readonly askedAt: number;
  readonly agent: AgentReading | undefined;
  readonly owned: Owned | undefined;
  /** Our write that made the last change, when it was ours. */
  readonly lastWrite: number | undefined;
}

/** The person's word. */
export interface Word {
  readonly target: Target;
  readonly givenAt: number;
  /** The same word given again is still the first one. */
  readonly since: number;
  /** For READY: what it was about. */
  readonly root: number | undefined;
}

export interface Facts {
  silenced: boolean;
  pausedUntil: number | undefined;
  modes: Modes;
  /** We said that too many changes were made, and that from now on we ask. */
  asksFromNowOn: boolean;
  word: Word | undefined;
  shown: { readonly id: number; readonly target: Target; readonly since: number } | undefined;
  presence: Stretch | undefined;
  lost: boolean;
  desk: { readonly at: DeskPresence; readonly since: number };
  /** Since when the person is back at the desk, or was never seen to leave it. */
  backSince: number;
  delayUntil: number;
  /** From the first asking presence until a clear one has lasted. */
  episode: boolean;
  /** We had our say; until the episode is over no second Not Ready may follow. */
  said: boolean;
  /** The reason code that was refused: another one may be tried once. */
  refused: { readonly reasonCodeId: number | undefined; readonly tried: boolean } | undefined;
  returnFailed: boolean;
  relabelFailed: boolean;
  /** Whose is the call that Webex shows? */
  call: 'none' | 'somebodys' | 'customers';
  contactSeenAt: number;
  /** The request for the agent's state that is not answered yet. */
  look: Look | undefined;
  /** The answer that came in this very step. */
  fresh: Look | undefined;
  codesAsked: number | undefined;
  codes: readonly ReasonCode[] | undefined;
  wellSince: number | undefined;
  owned: Owned | undefined;
  lastWrite: number | undefined;
  /** Writes with a lower number were let go of, or may only be offered back. */
  freeFrom: number;
  offerFrom: number;
  writes: number;
  /** The last few of them. */
  written: readonly Written[];
  writtenAt: readonly number[];
  decision: string;
}

export function firstFacts(policy: Policy): Facts {
  return {
    silenced: false,
    pausedUntil: undefined,
    modes: policy.modes,
    asksFromNowOn: false,
    word: undefined,
    shown: undefined,
    presence: undefined,
    lost: false,
    desk: { at: 'unknown', since: -Infinity },
    backSince: -Infinity,
    delayUntil: -Infinity,
    episode: false,
    said: false,
    refused: undefined,
    returnFailed: false,
    relabelFailed: false,
    call: 'none',
    contactSeenAt: -Infinity,
    look: undefined,
    fresh: undefined,
    codesAsked: undefined,
    codes: undefined,
    wellSince: undefined,
    owned: undefined,
    lastWrite: undefined,
    freeFrom: 0,
    offerFrom: 0,
    writes: 0,
    written: [],
    writtenAt: [],
    decision: '',
  };
}

/** Nothing but what Finesse shows outlives the app. */
export function factsAfterRestart(before: Facts, policy: Policy): Facts {
  const { lastWrite, owned, writes, written } = before;
  return {
    ...firstFacts(policy),
    owned,
    lastWrite,
    writes,
    freeFrom: before.freeFrom,
    offerFrom: writes,
    // What was under way is forgotten: the new run cannot know it for its own.
    written: written.map((one) => (one.fate === 'open' ? { ...one, fate: 'lost' } : one)),
  };
}

/** What Webex shows, as far as it is still known at `now`. */
export function shows(facts: Facts, policy: Policy, now: number): Stretch | undefined {
  const { call, desk, lost, presence } = facts;
  if (lost || !presence || now >= presence.confirmedAt + policy.presenceStaleMs) return undefined;
  if (presence.sort === 'asks' && presence.status === 'call' && call === 'customers') {
    return { ...presence, sort: 'hold' };
  }
  if (presence.sort !== 'clear' || presence.status !== 'inactive') return presence;
  // Ten minutes without Webex are good news only of somebody who is at the desk.
  return desk.at === 'atDesk'
    ? { ...presence, since: Math.max(presence.since, desk.since) }
    : { ...presence, sort: 'hold' };
}

export function dwellOf({ sort, status }: Stretch, policy: Policy): number {
  const rule = policy.rules[status as keyof Policy['rules']];
  return rule.enterAfterMs ?? (sort === 'clear' ? policy.clearAfterMs : 0);
}

/** Still ours, for the person did not let go of it, and it was never reported as failed. */
export function stillOurs(facts: Facts, owned: Owned | undefined): owned is Owned {
  return owned !== undefined && owned.root >= facts.freeFrom;
}
