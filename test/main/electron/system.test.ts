/** What the shell hears of the computer and asks of it: desk, wake-ups, start at sign-in, one instance, crashes, memory. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskPresence } from '../../../main/core/desk.ts';
import { crashHandler, lastCrash } from '../../../main/electron/crash.ts';
import { createDeskActivity } from '../../../main/electron/desk-activity.ts';
import { APP_ID, claimInstance, folderFor } from '../../../main/electron/instance.ts';
import { createLoginItem } from '../../../main/electron/login-item.ts';
import { openUiMemory, uiMemoryOver } from '../../../main/electron/ui-memory.ts';
import { onWakeUp } from '../../../main/electron/wake-ups.ts';
import { ENGLISH } from '../../support/english.ts';
import { MINUTE, SECOND } from '../../support/stories.ts';
import { manualClock } from '../webex/manual-clock.ts';
import { FakeApp, freshDesktop, type FakeDesktop } from './fake-electron.ts';

// The package electron-store asks Electron itself for its folder.
vi.mock('electron', () => {
  const parts = { app: new FakeApp(), ipcMain: { on: () => undefined }, shell: {} };
  Object.assign(parts.app, { getVersion: () => '1.2.3' });
  return { default: parts, ...parts };
});

let desktop: FakeDesktop;
beforeEach(() => {
  desktop = freshDesktop();
});

describe('the desk', () => {
  it('is left after three minutes without a key, at once with the lock, and taken again within seconds', async () => {
    const clock = manualClock();
    const power = desktop.powerMonitor;
    const heard: DeskPresence[] = [];
    const stop = createDeskActivity(power, clock).start((desk) => void heard.push(desk));
    expect(heard).toEqual(['atDesk']);
    power.idleSeconds = 179;
    clock.advance(5 * SECOND);
    expect(heard).toEqual(['atDesk']);
    power.idleSeconds = 180;
    clock.advance(5 * SECOND);
    power.idleSeconds = 0;
    clock.advance(5 * SECOND);
    expect(heard).toEqual(['atDesk', 'away', 'atDesk']);
    // Electron tells the lock before its state shows it.
    power.emit('lock-screen');
    expect(heard.at(-1)).toBe('away');
    power.state = 'locked';
    clock.advance(MINUTE);
    expect(heard).toHaveLength(4);
    power.state = 'active';
    power.emit('unlock-screen');
    expect(heard.at(-1)).toBe('atDesk');
    await stop();
    power.emit('lock-screen');
    clock.advance(MINUTE);
    expect(heard).toHaveLength(5);
    expect(power.eventNames()).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });
});

describe('a wake-up', () => {
  it('comes from sleep, from the lock screen and with the network, and never after the end', () => {
    const clock = manualClock();
    let woken = 0;
    const stop = onWakeUp(desktop, clock, () => (woken += 1));
    desktop.powerMonitor.emit('resume');
    desktop.powerMonitor.emit('unlock-screen');
    expect(woken).toBe(2);
    desktop.online = false;
    clock.advance(10 * SECOND);
    expect(woken).toBe(2);
    desktop.online = true;
    clock.advance(10 * SECOND);
    expect(woken).toBe(3);
    stop();
    desktop.powerMonitor.emit('resume');
    expect(clock.waiting()).toBe(0);
    expect(woken).toBe(3);
  });
});

describe('start at sign-in', () => {
  const machine = { name: 'x', path: 'x', args: [], scope: 'machine', enabled: true } as const;

  it("is the person's own entry, without a window", () => {
    const item = createLoginItem(desktop.app, 'win32');
    expect(item.state()).toBe('off');
    item.set(true);
    expect(item.state()).toBe('on');
    expect(desktop.app.done).toEqual(['login item true --hidden']);
  });

  it('has no second entry where the installer made one', () => {
    desktop.app.launchItems = [{ ...machine, args: [] }];
    const item = createLoginItem(desktop.app, 'win32');
    expect(item.state()).toBe('byOrganization');
    item.set(true);
    expect(desktop.app.done).toEqual([]);
  });

  it('is not offered on Linux, nor by an app that was not installed', () => {
    expect(createLoginItem(desktop.app, 'linux').state()).toBe('unknown');
    desktop.app.isPackaged = false;
    const item = createLoginItem(desktop.app, 'win32');
    item.set(true);
    expect(item.state()).toBe('unknown');
    expect(desktop.app.done).toEqual([]);
  });
});

describe('one instance', () => {
  const place = { platform: 'win32', profile: undefined, env: {} } as const;

  it('has its folder on this computer, its own lock and the name of the installer', () => {
    const env = { LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' };
    expect(claimInstance(desktop.app, { ...place, env })).toBe(true);
    expect(desktop.app.paths.get('userData')).toBe(
      'C:\\Users\\ann\\AppData\\Local\\FinessePresence',
    );
    expect(desktop.app.done).toEqual([`id ${APP_ID}`]);
    const builder = readFileSync('electron-builder.yml', 'utf8');
    expect(builder).toContain(`appId: ${APP_ID}`);
  });

  it('keeps two people on one terminal server apart', () => {
    const folder = (name: string) => folderFor({ ...place, env: { LOCALAPPDATA: `C:\\${name}` } });
    expect(folder('ann')).not.toBe(folder('bob'));
    expect(claimInstance(desktop.app, { ...place, platform: 'linux' })).toBe(true);
    expect(desktop.app.done).toEqual([]);
    expect(desktop.app.paths.size).toBe(0);
    expect(folderFor({ ...place, profile: 'trial' })).toBe(path.resolve('trial'));
  });

  it('ends where the same person already runs it', () => {
    desktop.app.hasLock = false;
    expect(claimInstance(desktop.app, place)).toBe(false);
  });
});

describe('an error that nobody caught', () => {
  const crash = (args: readonly string[], at: number) => {
    const handle = crashHandler({
      desktop,
      args,
      now: () => at,
      say: () => ENGLISH,
      onCrash: () => undefined,
    });
    handle(new Error('first'));
    handle(new Error('second'));
  };

  it('starts the app again once, and a second one within ten minutes leaves it down with a word', () => {
    crash(['--hidden'], 1_000);
    expect(desktop.app.done).toEqual(['relaunch --hidden --after-crash=1000', 'exit 1']);
    expect(desktop.boxes).toEqual([]);
    desktop = freshDesktop();
    crash(['--hidden', '--after-crash=1000'], 1_000 + 9 * MINUTE);
    expect(desktop.app.done).toEqual(['exit 1']);
    expect(desktop.boxes[0]).toContain('Finesse Presence has stopped');
  });

  it('long after the last one is a first one again', () => {
    crash(['--after-crash=1000'], 1_000 + 10 * MINUTE);
    expect(desktop.app.done).toEqual(['relaunch --after-crash=601000', 'exit 1']);
    expect(lastCrash(['--after-crash=soon'])).toBeUndefined();
  });

  it('ends the app also when it cannot be written down', () => {
    const onCrash = () => {
      throw new Error('disk full');
    };
    crashHandler({ desktop, args: [], now: () => 1, say: () => ENGLISH, onCrash })(
      new Error('first'),
    );
    expect(desktop.app.done).toContain('exit 1');
  });
});

describe('the memory of the window', () => {
  it('outlives a restart through electron-store, and a torn file', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'finesse-presence-memory-'));
    const bounds = { x: 1, y: 2, width: 300, height: 400 };
    const memory = await openUiMemory(folder);
    expect(memory.left()).toBeUndefined();
    memory.leave(bounds);
    expect(memory.tellOnce('stillRunning')).toBe(true);
    const again = await openUiMemory(folder);
    expect(again.left()).toEqual(bounds);
    expect(again.tellOnce('stillRunning')).toBe(false);
    writeFileSync(path.join(folder, 'window.json'), '{"window": {"x": "left');
    expect((await openUiMemory(folder)).left()).toBeUndefined();
    rmSync(folder, { recursive: true });
  });

  it('is not worth an error where the disk is full', () => {
    const full = () => {
      throw new Error('ENOSPC');
    };
    const memory = uiMemoryOver({ get: full, set: full });
    memory.leave({ x: 1, y: 2, width: 3, height: 4 });
    expect(memory.left()).toBeUndefined();
  });
});
