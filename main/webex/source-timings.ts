/** The waits of live presence and REST together, in milliseconds. */
import { MINUTE_MS, SECOND_MS } from '../core/time.ts';
import { LIVE_TIMINGS, type LiveTimings } from './live-timings.ts';

export interface SourceTimings extends LiveTimings {
  /** How long an ambiguous REST value waits for live presence at the start. */
  readonly liveHeadStartMs: number;
  /** How long the last live value refines what REST says after a loss. */
  readonly liveMemoryMs: number;
  /** REST checks live presence that was quiet for so many times `reconcileMs`: longer than a renewal takes. */
  readonly quietChecks: number;
  /** REST is never left out for longer than so many times `reconcileMs`. */
  readonly unaskedChecks: number;
  /** A flapping connection does not make us poll faster than that. */
  readonly pollSpacingMs: number;
}

export const SOURCE_TIMINGS: SourceTimings = {
  ...LIVE_TIMINGS,
  liveHeadStartMs: 5 * SECOND_MS,
  liveMemoryMs: MINUTE_MS,
  quietChecks: 1.5,
  unaskedChecks: 4,
  pollSpacingMs: SECOND_MS,
};
