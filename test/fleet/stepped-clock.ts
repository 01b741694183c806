/** Time for a whole site: it stands still while a request is under way, so that no machine is too slow for it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../main/sync/ports.ts';
import type { SimulatorClock } from '../simulators/finesse/clock.ts';

/** What falls due within one of these happens together; it is shorter than any pause of the product. */
const STEP_MS = 250;

interface Job {
  readonly run: () => void;
  cancelled: boolean;
}

export interface SteppedClock extends Clock, SimulatorClock {
  /** Keeps the clock still until the returned function is called. */
  hold(): () => void;
  /** Lets `ms` milliseconds pass with all that falls due in them, and waits for each request. */
  advance(ms: number): Promise<void>;
}

export function createSteppedClock(start = Date.UTC(2026, 10, 23, 8)): SteppedClock {
  const due = new Map<number, Job[]>();
  let step = 0;
  let underWay = 0;
  let atRest: () => void = () => undefined;
  const now = () => start + step * STEP_MS;
  const at = (time: number, run: () => void): (() => void) => {
    const job: Job = { run, cancelled: false };
    const dueStep = Math.max(step + 1, Math.ceil((time - start) / STEP_MS));
    const jobs = due.get(dueStep);
    if (jobs) jobs.push(job);
    else due.set(dueStep, [job]);
    return () => {
      job.cancelled = true;
    };
  };
  /** An answer may lead to the next request at once, so rest must last for a turn. */
  const rest = async () => {
    await nextTurn();
    while (underWay > 0) {
      await new Promise<void>((resolve) => (atRest = resolve));
      await nextTurn();
    }
  };
  return {
    now,
    wakeAt: at,
    after: (delayMs, run) => at(now() + delayMs, run),
    hold: () => {
      underWay += 1;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        underWay -= 1;
        if (underWay === 0) atRest();
      };
    },
    advance: async (ms) => {
      const end = step + Math.round(ms / STEP_MS);
      await rest();
      while (step < end) {
        step += 1;
        const jobs = due.get(step);
        due.delete(step);
        if (!jobs) continue;
        for (const job of jobs) if (!job.cancelled) job.run();
        await rest();
      }
    },
  };
}
