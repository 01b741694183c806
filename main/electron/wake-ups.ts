/** Moments at which what is known may be old: the computer woke, the screen was unlocked, the network came back. */
import { SECOND_MS } from '../core/time.ts';
import type { Clock } from '../sync/ports.ts';
import type { Desktop } from './desktop.ts';

/** Electron's main process has no event for it. */
const LOOK_EVERY_MS = 5 * SECOND_MS;

/** The returned function ends it. */
export function onWakeUp(
  { net, powerMonitor }: Pick<Desktop, 'net' | 'powerMonitor'>,
  clock: Clock,
  wake: () => void,
): () => void {
  let stopped = false;
  let online = net.isOnline();
  let cancel = (): void => undefined;
  const heard = () => {
    if (!stopped) wake();
  };
  const look = () => {
    const before = online;
    online = net.isOnline();
    if (online && !before) heard();
    cancel = clock.wakeAt(clock.now() + LOOK_EVERY_MS, look);
  };
  powerMonitor.on('resume', heard);
  powerMonitor.on('unlock-screen', heard);
  look();
  return () => {
    stopped = true;
    cancel();
    powerMonitor.off('resume', heard);
    powerMonitor.off('unlock-screen', heard);
  };
}
