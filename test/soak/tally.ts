/** What a run has counted; plain numbers, so that a child process can hand them over and seeds add up. */

export interface Tally {
  days: number;
  requests: number;
  writes: number;
  notReady: number;
  restores: number;
  relabels: number;
  byWord: number;
  refusals: number;
  starts: number;
  /** Checks in calm hours that the app still does what it is for. */
  calm: number;
  timers: number;
  readonly results: Record<'done' | 'failed' | 'overtaken', number>;
  /** How often each thing happened. */
  readonly life: Record<string, number>;
  readonly faults: Record<string, number>;
}

export function emptyTally(): Tally {
  const counts = { days: 0, requests: 0, writes: 0, notReady: 0, restores: 0, relabels: 0 };
  const more = { byWord: 0, refusals: 0, starts: 0, calm: 0, timers: 0 };
  const results = { done: 0, failed: 0, overtaken: 0 };
  return { ...counts, ...more, results, life: {}, faults: {} };
}

export function count(counts: Record<string, number>, what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}

/** Adds `more` to `sum`, part by part. */
export function addTally(sum: Tally, more: Tally): void {
  addNumbers(sum as unknown as Numbers, more as unknown as Numbers);
}

interface Numbers {
  [name: string]: number | Numbers;
}

function addNumbers(sum: Numbers, more: Numbers): void {
  for (const [name, value] of Object.entries(more)) {
    const before = sum[name];
    if (typeof value === 'number') sum[name] = (typeof before === 'number' ? before : 0) + value;
    else {
      const inner = typeof before === 'object' ? before : {};
      sum[name] = inner;
      addNumbers(inner, value);
    }
  }
}
