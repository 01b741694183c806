/** The shell in front of the real application: tray, one window, notices and quitting, and faults that must not stop the engine. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Application } from '../../../main/app/application.ts';
import type { View } from '../../../main/core/view.ts';
import { createLoginItem } from '../../../main/electron/login-item.ts';
import { APP_PAGE } from '../../../main/electron/origin.ts';
import { Shell } from '../../../main/electron/shell.ts';
import { uiMemoryOver } from '../../../main/electron/ui-memory.ts';
import { CALL_CHANNEL, EVENT_CHANNEL, LISTEN_CHANNEL } from '../../../preload/channels.ts';
import { SETTINGS, stageApp, type StagedApp } from '../../electron/staged-app.ts';
import { ENGLISH } from '../../support/english.ts';
import { inOurMeeting } from '../../support/stories.ts';
import { viewIn } from '../../support/window-world.ts';
import { manualClock } from '../webex/manual-clock.ts';
import {
  FakeNotification,
  FakeTray,
  FakeWindow,
  freshDesktop,
  OWN_FRAME,
  type FakeDesktop,
} from './fake-electron.ts';

let desktop: FakeDesktop;
let staged: StagedApp;
let shell: Shell;
const bugs: unknown[] = [];

function shellFor(application: Application): Shell {
  return new Shell({
    desktop,
    application,
    clock: manualClock(),
    say: ENGLISH,
    loginItem: createLoginItem(desktop.app, 'win32'),
    openMemory: () => Promise.resolve(uiMemoryOver(new Map<string, unknown>())),
    platform: 'win32',
    version: '1.2.3',
    icons: '/icons',
    profile: staged.profile,
    bridge: '/bridge.cjs',
    onBug: (error) => void bugs.push(error),
  });
}

/** The same application, with another view. */
function showing(view: View): Application {
  return {
    ...staged.application,
    handlers: staged.application.handlers,
    on: (name, listener) => {
      if (name !== 'view') return staged.application.on(name, listener);
      (listener as (payload: View) => void)(view);
      return () => undefined;
    },
  };
}

const tray = () => FakeTray.all.at(-1) ?? expect.fail('there is no tray');
const menu = () => tray().menus.at(-1) ?? expect.fail('there is no menu');
const windowAt = (index: number) => FakeWindow.all[index] ?? expect.fail('there is no window');
const ask = (name: string, ...args: unknown[]) =>
  desktop.ipcMain.ask(OWN_FRAME, windowAt(0).webContents, CALL_CHANNEL, name, args);
const told = () => FakeNotification.all.map(({ options }) => options.title);
const opened = async (count: number) => {
  await vi.waitFor(() => expect(FakeWindow.all).toHaveLength(count));
};

beforeEach(() => {
  desktop = freshDesktop();
  staged = stageApp((words) => shell.trouble(words));
  shell = shellFor(staged.application);
  shell.start();
  staged.application.start();
});
afterEach(async () => {
  shell.stop();
  await staged.stop();
  expect(bugs.splice(0)).toEqual([]);
  expect(staged.bugs).toEqual([]);
});

describe('the shell', () => {
  it('has a tray and no window while nobody wants one', () => {
    expect(FakeTray.all).toHaveLength(1);
    expect(FakeWindow.all).toHaveLength(0);
    expect(menu().labels).toContain('Settings…');
  });

  it('opens one locked-in window, however often it is asked, and a new one after it was closed', async () => {
    menu().choose('Settings…');
    await opened(1);
    menu().choose('History…');
    await vi.waitFor(() => expect(windowAt(0).loaded).toHaveLength(2));
    expect(windowAt(0).loaded).toEqual([`${APP_PAGE}#settings`, `${APP_PAGE}#history`]);
    expect(windowAt(0).options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      devTools: false,
      preload: path.resolve('/bridge.cjs'),
    });
    windowAt(0).close();
    menu().choose('Settings…');
    await opened(2);
  });

  it('remembers where the person left the window, as long as a screen is there', async () => {
    menu().choose('Settings…');
    await opened(1);
    windowAt(0).setBounds({ x: 700, y: 200 });
    windowAt(0).close();
    menu().choose('Settings…');
    await opened(2);
    expect(windowAt(1).options).toMatchObject({ x: 700, y: 200 });
    windowAt(1).setBounds({ x: 5_000, y: 200 });
    windowAt(1).close();
    menu().choose('Settings…');
    await opened(3);
    expect(windowAt(2).options.x).toBeUndefined();
  });

  it('shows the status beside the tray on a click, and puts it away with the next', async () => {
    tray().emit('click');
    await opened(1);
    expect(windowAt(0).loaded).toEqual([`${APP_PAGE}#status`]);
    const { y } = windowAt(0).bounds;
    expect(y + windowAt(0).bounds.height).toBeLessThanOrEqual(1_040);
    await vi.waitFor(() => expect(windowAt(0).visible).toBe(true));
    tray().emit('click');
    await vi.waitFor(() => expect(windowAt(0).destroyed).toBe(true));
  });

  it('says once that it goes on without its window', async () => {
    menu().choose('Settings…');
    await opened(1);
    windowAt(0).close();
    menu().choose('Settings…');
    await opened(2);
    windowAt(1).close();
    expect(told().filter((title) => title === 'Still running')).toHaveLength(1);
  });

  it('pushes the latest to a window that listens, again to one that was loaded again, and nothing to one that is gone', async () => {
    menu().choose('Settings…');
    await opened(1);
    const { webContents } = windowAt(0);
    await desktop.ipcMain.ask(OWN_FRAME, webContents, LISTEN_CHANNEL);
    const names = webContents.sent.map(([channel, name]) => [channel, name]);
    expect(names).toContainEqual([EVENT_CHANNEL, 'view']);
    expect(names).toContainEqual([EVENT_CHANNEL, 'settings']);
    webContents.sent.length = 0;
    await desktop.ipcMain.ask(OWN_FRAME, webContents, LISTEN_CHANNEL);
    expect(webContents.sent.filter(([, name]) => name === 'settings')).toHaveLength(1);
    // Asking again and again costs nothing that stays.
    expect(webContents.listenerCount('destroyed')).toBe(1);
    webContents.sent.length = 0;
    windowAt(0).destroy();
    await staged.application.handlers.setMode('ask');
    expect(webContents.sent).toEqual([]);
  });

  it('tells events to its own pages only', async () => {
    menu().choose('Settings…');
    await opened(1);
    const { webContents } = windowAt(0);
    const strangers = [{ url: 'https://example.com/', parent: null }, null];
    for (const stranger of strangers) {
      const answer = await desktop.ipcMain.ask(stranger, webContents, LISTEN_CHANNEL);
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'refused' } });
    }
    expect(webContents.sent).toEqual([]);
  });

  it('asks before it quits while the Not Ready is ours, once, and goes on when told to', async () => {
    shell.stop();
    shell = shellFor(showing(viewIn(inOurMeeting())));
    shell.start();
    menu().choose('Quit');
    menu().choose('Quit');
    await vi.waitFor(() => expect(desktop.boxes).toHaveLength(1));
    expect(desktop.boxes[0]).toContain('You will stay Not Ready');
    await Promise.resolve();
    expect(desktop.app.done).not.toContain('quit');
    desktop.answer = 0;
    await vi.waitFor(() => {
      menu().choose('Quit');
      expect(desktop.app.done).toContain('quit');
    });
  });

  it('quits at once when nothing is ours', async () => {
    menu().choose('Quit');
    await vi.waitFor(() => expect(desktop.app.done).toContain('quit'));
    expect(desktop.boxes).toEqual([]);
  });

  it('copies the status, shows the folder of the logs, and says when a wish cannot be met', async () => {
    menu().choose('Help', 'Copy status');
    menu().choose('Help', 'Show logs');
    expect(desktop.copied[0]).toContain('Finesse Presence 1.2.3');
    expect(desktop.opened).toEqual([staged.profile]);
    // The settings file cannot be written: a folder stands in its place.
    const file = path.join(staged.profile, 'settings.json');
    rmSync(file);
    mkdirSync(file);
    menu().choose('Mode', 'Only observe');
    await vi.waitFor(() => expect(told()).toContain('That did not work'));
  });
});

describe('a fault', () => {
  it('of garbage from the window is refused in words, and nothing is changed', async () => {
    menu().choose('Settings…');
    await opened(1);
    const before = readFileSync(path.join(staged.profile, 'settings.json'), 'utf8');
    const garbage: unknown[] = [null, 7, 'x'.repeat(100_000), { length: 1 }, [[]], ['a', 'b', 'c']];
    for (const name of ['setMode', 'saveSettings', '__proto__', '', null, { toString: 1 }]) {
      for (const args of garbage) {
        const answer = await desktop.ipcMain.ask(
          OWN_FRAME,
          windowAt(0).webContents,
          CALL_CHANNEL,
          name,
          args,
        );
        expect(answer).toMatchObject({ ok: false, failure: { kind: 'refused' } });
      }
    }
    expect(readFileSync(path.join(staged.profile, 'settings.json'), 'utf8')).toBe(before);
    expect(await ask('look')).toMatchObject({ ok: true });
  });

  it('of the window costs the window alone: the person is told, and opens another', async () => {
    menu().choose('Settings…');
    await opened(1);
    windowAt(0).webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(windowAt(0).destroyed).toBe(true);
    expect(told()).toContain('The window had an error');
    expect(tray().destroyed).toBe(false);
    menu().choose('Settings…');
    await opened(2);
    await expect(staged.application.handlers.look()).resolves.toMatchObject({ ok: true });
  });

  it('of a locked vault is told where the password was given, and nothing is lost', async () => {
    menu().choose('Settings…');
    await opened(1);
    staged.vaultIsLocked = true;
    const refused = await ask('signInFinesse', '1001', 'hunter2');
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    expect(JSON.stringify(refused)).not.toContain('hunter2');
    staged.vaultIsLocked = false;
    expect(await ask('signInFinesse', '1001', 'hunter2')).toMatchObject({ ok: true });
  });

  it('of a journal that cannot be written is told once, and the app goes on', async () => {
    mkdirSync(path.join(staged.profile, 'journal.jsonl'));
    const journal = await import('../../../main/store/journal-file.ts');
    const file = journal.openJournal(staged.profile, (words) => shell.trouble(words));
    file.append({ at: '', event: 'decision', sentence: '' });
    file.append({ at: '', event: 'decision', sentence: '' });
    const notices = FakeNotification.all.filter(
      ({ options }) => options.title === 'Something on this computer needs a look',
    );
    expect(notices).toHaveLength(1);
    expect(notices[0]?.options.body).toContain('journal');
    await expect(staged.application.handlers.look()).resolves.toMatchObject({ ok: true });
  });

  it('that comes during a presentation is told when that is over, with all others', () => {
    let show: (view: View) => void = () => undefined;
    shell.stop();
    shell = shellFor({
      handlers: staged.application.handlers,
      start: () => undefined,
      stop: () => Promise.resolve(),
      on(name, listener) {
        if (name !== 'view') return staged.application.on(name, listener);
        show = listener as (view: View) => void;
        return () => undefined;
      },
    });
    shell.start();
    const view = viewIn(inOurMeeting());
    show({ ...view, webex: { ...view.webex, status: 'presenting' } });
    shell.trouble('The first.');
    shell.trouble('The second.');
    expect(told()).toEqual([]);
    show(view);
    expect(FakeNotification.all.map(({ options }) => options.body)).toEqual([
      'The first.\nThe second.',
    ]);
  });

  it('of a settings file that is replaced by a broken one keeps the last good settings, and shows the place', async () => {
    const sheets: { mode: unknown; problems: number }[] = [];
    staged.application.on('settings', ({ problems, settings }) => {
      sheets.push({ mode: settings?.mode, problems: problems.length });
    });
    const file = path.join(staged.profile, 'settings.json');
    // Written again at each look: the watch may have begun after the first time.
    const becomes = (mode: string, expected: (typeof sheets)[number]) =>
      vi.waitFor(
        () => {
          writeFileSync(file, JSON.stringify({ ...SETTINGS, mode }));
          expect(sheets.at(-1)).toEqual(expected);
        },
        { timeout: 30_000, interval: 1_500 },
      );
    await becomes('never', { mode: 'auto', problems: 1 });
    await becomes('observe', { mode: 'observe', problems: 0 });
    expect(tray().destroyed).toBe(false);
  });
});
