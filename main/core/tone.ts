/** How things stand at one glance: the tone and the headline, the same for the window and the tray. */
import type { Attention } from './attention.ts';
import type { FailureKind } from './outcome.ts';
import type { Reason, ReasonKind } from './reasons.ts';
import type { Modes } from './settings.ts';

export type Tone =
  /** The agent is in step with Webex, or nothing is asked. */
  | 'following'
  /** Not Ready by our own write, or being set so. */
  | 'ours'
  /** Somebody else decided; it is left alone. */
  | 'notOurs'
  /** A customer is, is about to be, or just was on the line. */
  | 'contact'
  /** A change comes by itself at a known time. */
  | 'countdown'
  | 'paused'
  /** Nothing is written in this mode, only told. */
  | 'observing'
  /** Nothing goes on without a person. */
  | 'attention'
  /** One of the two sides is not known; it mends itself. */
  | 'offline';

export interface Face {
  readonly tone: Tone;
  /** A few words, without a full stop. */
  readonly headline: string;
}

const OF_REASON: Readonly<Record<ReasonKind, readonly [Tone, string]>> = {
  finesseRefusedCredentials: ['attention', 'Sign in to Finesse again'],
  finesseNotReadYet: ['offline', 'Connecting to Finesse'],
  finesseUnavailable: ['offline', 'No connection to Finesse'],
  agentSignedOut: ['offline', 'Signed out of Finesse'],
  agentStateUnknown: ['offline', 'Finesse state not known'],
  contact: ['contact', 'With a customer'],
  contactFirst: ['contact', 'With a customer'],
  changePending: ['notOurs', 'Your next state is chosen'],
  setByPerson: ['notOurs', 'Not Ready, your choice'],
  setBySupervisor: ['notOurs', 'Not Ready by a supervisor'],
  setBySystem: ['notOurs', 'Not Ready by Finesse'],
  presenceNotHeardYet: ['offline', 'Connecting to Webex'],
  presenceLost: ['offline', 'No connection to Webex'],
  presenceStale: ['offline', 'Webex has gone silent'],
  presenceHolds: ['following', 'Following Webex'],
  customerCall: ['contact', 'With a customer'],
  callsUnknown: ['offline', 'Calls not known'],
  paused: ['paused', 'Paused'],
  awayFromDesk: ['ours', 'Ready waits for you'],
  allClear: ['following', 'Following Webex'],
  dwell: ['countdown', 'Not Ready soon'],
  saidOnce: ['notOurs', 'Left to you for now'],
  reasonCodesNotRead: ['following', 'One moment'],
  reasonCodeMissing: ['attention', 'Reason code missing'],
  takeNotReady: ['ours', 'Setting you Not Ready'],
  keptNotReady: ['ours', 'Not Ready, set for you'],
  heldNotReady: ['ours', 'Not Ready, set for you'],
  returning: ['countdown', 'Ready again soon'],
  giveBackReady: ['following', 'Setting you Ready'],
  relabel: ['ours', 'Changing your reason'],
  returnFailed: ['attention', 'Going Ready is up to you'],
  ownedTooLong: ['attention', 'Going Ready is up to you'],
  offerReady: ['attention', 'Going Ready is up to you'],
  wouldTakeNotReady: ['observing', 'Only observing'],
  wouldGiveBackReady: ['observing', 'Only observing'],
  askNotReady: ['attention', 'Going Not Ready is up to you'],
  askReady: ['attention', 'Going Ready is up to you'],
  tooManyChanges: ['attention', 'Too many changes'],
};

/** Undefined: worth a line, but what goes on meanwhile is the headline. */
type HeadlineOf<A extends Attention['about']> = (
  attention: Extract<Attention, { about: A }>,
) => string | undefined;

const OF_ATTENTION: { readonly [A in Attention['about']]: HeadlineOf<A> } = {
  finesseCredentials: () => 'Sign in to Finesse again',
  finesseUnavailable: ({ failure }) =>
    mendsItself(failure) ? undefined : 'Finesse cannot be used',
  webexCredentials: () => 'Sign in to Webex again',
  webexUnavailable: ({ failure }) => (mendsItself(failure) ? undefined : 'Webex cannot be used'),
  webexScopesNarrow: () => undefined,
  webexSignInEnds: () => undefined,
  webexSignInNotKept: () => undefined,
  webexAccountChanged: () => undefined,
  presenceHidden: () => 'Webex hides your status',
  reasonCodesMissing: () => undefined,
  reasonCodesUnavailable: () => undefined,
  changeFailed: () => 'Please check your state',
  recordRefused: () => undefined,
  tooManyChanges: () => undefined,
};

/** What only a person can mend comes before what the engine is doing about the rest. */
export function faceOf(reason: Reason, attentions: readonly Attention[], modes: Modes): Face {
  for (const attention of attentions) {
    const headlineOf = OF_ATTENTION[attention.about] as (one: Attention) => string | undefined;
    const headline = headlineOf(attention);
    if (headline !== undefined) return { tone: 'attention', headline };
  }
  const [tone, headline] = OF_REASON[reason.kind];
  const promises = tone === 'following' || tone === 'countdown';
  const mode = reason.kind === 'returning' ? modes.ready : modes.notReady;
  if (mode === 'observe' && promises) return { tone: 'observing', headline: 'Only observing' };
  return { tone, headline };
}

/** The same told twice: the attention says it too, and what to do about it. */
const TOLD_BY: Readonly<Partial<Record<ReasonKind, readonly Attention['about'][]>>> = {
  finesseRefusedCredentials: ['finesseCredentials'],
  finesseUnavailable: ['finesseUnavailable'],
  presenceLost: ['webexCredentials', 'webexUnavailable'],
  presenceHolds: ['presenceHidden'],
  reasonCodeMissing: ['reasonCodesMissing'],
  returnFailed: ['changeFailed'],
  tooManyChanges: ['tooManyChanges'],
};

export function tellsReason({ about }: Attention, { kind }: Reason): boolean {
  return TOLD_BY[kind]?.includes(about) === true;
}

function mendsItself(kind: FailureKind): boolean {
  switch (kind) {
    case 'credentials':
    case 'untrusted':
    case 'forbidden':
    case 'refused':
      return false;
    case 'unreachable':
    case 'outOfService':
    case 'throttled':
    case 'unreadable':
    case 'cancelled':
      return true;
  }
}
