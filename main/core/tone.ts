/** How things stand at one glance: the tone and the headline, the same for the window and the tray. */
import type { Attention } from './attention.ts';
import type { PlainKey, Say } from './language/speaker.ts';
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

const OF_REASON: Readonly<Record<ReasonKind, readonly [Tone, PlainKey]>> = {
  finesseRefusedCredentials: ['attention', 'headline.signInToFinesse'],
  finesseNotReadYet: ['offline', 'headline.connectingToFinesse'],
  finesseUnavailable: ['offline', 'headline.finesseLost'],
  agentSignedOut: ['offline', 'headline.signedOut'],
  agentStateUnknown: ['offline', 'headline.stateNotKnown'],
  contact: ['contact', 'headline.withCustomer'],
  contactFirst: ['contact', 'headline.withCustomer'],
  changePending: ['notOurs', 'headline.nextStateChosen'],
  setByPerson: ['notOurs', 'headline.setByPerson'],
  setBySupervisor: ['notOurs', 'headline.setBySupervisor'],
  setBySystem: ['notOurs', 'headline.setBySystem'],
  presenceNotHeardYet: ['offline', 'headline.connectingToWebex'],
  presenceLost: ['offline', 'headline.webexLost'],
  presenceStale: ['offline', 'headline.webexSilent'],
  presenceHolds: ['following', 'headline.following'],
  customerCall: ['contact', 'headline.withCustomer'],
  callsUnknown: ['offline', 'headline.callsNotKnown'],
  paused: ['paused', 'headline.paused'],
  awayFromDesk: ['ours', 'headline.readyWaits'],
  allClear: ['following', 'headline.following'],
  dwell: ['countdown', 'headline.notReadySoon'],
  saidOnce: ['notOurs', 'headline.leftToYou'],
  reasonCodesNotRead: ['following', 'headline.oneMoment'],
  reasonCodeMissing: ['attention', 'headline.reasonCodeMissing'],
  takeNotReady: ['ours', 'headline.settingNotReady'],
  keptNotReady: ['ours', 'headline.ours'],
  heldNotReady: ['ours', 'headline.ours'],
  returning: ['countdown', 'headline.readySoon'],
  giveBackReady: ['following', 'headline.settingReady'],
  relabel: ['ours', 'headline.relabelling'],
  returnFailed: ['attention', 'headline.readyUpToYou'],
  ownedTooLong: ['attention', 'headline.readyUpToYou'],
  offerReady: ['attention', 'headline.readyUpToYou'],
  wouldTakeNotReady: ['observing', 'headline.observing'],
  wouldGiveBackReady: ['observing', 'headline.observing'],
  askNotReady: ['attention', 'headline.notReadyUpToYou'],
  askReady: ['attention', 'headline.readyUpToYou'],
  tooManyChanges: ['attention', 'headline.tooManyChanges'],
};

/** Undefined: worth a line, but what goes on meanwhile is the headline. */
type HeadlineOf<A extends Attention['about']> = (
  attention: Extract<Attention, { about: A }>,
) => PlainKey | undefined;

const OF_ATTENTION: { readonly [A in Attention['about']]: HeadlineOf<A> } = {
  finesseCredentials: () => 'headline.signInToFinesse',
  finesseSignOn: () => 'headline.signInToFinesse',
  finesseUnavailable: ({ failure }) =>
    mendsItself(failure) ? undefined : 'headline.finesseUnusable',
  webexCredentials: () => 'headline.signInToWebex',
  webexUnavailable: ({ failure }) => (mendsItself(failure) ? undefined : 'headline.webexUnusable'),
  webexScopesNarrow: () => undefined,
  webexSignInEnds: () => undefined,
  webexSignInNotKept: () => undefined,
  webexAccountChanged: () => undefined,
  presenceHidden: () => 'headline.webexHides',
  reasonCodesMissing: () => undefined,
  reasonCodesUnavailable: () => undefined,
  changeFailed: () => 'headline.checkState',
  recordRefused: () => undefined,
  tooManyChanges: () => undefined,
};

/** What only a person can mend comes before what the engine is doing about the rest. */
export function faceOf(
  reason: Reason,
  attentions: readonly Attention[],
  modes: Modes,
  say: Say,
): Face {
  for (const attention of attentions) {
    const headlineOf = OF_ATTENTION[attention.about] as (one: Attention) => PlainKey | undefined;
    const headline = headlineOf(attention);
    if (headline !== undefined) return { tone: 'attention', headline: say(headline) };
  }
  const [tone, headline] = OF_REASON[reason.kind];
  const promises = tone === 'following' || tone === 'countdown';
  const mode = reason.kind === 'returning' ? modes.ready : modes.notReady;
  return mode === 'observe' && promises
    ? { tone: 'observing', headline: say('headline.observing') }
    : { tone, headline: say(headline) };
}

/** The same told twice: the attention says it too, and what to do about it. */
const TOLD_BY: Readonly<Partial<Record<ReasonKind, readonly Attention['about'][]>>> = {
  finesseRefusedCredentials: ['finesseCredentials', 'finesseSignOn'],
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
