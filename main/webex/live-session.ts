/** One stretch of live presence, and how it ended. */
import type { Failure } from '../core/outcome.ts';
import type { SilenceWatch } from './silence.ts';

/** One session lasts from registering the device until only a new device helps. */
export interface Session {
  readonly silence: SilenceWatch;
  readonly finish: (ending: Ending) => void;
  readonly over: Promise<Ending>;
}

export interface Ending {
  /** Undefined when we stop. */
  readonly failure: Failure | undefined;
  /** Before the next session; undefined leaves it to the failure. */
  readonly waitMs?: number | undefined;
}

export function openSession(silence: SilenceWatch): Session {
  let finish: Session['finish'] = () => undefined;
  const over = new Promise<Ending>((resolve) => {
    finish = resolve;
  });
  return { silence, finish, over };
}
