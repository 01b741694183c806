/** Tells whether the person is at this computer, from the lock screen and from the last key or mouse movement. */
import { deskPresence, type DeskPresence } from '../core/desk.ts';
import { SECOND_MS } from '../core/time.ts';
import type { Clock, DeskActivity } from '../sync/ports.ts';
import type { PowerPart } from './desktop.ts';

/** Coming back is seen this soon, and leaving as well. */
const LOOK_EVERY_MS = 5 * SECOND_MS;
/** Electron asks for a number of seconds with the state; only `locked` is read from the answer. */
const ANY_SECONDS = 60;

export function createDeskActivity(power: PowerPart, clock: Clock): DeskActivity {
  return {
    start(listener) {
      let stopped = false;
      let told: DeskPresence | undefined;
      let cancel = (): void => undefined;
      const look = () => {
        if (stopped) return;
        const desk = deskNow(power);
        if (desk !== told) {
          told = desk;
          listener(desk);
        }
        cancel();
        cancel = clock.wakeAt(clock.now() + LOOK_EVERY_MS, look);
      };
      // The lock itself is told before the state shows it.
      const locked = () => {
        if (stopped || told === 'away') return;
        told = 'away';
        listener('away');
      };
      power.on('lock-screen', locked);
      power.on('unlock-screen', look);
      power.on('resume', look);
      look();
      return () => {
        stopped = true;
        cancel();
        // Each session listens anew, and Electron's part outlives them all.
        power.off('lock-screen', locked);
        power.off('unlock-screen', look);
        power.off('resume', look);
        return Promise.resolve();
      };
    },
  };
}

function deskNow(power: PowerPart): DeskPresence {
  return deskPresence({
    locked: power.getSystemIdleState(ANY_SECONDS) === 'locked',
    idleMs: power.getSystemIdleTime() * SECOND_MS,
  });
}
