/** What one agent costs the Finesse pair, in requests an hour: idle, and on a typical day. */
import type { Platform } from '../../main/core/agent.ts';
import type { Command } from '../../main/core/engine/events.ts';
import { World } from '../support/world.ts';
import { CAUSES, DAY, playDay, SHIFT_MS } from './agent-day.ts';
import type { Figure } from './figure.ts';

const PLATFORMS = ['UCCE', 'UCCX'] as const satisfies readonly Platform[];
const TARGET = { is: 'atMost', median: 75 } as const;
const HOURS = SHIFT_MS / 3_600_000;

/** HTTP requests by what they ask for. */
interface Traffic {
  user: number;
  dialogs: number;
  reasonCodes: number;
  put: number;
  /** Each node is asked once, before the first password is sent to it. */
  readonly systemInfo: 1;
}

/** The real engine in simulated time, with its slowest spread, at which it asks most often. */
export function finesseTraffic(): Promise<readonly Figure[]> {
  const figures = [...PLATFORMS.map(idle), ...PLATFORMS.map(typicalDay)];
  return Promise.resolve(figures);
}

function idle(platform: Platform): Figure {
  const { traffic, world } = watched(platform, 'READY');
  world.presence('active');
  world.advance(SHIFT_MS);
  if (traffic.put > 0) throw new Error('something was written while nothing happened');
  return figure(`traffic-idle-${platform}`, `Finesse requests per agent-hour, idle, ${platform}`, {
    traffic,
    detail: '',
  });
}

function typicalDay(platform: Platform): Figure {
  const { traffic, world } = watched(platform, 'LOGOUT');
  playDay(world);
  const taken = world.writes.filter(({ target }) => target === 'NOT_READY').length;
  const restored = world.writes.filter(({ target }) => target === 'READY').length;
  if (taken === 0 || restored === 0) throw new Error('nothing was done in a whole day');
  const calls = world.changes.filter(({ to }) => to === 'RESERVED').length;
  if (calls !== DAY.customers) throw new Error(`not a typical day: ${calls} customers`);
  return figure(`traffic-day-${platform}`, `… on a typical day, ${platform}`, {
    traffic,
    detail: `${taken} of ${CAUSES} causes taken, ${restored} given back; `,
  });
}

function figure(
  id: string,
  name: string,
  { detail, traffic }: { readonly traffic: Traffic; readonly detail: string },
): Figure {
  const { dialogs, put, reasonCodes, systemInfo, user } = traffic;
  const perHour = (user + dialogs + reasonCodes + put + systemInfo) / HOURS;
  const sorts = `in ${HOURS} h: User ${user}, Dialogs ${dialogs}, PUT ${put}, other ${reasonCodes + systemInfo}`;
  return { id, name, unit: '/h', samples: [perHour], target: TARGET, detail: `${detail}${sorts}` };
}

function watched(platform: Platform, state: 'READY' | 'LOGOUT') {
  const traffic: Traffic = { user: 0, dialogs: 0, reasonCodes: 0, put: 0, systemInfo: 1 };
  const world = new World({
    platform,
    state,
    onStep: (_world, _event, commands) => {
      for (const command of commands) count(traffic, command);
    },
  });
  return { traffic, world };
}

/** One wish of the engine may cost Finesse two requests. */
function count(traffic: Traffic, command: Command): void {
  switch (command.type) {
    case 'readAgent':
      traffic.user += 1;
      if (command.dialogs) traffic.dialogs += 1;
      return;
    case 'readReasonCodes':
      traffic.reasonCodes += 1;
      return;
    case 'setAgentState':
      traffic.put += 1;
      return;
    case 'readPresence':
    case 'record':
  }
}
