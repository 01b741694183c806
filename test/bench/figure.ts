/** One line of the benchmark: what was measured, how often, and what it should be. */

export interface Target {
  readonly is: 'atMost' | 'atLeast';
  readonly median: number;
  readonly p95?: number;
}

export interface Figure {
  /** Stays the same from release to release, so that runs can be compared. */
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** In the order in which they were taken; a single one where the figure is exact. */
  readonly samples: readonly number[];
  /** Undefined for a figure that only explains another one. */
  readonly target: Target | undefined;
  /** What one must know beside the number. */
  readonly detail?: string;
}

export interface Summary {
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly min: number;
  readonly max: number;
}

export function summaryOf(samples: readonly number[]): Summary {
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const median = sorted.length % 2 === 1 ? upper : (rank(0.5) + upper) / 2;
  return { runs: sorted.length, median, p95: rank(0.95), min: rank(0), max: rank(1) };
}

export function isMet({ samples, target }: Figure): boolean | undefined {
  if (target === undefined) return undefined;
  const { median, p95 } = summaryOf(samples);
  if (target.is === 'atLeast') return median >= target.median;
  return median <= target.median && (target.p95 === undefined || p95 <= target.p95);
}
