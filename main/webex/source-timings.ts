/** The waits of live presence and REST together, in milliseconds. */
import { MINUTE_MS, SECOND_MS } from '../core/time.ts';
import { LIVE_TIMINGS, type LiveTimings } from './live-timings.ts';

export interface SourceTimings extends LiveTimings {
  /** How long an ambiguous REST value waits for live presence at the start. */
  readonly liveHeadStartMs: number;
  /** How long the last live value refines what REST says after a loss. */
  readonly liveMemoryMs: number;
  /** A flapping connection does not make us poll faster than that. */
  readonly pollSpacingMs: number;
}

export const SOURCE_TIMINGS: SourceTimings = {
  ...LIVE_TIMINGS,
  liveHeadStartMs: 5 * SECOND_MS,
  liveMemoryMs: MINUTE_MS,
  pollSpacingMs: SECOND_MS,
};
