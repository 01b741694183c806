/** The parts that sentences are made of: states, presence, contacts and durations, in one language. */
import type { AgentState } from './agent.ts';
import type { PlainKey, Say } from './language/speaker.ts';
import type { PresenceReading } from './presence.ts';
import type { Mode, Modes } from './settings.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './time.ts';

type Status = PresenceReading['status'];

/** A server without reason codes knows Not Ready alone. */
export function notReady(label: string, say: Say): string {
  return label === '' ? say('part.notReady') : say('part.notReadyAs', { label });
}

/** A state that is pending; one that we have no word for is shown as Finesse spells it. */
export function pendingWords(state: string, say: Say): string {
  if (state === 'NOT_READY') return say('part.notReady');
  if (state === 'READY') return say('part.ready');
  if (state === 'LOGOUT') return say('part.signingOut');
  return state.startsWith('WORK') ? say('part.wrapUp') : state;
}

/** The contact that the agent is in, as a whole sentence. */
export function contactWords(state: AgentState, say: Say): string {
  return say(CONTACTS[state]);
}

const CONTACTS: Readonly<Record<AgentState, PlainKey>> = {
  RESERVED: 'contact.coming',
  RESERVED_OUTBOUND: 'contact.outbound',
  RESERVED_OUTBOUND_PREVIEW: 'contact.preview',
  TALKING: 'contact.talking',
  HOLD: 'contact.hold',
  WORK: 'contact.wrapUp',
  WORK_READY: 'contact.wrapUp',
  // With a dialog, a UCCX agent is in a contact although the state does not say so.
  NOT_READY: 'contact.talking',
  READY: 'contact.talking',
  LOGOUT: 'contact.talking',
  UNKNOWN: 'contact.talking',
};

/** What Webex shows, as the beginning of a sentence. */
export function presenceWords(status: Status, raw: string, say: Say): string {
  if (status === 'unlisted' && raw !== '') return say('saw.unlistedAs', { raw });
  return say(PRESENCES[status][0]);
}

/** What Webex shows, as the cause of something. */
export function becauseWords(status: Status, say: Say): string {
  return say(PRESENCES[status][1]);
}

const PRESENCES: Readonly<Record<Status, readonly [PlainKey, PlainKey]>> = {
  active: ['saw.active', 'because.active'],
  inactive: ['saw.inactive', 'because.inactive'],
  call: ['saw.call', 'because.call'],
  meeting: ['saw.meeting', 'because.meeting'],
  presenting: ['saw.presenting', 'because.presenting'],
  DoNotDisturb: ['saw.DoNotDisturb', 'because.DoNotDisturb'],
  OutOfOffice: ['saw.OutOfOffice', 'because.OutOfOffice'],
  pending: ['saw.pending', 'because.pending'],
  unknown: ['saw.unknown', 'because.unknown'],
  busy: ['saw.busy', 'because.busy'],
  quiet: ['saw.quiet', 'because.quiet'],
  calendarItem: ['saw.calendarItem', 'because.calendarItem'],
  absent: ['saw.absent', 'because.absent'],
  unlisted: ['saw.unlisted', 'because.unlisted'],
};

/** As one word where both sides have the same. */
export function modesWords(modes: Mode | Modes, say: Say): string {
  const { notReady: one, ready: other } =
    typeof modes === 'string' ? { notReady: modes, ready: modes } : modes;
  if (one === other) return say('quoted', { words: say(MODES[one]) });
  return say('journal.modesApart', { notReady: say(MODES[one]), ready: say(MODES[other]) });
}

const MODES: Readonly<Record<Mode, PlainKey>> = {
  auto: 'mode.auto',
  ask: 'mode.ask',
  observe: 'mode.observe',
};

/** A duration in the largest unit that keeps it whole. */
export function lasting(ms: number, say: Say): string {
  if (ms >= HOUR_MS && ms % HOUR_MS === 0) return say('part.hours', { hours: ms / HOUR_MS });
  if (ms >= MINUTE_MS && ms % MINUTE_MS === 0) {
    return say('part.minutes', { minutes: ms / MINUTE_MS });
  }
  return say('part.seconds', { seconds: Math.round(ms / SECOND_MS) });
}
