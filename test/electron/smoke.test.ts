/** The real Electron, where there is one: starts hidden, shows its window, follows a meeting and back, and ends cleanly. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { expect, it } from 'vitest';
import type { AgentState } from '../../main/core/agent.ts';
import { findElectron } from '../../build/electron.js';
import { FAST, settingsFor } from '../demo/pace.ts';
import { startWorld } from '../simulators/control/world.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const electron = findElectron();

/** On the machines that must have it, its absence is an error. */
const required = process.env['ELECTRON_SMOKE'] === 'required';
if (electron === undefined && !required) {
  console.warn(
    '\n*** There is no Electron program here (ELECTRON_OVERRIDE_DIST_PATH): the tray app is NOT started by this run. ***\n',
  );
}

it.skipIf(electron === undefined && !required)(
  'the tray app follows a meeting to Not Ready and back, and quits',
  async () => {
    if (electron === undefined) throw new Error('ELECTRON_SMOKE=required, and no Electron is here');
    const world = await startWorld({ platform: 'UCCE', ctiDelayMs: FAST.ctiDelayMs });
    const profile = await mkdtemp(path.join(tmpdir(), 'finesse-presence-smoke-'));
    // Nobody touches a key on a machine for tests.
    const settings = {
      ...settingsFor(world, FAST),
      returnToReady: { afterMs: 500, onlyAtDesk: false },
    };
    await writeFile(path.join(profile, 'settings.json'), JSON.stringify(settings));
    const app = await _electron.launch({
      executablePath: electron,
      cwd: ROOT,
      args: [
        ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
        '.',
        `--profile=${profile}`,
      ],
      env: {
        ...(process.env as Record<string, string>),
        FINESSE_PRESENCE_WEBEX_TOKEN: world.webex.accessToken,
        FINESSE_PRESENCE_FINESSE_PASSWORD: world.agent.password,
      },
    });
    try {
      const window = await app.firstWindow();
      expect(window.url()).toBe('app://finesse-presence/index.html#status');
      const internals = await window.evaluate(
        `['require', 'process'].filter((n) => n in globalThis)`,
      );
      expect(internals).toEqual([]);
      const { loginId } = world.agent;
      const becomes = (state: AgentState) =>
        expect.poll(() => world.finesse.agent(loginId).state, { timeout: 30_000 }).toBe(state);
      world.choosePresence('active');
      world.finesse.signIn(loginId);
      world.finesse.chooseReady(loginId);
      await becomes('READY');
      world.choosePresence('meeting');
      await becomes('NOT_READY');
      world.choosePresence('active');
      await becomes('READY');
      const ended = app.waitForEvent('close');
      await app.evaluate(({ app: electronApp }) => electronApp.quit());
      await ended;
      expect(world.finesse.agent(loginId).state).toBe('READY');
    } finally {
      await app.close().catch(() => undefined);
      await world.stop();
      await rm(profile, { recursive: true, force: true });
    }
  },
  120_000,
);
