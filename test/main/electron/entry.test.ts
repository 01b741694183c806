/** The entry of the tray app over an Electron to play with: one start, a second one, and the end. */
import type { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { SETTINGS } from '../../electron/staged-app.ts';
import { FakeEvent, FakeSession, FakeTray, FakeWindow, freshDesktop } from './fake-electron.ts';

const listeners = ['uncaughtException', 'unhandledRejection'] as const;
const ofNode: Pick<EventEmitter, 'listeners' | 'off'> = process;
const before = listeners.map((name) => ofNode.listeners(name));
const { argv } = process;
afterEach(() => {
  process.argv = argv;
  vi.unstubAllEnvs();
  vi.doUnmock('electron');
  vi.resetModules();
  for (const [index, name] of listeners.entries()) {
    for (const listener of ofNode.listeners(name)) {
      if (before[index]?.includes(listener) !== true) ofNode.off(name, listener as () => void);
    }
  }
});

/** Starts the entry as the system would; secrets come from the environment, so that no vault is opened. */
async function startEntry(
  { hasLock = true, ready = Promise.resolve() }: { hasLock?: boolean; ready?: Promise<void> },
  ...args: string[]
) {
  const profile = mkdtempSync(path.join(tmpdir(), 'finesse-presence-entry-'));
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(SETTINGS));
  const desktop = freshDesktop();
  desktop.app.hasLock = hasLock;
  desktop.app.whenReady = () => ready;
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
  const { desktop, profile, session } = await startEntry({}, '--hidden');
  await vi.waitFor(() => expect(FakeTray.all[0]?.menus.at(-1)?.labels).toContain('Pause'));
  expect(desktop.app.paths.get('userData')).toBe(profile);
  expect(desktop.app.done).toContain('enableSandbox');
  // The processes of the windows inherit the environment.
  expect(Object.keys(process.env).filter((name) => /_(TOKEN|PASSWORD)$/.test(name))).toEqual([]);
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

it('answers a second start that came before the tray was up, and none after the end has begun', async () => {
  let becomeReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => (becomeReady = resolve));
  const { desktop, profile } = await startEntry({ ready }, '--hidden');
  desktop.app.emit('second-instance', {}, ['finesse-presence']);
  expect(FakeTray.all).toHaveLength(0);
  becomeReady();
  await vi.waitFor(() => expect(FakeWindow.all).toHaveLength(1), 10_000);
  desktop.app.emit('before-quit', new FakeEvent());
  desktop.app.emit('second-instance', {}, ['finesse-presence']);
  await vi.waitFor(() => expect(desktop.app.done).toContain('exit 0'), 5_000);
  expect(FakeWindow.all).toHaveLength(1);
  rmSync(profile, { recursive: true, force: true });
});

it('does not start again for what the Webex SDK rejects and forgets, but for an error of its own', async () => {
  const { desktop, profile } = await startEntry({}, '--hidden');
  await vi.waitFor(() => expect(FakeTray.all[0]?.menus.at(-1)?.labels).toContain('Pause'));
  const { guardAgainstSdkRejections } = await import('../../../main/webex/sdk-rejections.ts');
  class SdkError extends Error {}
  guardAgainstSdkRejections([SdkError]);
  const reject = (reason: Error) => {
    const ours = ofNode.listeners('unhandledRejection').filter((one) => !before[1]?.includes(one));
    for (const listener of ours) (listener as (reason: Error) => void)(reason);
  };
  reject(new SdkError('Failed after 3 replay attempts'));
  expect(desktop.app.done.filter((done) => /relaunch|exit/.test(done))).toEqual([]);
  reject(new Error('ours'));
  expect(desktop.app.done).toContain('exit 1');
  desktop.app.emit('before-quit', new FakeEvent());
  await vi.waitFor(() => expect(desktop.app.done).toContain('exit 0'), 5_000);
  rmSync(profile, { recursive: true, force: true });
});

it('starts nothing where the same person already runs it', async () => {
  const { desktop, profile } = await startEntry({ hasLock: false });
  expect(desktop.app.done).toContain('quit');
  expect(FakeTray.all).toHaveLength(0);
  expect(existsSync(path.join(profile, 'journal.jsonl'))).toBe(false);
  rmSync(profile, { recursive: true, force: true });
});
