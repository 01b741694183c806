/** The steady clock of a machine that lives many times as fast, and that can fall asleep. */
import type { Clock } from '../../../main/sync/ports.ts';

export interface FastClock extends Clock {
  /** So much time passes while the machine stands still; whatever fell due wakes late. */
  leap(ms: number): void;
  /** How many wakes are waiting. */
  waiting(): number;
}

export function fastClock(factor: number): FastClock {
  const start = Date.now();
  const from = performance.now();
  let slept = 0;
  const rearm = new Set<() => void>();
  const now = () => Math.round(start + slept + (performance.now() - from) * factor);
  return {
    now,
    wakeAt: (at, wake) => {
      let timer: NodeJS.Timeout | undefined;
      const arm = () => {
        clearTimeout(timer);
        timer = setTimeout(() => (now() < at ? arm() : fire()), Math.max(0, at - now()) / factor);
      };
      const fire = () => {
        rearm.delete(arm);
        wake();
      };
      rearm.add(arm);
      arm();
      return () => {
        rearm.delete(arm);
        clearTimeout(timer);
      };
    },
    leap: (ms) => {
      slept += ms;
      for (const arm of [...rearm]) arm();
    },
    waiting: () => rearm.size,
  };
}
