/** A clock that stands still until a test moves it. */
import type { Clock } from '../../../main/sync/ports.ts';

export interface ManualClock extends Clock {
  /** Wakes whatever is due on the way, in order. */
  advance(ms: number): void;
  /** The process stands still while time passes; whatever fell due wakes late. */
  leap(ms: number): void;
  /** How many wakes are waiting. */
  waiting(): number;
}

export function manualClock(): ManualClock {
  let now = Date.parse('2026-11-22T08:00:00Z');
  const wakes = new Map<() => void, number>();
  const dueBy = (until: number) =>
    [...wakes].filter(([, at]) => at <= until).sort(([, a], [, b]) => a - b)[0];
  const wakeUntil = (until: number) => {
    for (let due = dueBy(until); due !== undefined; due = dueBy(until)) {
      const [wake, at] = due;
      wakes.delete(wake);
      now = Math.max(now, at);
      wake();
    }
  };
  return {
    now: () => now,
    wakeAt: (at, wake) => {
      const key = () => wake();
      wakes.set(key, at);
      return () => wakes.delete(key);
    },
    advance: (ms) => {
      const until = now + ms;
      wakeUntil(until);
      now = until;
    },
    leap: (ms) => {
      now += ms;
      wakeUntil(now);
    },
    waiting: () => wakes.size,
  };
}
