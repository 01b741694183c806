/** Every move from every place, up to a depth, with the invariants checked from outside on each edge. */
import { describe, expect, it } from 'vitest';
import { MOVES, WAYS } from '../../../support/moves.ts';
import { searched } from '../../../support/search.ts';
import { policyOf } from '../../../support/world.ts';

/** A low limit, so that a few moves reach it. */
const policy = policyOf({ limits: { changesPer10Min: 3 } });

describe('all sequences of moves', () => {
  it.each([
    ['UCCE', 3, 75_000],
    ['UCCX', 2, 5_000],
  ] as const)('on %s, %i deep, break nothing', { timeout: 180_000 }, (platform, depth, states) => {
    const found = searched({ platform, policy }, depth);
    expect(found.broken).toBeUndefined();
    expect(found.complete).toBe(true);
    expect(found.states).toBeGreaterThan(states);
    expect(found.writes).toBeGreaterThan(20);
    process.stdout.write(
      `${platform}: ${String(found.states)} distinct states and ${String(found.edges)} edges, ` +
        `${String(depth)} deep from ${String(Object.keys(WAYS).length)} places ` +
        `with ${String(Object.keys(MOVES).length)} moves\n`,
    );
  });
});
