/** The clock of the running machine: steady, whatever happens to the date and time that it shows. */
import { performance } from 'node:perf_hooks';
import type { Clock } from './ports.ts';

/** Timers cannot wait longer than this; a longer wait is cut into pieces. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function createSystemClock(): Clock {
  const startedAt = Date.now() - performance.now();
  const now = () => Math.round(startedAt + performance.now());
  return {
    now,
    wakeAt(at, wake) {
      let timer: NodeJS.Timeout;
      const arm = () => {
        const ms = Math.max(0, at - now());
        timer = setTimeout(ms > LONGEST_TIMER_MS ? arm : wake, Math.min(ms, LONGEST_TIMER_MS));
      };
      arm();
      return () => clearTimeout(timer);
    },
  };
}
