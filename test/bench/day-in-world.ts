/** The typical day of one agent in simulated time, around the engine alone. */
import type { World } from '../support/world.ts';
import { SHIFT_MS, typicalDay, type Act, type CallStep } from './agent-day.ts';

/** Plays the whole shift; throws when a step does not find the agent as it should be. */
export function playDay(world: World): void {
  const begun = world.now;
  for (const { act, at } of typicalDay()) {
    world.advance(begun + at - world.now);
    perform(world, act);
  }
  world.advance(begun + SHIFT_MS - world.now);
}

function perform(world: World, act: Act): void {
  switch (act.kind) {
    case 'webexShows':
      world.presence(act.status);
      return;
    case 'desk':
      world.hear({ type: 'deskChanged', at: world.now, desk: act.desk });
      return;
    case 'chooses':
      world.change('agent', act.state, act.state === 'NOT_READY' ? act.label : undefined);
      return;
    case 'expect':
      if (world.agent.state === act.state) return;
      throw new Error(
        `not a typical day: ${world.agent.state} instead of ${act.state} at ${act.when}`,
      );
    case 'call':
      performCall(world, act.step);
  }
}

/** UCCX shows a held call as TALKING, and has one state for each wrap-up. */
function performCall(world: World, step: CallStep): void {
  const isUcce = world.platform === 'UCCE';
  switch (step) {
    case 'ring':
      world.change('customer', 'RESERVED');
      world.dialogs(1);
      return;
    case 'answer':
      world.change('agent', 'TALKING');
      return;
    case 'hold':
      if (isUcce) world.change('agent', 'HOLD');
      return;
    case 'retrieve':
      if (isUcce) world.change('agent', 'TALKING');
      return;
    case 'hangUp':
      world.dialogs(0);
      world.change('customer', isUcce ? 'WORK_READY' : 'WORK');
      return;
    case 'endWrapUp':
      world.change('customer', 'READY');
  }
}
