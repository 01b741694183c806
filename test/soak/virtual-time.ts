/** One time line for the whole process, that moves from timer to timer while the sockets stay real. */
import { performance } from 'node:perf_hooks';
import type { SimulatorClock } from '../simulators/finesse/clock.ts';

export interface VirtualTime {
  /** What the world outside this computer calls now, in milliseconds since 1970. */
  readonly outside: SimulatorClock;
  /** When the next timer is due; undefined when none waits. */
  next(): number | undefined;
  /** Moves to `at` and runs the one timer that is due first, if one is due by then. */
  moveTo(at: number): void;
  /** The computer stands still for so long. `steadyRuns`: its timers notice, and come late. */
  sleep(ms: number, steadyRuns: boolean): void;
  /** Somebody turns the date and time of this computer. */
  turnWall(ms: number): void;
  /** How many timers wait that were set since the start. */
  waiting(): number;
  restore(): void;
}

interface Timer {
  readonly key: number;
  at: number;
  readonly waitMs: number;
  readonly repeats: boolean;
  readonly run: () => void;
}

/** Node's longest; whatever is longer fires at once there, and here. */
const LONGEST_MS = 2 ** 31 - 1;

/** From now on timers, `Date` and `performance.now` of this process obey it; Node's own sockets do not. */
export function installVirtualTime(start: number): VirtualTime {
  const timers = new Map<number, Timer>();
  let now = start;
  /** What the steady clock missed, and what the date shown is ahead, in milliseconds. */
  let missed = 0;
  let ahead = 0;
  let keys = 0;
  const steady = () => now - missed - start;
  const first = () => {
    let best: Timer | undefined;
    for (const timer of timers.values()) if (!best || timer.at < best.at) best = timer;
    return best;
  };
  const set = (run: () => void, ms: unknown, repeats: boolean): Timer => {
    const asked = Number(ms);
    const wait = asked >= 1 && asked <= LONGEST_MS ? Math.ceil(asked) : 1;
    const timer = { key: ++keys, at: now + wait, waitMs: wait, repeats, run };
    timers.set(timer.key, timer);
    return timer;
  };
  const restore = replaceGlobals({
    set,
    clear: (key) => timers.delete(key),
    again: (timer) => {
      timer.at = now + timer.waitMs;
      timers.set(timer.key, timer);
    },
    wall: () => now + ahead,
    steady,
  });
  return {
    outside: {
      now: () => now,
      after: (ms, run) => {
        const { key } = set(run, Math.max(1, ms), false);
        return () => void timers.delete(key);
      },
    },
    next: () => first()?.at,
    moveTo: (at) => {
      const due = first();
      if (!due || due.at > at) {
        now = Math.max(now, at);
        return;
      }
      now = Math.max(now, due.at);
      if (due.repeats) due.at = now + due.waitMs;
      else timers.delete(due.key);
      due.run();
    },
    sleep: (ms, steadyRuns) => {
      now += ms;
      if (steadyRuns) return;
      missed += ms;
      for (const timer of timers.values()) timer.at += ms;
    },
    turnWall: (ms) => {
      ahead += ms;
    },
    waiting: () => timers.size,
    restore,
  };
}

interface Hands {
  readonly set: (run: () => void, ms: unknown, repeats: boolean) => Timer;
  readonly clear: (key: number) => void;
  readonly again: (timer: Timer) => void;
  readonly wall: () => number;
  readonly steady: () => number;
}

function replaceGlobals({ again, clear, set, steady, wall }: Hands): () => void {
  const { Date: RealDate, setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const steadyOfNode = performance.now.bind(performance);
  const handleOf = (timer: Timer) => {
    const handle = {
      ref: () => handle,
      unref: () => handle,
      hasRef: () => true,
      refresh: () => {
        again(timer);
        return handle;
      },
      [Symbol.toPrimitive]: () => timer.key,
    };
    return handle;
  };
  const setter = (repeats: boolean) =>
    ((run: (...args: unknown[]) => void, ms?: unknown, ...args: unknown[]) =>
      handleOf(set(() => run(...args), ms, repeats))) as unknown as typeof setTimeout;
  const clearer = (real: (handle: never) => void) =>
    ((handle: unknown) => {
      if (handle === undefined || handle === null) return;
      const ours = typeof handle === 'object' && 'ref' in handle && !('_idleTimeout' in handle);
      if (ours || typeof handle === 'number') clear(Number(handle));
      else real(handle as never);
    }) as typeof clearTimeout;
  class VirtualDate extends RealDate {
    constructor(...given: ConstructorParameters<typeof RealDate> | []) {
      super(...((given.length === 0 ? [wall()] : given) as [number]));
    }
    static override now(): number {
      return wall();
    }
  }
  const timing = { setTimeout: setter(false), clearTimeout: clearer(clearTimeout) };
  const repeating = { setInterval: setter(true), clearInterval: clearer(clearInterval) };
  Object.assign(globalThis, timing, repeating, { Date: VirtualDate });
  performance.now = steady;
  return () => {
    Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
    Object.assign(globalThis, { Date: RealDate });
    performance.now = steadyOfNode;
  };
}
