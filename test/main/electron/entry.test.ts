/** The entry of the tray app over an Electron to play with: one start, a second one, and the end. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { SETTINGS } from '../../electron/staged-app.ts';
import { FakeEvent, FakeSession, FakeTray, FakeWindow, freshDesktop } from './fake-electron.ts';

const listeners = ['uncaughtException', 'unhandledRejection'] as const;
const before = listeners.map((name) => process.listeners(name));
const { argv } = process;
afterEach(() => {
  process.argv = argv;
  vi.unstubAllEnvs();
  vi.doUnmock('electron');
  vi.resetModules();
  for (const [index, name] of listeners.entries()) {
    for (const listener of process.listeners(name)) {
      if (!(before[index] as unknown[]).includes(listener)) process.off(name, listener);
    }
  }
});

/** Starts the entry as the system would; secrets come from the environment, so that no vault is opened. */
async function startEntry(hasLock: boolean, ...args: string[]) {
  const profile = mkdtempSync(path.join(tmpdir(), 'finesse-presence-entry-'));
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(SETTINGS));
  const desktop = freshDesktop();
  desktop.app.hasLock = hasLock;
  const session = new FakeSession();
  const app = Object.assign(desktop.app, { getPreferredSystemLanguages: () => ['en-GB'] });
  const parts = Object.assign(Object.fromEntries(Object.entries(desktop)), {
    app,
    session: { fromPartition: () => session },
  });
  vi.doMock('electron', () => ({ ...parts, default: parts }));
  vi.stubEnv('FINESSE_PRESENCE_WEBEX_TOKEN', 'token');
  vi.stubEnv('FINESSE_PRESENCE_FINESSE_PASSWORD', 'password');
  process.argv = ['finesse-presence', `--profile=${profile}`, ...args];
  await import('../../../main/index.ts');
  return { desktop, profile, session };
}

it('starts hidden with a tray and no window, opens one for a second start, and leaves nothing behind', async () => {
  const { desktop, profile, session } = await startEntry(true, '--hidden');
  await vi.waitFor(() => expect(FakeTray.all[0]?.menus.at(-1)?.labels).toContain('Pause'));
  expect(desktop.app.paths.get('userData')).toBe(profile);
  expect(desktop.app.done).toContain('enableSandbox');
  expect(desktop.schemes).toHaveLength(1);
  expect(session.verify).not.toBeNull();
  expect(FakeWindow.all).toHaveLength(0);
  desktop.app.emit('second-instance', {}, ['finesse-presence', '--hidden']);
  desktop.app.emit('second-instance', {}, ['finesse-presence']);
  await vi.waitFor(() => expect(FakeWindow.all).toHaveLength(1), 10_000);
  const quit = new FakeEvent();
  desktop.app.emit('before-quit', quit);
  desktop.app.emit('before-quit', new FakeEvent());
  expect(quit.prevented).toBe(true);
  await vi.waitFor(() => expect(desktop.app.done).toContain('exit 0'), 5_000);
  expect(desktop.app.done.filter((done) => done === 'exit 0')).toHaveLength(1);
  expect(FakeTray.all[0]?.destroyed).toBe(true);
  expect(FakeWindow.all[0]?.destroyed).toBe(true);
  rmSync(profile, { recursive: true, force: true });
});

it('starts nothing where the same person already runs it', async () => {
  const { desktop, profile } = await startEntry(false);
  expect(desktop.app.done).toContain('quit');
  expect(FakeTray.all).toHaveLength(0);
  expect(existsSync(path.join(profile, 'journal.jsonl'))).toBe(false);
  rmSync(profile, { recursive: true, force: true });
});
