/** How long to wait before the next try, spread so that a whole site does not come back in the same second. */

/** `ms` ± 20 %. */
export function jittered(ms: number, random: () => number): number {
  return Math.round(ms * (0.8 + 0.4 * random()));
}

export interface BackOff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Doubles with each failure in a row; never sooner than the far end asked. */
export function backOffMs(
  { firstMs, maxMs }: BackOff,
  failures: number,
  retryAfterMs: number | undefined,
  random: () => number,
): number {
  const doubled = Math.min(maxMs, firstMs * 2 ** Math.max(0, failures - 1));
  const spread = doubled * (0.5 + random() / 2);
  const asked = (retryAfterMs ?? 0) * (1 + random() / 5);
  return Math.round(Math.max(spread, asked));
}
