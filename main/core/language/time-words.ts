/** Instants and durations as the person reads them, in their own language. */
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from '../time.ts';
import type { Speaker } from './speaker.ts';

export interface TimeWords {
  /** `14:02`, or `22 Nov, 14:02` on another day than `now`. */
  clock(at: Instant, now: Instant): string;
  /** `14:02:09`. */
  exact(at: Instant): string;
  /** `22 November 2026, 14:02`. */
  date(at: Instant): string;
  /** `Sunday, 22 November`; `day` as `YYYY-MM-DD`. */
  day(day: string): string;
  /** `for 12 min,` and `since 14:02`: two parts that are not to be broken. */
  since(at: Instant, now: Instant): readonly [string, string];
  /** `just now`, `8 s ago`, `3 min ago`. */
  ago(at: Instant, now: Instant): string;
  /** Rounded up, because the last second counts: `in 7 s`, `in 1 min 20 s`, `in 3 h 5 min`. */
  countdown(until: Instant, now: Instant): string;
  /** Rounded down: `45 s`, `12 min`, `3 h 5 min`, `2 days`. */
  duration(ms: number): string;
}

export function timeWords({ locale, say }: Speaker): TimeWords {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const exact = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const shortDay = format({ day: 'numeric', month: 'short' });
  const date = format({ dateStyle: 'long', timeStyle: 'short' });
  const weekday = format({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const duration = (ms: number) => durationWords(ms, say);
  const clockWords = (at: Instant, now: Instant) => {
    const time = clock.format(at);
    const today = shortDay.format(at) === shortDay.format(now);
    return today ? time : say('time.otherDay', { day: shortDay.format(at), time });
  };
  return {
    duration,
    clock: clockWords,
    exact: (at) => exact.format(at),
    date: (at) => date.format(at),
    day: (day) => (day === '' ? '' : weekday.format(Date.parse(`${day}T00:00:00Z`))),
    since: (at, now) => [
      say('time.for', { duration: duration(now - at) }),
      say('time.since', { time: clockWords(at, now) }),
    ],
    ago(at, now) {
      const ms = now - at;
      return ms < 2 * SECOND_MS ? say('time.justNow') : say('time.ago', { duration: duration(ms) });
    },
    countdown(until, now) {
      const ms = Math.ceil((until - now) / SECOND_MS) * SECOND_MS;
      return ms <= 0 ? say('time.now') : say('time.in', { duration: countdownOf(ms, say) });
    },
  };
}

function durationWords(ms: number, say: Speaker['say']): string {
  const whole = Math.max(0, ms);
  if (whole < MINUTE_MS) return say('time.seconds', { seconds: Math.floor(whole / SECOND_MS) });
  if (whole < HOUR_MS) return say('time.minutes', { minutes: Math.floor(whole / MINUTE_MS) });
  const hours = Math.floor(whole / HOUR_MS);
  if (hours >= 48) return say('time.days', { days: Math.floor(hours / 24) });
  const minutes = Math.floor((whole % HOUR_MS) / MINUTE_MS);
  return minutes === 0
    ? say('time.hours', { hours })
    : `${say('time.hours', { hours })} ${say('time.minutes', { minutes })}`;
}

/** `ms` in whole seconds, at least one. */
function countdownOf(ms: number, say: Speaker['say']): string {
  if (ms < MINUTE_MS || ms >= HOUR_MS) return durationWords(ms, say);
  const minutes = Math.floor(ms / MINUTE_MS);
  const seconds = (ms % MINUTE_MS) / SECOND_MS;
  if (minutes >= 10 || seconds === 0) {
    return say('time.minutes', { minutes: Math.ceil(ms / MINUTE_MS) });
  }
  return `${say('time.minutes', { minutes })} ${say('time.seconds', { seconds })}`;
}

/** Whole minutes until the next local midnight, at least one. */
export function minutesToMidnight(now: Instant): number {
  const midnight = new Date(now).setHours(24, 0, 0, 0);
  return Math.max(1, Math.ceil((midnight - now) / MINUTE_MS));
}
