/** Notices when nothing was heard for too long; pongs count as words. */
import type { Clock } from '../sync/ports.ts';

export interface SilenceWatch {
  heard(): void;
  /** True while the last word is not too old. */
  fresh(): boolean;
  /** Looks now: a machine that has just woken up has timers that are still to come. */
  look(): void;
  stop(): void;
}

export interface SilenceOptions {
  readonly clock: Clock;
  /** The date and time that the machine shows: a steady clock may stand still while the machine sleeps. */
  readonly wallNow: () => number;
  readonly limitMs: number;
}

export function watchSilence(options: SilenceOptions, onSilence: () => void): SilenceWatch {
  const { clock, wallNow, limitMs } = options;
  let heardAt = clock.now();
  let heardWall = wallNow();
  const fresh = () => clock.now() - heardAt < limitMs && wallNow() - heardWall < limitMs;
  const look = () => {
    cancel();
    if (fresh()) cancel = clock.wakeAt(heardAt + limitMs, look);
    else onSilence();
  };
  let cancel = clock.wakeAt(heardAt + limitMs, look);
  return {
    heard: () => {
      heardAt = clock.now();
      heardWall = wallNow();
    },
    fresh,
    look,
    stop: () => cancel(),
  };
}
