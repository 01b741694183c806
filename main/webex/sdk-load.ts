/** Loads the `@webex` packages once: with a clean environment, silent, and unable to end the process. */
import { guardAgainstSdkRejections } from './sdk-rejections.ts';

/** What we use of a WebexCore instance of 3.12.0; underscored names are the SDK's own. */
export interface WebexCore {
  readonly credentials: { set(values: object): void };
  readonly internal: {
    readonly device: {
      readonly userId: string | undefined;
      readonly registered: boolean;
      readonly url: string | undefined;
      readonly refreshTimer: NodeJS.Timeout | undefined;
      readonly config: { readonly defaults: { readonly body?: object } };
      set(values: object): void;
      on(event: 'registration:success', listener: () => void): void;
      deleteDevices(): Promise<unknown>;
      register(): Promise<unknown>;
      unregister(): Promise<unknown>;
      clear(): void;
    };
    readonly mercury: {
      on(event: string, listener: (payload: unknown) => void): void;
      connect(): Promise<unknown>;
      disconnect(close: { readonly code: number; readonly reason: string }): Promise<unknown>;
      _handleImminentShutdown(...args: readonly unknown[]): void;
      _prepareUrl(...args: readonly unknown[]): Promise<unknown>;
      _reconnect(...args: readonly unknown[]): Promise<unknown>;
      _attemptConnection(
        url: unknown,
        session: unknown,
        callback: (error?: unknown) => void,
        ...rest: readonly unknown[]
      ): Promise<unknown>;
    };
    readonly metrics: { submitClientMetrics(...args: readonly unknown[]): Promise<unknown> };
    readonly services: {
      get(name: 'wdm'): string | undefined;
      initServiceCatalogs(): Promise<unknown>;
      waitForCatalog(group: string, seconds?: number): Promise<unknown>;
      _getCatalog(): {
        readonly status: Readonly<Record<string, { readonly ready: boolean } | undefined>>;
      };
    };
    readonly presence: {
      get(personId: string): Promise<unknown>;
      subscribe(personId: string, ttlSeconds: number): Promise<unknown>;
      unsubscribe(personId: string): Promise<unknown>;
    };
  };
}

export type WebexCoreConstructor = new (attributes: object) => WebexCore;

type ErrorClass = new (...args: never) => Error;

interface CoreExports {
  readonly default: WebexCoreConstructor;
  readonly WebexPlugin: { extend(members: object): unknown };
  readonly WebexHttpError: ErrorClass;
  readonly WebexTrackingIdInterceptor: { readonly prototype: object };
  registerPlugin(name: string, plugin: unknown, options: { readonly replace: boolean }): void;
}

interface MercuryExports {
  readonly ConnectionError: ErrorClass;
  readonly Socket: {
    readonly prototype: { send: (this: unknown, data: unknown) => Promise<unknown> };
  };
}

/** Each of them could send the token to another server, or write requests to the console. */
const UNWANTED_ENVIRONMENT: readonly RegExp[] = [
  /^(U2C|HYDRA|SQDISCOVERY|METRICS|CONVERSATION)_SERVICE_URL$/,
  /^(IDBROKER|IDENTITY)_BASE_URL$/,
  /^(TOKEN|REVOKE|WEBEX_AUTHORIZE)_URL$/,
  /^MERCURY_/,
  /^ENABLE_(FEDRAMP|NETWORK_LOGGING|VERBOSE_NETWORK_LOGGING|MERCURY_LOGGING)$/,
  /^(WEBEX|COMMON_IDENTITY)_(CLIENT_ID|CLIENT_SECRET|REDIRECT_URI|SCOPES?|AUTHORIZATION_STRING)$/,
  /^WEBEX_CONVERSATION_/,
  /^(CLIENT_ID|CLIENT_SECRET|REDIRECT_URI|SCOPE|AUTHORIZATION_STRING|CONVERSATION_SERVICE)$/,
];

let loading: Promise<WebexCoreConstructor> | undefined;

export function loadWebexCore(): Promise<WebexCoreConstructor> {
  loading ??= load();
  return loading;
}

async function load(): Promise<WebexCoreConstructor> {
  for (const name of Object.keys(process.env)) {
    if (UNWANTED_ENVIRONMENT.some((pattern) => pattern.test(name))) {
      Reflect.deleteProperty(process.env, name);
    }
  }
  const core = exportsOf<CoreExports>(await import('@webex/webex-core'), 'WebexPlugin');
  await import('@webex/internal-plugin-device');
  const mercury = exportsOf<MercuryExports>(
    await import('@webex/internal-plugin-mercury'),
    'ConnectionError',
  );
  await import('@webex/internal-plugin-presence');
  silence(core);
  numberRequests(core);
  handleSendFailures(mercury);
  guardAgainstSdkRejections([core.WebexHttpError, mercury.ConnectionError]);
  return core.default;
}

/** Node and bundlers disagree on where the exports of a CommonJS package are. */
function exportsOf<T>(module: unknown, known: keyof T & string): T {
  const outer = module as Readonly<Record<string, unknown>>;
  const inner = outer['default'] as Readonly<Record<string, unknown>> | undefined;
  return (inner !== undefined && known in inner ? inner : outer) as T;
}

/** The logger of webex-core knows no levels: it writes everything to the console. */
function silence(core: CoreExports): void {
  const say = () => undefined;
  const logger = { error: say, warn: say, log: say, info: say, debug: say, trace: say };
  core.registerPlugin('logger', core.WebexPlugin.extend({ namespace: 'Logger', ...logger }), {
    replace: true,
  });
}

/** The SDK numbers its requests in a `Map` that holds each instance for good, a quarter of a megabyte each. */
function numberRequests({ WebexTrackingIdInterceptor }: CoreExports): void {
  const numbers = new WeakMap<object, number>();
  Object.defineProperty(WebexTrackingIdInterceptor.prototype, 'sequence', {
    get(this: object) {
      const next = (numbers.get(this) ?? 0) + 1;
      numbers.set(this, next);
      return next;
    },
  });
}

/** Socket sends into a closing socket reject with INVALID_STATE_ERROR, and nobody in the SDK listens. */
function handleSendFailures(mercury: MercuryExports): void {
  const { prototype } = mercury.Socket;
  const { send } = prototype;
  prototype.send = function (data) {
    const sent = send.call(this, data);
    sent.catch(() => undefined);
    return sent;
  };
}
