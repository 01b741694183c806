/** How often Finesse is read: seldom while nothing is at stake, at once when something is. */
import { describe, expect, it } from 'vitest';
import { failed } from '../../../../main/core/outcome.ts';
import { inOurMeeting, MINUTE, SECOND } from '../../../support/stories.ts';
import { World } from '../../../support/world.ts';

/** Milliseconds between the readings of the agent in the next `ms`. */
function pausesWithin(world: World, ms: number): number[] {
  const from = world.requests.length;
  world.advance(ms);
  const readings = world.requests.slice(from).filter(({ kind }) => kind === 'readAgent');
  return readings.slice(1).map(({ at }, index) => at - (readings[index]?.at ?? 0));
}

describe('the pace of readings', () => {
  it('is a minute while the agent is Ready', () => {
    const world = new World();
    world.presence('active');
    world.advance(MINUTE);
    const pauses = pausesWithin(world, 60 * MINUTE);
    expect(pauses.length).toBeGreaterThanOrEqual(55);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(MINUTE);
    expect(Math.max(...pauses)).toBeLessThan(MINUTE + SECOND);
  });

  it('is two minutes while what is ours is still asked for', () => {
    const world = inOurMeeting();
    world.advance(MINUTE);
    const pauses = pausesWithin(world, 60 * MINUTE);
    expect(pauses.length).toBeGreaterThanOrEqual(27);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(2 * MINUTE);
    expect(Math.max(...pauses)).toBeLessThan(2 * MINUTE + SECOND);
  });

  it('is three seconds while a wanted change waits for a call to end', () => {
    const world = new World({ state: 'TALKING' });
    world.presence('meeting');
    world.advance(10 * SECOND);
    const pauses = pausesWithin(world, MINUTE);
    expect(pauses.length).toBeGreaterThanOrEqual(17);
    expect(Math.max(...pauses)).toBeLessThan(3.5 * SECOND);
  });

  it('is ten seconds after a failure, and forty when it lasts', () => {
    const world = new World();
    world.presence('active');
    world.advance(SECOND);
    world.finesseFails = failed('unreachable', 'the connection was refused').failure;
    const [first, ...later] = pausesWithin(world, 6 * MINUTE);
    expect(first).toBeGreaterThanOrEqual(10 * SECOND);
    expect(first).toBeLessThan(11 * SECOND);
    expect(later.length).toBeGreaterThanOrEqual(7);
    expect(Math.min(...later)).toBeGreaterThanOrEqual(40 * SECOND);
    expect(Math.max(...later)).toBeLessThan(41 * SECOND);
  });

  it('is ten seconds again after the next failure that follows a good answer', () => {
    const world = new World();
    world.presence('active');
    world.advance(SECOND);
    const { failure } = failed('unreachable', 'the connection was refused');
    for (let times = 0; times < 3; times += 1) {
      world.finesseFails = failure;
      world.hear({ type: 'looked', at: world.now });
      world.advance(5 * SECOND);
      world.finesseFails = undefined;
      const [pause] = pausesWithin(world, 8 * SECOND);
      expect(pause ?? 0).toBeLessThan(11 * SECOND);
      expect(world.engine.finesse.failures).toBe(0);
    }
  });

  it('is 0.5, 1, 2, 4 and 8 seconds after an accepted write, and ends with the time for it', () => {
    const world = new World();
    world.swallowWrites = true;
    world.presence('meeting');
    world.advance(3_030);
    const sent = world.writes[0]?.at ?? NaN;
    const from = world.requests.length;
    world.advance(12 * SECOND);
    const looks = world.requests
      .slice(from)
      .filter(({ kind }) => kind === 'readAgent')
      .map(({ at }) => Math.round((at - sent) / 100) / 10);
    expect(looks.slice(0, 6)).toEqual([0.5, 1, 2, 4, 8, 10]);
  });
});
