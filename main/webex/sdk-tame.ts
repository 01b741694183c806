/** Corrections to one WebexCore of 3.12.0, each for a fault that was seen; check them when the version changes. */
import type { WebexCore } from './sdk-load.ts';

/**
 * Mercury forgets the promises of two functions, reconnects after a disconnect that the server did
 * not answer, opens a socket whose connecting was called off, and loses track of its sockets when
 * the server announces a shutdown (we begin a new session instead). Of an upgrade that was refused
 * it says nothing, and tries again: `onRefusal` is called for each attempt that failed.
 */
export function tameMercury(
  { internal: { mercury } }: WebexCore,
  wanted: () => boolean,
  onRefusal: () => void,
): void {
  const reconnect = mercury._reconnect.bind(mercury);
  const attempt = mercury._attemptConnection.bind(mercury);
  const prepareUrl = mercury._prepareUrl.bind(mercury);
  mercury._reconnect = (...args) => (wanted() ? settled(reconnect(...args)) : Promise.resolve());
  mercury._attemptConnection = (url, session, callback, ...rest) => {
    const answered = (error?: unknown) => {
      if (error !== undefined && wanted()) onRefusal();
      callback(error);
    };
    return settled(attempt(url, session, answered, ...rest));
  };
  mercury._prepareUrl = async (...args) => {
    const url = await prepareUrl(...args);
    if (!wanted()) throw new Error('Mercury Connection Aborted for us');
    return url;
  };
  mercury._handleImminentShutdown = () => undefined;
}

/** The SDK tells Cisco about each registration, with the person's token, and forgets the promise. */
export function tameMetrics({ internal: { metrics } }: WebexCore): void {
  metrics.submitClientMetrics = () => Promise.resolve();
}

/**
 * Resolves when the services have tried for the first time to read their catalog. A `register()`
 * during a first try that fails hangs for a minute, and then registers a second device.
 */
export function tameServices({ internal: { services } }: WebexCore): Promise<void> {
  const wait = services.waitForCatalog.bind(services);
  // For a catalog that is there, the SDK resolves at once but leaves a timer behind that holds the process.
  services.waitForCatalog = (group, seconds) =>
    services._getCatalog().status[group]?.ready === true ? Promise.resolve() : wait(group, seconds);
  const init = services.initServiceCatalogs.bind(services);
  return new Promise((resolve) => {
    services.initServiceCatalogs = () => {
      const trying = init();
      void settled(trying).then(resolve);
      return trying;
    };
  });
}

export async function settled(promise: Promise<unknown>): Promise<void> {
  try {
    await promise;
  } catch {
    // What matters is that it is over.
  }
}
