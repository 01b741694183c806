/** Takes the one visit with which the browser comes back from Webex, on this machine only, and then closes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { failed, success, type Outcome } from '../core/outcome.ts';

export interface Page {
  readonly title: string;
  readonly words: string;
}

export interface Visit {
  readonly parameters: URLSearchParams;
  /** What the browser shows; resolves when it is on its way. The first answer counts. */
  answer(page: Page): Promise<void>;
}

export interface LoopbackListener {
  /** As registered with Webex, port included. */
  readonly redirectUri: string;
  /** The first visit to the redirect's path; every later one is turned away. */
  readonly visit: Promise<Visit>;
  /** No port is held any more when it resolves. Safe to call twice. */
  close(): Promise<void>;
}

const PATH = '/callback';

/** Takes the first of the ports that is free; Webex compares the whole address, so no other will do. */
export async function listenForBrowser(
  ports: readonly number[],
): Promise<Outcome<LoopbackListener>> {
  for (const port of ports) {
    const server = createServer();
    if (await listens(server, port)) return success(receive(server, port));
  }
  const detail = `the browser cannot come back to this app: ${portWords(ports)} in use by another program, or not allowed`;
  return failed('forbidden', detail);
}

function portWords(ports: readonly number[]): string {
  const last = String(ports.at(-1) ?? '');
  return ports.length === 1
    ? `port ${last} of this computer is`
    : `ports ${ports.slice(0, -1).join(', ')} and ${last} of this computer are`;
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.once('listening', () => resolve(true));
    server.listen({ host: '127.0.0.1', port, exclusive: true });
  });
}

function receive(server: Server, port: number): LoopbackListener {
  const host = `127.0.0.1:${String(port)}`;
  let arrive: (visit: Visit) => void;
  let visited = false;
  const visit = new Promise<Visit>((resolve) => (arrive = resolve));
  server.on('request', (request, response) => {
    const parameters = redirectOf(request, host);
    if (parameters === undefined) show(response, 404, NOTHING_HERE);
    else if (visited) show(response, 410, ALREADY_USED);
    else {
      visited = true;
      arrive({ parameters, answer: (page) => finished(response, page) });
    }
  });
  return { redirectUri: `http://${host}${PATH}`, visit, close: () => closed(server) };
}

/** Undefined when it is not the redirect. Another `Host` would be a foreign page that reaches for this machine. */
function redirectOf(request: IncomingMessage, host: string): URLSearchParams | undefined {
  if (request.method !== 'GET' || request.headers.host !== host) return undefined;
  // Not by `URL`, which throws at what any page in the browser can ask for, for example `//`.
  const [path, ...query] = (request.url ?? '').split('?');
  return path === PATH ? new URLSearchParams(query.join('?')) : undefined;
}

function finished(response: ServerResponse, page: Page): Promise<void> {
  if (response.writableEnded || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    response.once('close', resolve);
    show(response, 200, page);
  });
}

/** Nothing runs in it, and nothing is loaded. */
function show(response: ServerResponse, status: number, { title, words }: Page): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>` +
      `<body><h1>${escaped(title)}</h1><p>${escaped(words)}</p></body></html>\n`,
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${String(char.charCodeAt(0))};`);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const NOTHING_HERE: Page = { title: 'Nothing here', words: 'This is not a page to visit.' };
const ALREADY_USED: Page = {
  title: 'Already used',
  words: 'This sign-in is already under way or over. You can close this page.',
};
