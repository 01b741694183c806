/** Where most stories begin. */
import { expect } from 'vitest';
import type { Policy } from '../../main/core/policy.ts';
import { World, type WorldOptions } from './world.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

/** An agent who was taken out of Ready by a meeting, and is settled in it. */
export function inOurMeeting(options: WorldOptions = {}): World {
  const world = new World(options);
  world.presence('active');
  world.advance(5 * SECOND);
  world.presence('meeting');
  world.advance(10 * SECOND);
  expect(world.agent).toMatchObject({ state: 'NOT_READY', reasonCodeId: 41 });
  return world;
}

export function targets(world: World): string[] {
  return world.writes.map((write) => write.target);
}

/** What the person chose, as the journal has it. */
export function choices(world: World): string[] {
  return world.entries.flatMap((entry) => (entry.event === 'choice' ? [entry.choice.kind] : []));
}

/** Other settings, from the next event on. */
export function usePolicy(world: World, policy: Policy): void {
  const open: { policy: Policy } = world;
  open.policy = policy;
}
