/** A whole site in one process: one pair of simulated Finesse nodes over real HTTP, and the app of every agent. */
import type { Platform } from '../../main/core/agent.ts';
import { parseSettings, type Settings } from '../../main/core/settings.ts';
import { createRandom } from '../simulators/finesse/random.ts';
import { startFinesseSimulator, type FinesseSimulator } from '../simulators/finesse/simulator.ts';
import type { Arrival } from './arrivals.ts';
import { createMember, type Member } from './member.ts';
import { createSteppedClock, type SteppedClock } from './stepped-clock.ts';

export interface Fleet {
  readonly finesse: FinesseSimulator;
  readonly clock: SteppedClock;
  readonly members: readonly Member[];
  readonly arrivals: readonly Arrival[];
  /** Errors of our own; there must be none. */
  readonly bugs: readonly unknown[];
  readonly random: () => number;
  /** Everybody is signed in and Ready; the apps start one after the other, spread over `withinMs`. */
  startAll(withinMs: number): Promise<void>;
  stop(): Promise<void>;
}

const passwordOf = (loginId: string) => `secret-${loginId}`;

export interface FleetOptions {
  readonly agents: number;
  readonly platform?: Platform;
}

export async function openFleet({ agents, platform = 'UCCE' }: FleetOptions): Promise<Fleet> {
  const clock = createSteppedClock();
  const random = createRandom(7);
  const loginIds = Array.from({ length: agents }, (_, index) => String(10_001 + index));
  const finesse = await startFinesseSimulator({
    platform,
    clock,
    // Wrap-up is ended by whoever plays the day.
    agents: loginIds.map((loginId) => ({
      loginId,
      password: passwordOf(loginId),
      wrapUp: true,
      wrapUpMs: 3_600_000,
    })),
  });
  const arrivals: Arrival[] = [];
  const bugs: unknown[] = [];
  const members = loginIds.map((loginId) =>
    createMember({
      loginId,
      password: passwordOf(loginId),
      settings: settingsOf(finesse.urls, loginId),
      spread: random(),
      clock,
      onArrival: (arrival) => void arrivals.push(arrival),
      onBug: (error) => void bugs.push(error),
    }),
  );
  return {
    finesse,
    clock,
    members,
    arrivals,
    bugs,
    random,
    startAll: async (withinMs) => {
      for (const member of members) {
        finesse.signIn(member.loginId);
        finesse.chooseReady(member.loginId);
        member.webexShows('active');
        clock.after(random() * withinMs, () => member.start());
      }
      await clock.advance(withinMs);
    },
    stop: async () => {
      await Promise.all(members.map((member) => member.stop()));
      await finesse.stop();
    },
  };
}

/** As it is shipped, with live presence. */
function settingsOf(nodes: readonly string[], user: string): Settings {
  const parsed = parseSettings({ version: 1, finesse: { nodes, user } });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.settings;
}
