/** Both simulators as one small world around one agent, with what the simulators do not remember of themselves. */
import type { Platform } from '../../../main/core/agent.ts';
import { startFinesseSimulator, type FinesseSimulator } from '../finesse/simulator.ts';
import { startWebexSimulator, type WebexSimulator } from '../webex/simulator.ts';
import { presenceWith, type PresenceId } from './presences.ts';

export interface WorldOptions {
  readonly platform?: Platform;
  /** Shortest and longest time between Finesse's 202 and the change, in milliseconds. */
  readonly ctiDelayMs?: readonly [number, number];
  /** The first of three ports: Webex, Finesse A, Finesse B. Left out, free ones are taken. */
  readonly firstPort?: number;
}

export type Node = 0 | 1;

export interface World {
  readonly webex: WebexSimulator;
  readonly finesse: FinesseSimulator;
  readonly agent: { readonly loginId: string; readonly password: string };
  readonly presence: PresenceId;
  readonly statusShared: boolean;
  readonly webexUp: boolean;
  choosePresence(id: PresenceId): void;
  shareStatus(shared: boolean): void;
  setWebex(up: boolean): Promise<void>;
  nodeIsUp(node: Node): boolean;
  setNode(node: Node, up: boolean): Promise<void>;
  setOutOfService(out: boolean): void;
  /** To be called after what the simulators do not tell of, such as a pending state. */
  changed(): void;
  /** Called after everything that may have changed what either side shows. */
  onChange(listener: () => void): () => void;
  stop(): Promise<void>;
}

/** Calls end in wrap-up, and only the agent or the end of the day ends that. */
const AGENT = { loginId: '1001', password: 'secret-1001', wrapUp: true, wrapUpMs: 120_000 };

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { ctiDelayMs = [50, 800], firstPort, platform = 'UCCE' } = options;
  const webex = await startWebexSimulator(firstPort === undefined ? {} : { port: firstPort });
  try {
    const finesse = await startFinesseSimulator({
      platform,
      ctiDelayMs,
      agents: [AGENT],
      ...(firstPort === undefined ? {} : { ports: [firstPort + 1, firstPort + 2] as const }),
    });
    return worldOf(webex, finesse);
  } catch (error) {
    await webex.stop();
    throw error;
  }
}

function worldOf(webex: WebexSimulator, finesse: FinesseSimulator): World {
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const endings = [
    webex.onChange(changed),
    finesse.onChange(changed),
    finesse.onRequest(changed),
  ] as const;
  const known = {
    presence: 'active' as PresenceId,
    shared: true,
    webexUp: true,
    nodes: [true, true] as [boolean, boolean],
  };
  return {
    webex,
    finesse,
    agent: AGENT,
    get presence() {
      return known.presence;
    },
    get statusShared() {
      return known.shared;
    },
    get webexUp() {
      return known.webexUp;
    },
    choosePresence: (id) => {
      const { extras = {}, status } = presenceWith(id);
      known.presence = id;
      webex.setPresence(status, extras);
    },
    shareStatus: (shared) => {
      known.shared = shared;
      webex.shareStatus(shared);
      changed();
    },
    setWebex: async (up) => {
      if (known.webexUp === up) return;
      known.webexUp = up;
      await (up ? webex.start() : webex.stop());
      changed();
    },
    nodeIsUp: (node) => known.nodes[node],
    setNode: async (node, up) => {
      known.nodes[node] = up;
      await (up ? finesse.nodeUp(node) : finesse.nodeDown(node));
      changed();
    },
    setOutOfService: (out) => {
      finesse.faults.outOfService = out;
      changed();
    },
    changed,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => {
      for (const end of endings) end();
      await Promise.all([finesse.stop(), webex.stop()]);
    },
  };
}
