/** The control page of the simulators: served on loopback, buttons in by POST, both sides out as server-sent events. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buttonsOf } from './buttons.ts';
import { createGuard } from './guard.ts';
import { pageFile } from './page-files.ts';
import { viewOf, type View } from './view.ts';
import type { World } from './world.ts';

export interface ControlServer {
  /** With the token that opens the page once. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Nothing from elsewhere, no inline code, nobody may frame it. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** Several things often change at once; the page hears of them together. */
const GATHER_MS = 20;

export interface ControlServerOptions {
  /** 0 takes a free one. */
  readonly port?: number;
  /** Why no button may be pressed right now; undefined when they may. */
  readonly declines?: () => string | undefined;
  /** Hears the words on each button that was pressed and did something. */
  readonly onPress?: (words: string) => void;
}

export async function startControlServer(
  world: World,
  { declines = () => undefined, onPress = () => undefined, port = 0 }: ControlServerOptions = {},
): Promise<ControlServer> {
  const streams = createStreams(() => viewOf(world, declines()), world);
  let actualPort = port;
  const guard = createGuard(() => actualPort);
  const server = createServer((request, response) => {
    const refusal = guard.refusal(request);
    if (refusal !== undefined) {
      request.resume();
      write(response, 403, 'text/plain; charset=utf-8', `${refusal}\n`);
      return;
    }
    const cookie = guard.redeem(request);
    if (cookie !== undefined) response.setHeader('Set-Cookie', cookie);
    answer({ world, streams, declines, onPress }, request, response).catch(() =>
      response.destroy(),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  actualPort = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${actualPort}/?token=${guard.token}`,
    stop: async () => {
      streams.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Streams {
  add(response: ServerResponse): void;
  stop(): void;
}

function createStreams(view: () => View, world: World): Streams {
  const open = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  const message = () => `data: ${JSON.stringify(view())}\n\n`;
  const stopListening = world.onChange(() => {
    if (open.size === 0) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      const text = message();
      for (const response of open) response.write(text);
    }, GATHER_MS);
  });
  return {
    add: (response) => {
      response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' });
      response.write(`retry: 1000\n${message()}`);
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    stop: () => {
      stopListening();
      clearTimeout(timer);
      for (const response of open) response.end();
    },
  };
}

interface Parts {
  readonly world: World;
  readonly streams: Streams;
  readonly declines: () => string | undefined;
  readonly onPress: (words: string) => void;
}

async function answer(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.method === 'POST') {
    request.resume();
    await press(parts, pathname, response);
    return;
  }
  if (request.method === 'GET' && pathname === '/events') {
    parts.streams.add(response);
    return;
  }
  const file = request.method === 'GET' ? await pageFile(pathname) : undefined;
  if (file === undefined)
    write(response, 404, 'text/plain; charset=utf-8', 'There is no such page.\n');
  else write(response, 200, file.type, file.body);
}

/** Answers with one sentence: nothing to say at 204, why not at 409. */
async function press(
  { declines, onPress, world }: Parts,
  pathname: string,
  response: ServerResponse,
): Promise<void> {
  const id = /^\/press\/([a-zA-Z-]+)$/.exec(pathname)?.[1];
  const button = buttonsOf(world).find((one) => one.id === id);
  if (button === undefined) {
    write(response, 404, 'text/plain; charset=utf-8', 'There is no such button.\n');
    return;
  }
  const declined = declines() ?? button.declines(world);
  if (declined !== undefined) {
    write(response, 409, 'text/plain; charset=utf-8', declined);
    return;
  }
  await button.press(world);
  // A switch that was pressed a second time is off again.
  onPress(button.on?.(world) === false ? `${button.words}: over` : button.words);
  world.changed();
  response.writeHead(204, HEADERS).end();
}

function write(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': type }).end(body);
}
