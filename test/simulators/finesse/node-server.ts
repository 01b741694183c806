/** One Finesse node: a real HTTP listener that can go down, come up again on its port, hang and cut connections. */
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answer, type ApiParts, type ApiRequest } from './api.ts';
import type { CannedAnswer } from './faults.ts';
import type { ReverseProxy } from './reverse-proxy.ts';

export interface RequestRecord {
  readonly at: number;
  readonly node: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Undefined when the request was left hanging or cut off. */
  readonly status: number | undefined;
  /** Who came with credentials, never which; undefined without. */
  readonly user: string | undefined;
  readonly body: string;
  /** False for the first request on a TCP connection. */
  readonly reusedConnection: boolean;
  readonly userAgent: string;
  readonly contentType: string;
  readonly requestId: string;
  /** A fault or the reverse proxy answered in place of Finesse, or nobody did. */
  readonly faulted: boolean;
}

export interface NodeServer {
  readonly port: number;
  down(): Promise<void>;
  up(): Promise<void>;
}

export interface NodeParts {
  readonly index: number;
  readonly host: string;
  /** 0 takes a free one and keeps it. */
  readonly port: number;
  /** Asked at each request, because the ports are known only when both nodes listen. */
  readonly api: () => ApiParts;
  /** Stands before the node; undefined where nothing does. */
  readonly proxy: () => ReverseProxy | undefined;
  readonly onRequest: (record: RequestRecord) => void;
}

export async function startNode(parts: NodeParts): Promise<NodeServer> {
  const sockets = new Set<Socket>();
  const used = new WeakSet<Socket>();
  const listen = async (port: number) => {
    const server = http.createServer((request, response) => {
      const reused = used.has(request.socket);
      used.add(request.socket);
      void serve(parts, request, response, reused);
    });
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, parts.host, resolve);
    });
    return server;
  };
  let server: http.Server | undefined = await listen(parts.port);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    down: async () => {
      const closing = server;
      server = undefined;
      if (!closing) return;
      const closed = new Promise((resolve) => closing.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    up: async () => {
      server ??= await listen(port);
    },
  };
}

async function serve(
  { index, api, onRequest, proxy }: NodeParts,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  reusedConnection: boolean,
): Promise<void> {
  const body = await bodyOf(request);
  if (body === undefined) return;
  const parts = api();
  const apiRequest = read(index, request, body);
  const fault = parts.faults.take(index, apiRequest.method, apiRequest.path);
  const front = proxy();
  const address = request.socket.remoteAddress ?? '';
  const turnedAway = front?.turnAway(address, request.headers['user-agent'] ?? '');
  const reply: CannedAnswer | undefined =
    turnedAway ??
    (fault === undefined
      ? answer(parts, apiRequest)
      : fault.kind === 'answer'
        ? fault.answer
        : undefined);
  if (!turnedAway && reply) front?.answered(address, reply.status);
  onRequest({
    at: parts.clock.now(),
    node: index,
    method: apiRequest.method,
    path: request.url ?? '',
    status: reply?.status,
    user: apiRequest.credentials?.user,
    body,
    reusedConnection,
    userAgent: request.headers['user-agent'] ?? '',
    contentType: request.headers['content-type'] ?? '',
    requestId: apiRequest.requestId,
    faulted: fault !== undefined || turnedAway !== undefined,
  });
  if (fault?.kind === 'reset') request.socket.resetAndDestroy();
  if (!reply) return;
  const { extraLatencyMs } = parts.faults;
  const send = () => write(response, reply, parts.clock.now());
  if (extraLatencyMs > 0) parts.clock.after(extraLatencyMs, send);
  else send();
}

function read(node: number, request: http.IncomingMessage, body: string): ApiRequest {
  const url = new URL(request.url ?? '/', 'http://finesse');
  return {
    node,
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    credentials: credentialsOf(request.headers.authorization ?? ''),
    bearer: /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1],
    cookie: request.headers.cookie ?? '',
    body,
    requestId: String(request.headers['requestid'] ?? ''),
  };
}

function credentialsOf(header: string): ApiRequest['credentials'] {
  const [scheme, token = ''] = header.split(' ');
  if (scheme?.toLowerCase() !== 'basic') return undefined;
  const text = Buffer.from(token, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** Undefined when the client gave up half-way. */
async function bodyOf(request: http.IncomingMessage): Promise<string | undefined> {
  try {
    let text = '';
    request.setEncoding('utf8');
    for await (const chunk of request) text += String(chunk);
    return text;
  } catch {
    return undefined;
  }
}

/** `Date` tells the simulator's time: clients take the age of a state from it. */
function write(
  response: http.ServerResponse,
  { status, headers = {}, body = '' }: CannedAnswer,
  now: number,
) {
  const type = body === '' ? {} : { 'Content-Type': 'application/xml;charset=UTF-8' };
  const date = { Date: new Date(now).toUTCString() };
  response.writeHead(status, { ...type, ...date, ...headers }).end(body);
}
