/** The real application on a stage: what the tests of it start with, and how they start it again. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { startWorld, type World } from '../../simulators/control/world.ts';
import { memoryVault } from '../../support/memory-vault.ts';
import {
  newProfile,
  removeProfile,
  runApplication,
  signedInToWebex,
  type RunOptions,
  type RunningApplication,
} from '../../support/running-application.ts';

/** Of the test that runs. */
export let world: World;
let running: RunningApplication[];

/** A world for each test; after it nothing is left running, and no bug was met. */
export function eachOnItsOwn(): void {
  beforeEach(async () => {
    world = await startWorld({ ctiDelayMs: [5, 20] });
    world.finesse.signIn(world.agent.loginId);
    running = [];
  });

  afterEach(async () => {
    await Promise.all(running.map((one) => one.stop()));
    for (const { bugs, profile } of running) {
      expect(bugs).toEqual([]);
      removeProfile(profile);
    }
    await world.stop();
  });
}

export function run(options: Partial<RunOptions> = {}): RunningApplication {
  const application = runApplication({ world, ...options });
  running.push(application);
  return application;
}

/** The same profile and the same vault, as after a restart of the machine. */
export async function restart(application: RunningApplication): Promise<RunningApplication> {
  await application.stop();
  return run({ profile: application.profile, vault: application.vault });
}

export function settings(more: Record<string, unknown> = {}): Record<string, unknown> {
  const { apiUrl, clientId, discoveryUrl } = world.webex;
  return {
    version: 1,
    mode: 'auto',
    webex: {
      apiUrl,
      discoveryUrl,
      clientId,
      realtime: false,
      pollMs: 100,
      redirectPorts: [53_689],
    },
    finesse: {
      nodes: world.finesse.urls,
      user: world.agent.loginId,
      idlePollMs: 150,
      activePollMs: 100,
    },
    rules: { meeting: { enterAfterMs: 0 } },
    returnToReady: { afterMs: 100 },
    ...more,
  };
}

/** Everything is there from the start. */
export async function ready(
  more: Record<string, unknown> = {},
  options: Partial<RunOptions> = {},
): Promise<RunningApplication> {
  const profile = newProfile();
  const vault = memoryVault();
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(settings(more)));
  await signedInToWebex(world, vault);
  await vault.set('finesse-password', world.agent.loginId, world.agent.password);
  const application = run({ profile, vault, ...options });
  await application.until('view', ({ finesse }) => finesse.link === 'well');
  return application;
}

export const writes = () => world.finesse.requests.filter(({ method }) => method === 'PUT');
export const isOk = expect.objectContaining({ ok: true }) as unknown;
