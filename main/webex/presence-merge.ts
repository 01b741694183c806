/** How a REST status and a live status of the same person can both be true: REST knows fewer words. */
import type { PresenceReading } from '../core/presence.ts';

type Status = PresenceReading['status'];

/** What REST may say while live presence says the key; a key not listed is the same word on both ways. */
const REST_WORDS_FOR: Partial<Record<Status, readonly Status[]>> = {
  meeting: ['meeting'],
  presenting: ['presenting', 'meeting'],
  // Measured nowhere which of the two REST says.
  calendarItem: ['meeting', 'unknown'],
  busy: ['unknown', 'busy'],
  quiet: ['unknown', 'quiet'],
  unlisted: ['unknown', 'unlisted'],
};

/** False means that live presence missed a push. */
export function compatible(live: Status, rest: Status): boolean {
  return (REST_WORDS_FOR[live] ?? [live]).includes(rest);
}

/** REST says `meeting` for a calendar entry too, and `unknown` for words newer than itself. */
export function ambiguous(rest: Status): boolean {
  return rest === 'meeting' || rest === 'unknown';
}

/** Right after live presence was lost, its finer word still holds as long as REST does not speak against it. */
export function refined(rest: PresenceReading, live: PresenceReading): PresenceReading {
  return { ...rest, status: live.status, raw: live.raw, since: live.since };
}
