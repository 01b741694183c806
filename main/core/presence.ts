/** What Webex says of the person: one word of a closed list, with the original spelling kept for the journal. */
import type { Instant } from './time.ts';

/** Keys of `rules` in the settings: the REST names, plus what only live presence tells. */
export const PRESENCE_STATUSES = [
  'active',
  'inactive',
  'call',
  'meeting',
  'presenting',
  'DoNotDisturb',
  'OutOfOffice',
  'pending',
  'unknown',
  'busy',
  'quiet',
  'calendarItem',
  'absent',
] as const;
export type PresenceStatus = (typeof PRESENCE_STATUSES)[number];

export interface PresenceReading {
  /** `unlisted`: a word that this version does not know. It never starts and never ends anything. */
  readonly status: PresenceStatus | 'unlisted';
  /** As it came over the wire; empty when Webex sent none. */
  readonly raw: string;
  readonly via: 'live' | 'rest';
  /** When Webex says that this status began. */
  readonly since: Instant | undefined;
}
