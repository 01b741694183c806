/** How long live presence stays away after a failure, and what ends the wait early. */
import type { Failure } from '../core/outcome.ts';
import type { Clock } from '../sync/ports.ts';
import { backOffMs, jittered } from './back-off.ts';
import type { LiveTimings } from './live-timings.ts';

export interface LivePauseOptions {
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly timings: LiveTimings;
}

export class LivePause {
  readonly #options: LivePauseOptions;
  #failures = 0;
  /** The token that Webex refused last, while no other failure came since. */
  #refused: string | undefined;
  #end: () => void = () => undefined;

  constructor(options: LivePauseOptions) {
    this.#options = options;
  }

  /** How many milliseconds to wait after one more failure in a row, met with `token`. */
  after({ kind, retryAfterMs }: Failure, token: string): number {
    const { random, timings } = this.#options;
    this.#failures += 1;
    const again = kind === 'credentials' && this.#refused === token;
    this.#refused = kind === 'credentials' ? token : undefined;
    if (again || kind === 'forbidden' || kind === 'refused') {
      return jittered(timings.refusedWaitMs, random);
    }
    const range = { firstMs: timings.firstBackOffMs, maxMs: timings.maxBackOffMs };
    return backOffMs(range, this.#failures, retryAfterMs, random);
  }

  /** The failures in a row are over. */
  succeeded(): void {
    this.#failures = 0;
  }

  /** Resolves after so many milliseconds, or when `end` is called. */
  async last(ms: number): Promise<void> {
    const { clock } = this.#options;
    await new Promise<void>((resolve) => {
      const cancel = clock.wakeAt(clock.now() + ms, resolve);
      this.#end = () => {
        cancel();
        resolve();
      };
    });
  }

  end(): void {
    this.#end();
  }

  /** Another token than the refused one deserves a try at once. */
  offer(token: string): void {
    if (this.#refused === undefined || this.#refused === token) return;
    this.#refused = undefined;
    this.#end();
  }
}
