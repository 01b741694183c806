/** How long to wait before the next try, spread so that a whole site does not come back in the same second. */

import { HOUR_MS } from '../core/time.ts';

/** A `Retry-After` of days is a mistake of the far end, and must not silence us. */
export const LONGEST_AWAY_MS = HOUR_MS;

/** `ms` ± 20 %. */
export function jittered(ms: number, random: () => number): number {
  return Math.round(ms * (0.8 + 0.4 * random()));
}

export interface BackOff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Doubles with each failure in a row; never sooner than the far end asked, up to an hour. */
export function backOffMs(
  { firstMs, maxMs }: BackOff,
  failures: number,
  retryAfterMs: number | undefined,
  random: () => number,
): number {
  const doubled = Math.min(maxMs, firstMs * 2 ** Math.max(0, failures - 1));
  const spread = doubled * (0.5 + random() / 2);
  const asked = (retryAfterMs ?? 0) * (1 + random() / 5);
  return Math.round(Math.max(spread, Math.min(asked, LONGEST_AWAY_MS)));
}
