/** The closed list of reasons for what we do and decline to do, each with its one plain sentence (I12). */
import type { AgentState } from './agent.ts';
import type { PresenceReading } from './presence.ts';
import type { Mode } from './settings.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from './time.ts';

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
  setBySystem: { readonly label: string; readonly cause: string | undefined };
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
export type Reason = {
  [K in ReasonKind]: { readonly kind: K } & Readonly<ReasonValues[K]>;
}[ReasonKind];

/** Shows an instant as the person reads it, for example `14:02`. */
export type ClockFace = (at: Instant) => string;

type Sentences = {
  readonly [K in ReasonKind]: (values: ReasonValues[K], face: ClockFace) => string;
};

const SENTENCES: Sentences = {
  finesseRefusedCredentials: () =>
    'Finesse did not accept your sign-in. Nothing more is sent until you enter your password again.',
  finesseNotReadYet: () => 'Waiting for the first answer from Finesse.',
  finesseUnavailable: ({ detail }) =>
    `Finesse cannot be used right now: ${detail}. Nothing is changed.`,
  agentSignedOut: () =>
    'You are not signed in to Finesse. Nothing is changed; you sign in yourself.',
  agentStateUnknown: () => 'Finesse does not know your state right now. Nothing is changed.',
  contact: ({ state }) => `${CONTACT_WORDS[state]} Your state is left alone.`,
  contactFirst: ({ state, label }) =>
    `${CONTACT_WORDS[state]} ${notReady(label)} has to wait until that is over.`,
  changePending: ({ pendingState }) =>
    `Finesse already has another change waiting for you (${pendingWords(pendingState)}). Your state is left alone.`,
  setByPerson: ({ label }) =>
    label === ''
      ? 'You are Not Ready. Going Ready is left to you.'
      : `You are ${notReady(label)}. Going Ready is left to you.`,
  setBySupervisor: () => 'A supervisor set you Not Ready. That is left to the two of you.',
  setBySystem: ({ cause, label }) =>
    cause === undefined
      ? `Finesse set you Not Ready by itself (${label === '' ? 'it does not say why' : `"${label}"`}). That is left to you.`
      : `Finesse set you Not Ready because ${cause}. That is left to you.`,
  presenceNotHeardYet: () => 'Waiting for the first answer from Webex.',
  presenceLost: ({ detail }) =>
    `Your Webex presence cannot be read right now: ${detail}. Nothing is changed.`,
  presenceStale: ({ confirmedAt }, face) =>
    `Webex has said nothing since ${face(confirmedAt)}. Nothing is changed.`,
  presenceHolds: ({ status, raw }) => `${presenceWords(status, raw)}. That changes nothing.`,
  customerCall: () =>
    'The call in Webex is your customer call. That is no reason to set you Not Ready.',
  callsUnknown: () =>
    'Finesse does not say whether you are on a call. Your state is left alone until it does.',
  paused: ({ until }, face) =>
    until === Infinity
      ? 'Paused until you resume. Nothing is changed.'
      : `Paused until ${face(until)}. Nothing is changed.`,
  awayFromDesk: () =>
    'The reason for Not Ready is over, but you are away from your desk. Ready waits until you are back.',
  allClear: ({ status }) => `${presenceWords(status, '')}. There is nothing to do.`,
  dwell: ({ status, label, mode, until }, face) =>
    `${presenceWords(status, '')}. If that lasts until ${face(until)}, ${DWELL_WORDS[mode](label)}.`,
  saidOnce: ({ status }) =>
    `${presenceWords(status, '')}. Until that is over, your state is your own choice.`,
  reasonCodesNotRead: () => 'Waiting for the list of your reason codes from Finesse.',
  reasonCodeMissing: ({ label }) =>
    `Your team has no reason code "${label}" in Finesse. Your state is left alone.`,
  takeNotReady: ({ status, label }) =>
    `${presenceWords(status, '')}: setting you ${notReady(label)}.`,
  keptNotReady: ({ byItself, status, label, since, returnAfterMs }, face) => {
    const kept = `${notReady(label)} since ${face(since)} because ${midSentence(presenceWords(status, ''))}.`;
    if (!byItself) return `${kept} Going Ready afterwards is left to you.`;
    const when = returnAfterMs < SECOND_MS ? 'when' : `${lasting(returnAfterMs)} after`;
    return `${kept} Back to Ready ${when} that ends.`;
  },
  heldNotReady: ({ status, raw, label, since }, face) =>
    `${notReady(label)} since ${face(since)}. ${presenceWords(status, raw)}; that changes nothing.`,
  returning: ({ mode, until }, face) =>
    `The reason for Not Ready is over. ${RETURN_WORDS[mode](face(until))}.`,
  giveBackReady: ({ label }) =>
    `The reason for ${notReady(label)} is over: setting you back to Ready.`,
  relabel: ({ before, label, status }) =>
    `${presenceWords(status, '')}: changing your reason from "${before}" to "${label}".`,
  returnFailed: () =>
    'Finesse did not set you back to Ready. This app does not try again; please go Ready yourself.',
  ownedTooLong: ({ since }, face) =>
    `You have been Not Ready since ${face(since)}. After so long, going Ready is left to you.`,
  offerReady: ({ since }, face) =>
    `You have been Not Ready since ${face(since)}, with a restart, a sleep or new settings in between. Going Ready is left to you.`,
  wouldTakeNotReady: ({ status, label }) =>
    `${presenceWords(status, '')}. You would now become ${notReady(label)}, but this app only observes.`,
  wouldGiveBackReady: () => 'You would now become Ready, but this app only observes.',
  askNotReady: ({ status, label }) =>
    `${presenceWords(status, '')}. Going ${notReady(label)} is left to you.`,
  askReady: () => 'The reason for Not Ready is over. Going Ready is left to you.',
  tooManyChanges: ({ count }) =>
    `Your state was changed ${String(count)} times within ten minutes. From now on you are asked first.`,
};

export function sentenceOf(reason: Reason, face: ClockFace): string {
  const say = SENTENCES[reason.kind] as (values: Reason, face: ClockFace) => string;
  return say(reason, face);
}

/** A server without reason codes knows Not Ready alone. */
function notReady(label: string): string {
  return label === '' ? 'Not Ready' : `Not Ready ("${label}")`;
}

const DWELL_WORDS: Readonly<Record<Mode, (label: string) => string>> = {
  auto: (label) => `you become ${notReady(label)}`,
  ask: (label) => `you are asked about ${notReady(label)}`,
  observe: (label) => `you would become ${notReady(label)}, but this app only observes`,
};

const RETURN_WORDS: Readonly<Record<Mode, (when: string) => string>> = {
  auto: (when) => `Back to Ready at ${when}`,
  ask: (when) => `Going Ready is left to you; you are asked at ${when}`,
  observe: (when) => `You would become Ready at ${when}, but this app only observes`,
};

/** Finesse's words for the states that can be pending, as its desktop shows them. */
function pendingWords(state: string): string {
  if (state === 'NOT_READY') return 'Not Ready';
  if (state === 'READY') return 'Ready';
  if (state === 'LOGOUT') return 'signing out';
  return state.startsWith('WORK') ? 'wrap-up' : state;
}

const CONTACT_WORDS: Readonly<Record<AgentState, string>> = {
  RESERVED: 'A customer call is coming in.',
  RESERVED_OUTBOUND: 'An outbound call is coming to you.',
  RESERVED_OUTBOUND_PREVIEW: 'An outbound call is offered to you.',
  TALKING: 'You are on a call.',
  HOLD: 'You have a call on hold.',
  WORK: 'You are in wrap-up.',
  WORK_READY: 'You are in wrap-up.',
  // With a dialog, a UCCX agent is in a contact although the state does not say so.
  NOT_READY: 'You are on a call.',
  READY: 'You are on a call.',
  LOGOUT: 'You are on a call.',
  UNKNOWN: 'You are on a call.',
};

const PRESENCE_WORDS: Readonly<Record<Status, string>> = {
  active: 'Webex shows you as active',
  inactive: 'Webex shows you as inactive',
  call: 'You are in a Webex call',
  meeting: 'You are in a Webex meeting',
  presenting: 'You are presenting in Webex',
  DoNotDisturb: 'Do Not Disturb is on in Webex',
  OutOfOffice: 'Webex shows you as out of office',
  pending: 'Webex cannot tell your status yet',
  unknown: 'Webex shows your status as unknown',
  busy: 'You set yourself to busy in Webex',
  quiet: 'You have quiet hours in Webex',
  calendarItem: 'Your calendar shows a meeting that you have not joined',
  absent: 'Webex does not share your status',
  unlisted: 'Webex shows a status that this version does not know',
};

/** What Webex shows, as the beginning of a sentence. */
export function presenceWords(status: Status, raw: string): string {
  const words = PRESENCE_WORDS[status];
  return status === 'unlisted' && raw !== '' ? `${words} ("${raw}")` : words;
}

function midSentence(words: string): string {
  return /^Your? /.test(words) ? `y${words.slice(1)}` : words;
}

/** A duration in the largest unit that keeps it whole. */
export function lasting(ms: number): string {
  if (ms >= HOUR_MS && ms % HOUR_MS === 0) return count(ms / HOUR_MS, 'hour');
  if (ms >= MINUTE_MS && ms % MINUTE_MS === 0) return count(ms / MINUTE_MS, 'minute');
  return count(Math.round(ms / SECOND_MS), 'second');
}

function count(amount: number, unit: string): string {
  return `${String(amount)} ${unit}${amount === 1 ? '' : 's'}`;
}
