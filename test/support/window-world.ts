/** A world in simulated time behind the real window: what the window asks for reaches the engine. */
import { viewOf, type ShownClock, type View } from '../../main/core/view.ts';
import { failed, success } from '../../main/core/outcome.ts';
import { personCalls } from '../../main/sync/person.ts';
import { performer, type Handlers } from '../../preload/contract.ts';
import { DAY_MS } from '../../main/core/time.ts';
import type { WindowSource } from './window-server.ts';
import type { World } from './world.ts';

export const UTC_CLOCK: ShownClock = {
  driftMs: 0,
  face: (at) => new Date(at).toISOString().slice(11, 19),
};

export interface WindowWorld extends WindowSource {
  /** Shows the window what the world is like now. */
  tell(): void;
}

export function viewIn(world: World): View {
  return viewOf(world.engine, world.policy, world.now, UTC_CLOCK);
}

export function windowOn(world: World): WindowWorld {
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  const calls = personCalls(
    (happening) => {
      world.hear({ ...happening, at: world.now });
      tell();
      return success(undefined);
    },
    () => world.now,
    () => world.now + DAY_MS,
  );
  const handlers: Handlers = { ...noPages(), ...calls };
  return {
    view: () => viewIn(world),
    onView(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    perform: performer(handlers, (error) => {
      throw error;
    }),
    tell,
  };
}

/** A world of engine and Finesse alone keeps no settings, accounts or history. */
function noPages() {
  const nothing = () => Promise.resolve(failed('refused', 'this world has only the status page'));
  return {
    saveSettings: nothing,
    signInWebex: nothing,
    cancelSignIn: nothing,
    signInFinesse: nothing,
    signOut: nothing,
    readHistory: nothing,
    exportHistory: nothing,
    deleteHistory: nothing,
    diagnose: nothing,
    saveBundle: nothing,
  };
}
