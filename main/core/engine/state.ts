/** What the engine remembers: a few parts that do not depend on each other, and nothing that can be derived. */
import type { AccessNotice } from '../access-notices.ts';
import type { AgentReading, ReasonCode, StateTarget } from '../agent.ts';
import type { Attention } from '../attention.ts';
import type { DeskPresence } from '../desk.ts';
import type { Failure } from '../outcome.ts';
import type { PresenceReading } from '../presence.ts';
import type { Reason } from '../reasons.ts';
import type { Action, Modes } from '../settings.ts';
import type { Instant } from '../time.ts';
import type { Intent } from './situation.ts';

export interface EngineState {
  /** As chosen by the person or policy; the limit on changes may turn it to `ask`. */
  readonly modes: Modes;
  /** True when we turned to `ask` by ourselves. */
  readonly tooManyChanges: boolean;
  /** `Infinity`: until the person resumes. */
  readonly pausedUntil: Instant | undefined;
  readonly webex: WebexLink;
  readonly finesse: FinesseLink;
  readonly reasonCodes: ReasonCodeList;
  readonly desk: Desk;
  readonly episode: Episode | undefined;
  readonly call: CallStanding;
  /** The last time that a read showed a contact. */
  readonly contactSeenAt: Instant | undefined;
  readonly ownership: Ownership | undefined;
  /** "5 more minutes": Ready not before this. */
  readonly returnNotBefore: Instant | undefined;
  readonly question: Question | undefined;
  /** Why the record of an earlier run was not believed. */
  readonly recordRefused: string | undefined;
  readonly change: Change | undefined;
  /** Set while a write is due and waits for its fresh look at both sides. */
  readonly check: Check | undefined;
  /** When we wrote, within the last ten minutes. */
  readonly writes: readonly Instant[];
  /** The last write that was turned down or never showed; cleared when another one is done. */
  readonly lastFailure: { readonly target: StateTarget; readonly detail: string } | undefined;
  readonly intent: Intent;
  /** What was last told, so that nothing is told twice. */
  readonly told: Told;
  readonly nextId: number;
}

export interface WebexLink {
  readonly latest: PresenceTrack | undefined;
  /** Set while presence cannot be had at all. */
  readonly lost: Failure | undefined;
  readonly awaiting: boolean;
  /** Presence must be asked for now rather than waited for. */
  readonly wanted: boolean;
  /** What there is to know about the sign-in while it still works. */
  readonly notices: readonly AccessNotice[];
}

export const NO_WEBEX: WebexLink = {
  latest: undefined,
  lost: undefined,
  awaiting: false,
  wanted: false,
  notices: [],
};

export interface PresenceTrack {
  readonly reading: PresenceReading;
  /** What the rules made of it when it was heard. */
  readonly action: Action;
  readonly reason: string;
  /** Since when action and reason have been the same without a break. */
  readonly since: Instant;
  /** Since when we have heard this very status. */
  readonly heardAt: Instant;
  /** When Webex last said it again. */
  readonly confirmedAt: Instant;
}

export interface FinesseLink {
  readonly reading: AgentReading | undefined;
  /** When the answer with `reading` came, and when it had been asked for. */
  readonly readAt: Instant | undefined;
  readonly readAskedAt: Instant | undefined;
  /** Whether it was asked for with the dialogs. */
  readonly readDialogs: boolean;
  readonly awaiting: Awaiting | undefined;
  /** The last answer, when it was a failure. */
  readonly failure: Failure | undefined;
  readonly failedAt: Instant | undefined;
  /** Failures in a row. */
  readonly failures: number;
  /** Since when every answer was a good one. */
  readonly wellSince: Instant | undefined;
  /** A 401 came: nothing is sent until the person acts (I10). */
  readonly refused: boolean;
  /** Somebody wants a reading now rather than at the idle pace. */
  readonly wanted: boolean;
}

export const NO_FINESSE: FinesseLink = {
  reading: undefined,
  readAt: undefined,
  readAskedAt: undefined,
  readDialogs: false,
  awaiting: undefined,
  failure: undefined,
  failedAt: undefined,
  failures: 0,
  wellSince: undefined,
  refused: false,
  wanted: false,
};

export interface Awaiting {
  readonly id: number;
  readonly askedAt: Instant;
  readonly dialogs: boolean;
}

export interface Check {
  /** Since when the write has been due. */
  readonly since: Instant;
  /** When Webex first said its presence again after that; needed before READY only. */
  readonly confirmedAt: Instant | undefined;
}

export interface ReasonCodeList {
  readonly list: readonly ReasonCode[] | undefined;
  readonly readAt: Instant | undefined;
  readonly awaiting: Pick<Awaiting, 'id'> | undefined;
  readonly failure: Failure | undefined;
  /** Not asked again before this. */
  readonly retryAt: Instant | undefined;
  readonly wanted: boolean;
}

export const NO_REASON_CODES: ReasonCodeList = {
  list: undefined,
  readAt: undefined,
  awaiting: undefined,
  failure: undefined,
  retryAt: undefined,
  wanted: false,
};

export interface Desk {
  readonly at: DeskPresence;
  readonly since: Instant;
}

/** One unbroken stretch of presence that asks for Not Ready, through any change of cause. */
export interface Episode {
  readonly id: number;
  readonly startedAt: Instant;
  /** We asked Finesse for Not Ready once; after that the episode has had its one say (I5). */
  readonly said: boolean;
  /** The reason code that Finesse turned down: tried once more, when the list has another by then. */
  readonly refused:
    { readonly reasonCodeId: number | undefined; readonly triedOther: boolean } | undefined;
  /** The way back to Ready failed: not again in this episode (I9). */
  readonly returnFailed: boolean;
  /** Another reason for what is ours failed: not again in this episode. */
  readonly relabelFailed: boolean;
}

/** What only the person may do; it waits for an answer until its time is over. */
export interface Question {
  readonly id: number;
  readonly target: StateTarget['state'];
  /** `none`: nobody answered in time. Nothing happens, and it is not asked again. */
  readonly answer: 'open' | 'yes' | 'none';
  /** The end of the time for an answer; after a yes, of the time for doing it. */
  readonly until: Instant;
}

/**
 * Whose call is presence `call`? A customer's call also shows in Webex on a Webex phone, and must
 * never count as a cause. `unchecked` until a reading of Finesse tells.
 */
export type CallStanding = 'none' | 'unchecked' | 'customer' | 'cause';

/** The proof that a NOT_READY is ours (I1). */
export interface Ownership {
  readonly agent: string;
  readonly extension: string;
  readonly reasonCodeId: number | undefined;
  readonly label: string;
  /** Never empty: without it we cannot know our own writing again. */
  readonly stateChangeTime: string;
  readonly priorState: 'READY';
  readonly episode: number;
  readonly setAt: Instant;
  /** After a long sleep: good enough to offer Ready, never to set it (I11). */
  readonly offerOnly: boolean;
}

export interface Change {
  readonly id: number;
  readonly target: StateTarget;
  readonly label: string;
  readonly reason: Reason;
  /** What Finesse showed right before. */
  readonly before: AgentReading;
  readonly sentAt: Instant;
  /** When the 202 came (or an answer that leaves it open). Undefined while no answer is there. */
  readonly acceptedAt: Instant | undefined;
  /** Why it is open whether Finesse took the request; undefined after a 202, and before any answer. */
  readonly doubt: string | undefined;
  /** Set when this write only gives another reason to what is already ours. */
  readonly relabels: Ownership | undefined;
  /** Passed on to the ownership: something happened meanwhile after which Ready is only offered. */
  readonly offerOnly: boolean;
  /** The person let go of it before it was done. */
  readonly letGo: boolean;
}

export interface Told {
  readonly presence: string;
  readonly agent: string;
  readonly decision: Reason | undefined;
  /** Whether the decision was told as a question. */
  readonly asked: boolean;
  readonly attention: readonly Attention[];
}

export const NOTHING_TOLD: Told = {
  presence: '',
  agent: '',
  decision: undefined,
  asked: false,
  attention: [],
};

export function wantReading(state: EngineState): EngineState {
  return { ...state, finesse: { ...state.finesse, wanted: true } };
}

/**
 * The same state as an object of the one shape that each part of a step begins with.
 *
 * `{ ...state }` makes an object of a shape of its own. Handed on, these shapes multiply until the
 * JavaScript engine gives up on them, and each copy takes ten times as long.
 */
export function inOneShape(state: EngineState): EngineState {
  return {
    modes: state.modes,
    tooManyChanges: state.tooManyChanges,
    pausedUntil: state.pausedUntil,
    webex: state.webex,
    finesse: state.finesse,
    reasonCodes: state.reasonCodes,
    desk: state.desk,
    episode: state.episode,
    call: state.call,
    contactSeenAt: state.contactSeenAt,
    ownership: state.ownership,
    returnNotBefore: state.returnNotBefore,
    question: state.question,
    recordRefused: state.recordRefused,
    change: state.change,
    check: state.check,
    writes: state.writes,
    lastFailure: state.lastFailure,
    intent: state.intent,
    told: state.told,
    nextId: state.nextId,
  };
}
