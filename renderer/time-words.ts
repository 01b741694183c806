/** Instants and durations as the person reads them; the same clock face as in the sentences. */
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from '../main/core/time.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** `14:02`, or `22 Nov, 14:02` on another day than `now`. */
export function clockTime(at: Instant, now: Instant): string {
  const clock = CLOCK.format(at);
  return DAY.format(at) === DAY.format(now) ? clock : `${DAY.format(at)}, ${clock}`;
}

/** `for 12 min, since 14:02`, in two parts that are not to be broken. */
export function sinceWords(at: Instant, now: Instant): readonly [string, string] {
  return [`for ${durationWords(now - at)},`, `since ${clockTime(at, now)}`];
}

/** `just now`, `8 s ago`, `3 min ago`. */
export function agoWords(at: Instant, now: Instant): string {
  const ms = now - at;
  return ms < 2 * SECOND_MS ? 'just now' : `${durationWords(ms)} ago`;
}

/** Rounded down: `45 s`, `12 min`, `3 h 5 min`, `2 days`. */
export function durationWords(ms: number): string {
  const whole = Math.max(0, ms);
  if (whole < MINUTE_MS) return `${String(Math.floor(whole / SECOND_MS))} s`;
  if (whole < HOUR_MS) return `${String(Math.floor(whole / MINUTE_MS))} min`;
  const hours = Math.floor(whole / HOUR_MS);
  if (hours >= 48) return `${String(Math.floor(hours / 24))} days`;
  const minutes = Math.floor((whole % HOUR_MS) / MINUTE_MS);
  return minutes === 0 ? `${String(hours)} h` : `${String(hours)} h ${String(minutes)} min`;
}

/** Rounded up, because the last second counts: `in 7 s`, `in 1 min 20 s`, `in 3 h 5 min`. */
export function countdownWords(until: Instant, now: Instant): string {
  const seconds = Math.ceil((until - now) / SECOND_MS);
  if (seconds <= 0) return 'now';
  if (seconds < 60) return `in ${String(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes >= 60) return `in ${durationWords(until - now)}`;
  if (minutes >= 10 || rest === 0) return `in ${String(Math.ceil(seconds / 60))} min`;
  return `in ${String(minutes)} min ${String(rest)} s`;
}

/** Whole minutes until the next local midnight, at least one. */
export function minutesToMidnight(now: Instant): number {
  const midnight = new Date(now).setHours(24, 0, 0, 0);
  return Math.max(1, Math.ceil((midnight - now) / MINUTE_MS));
}
