/** Random walks over everything that can happen, with the invariants checked from outside after each step. */
import { describe, expect, it } from 'vitest';
import { noCoverage } from '../../../support/coverage.ts';
import { walkAtRandom } from '../../../support/walk.ts';

/** Another seed walks other ways: SEED=… npx vitest run test/main/core/engine/walks.test.ts */
const SEED = Number(process.env['SEED'] ?? 20_261_122);
const RUNS = 2_000;
const FEWEST_ACTS = 100;

describe('walks over both platforms and several settings', () => {
  it('break no invariant, and reach what they must reach', { timeout: 120_000 }, () => {
    const coverage = noCoverage();
    const tally = { runs: 0, acts: 0, steps: 0 };
    expect(walkAtRandom({ runs: RUNS, seed: SEED }, coverage, tally)).toBeUndefined();
    expect(tally.runs).toBe(RUNS);
    expect(tally.acts).toBeGreaterThanOrEqual(RUNS * FEWEST_ACTS);
    expect(tally.steps).toBeGreaterThanOrEqual(RUNS * FEWEST_ACTS);
    for (const [what, times] of Object.entries(coverage)) {
      expect(times, `walks that reached "${what}"`).toBeGreaterThan(20);
    }
  });
});
