/**
 * What the app does on some days full of trouble, line by line.
 *
 * The stories say what must happen; these recordings show what else changes with a change of the
 * engine. A difference is to be read like a journal, and when it is wanted: vitest --update.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordedWalk } from '../../../support/recorded-walk.ts';
import { anyWalk } from '../../../support/walk.ts';

const SEED = 20_261_122;
const DAYS = 24;

const days = fc
  .sample(anyWalk, { numRuns: DAYS, seed: SEED })
  .map((walk, index) => ({ day: String(index).padStart(2, '0'), walk }));

it.each(days)('day $day is as recorded', async ({ day, walk }) => {
  const file = `recorded-days/${day}-${walk.platform}-${walk.policy}.txt`;
  await expect(recordedWalk(walk)).toMatchFileSnapshot(file);
});
