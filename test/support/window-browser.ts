/** A real browser for the tests of the window; without one they are left out, loudly, and never where it counts. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { bundleRenderer } from '../../build/renderer.js';
import { serveWindow, type WindowServer, type WindowSource } from './window-server.ts';
import { windowOn, type Beside, type WindowWorld } from './window-world.ts';
import type { World } from './world.ts';

const CHROMIUM = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';
const ROOT = path.resolve(import.meta.dirname, '../..');

/** Nothing leaves the machine, and nothing is looked up in the background. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--no-first-run',
];

/** True when the tests of the window must be left out. A missing browser is an error on CI. */
export function browserIsMissing(): boolean {
  if (existsSync(CHROMIUM)) return false;
  const words = `There is no browser at ${CHROMIUM} (set CHROMIUM_BIN): the window is NOT tested.`;
  if (process.env['CI']) throw new Error(words);
  console.warn(`\n*** ${words} ***\n`);
  return true;
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS });
}

export interface ShownOptions extends BrowserContextOptions {
  readonly hash?: string;
}

export interface ShownWindow {
  readonly page: Page;
  readonly server: WindowServer;
  /** What the browser complained about: errors, and what the page's own policy kept out. */
  readonly complaints: readonly string[];
}

/** A window of its own in front of a world of its own. */
export interface OpenWindow extends ShownWindow {
  readonly source: WindowWorld;
  /** Lets the same time pass in the window and in the world, and shows what has changed. */
  readonly advance: (ms: number) => Promise<void>;
}

export class WindowBrowser {
  readonly #browser: Browser;
  readonly #folder: string;
  readonly #ends: (() => Promise<void>)[] = [];

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  static async launch(): Promise<WindowBrowser> {
    const folder = await mkdtemp(path.join(tmpdir(), 'finesse-presence-window-'));
    await bundleRenderer(ROOT, folder);
    const browser = await launchChromium();
    return new WindowBrowser(browser, folder);
  }

  /** `prepare` sets what stands beside the world; `hash` is the page to open. */
  async open(
    world: World,
    {
      prepare,
      ...options
    }: ShownOptions & {
      readonly prepare?: ((beside: Beside, world: World) => void) | undefined;
    } = {},
  ): Promise<OpenWindow> {
    const source = windowOn(world);
    prepare?.(source.beside, world);
    const shown = await this.show(source, options, async (page) => {
      await page.clock.install({ time: world.now - 1_000 });
      await page.clock.pauseAt(world.now);
    });
    return {
      ...shown,
      source,
      async advance(ms) {
        await shown.page.clock.runFor(ms);
        world.advance(ms);
        source.tell();
      },
    };
  }

  /** Whatever stands behind the window; `before` it is opened, the page may be prepared. */
  async show(
    source: WindowSource,
    { hash = '', ...options }: ShownOptions = {},
    before: (page: Page) => Promise<void> = () => Promise.resolve(),
  ): Promise<ShownWindow> {
    const server = await serveWindow(source, this.#folder);
    const context = await this.#browser.newContext({
      viewport: { width: 420, height: 620 },
      timezoneId: 'UTC',
      ...options,
    });
    this.#ends.push(async () => {
      await context.close();
      await server.stop();
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() !== 'log') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await before(page);
    await page.goto(`${server.url}${hash}`);
    // The first news have come, and with them the language.
    await page.locator('html[data-shown]').waitFor();
    return { page, server, complaints };
  }

  /** After each test. */
  async closeWindows(): Promise<void> {
    for (const end of this.#ends.splice(0)) await end();
  }

  async stop(): Promise<void> {
    await this.closeWindows();
    await this.#browser.close();
    await rm(this.#folder, { recursive: true });
  }
}
