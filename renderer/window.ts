/** The life of the window: shows each view as it comes, lets time pass, and notices when nobody is there. */
import type { View } from '../main/core/view.ts';
import { VIEW_EVERY_MS, type Bridge } from '../preload/contract.ts';
import { createStatus } from './status.ts';

/** Often enough for a countdown to change when the second does. */
const TICK_MS = 250;
/** Counted in ticks and not in time, because a sleeping computer hears nothing and is not dead. */
const SILENT_TICKS = (2 * VIEW_EVERY_MS + 2_000) / TICK_MS;

/** The returned function ends it. */
export function openWindow(bridge: Bridge, body: HTMLElement): () => void {
  const status = createStatus(bridge);
  body.replaceChildren(status.root);
  let latest: View | undefined;
  let heardAt = 0;
  let silent = 0;
  // The view tells its own time: how fast it ages is all that is taken from here.
  const now = () => (latest ? latest.at + (performance.now() - heardAt) : Date.now());
  const stopListening = bridge.onView((view) => {
    latest = view;
    heardAt = performance.now();
    silent = 0;
    status.show(view, now());
  });
  const timer = setInterval(() => {
    silent += 1;
    if (silent < SILENT_TICKS) status.tick(now());
    else if (silent === SILENT_TICKS) status.showNotRunning(now());
  }, TICK_MS);
  const look = () => {
    if (document.visibilityState === 'visible') void bridge.look();
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    stopListening();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
