/** The closed list of reasons for what we do and decline to do, each with its one plain sentence (I12). */
import type { AgentState } from './agent.ts';
import type { PlainKey, Say } from './language/speaker.ts';
import {
  becauseWords,
  contactWords,
  lasting,
  notReady,
  pendingWords,
  presenceWords,
} from './phrases.ts';
import type { SystemCause } from './platform.ts';
import type { PresenceReading } from './presence.ts';
import type { Mode } from './settings.ts';
import { SECOND_MS, type Instant } from './time.ts';

type Status = PresenceReading['status'];
type NoValues = Readonly<Record<string, unknown>>;

/** Every reason with the values that its sentence needs. */
interface ReasonValues {
  // Finesse
  finesseRefusedCredentials: { readonly detail: string };
  finesseNotReadYet: NoValues;
  finesseUnavailable: { readonly detail: string };
  agentSignedOut: NoValues;
  agentStateUnknown: NoValues;
  contact: { readonly state: AgentState };
  contactFirst: { readonly state: AgentState; readonly label: string };
  changePending: { readonly pendingState: string };
  setByPerson: { readonly label: string };
  setBySupervisor: NoValues;
  setBySystem: { readonly label: string; readonly cause: SystemCause | undefined };
  // Webex
  presenceNotHeardYet: NoValues;
  presenceLost: { readonly detail: string };
  presenceStale: { readonly confirmedAt: Instant };
  presenceHolds: { readonly status: Status; readonly raw: string };
  customerCall: NoValues;
  callsUnknown: NoValues;
  // The person
  paused: { readonly until: Instant };
  awayFromDesk: NoValues;
  // Going Not Ready
  allClear: { readonly status: Status };
  dwell: {
    readonly status: Status;
    readonly label: string;
    readonly until: Instant;
    readonly mode: Mode;
  };
  saidOnce: { readonly status: Status };
  reasonCodesNotRead: NoValues;
  reasonCodeMissing: { readonly label: string };
  takeNotReady: { readonly status: Status; readonly label: string };
  // Ours
  keptNotReady: {
    readonly status: Status;
    readonly label: string;
    readonly since: Instant;
    readonly returnAfterMs: number;
    /** False where only the person ends it. */
    readonly byItself: boolean;
  };
  heldNotReady: {
    readonly status: Status;
    readonly raw: string;
    readonly label: string;
    readonly since: Instant;
  };
  returning: { readonly until: Instant; readonly mode: Mode };
  giveBackReady: { readonly label: string };
  relabel: { readonly status: Status; readonly label: string; readonly before: string };
  returnFailed: NoValues;
  ownedTooLong: { readonly since: Instant };
  offerReady: { readonly since: Instant };
  // Not by ourselves
  wouldTakeNotReady: { readonly status: Status; readonly label: string };
  wouldGiveBackReady: NoValues;
  askNotReady: { readonly status: Status; readonly label: string };
  askReady: NoValues;
  tooManyChanges: { readonly count: number };
}

export type ReasonKind = keyof ReasonValues;
/** Why nothing is followed at all yet: there is no engine that could decide anything. */
export type IdleKind = 'notSetUp' | 'noFinesseSignIn' | 'noWebexSignIn' | 'starting';
export type Reason = {
  [K in ReasonKind]: { readonly kind: K } & Readonly<ReasonValues[K]>;
}[ReasonKind];

/** Shows an instant as the person reads it, for example `14:02`. */
export type ClockFace = (at: Instant) => string;

/** What a sentence is said with, beside the values of its reason. */
interface Voice {
  readonly say: Say;
  readonly face: ClockFace;
}

type Sentences = {
  readonly [K in ReasonKind]: PlainKey | ((values: ReasonValues[K], voice: Voice) => string);
};

/** A key where the sentence needs no values. */
const SENTENCES: Sentences = {
  finesseRefusedCredentials: 'reason.finesseRefusedCredentials',
  finesseNotReadYet: 'reason.finesseNotReadYet',
  finesseUnavailable: ({ detail }, { say }) => say('reason.finesseUnavailable', { detail }),
  agentSignedOut: 'reason.agentSignedOut',
  agentStateUnknown: 'reason.agentStateUnknown',
  contact: ({ state }, { say }) => say('reason.contact', { contact: contactWords(state, say) }),
  contactFirst: ({ label, state }, { say }) =>
    say('reason.contactFirst', {
      contact: contactWords(state, say),
      state: notReady(label, say),
    }),
  changePending: ({ pendingState }, { say }) =>
    say('reason.changePending', { state: pendingWords(pendingState, say) }),
  setByPerson: ({ label }, { say }) => say('reason.setByPerson', { state: notReady(label, say) }),
  setBySupervisor: 'reason.setBySupervisor',
  setBySystem({ cause, label }, { say }) {
    if (cause !== undefined) return say('reason.setBySystem', { cause: say(cause) });
    return label === '' ? say('reason.setBySystemUnsaid') : say('reason.setBySystemAs', { label });
  },
  presenceNotHeardYet: 'reason.presenceNotHeardYet',
  presenceLost: ({ detail }, { say }) => say('reason.presenceLost', { detail }),
  presenceStale: ({ confirmedAt }, { face, say }) =>
    say('reason.presenceStale', { time: face(confirmedAt) }),
  presenceHolds: ({ raw, status }, { say }) =>
    say('reason.presenceHolds', { presence: presenceWords(status, raw, say) }),
  customerCall: 'reason.customerCall',
  callsUnknown: 'reason.callsUnknown',
  paused: ({ until }, { face, say }) =>
    until === Infinity ? say('reason.pausedOpen') : say('reason.paused', { time: face(until) }),
  awayFromDesk: 'reason.awayFromDesk',
  allClear: ({ status }, { say }) =>
    say('reason.allClear', { presence: presenceWords(status, '', say) }),
  dwell: ({ label, mode, status, until }, { face, say }) =>
    say(DWELL[mode], {
      presence: presenceWords(status, '', say),
      time: face(until),
      state: notReady(label, say),
    }),
  saidOnce: ({ status }, { say }) =>
    say('reason.saidOnce', { presence: presenceWords(status, '', say) }),
  reasonCodesNotRead: 'reason.reasonCodesNotRead',
  reasonCodeMissing: ({ label }, { say }) => say('reason.reasonCodeMissing', { label }),
  takeNotReady: (values, { say }) => say('reason.takeNotReady', asked(values, say)),
  keptNotReady: keptSentence,
  heldNotReady: ({ label, raw, since, status }, { face, say }) =>
    say('reason.heldNotReady', {
      state: notReady(label, say),
      time: face(since),
      presence: presenceWords(status, raw, say),
    }),
  returning: ({ mode, until }, { face, say }) => say(RETURN[mode], { time: face(until) }),
  giveBackReady: ({ label }, { say }) =>
    say('reason.giveBackReady', { state: notReady(label, say) }),
  relabel: ({ before, label, status }, { say }) =>
    say('reason.relabel', { presence: presenceWords(status, '', say), before, label }),
  returnFailed: 'reason.returnFailed',
  ownedTooLong: ({ since }, { face, say }) => say('reason.ownedTooLong', { time: face(since) }),
  offerReady: ({ since }, { face, say }) => say('reason.offerReady', { time: face(since) }),
  wouldTakeNotReady: (values, { say }) => say('reason.wouldTakeNotReady', asked(values, say)),
  wouldGiveBackReady: 'reason.wouldGiveBackReady',
  askNotReady: (values, { say }) => say('reason.askNotReady', asked(values, say)),
  askReady: 'reason.askReady',
  tooManyChanges: ({ count }, { say }) => say('reason.tooManyChanges', { count }),
};

export function sentenceOf(reason: Reason, face: ClockFace, say: Say): string {
  const sentence = SENTENCES[reason.kind] as PlainKey | ((values: Reason, voice: Voice) => string);
  return typeof sentence === 'string' ? say(sentence) : sentence(reason, { face, say });
}

const DWELL = {
  auto: 'reason.dwellAuto',
  ask: 'reason.dwellAsk',
  observe: 'reason.dwellObserve',
} as const satisfies Readonly<Record<Mode, unknown>>;

const RETURN = {
  auto: 'reason.returnAuto',
  ask: 'reason.returnAsk',
  observe: 'reason.returnObserve',
} as const satisfies Readonly<Record<Mode, unknown>>;

/** What Webex shows, and the Not Ready that it asks for. */
function asked({ label, status }: { readonly label: string; readonly status: Status }, say: Say) {
  return { presence: presenceWords(status, '', say), state: notReady(label, say) };
}

function keptSentence(
  { byItself, label, returnAfterMs, since, status }: ReasonValues['keptNotReady'],
  { face, say }: Voice,
): string {
  const kept = {
    state: notReady(label, say),
    time: face(since),
    because: becauseWords(status, say),
  };
  if (!byItself) return say('reason.keptByYou', kept);
  if (returnAfterMs < SECOND_MS) return say('reason.keptNotReady', kept);
  return say('reason.keptAndAfter', { ...kept, duration: lasting(returnAfterMs, say) });
}
