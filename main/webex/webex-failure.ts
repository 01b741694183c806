/** What an HTTP status of Webex means for us, the same for REST and for live presence. */
import { failed, type Failure } from '../core/outcome.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time.ts';
import { LONGEST_AWAY_MS } from './back-off.ts';

/** `what` begins the sentence, for example "Webex". 2xx does not come here. */
export function statusFailure(
  what: string,
  status: number,
  retryAfterMs: number | undefined,
): Failure {
  const because = `(${String(status)})`;
  if (status === 401) {
    return failed('credentials', `${what} does not accept the sign-in ${because}`).failure;
  }
  if (status === 403) {
    return failed('forbidden', `${what} refuses: the sign-in lacks a right ${because}`).failure;
  }
  if (status === 407) {
    return failed('forbidden', `the network's proxy asks for a sign-in ${because}`).failure;
  }
  // Webex uses 423 as well as 429 for "too often"; a 503 that names a time means the same.
  if (status === 429 || status === 423 || (status === 503 && retryAfterMs !== undefined)) {
    return throttled(what, because, retryAfterMs);
  }
  if (status >= 500) return failed('outOfService', `${what} is not in service ${because}`).failure;
  if (status >= 400 && status !== 404) {
    return failed('refused', `${what} turned the request down ${because}`).failure;
  }
  return failed('unreadable', `${what} answered in an unexpected way ${because}`).failure;
}

function throttled(what: string, because: string, askedMs: number | undefined): Failure {
  if (askedMs === undefined) {
    return failed('throttled', `${what} asks us to slow down ${because}`).failure;
  }
  const retryAfterMs = Math.min(askedMs, LONGEST_AWAY_MS);
  const detail = `${what} asked us to stay away for ${spoken(retryAfterMs)} ${because}`;
  return failed('throttled', detail, { retryAfterMs }).failure;
}

/** For example "30 seconds" or "60 minutes". */
export function spoken(ms: number): string {
  const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;
  return ms < 2 * MINUTE_MS
    ? count(Math.ceil(ms / SECOND_MS), 'second')
    : count(Math.ceil(ms / MINUTE_MS), 'minute');
}
