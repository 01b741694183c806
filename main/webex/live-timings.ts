/** The waits of live presence, in milliseconds, and why each is as long as it is. */
import { MINUTE_MS, SECOND_MS } from '../core/time.ts';
import type { MercuryTimings } from './webex-sdk.ts';

export interface LiveTimings {
  /** So long without any message, whatever the phase: authorization unanswered, reconnecting, deaf. */
  readonly silenceMs: number;
  /** A subscription lives twice as long; each renewal answers with a snapshot. */
  readonly renewMs: number;
  /** Between two looks because a message did not arrive. */
  readonly missedSpacingMs: number;
  /** After 4000: another client took our place. Over 30 s, or two twins would replace each other for ever. */
  readonly replacedWaitMs: number;
  /** After 403 and the like, which only IT can change. */
  readonly refusedWaitMs: number;
  readonly firstBackOffMs: number;
  readonly maxBackOffMs: number;
  /** What `stop` waits at most for the device to be deleted. */
  readonly closeMs: number;
  readonly mercury: MercuryTimings;
}

/** Pings every 15 s with 14 s for the pong (the SDK's defaults) leave up to 29 s between two messages. */
export const LIVE_TIMINGS: LiveTimings = {
  silenceMs: 30 * SECOND_MS,
  renewMs: 5 * MINUTE_MS,
  missedSpacingMs: MINUTE_MS,
  replacedWaitMs: 35 * SECOND_MS,
  refusedWaitMs: 10 * MINUTE_MS,
  firstBackOffMs: SECOND_MS,
  maxBackOffMs: MINUTE_MS,
  closeMs: 2 * SECOND_MS,
  mercury: {},
};
