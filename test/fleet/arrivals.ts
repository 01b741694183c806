/** Everything that a fleet asks of the pair of Finesse nodes: when, of which node, by whom, and what came of it. */

export interface Arrival {
  /** By the clock of the site, in milliseconds. */
  readonly at: number;
  readonly url: string;
  readonly method: string;
  readonly loginId: string;
  /** Undefined when nobody answered. */
  readonly status: number | undefined;
}

/** How many fall into each bin of `binMs`, from `from` up to `until`. */
export function countedBy(
  arrivals: readonly Arrival[],
  from: number,
  until: number,
  binMs: number,
): readonly number[] {
  const bins = Array.from({ length: Math.floor((until - from) / binMs) }, () => 0);
  for (const { at } of arrivals) {
    const bin = Math.floor((at - from) / binMs);
    const count = bins[bin];
    if (count !== undefined) bins[bin] = count + 1;
  }
  return bins;
}
