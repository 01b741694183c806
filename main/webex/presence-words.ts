/** The one decoder from Webex's presence words, live or REST, into ours; a word that we do not know stays unlisted. */
import type { PresenceReading, PresenceStatus } from '../core/presence.ts';
import type { Instant } from '../core/time.ts';

/** Apheleia says `dnd` and `ooo` where REST says `DoNotDisturb` and `OutOfOffice`; both are understood on both ways. */
const WORDS: ReadonlyMap<string, PresenceStatus> = new Map<string, PresenceStatus>([
  ['active', 'active'],
  ['inactive', 'inactive'],
  ['call', 'call'],
  ['meeting', 'meeting'],
  ['presenting', 'presenting'],
  ['dnd', 'DoNotDisturb'],
  ['DoNotDisturb', 'DoNotDisturb'],
  ['ooo', 'OutOfOffice'],
  ['OutOfOffice', 'OutOfOffice'],
  ['pending', 'pending'],
  ['unknown', 'unknown'],
  ['busy', 'busy'],
  ['quiet', 'quiet'],
  ['calendarItem', 'calendarItem'],
]);

const RAW_LIMIT = 60;

/** Decodes an Apheleia composition; undefined when it is not one. */
export function livePresence(composition: unknown): PresenceReading | undefined {
  if (!isRecord(composition)) return undefined;
  const { status, statusTime, meetingType } = composition;
  const since = instantOf(statusTime);
  const reading = { ...wordOf(status), via: 'live', since } as const;
  const type = printable(meetingType);
  // A calendar entry makes the status `meeting` too; only `online` means joined (as Cisco's own presence sample does).
  if (reading.status !== 'meeting' || type === '' || type === 'online') return reading;
  return { ...reading, status: 'calendarItem', raw: `meeting (${type})` };
}

/** Decodes the body of `/people/me`; undefined when it is not a person. */
export function restPresence(person: unknown): PresenceReading | undefined {
  if (!isRecord(person)) return undefined;
  const { id, status } = person;
  // Either says that this is a person; gateways in between leave out what they do not know.
  if (typeof id !== 'string' && typeof status !== 'string') return undefined;
  // `lastActivity` is not the begin of the status, so that REST never knows `since`.
  return { ...wordOf(status), via: 'rest', since: undefined };
}

function wordOf(status: unknown): Pick<PresenceReading, 'status' | 'raw'> {
  const raw = printable(status);
  if (raw === '') return { status: 'absent', raw };
  return { status: WORDS.get(raw) ?? 'unlisted', raw };
}

/** Bounded and printable, because it goes into the journal as it is. */
function printable(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : `(${typeof value})`;
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, RAW_LIMIT);
}

function instantOf(value: unknown): Instant | undefined {
  if (typeof value !== 'string') return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
