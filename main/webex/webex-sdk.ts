/** The small part of the Webex SDK that live presence needs, behind types and outcomes; loaded only when wanted. */
import { detailOf } from '../core/language/detail.ts';
import { isLoopback } from '../core/loopback.ts';
import { failed, success, type Failure, type Outcome } from '../core/outcome.ts';
import { retryAfterMs } from '../http/http-client.ts';
import { ProxyAgent, type Network } from './proxy-agent.ts';
import { registerDevice, tameDevice, unregisterDevice, type DeviceMemory } from './sdk-device.ts';
import { loadWebexCore, type WebexCore, type WebexCoreConstructor } from './sdk-load.ts';
import { settled, tameMercury, tameMetrics, tameServices } from './sdk-tame.ts';
import { statusFailure } from './webex-failure.ts';

/** Milliseconds; the SDK's defaults apply to what is left out. */
export interface MercuryTimings {
  readonly pingInterval?: number;
  readonly pongTimeout?: number;
  readonly backoffTimeReset?: number;
  readonly backoffTimeMax?: number;
  readonly forceCloseDelay?: number;
}

export interface WebexSdkOptions {
  readonly apiUrl: string;
  readonly discoveryUrl: string;
  readonly mercury: MercuryTimings;
  readonly device: DeviceMemory;
  readonly network?: Network | undefined;
}

export interface WebexSdkEvents {
  /** Any message on the socket, pong included. */
  heard(): void;
  /** The socket is there and authorized; also after each reconnect of the SDK. */
  online(): void;
  /** `transient`: the SDK reconnects by itself. Otherwise it does not. */
  offline(kind: 'transient' | 'replaced' | 'permanent'): void;
  /** Webex refuses our device or our token (`credentials`); the SDK would try both for ever. */
  stale(failure: Failure): void;
  /** A socket could not be opened; the SDK will try again. */
  refused(): void;
  /** A message was lost on the way, or could not be read. */
  missed(): void;
  /** The server will go away. */
  shutdown(): void;
  /** A presence push of the person, as it came. */
  update(composition: unknown): void;
}

const REQUEST_TIMEOUT_MS = 10_000;
const DIRECT: Network = { proxyFor: () => Promise.resolve(undefined) };
/** Close codes that stand for HTTP's 404 and 401. */
const DEVICE_UNKNOWN = 4404;
const TOKEN_REFUSED = 4401;
const LIVE = 'Webex live presence';
const DEVICE_GONE = failed('outOfService', 'Webex does not know our device any more').failure;
const CLOSE = { code: 1000, reason: 'Done' };

export async function openWebexSdk(
  options: WebexSdkOptions,
  events: WebexSdkEvents,
): Promise<WebexSdk> {
  return new WebexSdk(await loadWebexCore(), options, events);
}

export class WebexSdk {
  readonly #create: (token: string) => WebexCore;
  readonly #events: WebexSdkEvents;
  readonly #memory: DeviceMemory;
  #webex: WebexCore | undefined;
  #token = '';
  #initialised: Promise<void> = Promise.resolve();
  #registering: Promise<unknown> = Promise.resolve();
  #open = false;
  /** The device that the socket belongs to. */
  #deviceUrl: string | undefined;
  /** Counts the calls of connect and close, so that one that was overtaken stops where it is. */
  #turn = 0;

  constructor(core: WebexCoreConstructor, options: WebexSdkOptions, events: WebexSdkEvents) {
    this.#create = (token) => new core(attributes(options, token));
    this.#events = events;
    this.#memory = options.device;
  }

  /** Further requests carry this token; the socket stays. False when it is none, or not connected yet. */
  useToken(token: string): boolean {
    if (this.#webex === undefined || !usable(token)) return false;
    if (token !== this.#token) {
      this.#webex.credentials.set({ supertoken: { access_token: token, token_type: 'Bearer' } });
    }
    this.#token = token;
    return true;
  }

  /** Registers the device and opens the socket. Pending for as long as Webex does not answer. */
  async connect(token: string): Promise<Outcome<undefined>> {
    if (!usable(token)) {
      return failed('credentials', detailOf('detail.nobodyAtWebex'));
    }
    this.#open = true;
    this.#turn += 1;
    const turn = this.#turn;
    const overtaken = () => this.#turn !== turn;
    const cancelled = failed('cancelled', 'we gave the connection up');
    try {
      const webex = await this.#ready(token);
      if (overtaken()) return cancelled;
      this.#registering = registerDevice(webex, this.#memory);
      await this.#registering;
      if (overtaken()) return cancelled;
      this.#deviceUrl = webex.internal.device.url;
      this.#events.heard();
      await webex.internal.mercury.connect();
      return success(undefined);
    } catch (error) {
      return { ok: false, failure: sdkFailure(error) };
    }
  }

  /** Subscribes to the person's presence and answers with its current composition, if Webex tells it. */
  async subscribe(ttlSeconds: number): Promise<Outcome<unknown>> {
    const { presence, device } = this.#webex?.internal ?? {};
    const userId = device?.userId;
    if (presence === undefined || userId === undefined) {
      return failed('unreadable', 'Webex did not say who we are');
    }
    try {
      const reply = (await presence.subscribe(userId, ttlSeconds)) as SubscribeReply | undefined;
      const own = reply?.responses?.find((one) => one.subject === userId) ?? reply?.responses?.[0];
      const code = own?.responseCode ?? 200;
      if (code !== 200) {
        return { ok: false, failure: statusFailure(LIVE, code, undefined) };
      }
      return success(own?.status ?? (await presence.get(userId).catch(() => undefined)));
    } catch (error) {
      return { ok: false, failure: sdkFailure(error) };
    }
  }

  /** Ends the subscription and the socket and deletes the device, whatever state they are in. Never rejects. */
  async close(): Promise<void> {
    this.#open = false;
    this.#deviceUrl = undefined;
    this.#turn += 1;
    const webex = this.#webex;
    if (webex === undefined) return;
    const { device, mercury, presence } = webex.internal;
    const { userId } = device;
    // All at once: the process may end in two seconds, and the device must not wait for an answer that does not come.
    const unsubscribed = userId === undefined ? undefined : settled(presence.unsubscribe(userId));
    const disconnected = settled(mercury.disconnect(CLOSE));
    await settled(this.#registering);
    await unregisterDevice(webex, this.#memory);
    await disconnected;
    await unsubscribed;
  }

  async #ready(token: string): Promise<WebexCore> {
    if (this.#webex === undefined) {
      const webex = this.#create(token);
      this.#webex = webex;
      tameDevice(webex);
      tameMetrics(webex);
      tameMercury(webex, () => this.#open, this.#events.refused.bind(this.#events));
      this.#initialised = tameServices(webex);
      this.#listen(webex);
    } else {
      this.useToken(token);
    }
    this.#token = token;
    await this.#initialised;
    return this.#webex;
  }

  #listen(webex: WebexCore): void {
    const { device, mercury } = webex.internal;
    const events = this.#events;
    const whileOpen = (act: (payload: unknown) => void) => (payload: unknown) => {
      if (this.#open) act(payload);
    };
    // Half way through its life the SDK refreshes the device, and registers another one when Webex
    // does not know it any more: the socket would stay at the old one, where no push arrives.
    device.on('registration:success', () => {
      const moved = this.#deviceUrl !== undefined && device.url !== this.#deviceUrl;
      if (!this.#open || !moved) return;
      this.#memory.save(device.url);
      events.stale(DEVICE_GONE);
    });
    mercury.on('event', whileOpen(events.heard.bind(events)));
    mercury.on('ping-pong-latency', whileOpen(events.heard.bind(events)));
    mercury.on('sequence-mismatch', whileOpen(events.missed.bind(events)));
    mercury.on('online', whileOpen(events.online.bind(events)));
    for (const kind of ['transient', 'replaced', 'permanent'] as const) {
      mercury.on(
        `offline.${kind}`,
        whileOpen(() => events.offline(kind)),
      );
    }
    mercury.on(
      'connection_failed',
      whileOpen((reason) => {
        const { code } = reason as { readonly code?: unknown };
        if (code === TOKEN_REFUSED) events.stale(statusFailure(LIVE, 401, undefined));
        else if (code === DEVICE_UNKNOWN) events.stale(DEVICE_GONE);
      }),
    );
    mercury.on('event:mercury_shutdown_imminent', whileOpen(events.shutdown.bind(events)));
    mercury.on(
      'event:apheleia.subscription_update',
      whileOpen((envelope) => this.#update(webex, envelope)),
    );
  }

  #update(webex: WebexCore, envelope: unknown): void {
    const { data } = envelope as { readonly data?: { readonly subject?: unknown } };
    const subject = data?.subject;
    if (subject === undefined || subject === webex.internal.device.userId) {
      this.#events.update(data);
    }
  }
}

/** The SDK prints advice about tokens with blanks to the console. */
function usable(token: string): boolean {
  return token !== '' && !/\s/.test(token);
}

interface SubscribeReply {
  readonly responses?: readonly {
    readonly subject?: unknown;
    readonly responseCode?: number;
    readonly status?: unknown;
  }[];
}

/** No client id and no scope: with them the SDK asks the identity service for a lesser token. */
function attributes(options: WebexSdkOptions, token: string): object {
  const { apiUrl, discoveryUrl, mercury, network } = options;
  // Also without a proxy: the agent that all Node programs share would keep connections after the end.
  const agent = new ProxyAgent(network ?? DIRECT);
  const { hostname, origin } = new URL(discoveryUrl);
  const loopback = isLoopback(hostname);
  return {
    credentials: { access_token: token },
    config: {
      logger: { level: 'silent' },
      device: { ephemeral: true, defaults: { body: { name: 'Finesse Presence' } } },
      // No proxy of its own choice: the SDK would ask the environment, and for requests only.
      defaultRequestOptions: { timeout: REQUEST_TIMEOUT_MS, proxy: null, agent },
      defaultMercuryOptions: { agent },
      services: {
        discovery: {
          u2c: discoveryUrl,
          hydra: apiUrl,
          ...(loopback ? { sqdiscovery: `${origin}/ds` } : {}),
        },
        validateDomains: true,
        allowedDomains: loopback ? [hostname] : [],
      },
      ...(loopback
        ? { credentials: { idbroker: { url: origin }, identity: { url: origin } } }
        : {}),
      mercury,
    },
  };
}

function sdkFailure(error: unknown): Failure {
  const { statusCode, retryAfter } = error as {
    readonly statusCode?: unknown;
    readonly retryAfter?: unknown;
  };
  if (typeof statusCode !== 'number' || statusCode === 0) {
    // Never the message: it holds addresses, and for HTTP errors the request's headers.
    return failed('unreachable', 'Webex live presence cannot be reached').failure;
  }
  const asked = typeof retryAfter === 'string' ? retryAfterMs(retryAfter, Date.now()) : undefined;
  return statusFailure(LIVE, statusCode, asked);
}
