/** The simulator's only source of time, so that a test can make five minutes pass at once. */

export interface SimulatorClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls once after `delayMs`. The returned function cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

export const realClock: SimulatorClock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Real time, `factor` times as fast: 60 turns a minute into a second. */
export function createScaledClock(factor: number): SimulatorClock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * factor,
    after: (delayMs, run) => realClock.after(delayMs / factor, run),
  };
}

export interface ManualClock extends SimulatorClock {
  /** Lets time pass and runs what falls due on the way, in order. */
  advance(byMs: number): void;
}

interface Due {
  readonly at: number;
  readonly run: () => void;
}

/** Stands still until it is told to advance. */
export function createManualClock(start = Date.UTC(2026, 0, 5, 9)): ManualClock {
  let now = start;
  let waiting: readonly Due[] = [];
  const next = (until: number) =>
    waiting.filter(({ at }) => at <= until).reduce<Due | undefined>(earlier, undefined);
  return {
    now: () => now,
    after: (delayMs, run) => {
      const due = { at: now + delayMs, run };
      waiting = [...waiting, due];
      return () => {
        waiting = waiting.filter((one) => one !== due);
      };
    },
    advance: (byMs) => {
      const until = now + byMs;
      for (let due = next(until); due !== undefined; due = next(until)) {
        const current = due;
        waiting = waiting.filter((one) => one !== current);
        now = Math.max(now, current.at);
        current.run();
      }
      now = until;
    },
  };
}

/** Of two that fall due together the one that was asked for first comes first. */
function earlier(best: Due | undefined, one: Due): Due {
  return best === undefined || one.at < best.at ? one : best;
}
