/** What one agent costs the Finesse pair, in requests an hour: idle, and on a typical day. */
import { isContactState, type AgentState, type Platform } from '../../main/core/agent.ts';
import type { Command } from '../../main/core/engine/events.ts';
import { policyFrom, type Policy } from '../../main/core/policy.ts';
import { parseSettings } from '../../main/core/settings.ts';
import { World } from '../support/world.ts';
import { CAUSES, DAY, SHIFT_MS } from './agent-day.ts';
import { playDay } from './day-in-world.ts';
import type { Figure } from './figure.ts';
import { plantedSettings, type Plan } from './plan.ts';

const PLATFORMS = ['UCCE', 'UCCX'] as const satisfies readonly Platform[];
const TARGET = { is: 'atMost', median: 75 } as const;
const HOURS = SHIFT_MS / 3_600_000;

/** HTTP requests by what they ask for. */
interface Traffic {
  user: number;
  dialogs: number;
  reasonCodes: number;
  put: number;
  /** Each node is asked before the first password is sent to it, and then every quarter of an hour. */
  readonly systemInfo: number;
}

/** Each start of the app draws its own idle pace, so that a site does not knock together: from none to all of it. */
const SPREADS = [0, 0.25, 0.5, 0.75, 1];

interface Shift {
  readonly traffic: Traffic;
  readonly notReady: number;
  readonly ready: number;
}

/** The real engine in simulated time. */
export function finesseTraffic(plan: Plan): Promise<readonly Figure[]> {
  const idles = PLATFORMS.map((platform) =>
    figure(
      `traffic-idle-${platform}`,
      `Finesse requests per agent-hour, idle, ${platform}`,
      SPREADS.map((spread) => idle(plan, platform, spread)),
    ),
  );
  const days = PLATFORMS.map((platform) =>
    figure(
      `traffic-day-${platform}`,
      `… on a typical day, ${platform}`,
      SPREADS.map((spread) => typicalDay(plan, platform, spread)),
    ),
  );
  return Promise.resolve([...idles, ...days]);
}

function idle(plan: Plan, platform: Platform, spread: number): Shift {
  const { traffic, world } = watched(policyAt(plan, spread), platform, 'READY');
  world.presence('active');
  world.advance(SHIFT_MS);
  if (traffic.put > 0) throw new Error('something was written while nothing happened');
  return { traffic, notReady: 0, ready: 0 };
}

function typicalDay(plan: Plan, platform: Platform, spread: number): Shift {
  const { traffic, world } = watched(policyAt(plan, spread), platform, 'LOGOUT');
  playDay(world);
  const written = (state: string) => world.writes.filter(({ target }) => target === state).length;
  const shift = { traffic, notReady: written('NOT_READY'), ready: written('READY') };
  if (shift.notReady === 0 || shift.ready === 0) throw new Error('a whole day without a change');
  const customers = world.changes.filter(({ to }) => to === 'RESERVED').length;
  if (customers !== DAY.customers) throw new Error(`not a typical day: ${customers} customers`);
  return shift;
}

function figure(id: string, name: string, shifts: readonly Shift[]): Figure {
  const samples = shifts.map(({ traffic }) => requestsOf(traffic) / HOURS);
  const middle = shifts[Math.floor(shifts.length / 2)];
  if (!middle) throw new Error('no shift was played');
  const { notReady, ready, traffic } = middle;
  const { dialogs, put, reasonCodes, systemInfo, user } = traffic;
  const done = put > 0 ? `${notReady} of ${CAUSES} causes taken, ${ready} given back; ` : '';
  const sorts = `User ${user}, Dialogs ${dialogs}, PUT ${put}, other ${reasonCodes + systemInfo}`;
  return {
    id,
    name,
    unit: '/h',
    samples,
    target: TARGET,
    detail: `${done}in ${HOURS} h: ${sorts}`,
  };
}

function requestsOf({ dialogs, put, reasonCodes, systemInfo, user }: Traffic): number {
  return user + dialogs + reasonCodes + put + systemInfo;
}

/** The shipped settings with the given share of the spread. */
function policyAt(plan: Plan, spread: number): Policy {
  const parsed = parseSettings({
    version: 1,
    finesse: {
      nodes: ['https://finesse-a.example.com:8445'],
      user: '1001',
      ...plantedSettings(plan),
    },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return policyFrom(parsed.settings, spread);
}

function watched(policy: Policy, platform: Platform, state: 'READY' | 'LOGOUT') {
  const traffic: Traffic = {
    user: 0,
    dialogs: 0,
    reasonCodes: 0,
    put: 0,
    systemInfo: 1 + 4 * HOURS,
  };
  const world = new World({
    policy,
    platform,
    state,
    onStep: ({ agent }, _event, commands) => {
      for (const command of commands) count(traffic, command, agent.state);
    },
  });
  return { traffic, world };
}

/** One wish of the engine may cost Finesse two requests; in a contact state the client saves the second. */
function count(traffic: Traffic, command: Command, state: AgentState): void {
  switch (command.type) {
    case 'readAgent':
      traffic.user += 1;
      if (command.dialogs && !isContactState(state)) traffic.dialogs += 1;
      return;
    case 'readReasonCodes':
      traffic.reasonCodes += 1;
      return;
    case 'setAgentState':
      traffic.put += 1;
      return;
    case 'readPresence':
    case 'saveOwnership':
    case 'record':
  }
}
