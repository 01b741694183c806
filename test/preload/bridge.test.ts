/** The real bridge between the real window and the real app, in a real browser: what gets across, and what never does. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleBridge } from '../../build/bridge.js';
import { bundleRenderer } from '../../build/renderer.js';
import { serveWindow } from '../../main/electron/ipc.ts';
import { BRIDGE_NAME, CONTRACT, type Bridge } from '../../preload/contract.ts';
import { stageApp, type StagedApp } from '../electron/staged-app.ts';
import { policyInPage, stageWindow, type StagedWindow } from '../electron/window-stage.ts';
import { FakeIpc, OWN_FRAME } from '../main/electron/fake-electron.ts';
import { browserIsMissing } from '../support/window-browser.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CHROMIUM = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';

/** Runs in the page. */
declare global {
  var finessePresence: Bridge;
}

describe.skipIf(browserIsMissing())('the bridge', () => {
  let folder: string;
  let browser: Browser;
  let app: StagedApp;
  let ipc: FakeIpc;
  let stopServing: () => void;
  /** For what leaves no trace in a window. */
  let usual: StagedWindow;
  let opened: StagedWindow[] = [];

  const open = async () => {
    const bridge = path.join(folder, 'bridge.cjs');
    const renderer = path.join(folder, 'renderer');
    const window = await stageWindow({ browser, ipc, bridge, renderer, from: OWN_FRAME });
    opened.push(window);
    return window;
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'finesse-presence-bridge-'));
    await bundleBridge(ROOT, path.join(folder, 'bridge.cjs'));
    await bundleRenderer(ROOT, path.join(folder, 'renderer'));
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    app = stageApp();
    ipc = new FakeIpc();
    stopServing = serveWindow(ipc, app.application, (error) => {
      throw error;
    });
    app.application.start();
    usual = await open();
    opened = [];
  });
  afterEach(async () => {
    for (const window of opened) await window.close();
    opened = [];
  });
  afterAll(async () => {
    await usual.close();
    stopServing();
    await browser.close();
    await app.stop();
    await rm(folder, { recursive: true });
  });

  it('is one file that loads nothing but Electron', async () => {
    const text = await readFile(path.join(folder, 'bridge.cjs'), 'utf8');
    expect(text.match(/require\("[^"]+"\)/g)).toEqual(['require("electron")']);
    expect(text.length).toBeLessThan(8_000);
  });

  it('shows the window what the app knows, without a complaint or a stray request', async () => {
    const { complaints, page, strays } = await open();
    await page.getByText('Webex').first().waitFor();
    const version = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          finessePresence.onSettings((sheet) => resolve(sheet.version));
        }),
    );
    expect(version).toBe('1.2.3');
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
  });

  it('carries what the person saves to the file, and its problems back', async () => {
    const { page } = await open();
    const saved = await page.evaluate(() =>
      finessePresence.saveSettings({ returnToReady: { afterMs: 20_000 } }),
    );
    expect(saved).toEqual({ ok: true, value: { problems: [] } });
    const file = path.join(app.profile, 'settings.json');
    const before = await readFile(file, 'utf8');
    expect(before).toContain('20000');
    const refused = await page.evaluate(() =>
      finessePresence.saveSettings({ returnToReady: { afterMs: 'soon' } }),
    );
    expect(JSON.stringify(refused)).toContain('returnToReady.afterMs');
    expect(JSON.stringify(refused)).toContain('whole number of milliseconds');
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('pushes a change to every listener, the latest to a late one, and nothing after its end', async () => {
    const { page } = await open();
    await page.evaluate(() => {
      const heard: Record<string, unknown[]> = { early: [], ended: [], late: [] };
      Object.assign(globalThis, { heard });
      finessePresence.onSettings((sheet) => heard['early']?.push(sheet.settings?.mode));
      const end = finessePresence.onSettings((sheet) => heard['ended']?.push(sheet.settings?.mode));
      end();
    });
    await page.evaluate(() => finessePresence.setMode('observe'));
    await page.waitForFunction(`globalThis.heard.early.at(-1) === 'observe'`);
    const heard = await page.evaluate(async () => {
      const { ended, late } = Reflect.get(globalThis, 'heard') as Record<string, unknown[]>;
      await new Promise<void>((resolve) => {
        finessePresence.onSettings((sheet) => {
          late?.push(sheet.settings?.mode);
          resolve();
        });
      });
      return { ended, late };
    });
    expect(heard.late).toEqual(['observe']);
    expect(heard.ended).not.toContain('observe');
  });

  it.each<[string, unknown[]]>([
    ['pause', [0]],
    ['pause', ['for ever']],
    ['setMode', ['off']],
    ['answer', [1, { toString: 'yes' }]],
    ['signInFinesse', ['1001', 'x'.repeat(2_000)]],
    ['look', ['__proto__']],
  ])('brings the refusal of %s back as a value', async (name, args) => {
    const { page } = usual;
    const outcome = await page.evaluate(
      ([call, given]) =>
        (Reflect.get(finessePresence, call) as (...args: unknown[]) => unknown)(...given),
      [name, args] as const,
    );
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'refused' } });
    expect(JSON.stringify(outcome)).toContain(`${name}: expected`);
  });

  it('shows the page the calls and events of the contract and nothing else, and cannot be changed', async () => {
    const { page } = usual;
    const seen = await page.evaluate((name) => {
      const bridge = Reflect.get(globalThis, name) as object;
      const attempt = (work: () => unknown) => {
        try {
          return work();
        } catch {
          return 'refused';
        }
      };
      return {
        keys: Object.keys(bridge),
        frozen: Object.isFrozen(bridge),
        changed: attempt(() => Reflect.set(bridge, 'look', () => 'evil')),
        replaced: attempt(() => Reflect.defineProperty(globalThis, name, { value: {} })),
        internals: ['require', 'process', 'module', 'ipcRenderer', '__call', '__deliver'].filter(
          (internal) => internal in globalThis,
        ),
      };
    }, BRIDGE_NAME);
    expect(seen).toEqual({
      keys: [
        ...Object.keys(CONTRACT.calls),
        ...Object.keys(CONTRACT.events).map((n) => `on${n[0]?.toUpperCase() ?? ''}${n.slice(1)}`),
      ],
      frozen: true,
      changed: false,
      replaced: false,
      internals: [],
    });
  });

  it('runs in a page that lets in no script of its own making and reaches nobody', async () => {
    const { complaints, page, strays } = await open();
    const ran = await page.evaluate(`(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(script);
      await fetch('https://example.com/').catch(() => undefined);
      new Image().src = 'https://example.com/pixel.png';
      return 'ran' in globalThis;
    })()`);
    expect(ran).toBe(false);
    expect(complaints.join('\n')).toMatch(/inline script|script-src/);
    expect(complaints.join('\n')).toMatch(/connect-src/);
    expect(strays).toEqual([]);
    const html = await readFile(path.join(ROOT, 'renderer/index.html'), 'utf8');
    expect(policyInPage(html)).toBe(true);
  });

  it.each([
    ['a page from elsewhere', { url: 'https://example.com/index.html', parent: null }],
    [
      'a page with our host in its path',
      { url: 'https://x/app://finesse-presence/', parent: null },
    ],
    ['another host of our scheme', { url: 'app://other/index.html', parent: null }],
    ['a frame inside our page', { url: OWN_FRAME.url, parent: OWN_FRAME }],
    ['a frame that has gone', null],
  ])('refuses %s', async (_who, frame) => {
    usual.comeFrom(frame);
    const before = await readFile(path.join(app.profile, 'settings.json'), 'utf8');
    const outcome = await usual.page.evaluate(() => finessePresence.setMode('ask'));
    usual.comeFrom(OWN_FRAME);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'refused' } });
    expect(await readFile(path.join(app.profile, 'settings.json'), 'utf8')).toBe(before);
  });
});
