/** Notices when nothing was heard for too long; pongs count as words. */
import type { Clock } from '../sync/ports.ts';

export interface SilenceWatch {
  heard(): void;
  /** True while the last word is not too old. */
  fresh(): boolean;
  stop(): void;
}

export function watchSilence(clock: Clock, limitMs: number, onSilence: () => void): SilenceWatch {
  let heardAt = clock.now();
  const fresh = () => clock.now() - heardAt < limitMs;
  const check = (): (() => void) =>
    clock.wakeAt(heardAt + limitMs, () => {
      if (fresh()) cancel = check();
      else onSilence();
    });
  let cancel = check();
  return {
    heard: () => {
      heardAt = clock.now();
    },
    fresh,
    stop: () => cancel(),
  };
}
