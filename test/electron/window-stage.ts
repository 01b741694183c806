/** The real window behind the real bridge in a real browser, as far as that goes without Electron. */
/*
 * Electron runs a preload in a world of its own beside the page's. Chromium's debugger can make such a
 * world; a few lines stand for `ipcRenderer` and `contextBridge`, and everything else is what ships:
 * the compiled bridge, the compiled window, its page, and the handlers of the main process.
 */
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { CONTENT_POLICY, pageOf } from '../../main/electron/pages.ts';
import { FakeContents, type FakeFrame, type FakeIpc } from '../main/electron/fake-electron.ts';

/** Chromium knows no `app:` without Electron; nothing answers at this name. */
const ORIGIN = 'https://finesse-presence.invalid';
const WORLD = 'preload';

export interface StagedWindow {
  readonly page: Page;
  readonly contents: FakeContents;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
  /** What the page asked for that is not ours. */
  readonly strays: readonly string[];
  /** From here on the calls come from this frame. */
  comeFrom(frame: FakeFrame | null): void;
  close(): Promise<void>;
}

export interface Staged {
  readonly browser: Browser;
  readonly ipc: FakeIpc;
  /** The compiled bridge and the folder of the compiled window. */
  readonly bridge: string;
  readonly renderer: string;
  readonly from: FakeFrame;
}

export async function stageWindow(staged: Staged): Promise<StagedWindow> {
  const context = await staged.browser.newContext({ viewport: { width: 420, height: 640 } });
  const page = await context.newPage();
  const contents = new FakeContents();
  const complaints: string[] = [];
  const strays: string[] = [];
  let from: FakeFrame | null = staged.from;
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await servePage(page, staged.renderer, strays);
  const session = await context.newCDPSession(page);
  const world = await openWorld(session, async (channel, args) =>
    staged.ipc.ask(from, contents, channel, ...args),
  );
  contents.on('sent', (...message: unknown[]) => void world.deliver(message));
  await installBridge(session, await readFile(staged.bridge, 'utf8'));
  await page.goto(`${ORIGIN}/index.html`);
  return {
    page,
    contents,
    complaints,
    strays,
    comeFrom(frame) {
      from = frame;
    },
    async close() {
      contents.destroyed = true;
      contents.emit('destroyed');
      await context.close();
    },
  };
}

/** Through the very function that answers `app://` in Electron. */
async function servePage(page: Page, renderer: string, strays: string[]): Promise<void> {
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) {
      strays.push(url.href);
      return route.abort();
    }
    const method = route.request().method();
    const asked = `app://finesse-presence${url.pathname}`;
    const answer = await pageOf({ method, url: asked }, renderer);
    return route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
}

/** Calls come out through a binding that exists in this world alone; events go in by evaluation. */
async function openWorld(
  session: CDPSession,
  ask: (channel: string, args: readonly unknown[]) => Promise<unknown>,
) {
  let contextId: number | undefined;
  const deliver = async (message: readonly unknown[]) => {
    if (contextId === undefined) return;
    const expression = `__deliver(${JSON.stringify(message)})`;
    // The page may be gone by now.
    await session.send('Runtime.evaluate', { contextId, expression }).catch(() => undefined);
  };
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === WORLD) contextId = context.id;
  });
  session.on('Runtime.bindingCalled', ({ payload }) => {
    const { args, channel, id } = JSON.parse(payload) as Asked;
    const answer = (ok: boolean, value: unknown) => deliver(['__answer', id, ok, value]);
    ask(channel, args).then(
      (value) => void answer(true, value),
      (error: unknown) =>
        void answer(false, `Error invoking remote method '${channel}': ${String(error)}`),
    );
  });
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: '__call', executionContextName: WORLD });
  return { deliver };
}

interface Asked {
  readonly id: number;
  readonly channel: string;
  readonly args: readonly unknown[];
}

async function installBridge(session: CDPSession, bridge: string): Promise<void> {
  const add = (source: string, worldName?: string) =>
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source,
      ...(worldName === undefined ? {} : { worldName }),
    });
  await add(await compiled('page-half.ts'));
  const shim = await compiled('preload-half.ts');
  await add(
    `${shim};(function (require, module, exports) {${bridge}})(__require, { exports: {} }, {});`,
    WORLD,
  );
}

async function compiled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, file)],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

/** What the page itself says must be what is sent with it, apart from what only a header can say. */
export function policyInPage(html: string): boolean {
  const [, content] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html) ?? [];
  return (
    content !== undefined && CONTENT_POLICY.replace("; frame-ancestors 'none'", '') === content
  );
}
