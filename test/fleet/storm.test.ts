/** A small site through the outages over real HTTP: everybody is well afterwards, and nobody is locked out. */
import { expect, it } from 'vitest';
import { peakOf, runStorm, TROUBLES } from './storm.ts';

const MINUTE_MS = 60_000;
/** With few agents a short time knows chance alone. */
const BIN_SECONDS = 20;

it('a site of 200 comes through outages without a storm, and a refused password is sent once', async () => {
  const { bugs, lockedOut, mostWrongTries, silent, troubles, usualPerSecond } = await runStorm({
    agents: 200,
    changedPasswords: 10,
    troubles: TROUBLES.filter(({ name }) => /node A down|503/.test(name)),
    lastsMs: MINUTE_MS,
    afterwardsMs: 3 * MINUTE_MS,
    startsWithinMs: MINUTE_MS,
  });
  expect(usualPerSecond).toBeGreaterThan(2);
  for (const { name, notWell, reached, sent } of troubles) {
    expect(notWell, name).toEqual([]);
    expect(peakOf(reached, usualPerSecond, BIN_SECONDS), name).toBeLessThanOrEqual(3);
    expect(sent.length, name).toBe(4 * 60);
  }
  expect(lockedOut).toEqual([]);
  expect([silent, mostWrongTries]).toEqual([10, 1]);
  expect(bugs).toEqual([]);
}, 120_000);
