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

it.each(fc.sample(anyWalk, { numRuns: DAYS, seed: SEED }).map((walk, day) => ({ day, walk })))(
  'day $day is as recorded',
  async ({ day, walk }) => {
    const file = `recorded-days/${String(day).padStart(2, '0')}-${walk.platform}-${walk.policy}.txt`;
    await expect(recordedWalk(walk)).toMatchFileSnapshot(file);
  },
);
