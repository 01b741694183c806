/** The one plain sentence of each reason for what we do and decline to do (I12). */
import { detailIn } from './language/detail.ts';
import type { PlainKey, Say } from './language/speaker.ts';
import {
  becauseWords,
  contactWords,
  lasting,
  notReady,
  pendingWords,
  presenceWords,
} from './phrases.ts';
import type { PresenceReading } from './presence.ts';
import type { Reason, ReasonKind, ReasonValues } from './reason-values.ts';
import type { Mode } from './settings.ts';
import { SECOND_MS, type Instant } from './time.ts';

export type { Reason, ReasonKind } from './reason-values.ts';

type Status = PresenceReading['status'];

/** Why nothing is followed at all yet: there is no engine that could decide anything. */
export type IdleKind = 'notSetUp' | 'noFinesseSignIn' | 'noWebexSignIn' | 'starting';
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
  finesseUnavailable: ({ detail }, { say }) =>
    say('reason.finesseUnavailable', { detail: detailIn(detail, say) }),
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
  presenceLost: ({ detail }, { say }) =>
    say('reason.presenceLost', { detail: detailIn(detail, say) }),
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
