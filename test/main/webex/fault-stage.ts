/** An agent at both simulators, forty times as fast: the real SDK, the real source, the real runner and Finesse client. */
import { policyFrom } from '../../../main/core/policy.ts';
import { success, type Outcome } from '../../../main/core/outcome.ts';
import { parseSettings } from '../../../main/core/settings.ts';
import { createAgentDesk } from '../../../main/finesse/agent-desk.ts';
import { FINESSE_HTTP } from '../../../main/finesse/signed-requests.ts';
import { createHttpClient } from '../../../main/http/http-client.ts';
import type { PresenceSource } from '../../../main/sync/ports.ts';
import { Runner } from '../../../main/sync/runner.ts';
import { createPresenceSource } from '../../../main/webex/presence-source.ts';
import type { Network } from '../../../main/webex/proxy-agent.ts';
import { createScaledClock } from '../../simulators/finesse/clock.ts';
import {
  DEFAULT_AGENT,
  startFinesseSimulator,
  type FinesseSimulator,
} from '../../simulators/finesse/simulator.ts';
import { startWebexSimulator, type WebexSimulator } from '../../simulators/webex/simulator.ts';
import { startConnectProxy, type ConnectProxy } from '../../support/connect-proxy.ts';
import { fastClock, type FastClock } from './fast-clock.ts';
import { keeperOf, type Keeper } from './keeper.ts';
import { describeNews } from './listening.ts';

/** All of our waits are the real ones; only the clock is faster. The SDK's own are shortened alike. */
export const FACTOR = 40;
const SDK_WAITS = {
  pingInterval: 15_000 / FACTOR,
  pongTimeout: 14_000 / FACTOR,
  backoffTimeReset: 1_000 / FACTOR,
  backoffTimeMax: 32_000 / FACTOR,
  forceCloseDelay: 2_000 / FACTOR,
};
/** In real time. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 4;

export interface FaultStage {
  readonly webex: WebexSimulator;
  readonly proxy: ConnectProxy;
  readonly keeper: Keeper;
  readonly clock: FastClock;
  /** What the keeper answers to the next renewals; at first another good token. */
  renewal: () => Outcome<string>;
  start(): void;
  /** `live meeting`, `rest active`, `lost credentials`: what was told, in order. */
  readonly told: readonly string[];
  latest(): string;
  /** Fails when that takes too long. */
  until(what: string, holds: () => boolean | Promise<boolean>): Promise<void>;
  /** So many milliseconds of the agent's time. */
  pass(ms: number): Promise<void>;
  calls(method: string, path: RegExp): number;
  /** Each change of the agent state that was asked for, for example `NOT_READY`. */
  writes(): readonly string[];
  /** Stops, and tells what is left behind. */
  end(): Promise<Record<string, number>>;
}

/** `proxied`: live presence has a proxy between itself and Webex. */
export async function openFaultStage(proxied = false): Promise<FaultStage> {
  const webex = await startWebexSimulator();
  const proxy = await startConnectProxy();
  const finesse = await startFinesseSimulator({ clock: createScaledClock(FACTOR) });
  finesse.signIn(DEFAULT_AGENT.loginId);
  finesse.chooseReady(DEFAULT_AGENT.loginId);
  const clock = fastClock(FACTOR);
  const told: string[] = [];
  const keeper = keeperOf(webex.accessToken, () => stage.renewal());
  const { close, runner } = prepare({
    clock,
    finesse,
    keeper,
    told,
    webex,
    network: proxied ? { proxyFor: () => Promise.resolve(proxy.url) } : {},
  });
  const until: FaultStage['until'] = async (what, holds) => {
    const end = performance.now() + PATIENCE_MS;
    while (!(await holds())) {
      if (performance.now() > end) throw new Error(`never ${what}; told ${told.join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  };
  const stage: FaultStage = {
    webex,
    proxy,
    keeper,
    clock,
    told,
    until,
    renewal: () => success(webex.issueToken()),
    start: () => runner.start(),
    latest: () => told.at(-1) ?? '',
    pass: (ms) => {
      const end = clock.now() + ms;
      return until('later', () => clock.now() >= end);
    },
    calls: (method, path) =>
      webex.requests.filter((one) => one.method === method && path.test(one.path)).length,
    writes: () =>
      finesse.requests
        .filter(({ method }) => method === 'PUT')
        .map(({ body }) => /<state>(\w+)</.exec(body)?.[1] ?? body),
    end: async () => {
      await runner.stop();
      close();
      await until('closed', async () => (await webex.connectionCount()) === 0);
      const left = { devices: webex.deviceCount, timers: clock.waiting() };
      await Promise.all([finesse.stop(), webex.stop(), proxy.stop()]);
      return left;
    },
  };
  return stage;
}

interface Parts {
  readonly clock: FastClock;
  readonly finesse: FinesseSimulator;
  readonly keeper: Keeper;
  readonly network: Partial<Network>;
  readonly told: string[];
  readonly webex: WebexSimulator;
}

function prepare(parts: Parts): { readonly runner: Runner; readonly close: () => void } {
  const { clock, finesse } = parts;
  const parsed = parseSettings({
    version: 1,
    finesse: { nodes: finesse.urls, user: DEFAULT_AGENT.loginId },
    rules: { meeting: { enterAfterMs: 0 }, call: { enterAfterMs: 0 } },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const http = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 100_000 });
  const runner = new Runner({
    policy: policyFrom(parsed.settings, 0.5),
    presence: noted(sourceOf(parts, http.send), parts.told),
    desk: createAgentDesk({
      nodes: finesse.urls,
      user: DEFAULT_AGENT.loginId,
      password: DEFAULT_AGENT.password,
      http: createHttpClient(FINESSE_HTTP),
    }),
    ownership: { save: () => undefined },
    earlier: { ownership: undefined, refused: undefined },
    clock,
    wallNow: () => clock.now(),
    record: () => undefined,
    onBug: (error) => {
      throw error;
    },
  });
  return { runner, close: () => http.close() };
}

function sourceOf(
  { clock, keeper, network, webex }: Parts,
  send: Parameters<typeof createPresenceSource>[0]['send'],
): PresenceSource {
  return createPresenceSource({
    webex: {
      apiUrl: webex.apiUrl,
      discoveryUrl: webex.discoveryUrl,
      realtime: true,
      pollMs: 30_000,
      reconcileMs: 300_000,
    },
    access: keeper,
    send,
    ...(network.proxyFor ? { network: { proxyFor: network.proxyFor } } : {}),
    clock,
    random: Math.random,
    // Two seconds of real time: a device is deleted over a real connection.
    timings: { closeMs: 2_000 * FACTOR, mercury: SDK_WAITS },
  });
}

function noted(source: PresenceSource, told: string[]): PresenceSource {
  return {
    read: () => source.read(),
    start: (listener) =>
      source.start((news) => {
        told.push(describeNews(news));
        listener(news);
      }),
  };
}
