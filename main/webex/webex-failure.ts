/** What an HTTP status of Webex means for us, the same for REST and for live presence. */
import { failed, type Failure } from '../core/outcome.ts';

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
    return failed('throttled', `${what} asks us to slow down ${because}`, { retryAfterMs }).failure;
  }
  if (status >= 500) return failed('outOfService', `${what} is not in service ${because}`).failure;
  if (status >= 400 && status !== 404) {
    return failed('refused', `${what} turned the request down ${because}`).failure;
  }
  return failed('unreadable', `${what} answered in an unexpected way ${because}`).failure;
}
