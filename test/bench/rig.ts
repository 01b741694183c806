/** Both simulators with one signed-in, Ready agent, and headless hosts that follow this agent. */
import {
  DEFAULT_AGENT,
  startFinesseSimulator,
  type FinesseSimulator,
} from '../simulators/finesse/simulator.ts';
import { startWebexSimulator, type WebexSimulator } from '../simulators/webex/simulator.ts';
import { startHost, within, type Host, type TimedLine } from './host.ts';
import { plantedSettings, SLOW_PUT_MS, type Plan } from './plan.ts';
import { startSlowRelay } from './slow-relay.ts';

export const AGENT = DEFAULT_AGENT.loginId;

/** Finesse's share is kept small: we measure the product, and other shares are known from the field. */
const CTI_DELAY_MS = [1, 5] as const;

export interface HostSettings {
  readonly realtime: boolean;
  readonly webex?: Readonly<Record<string, unknown>>;
  /** Everything else of the settings file that differs from the defaults. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** Its time runs so many times as fast. */
  readonly timeFactor?: number;
}

export interface Rig {
  readonly finesse: FinesseSimulator;
  readonly webex: WebexSimulator;
  /** Returns as soon as the process runs. */
  startHost(settings: HostSettings): Promise<Host>;
  /** Nothing is left running. */
  close(): Promise<void>;
}

export async function openRig(plan: Plan): Promise<Rig> {
  const finesse = await startFinesseSimulator({ ctiDelayMs: CTI_DELAY_MS });
  const webex = await startWebexSimulator({ status: 'active' });
  finesse.signIn(AGENT);
  finesse.chooseReady(AGENT);
  finesse.faults.extraLatencyMs = plan.finesseLatencyMs;
  const hosts: Host[] = [];
  const relays = plan.plants.includes('slow-put')
    ? await Promise.all(finesse.urls.map((url) => startSlowRelay(url, SLOW_PUT_MS)))
    : [];
  const nodes = relays.length > 0 ? relays.map(({ url }) => url) : finesse.urls;
  const env = {
    FINESSE_PRESENCE_WEBEX_TOKEN: webex.accessToken,
    FINESSE_PRESENCE_FINESSE_PASSWORD: DEFAULT_AGENT.password,
  };
  return {
    finesse,
    webex,
    startHost: async ({ more = {}, realtime, timeFactor, webex: webexMore = {} }) => {
      const { apiUrl, discoveryUrl } = webex;
      const settings = {
        version: 1,
        finesse: { nodes, user: AGENT, ...plantedSettings(plan) },
        webex: { apiUrl, discoveryUrl, realtime, ...webexMore },
        ...more,
      };
      const host = await startHost(settings, env, timeFactor);
      hosts.push(host);
      return host;
    },
    close: async () => {
      await Promise.all(hosts.map((host) => host.stop()));
      await Promise.all([finesse.stop(), webex.stop(), ...relays.map((relay) => relay.stop())]);
    },
  };
}

/** Whatever happens inside, the rig is closed. */
export async function withRig<T>(plan: Plan, measure: (rig: Rig) => Promise<T>): Promise<T> {
  const rig = await openRig(plan);
  try {
    return await measure(rig);
  } finally {
    await rig.close();
  }
}

/** Resolves when so many hosts hear Webex live. */
export async function liveReached({ webex }: Rig, hosts: number): Promise<void> {
  let end: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    const look = () => {
      if (webex.subscriptionCount >= hosts) resolve();
    };
    end = webex.onChange(look);
    look();
  });
  await within('live presence', reached).finally(() => end());
}

/** It has read both sides, knows its reason codes, and finds nothing to do. */
export function settledIn(host: Host): Promise<TimedLine> {
  return host.waitFor('rest', ({ event, reason }) => event === 'decision' && reason === 'allClear');
}
