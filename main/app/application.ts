/** The app as its hosts and its window see it: what may be asked of it, and what it tells. */
import type { EventName, Handlers, PayloadOf } from '../../preload/contract.ts';

export interface Application {
  /** Everything that the window, the tray or a test may ask for. */
  readonly handlers: Handlers;
  /** Tells the latest at once, and every change. The returned function ends it. */
  on<E extends EventName>(name: E, listener: (payload: PayloadOf<E>) => void): () => void;
  start(): void;
  /** Resolves when nothing is left running; changes nothing in Finesse (I11). */
  stop(): Promise<void>;
}
