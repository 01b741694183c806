/** When "until tomorrow morning" is over. */
import { HOUR_MS, type Instant } from '../core/time.ts';

const MORNING_HOUR = 5;
/** Whoever says it in the night means the end of this night only when that is still some hours away. */
const AT_LEAST_MS = 4 * HOUR_MS;

/** `wallNow` and the answer by the date and in the time zone of this machine, in milliseconds since 1970. */
export function nextMorning(wallNow: number): Instant {
  const morning = new Date(wallNow);
  // Day by day rather than by 24 hours: a day may have 23 or 25 of them.
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  while (morning.getTime() < wallNow + AT_LEAST_MS) morning.setDate(morning.getDate() + 1);
  return morning.getTime();
}
