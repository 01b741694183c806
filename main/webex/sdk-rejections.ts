/** Keeps promises that the SDK rejects and forgets from ending the process; every other rejection goes its way. */

type ErrorClass = new (...args: never) => Error;

/** Measured on 3.12.0: all of them are follow-ups of a lost connection. */
const KNOWN_MESSAGES =
  /^Mercury (Connection|Shutdown Switchover) Aborted for |^INVALID_STATE_ERROR$|^`event\.data\.id` is required$|: prevent socket open when |' is not a known service$|^Failed after \d+ replay attempts$|^Current state cannot produce an access token$/;

export function isSdkRejection(reason: unknown, sdkErrors: readonly ErrorClass[]): boolean {
  if (!(reason instanceof Error)) return false;
  return sdkErrors.some((one) => reason instanceof one) || KNOWN_MESSAGES.test(reason.message);
}

/** Node tells every listener of a rejection, and the guard cannot keep it from the others. */
const tamed = new WeakSet();

/** For a host that listens as well: the guard, which is asked first, has recognised this one. */
export function isTamedRejection(reason: unknown): boolean {
  return reason instanceof Error && tamed.has(reason);
}

/**
 * For the life of the process, because the SDK's timers may reject after we closed it.
 * Without another listener a foreign rejection is thrown, which is what Node does by itself.
 */
export function guardAgainstSdkRejections(sdkErrors: readonly ErrorClass[]): void {
  process.prependListener('unhandledRejection', (reason) => {
    if (reason instanceof Error && isSdkRejection(reason, sdkErrors)) {
      tamed.add(reason);
      return;
    }
    if (process.listenerCount('unhandledRejection') > 1) return;
    throw reason;
  });
}
