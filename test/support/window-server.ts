/** Serves the real window to a plain browser: loopback only, opened once by token, the app behind a bridge of its own. */
import { build } from 'esbuild';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Application } from '../../main/app/application.ts';
import { CONTRACT, VIEW_EVERY_MS, type EventName, type Perform } from '../../preload/contract.ts';
import { createGuard } from '../simulators/control/guard.ts';

export interface WindowSource {
  /** Tells the latest at once, and every change. */
  readonly on: Application['on'];
  readonly perform: Perform;
}

export interface WindowServer {
  /** With the token that opens the window once. */
  readonly url: string;
  stop(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const CALL_BYTES = 10_000;

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** `folder` holds the compiled window; the build puts it to `out/renderer`. */
export async function serveWindow(
  source: WindowSource,
  folder = path.join(ROOT, 'out/renderer'),
): Promise<WindowServer> {
  const files = await windowFiles(folder);
  const streams = createStreams(source);
  let port = 0;
  const guard = createGuard(() => port);
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const refusal = guard.refusal(request);
    if (refusal !== undefined) {
      request.resume();
      write(response, 403, 'text/plain; charset=utf-8', `${refusal}\n`);
      return;
    }
    const cookie = guard.redeem(request);
    if (cookie !== undefined) response.setHeader('Set-Cookie', cookie);
    answer({ files, source, streams }, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${String(port)}/?token=${guard.token}`,
    async stop() {
      streams.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

interface WindowFile {
  readonly type: string;
  readonly body: string;
}

async function windowFiles(folder: string): Promise<ReadonlyMap<string, WindowFile>> {
  const files = new Map<string, WindowFile>([
    ['/bridge.js', { type: TYPES['.js'] ?? '', body: await bridgeScript() }],
  ]);
  for (const name of await readdir(folder)) {
    const type = TYPES[path.extname(name)];
    const body = await readFile(path.join(folder, name), 'utf8');
    if (name === 'index.html')
      files.set('/', { type: TYPES['.html'] ?? '', body: withBridge(body) });
    else if (type !== undefined) files.set(`/${name}`, { type, body });
  }
  return files;
}

/** In the app the preload brings the bridge; here a script does, which has to reach this server. */
function withBridge(page: string): string {
  return [
    ["connect-src 'none'", "connect-src 'self'"],
    ['<script type="module"', '<script src="bridge.js"></script>\n    <script type="module"'],
  ].reduce((sofar, [real = '', ours = '']) => {
    if (!sofar.includes(real)) throw new Error(`the page of the window has no ${real}`);
    return sofar.replace(real, ours);
  }, page);
}

async function bridgeScript(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [path.join(ROOT, 'test/support/window-bridge.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

interface Streams {
  add(response: ServerResponse): void;
  stop(): void;
}

function createStreams({ on }: WindowSource): Streams {
  const open = new Set<ServerResponse>();
  const latest = new Map<EventName, string>();
  const tell = (response: ServerResponse, name: EventName) => {
    const data = latest.get(name);
    if (data !== undefined) response.write(`event: ${name}\ndata: ${data}\n\n`);
  };
  const names = Object.keys(CONTRACT.events) as EventName[];
  const stops = names.map((name) =>
    on(name, (payload) => {
      latest.set(name, JSON.stringify(payload));
      for (const response of open) tell(response, name);
    }),
  );
  const timer = setInterval(() => open.forEach((one) => tell(one, 'view')), VIEW_EVERY_MS);
  return {
    add(response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      open.add(response);
      response.on('close', () => open.delete(response));
      for (const name of names) tell(response, name);
    },
    stop() {
      for (const stop of stops) stop();
      clearInterval(timer);
    },
  };
}

interface Served {
  readonly files: ReadonlyMap<string, WindowFile>;
  readonly source: WindowSource;
  readonly streams: Streams;
}

async function answer(
  { files, source, streams }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method, url = '/' } = request;
  const { pathname } = new URL(url, 'http://127.0.0.1');
  if (method === 'POST' && pathname === '/call') {
    const { args, name } = callIn(await bodyOf(request));
    const outcome = await source.perform(name, args);
    write(response, 200, 'application/json; charset=utf-8', JSON.stringify(outcome));
    return;
  }
  request.resume();
  if (method === 'GET' && pathname === '/events') {
    streams.add(response);
    return;
  }
  const file = method === 'GET' ? files.get(pathname) : undefined;
  if (file) write(response, 200, file.type, file.body);
  else write(response, 404, 'text/plain; charset=utf-8', 'There is nothing here.\n');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const piece of request) {
    body += String(piece);
    if (body.length > CALL_BYTES) throw new Error('too long for a call');
  }
  return body;
}

/** Whatever came: the contract's decoders are the ones to judge it. */
function callIn(body: string): { readonly name: unknown; readonly args: unknown } {
  try {
    const call: unknown = JSON.parse(body);
    if (typeof call !== 'object' || call === null) return { name: undefined, args: undefined };
    return {
      name: 'name' in call ? call.name : undefined,
      args: 'args' in call ? call.args : undefined,
    };
  } catch {
    return { name: undefined, args: undefined };
  }
}

function write(response: ServerResponse, code: number, type: string, body: string): void {
  response.writeHead(code, { 'Content-Type': type }).end(body);
}
