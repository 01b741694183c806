/** What an HTTP status of Webex means for us, the same for REST and for live presence. */
import { detailOf } from '../core/language/detail.ts';
import { failed, type Failure } from '../core/outcome.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time.ts';
import { LONGEST_AWAY_MS } from './back-off.ts';

/** `what` begins the sentence, for example "Webex". 2xx does not come here. */
export function statusFailure(
  what: string,
  status: number,
  retryAfterMs: number | undefined,
): Failure {
  const values = { host: what, code: String(status) };
  if (status === 401) {
    return failed('credentials', detailOf('detail.signInNotAccepted', values)).failure;
  }
  if (status === 403) {
    return failed('forbidden', detailOf('detail.rightMissing', values)).failure;
  }
  if (status === 407) {
    return failed('forbidden', detailOf('detail.proxySignIn', values)).failure;
  }
  // Webex uses 423 as well as 429 for "too often"; a 503 that names a time means the same.
  if (status === 429 || status === 423 || (status === 503 && retryAfterMs !== undefined)) {
    return throttled(values, retryAfterMs);
  }
  if (status >= 500) return failed('outOfService', detailOf('detail.notInService', values)).failure;
  if (status >= 400 && status !== 404) {
    return failed('refused', detailOf('detail.turnedDown', values)).failure;
  }
  return failed('unreadable', detailOf('detail.unexpected', values)).failure;
}

function throttled(
  values: { readonly host: string; readonly code: string },
  askedMs: number | undefined,
): Failure {
  if (askedMs === undefined) {
    return failed('throttled', detailOf('detail.slowDown', values)).failure;
  }
  const retryAfterMs = Math.min(askedMs, LONGEST_AWAY_MS);
  const { code, host } = values;
  const detail = `${host} asked us to stay away for ${spoken(retryAfterMs)} (${code})`;
  return failed('throttled', detail, { retryAfterMs }).failure;
}

/** For example "30 seconds" or "60 minutes". */
export function spoken(ms: number): string {
  const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;
  return ms < 2 * MINUTE_MS
    ? count(Math.ceil(ms / SECOND_MS), 'second')
    : count(Math.ceil(ms / MINUTE_MS), 'minute');
}
