/** What live presence needs and tells, and one stretch of it with its end. */
import type { Failure } from '../core/outcome.ts';
import type { PresenceReading } from '../core/presence.ts';
import type { Clock } from '../sync/ports.ts';
import type { Access } from './access.ts';
import type { LiveTimings } from './live-timings.ts';
import type { SilenceWatch } from './silence.ts';
import type { WebexSdkOptions } from './webex-sdk.ts';

export type LiveNews =
  | { readonly kind: 'reading'; readonly reading: PresenceReading }
  | { readonly kind: 'lost'; readonly failure: Failure };

export interface LivePresenceOptions {
  readonly cloud: Omit<WebexSdkOptions, 'mercury'>;
  readonly access: Pick<Access, 'token' | 'renew'>;
  readonly clock: Clock;
  readonly wallNow: () => number;
  readonly random: () => number;
  readonly timings: LiveTimings;
}

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
