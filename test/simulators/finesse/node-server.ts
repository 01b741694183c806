/** One Finesse node: a real HTTP listener that can go down, come up again on its port, hang and cut connections. */
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { answer, type ApiParts, type ApiRequest } from './api.ts';
import type { CannedAnswer, Fault } from './faults.ts';
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

/** In PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface NodeServer {
  readonly port: number;
  /** Without TLS; undefined where there is none. */
  readonly plainPort: number | undefined;
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
  /** Undefined for plain HTTP. */
  readonly certificate?: Certificate | undefined;
  readonly plainPort?: boolean;
}

export async function startNode(parts: NodeParts): Promise<NodeServer> {
  const { certificate, host } = parts;
  const sockets = new Set<Socket>();
  const used = new WeakSet<Socket>();
  const handle: http.RequestListener = (request, response) => {
    const reused = used.has(request.socket);
    used.add(request.socket);
    void serve(parts, request, response, reused);
  };
  const listen = async (port: number, secure: boolean) => {
    const server =
      secure && certificate ? https.createServer(certificate, handle) : http.createServer(handle);
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
    return server;
  };
  const wantsPlain = certificate !== undefined && parts.plainPort === true;
  let servers = [await listen(parts.port, true), ...(wantsPlain ? [await listen(0, false)] : [])];
  const [port = 0, plainPort] = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    port,
    plainPort,
    down: async () => {
      const closing = servers;
      servers = [];
      const closed = closing.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
    up: async () => {
      if (servers.length > 0) return;
      servers = [await listen(port, true)];
      if (plainPort !== undefined) servers.push(await listen(plainPort, false));
    },
  };
}

/** 12.5 and later have no plain HTTP: everybody is sent on to TLS (Developer Guide, frequently asked questions). */
function sentOn(parts: NodeParts, { version, nodes }: ApiParts, request: http.IncomingMessage) {
  const isPlain = parts.certificate !== undefined && !('encrypted' in request.socket);
  if (!isPlain || version === '11.6') return undefined;
  const { host, port } = nodes[parts.index] ?? { host: parts.host, port: parts.port };
  return { status: 301, headers: { Location: `https://${host}:${port}${request.url ?? '/'}` } };
}

async function serve(
  node: NodeParts,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  reusedConnection: boolean,
): Promise<void> {
  const { index, api, onRequest, proxy } = node;
  const body = await bodyOf(request);
  if (body === undefined) return;
  const parts = api();
  const apiRequest = read(index, request, body);
  const fault = parts.faults.take(index, apiRequest.method, apiRequest.path);
  const front = proxy();
  const address = request.socket.remoteAddress ?? '';
  front?.underWay(address, 1);
  response.once('close', () => front?.underWay(address, -1));
  const turnedAway = front?.turnAway(address, request.headers['user-agent'] ?? '');
  const reply: CannedAnswer | undefined =
    turnedAway ?? sentOn(node, parts, request) ?? answerOrFault(parts, apiRequest, fault);
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
  const { clockSkewMs, extraLatencyMs } = parts.faults;
  const send = () => write(response, reply, parts.clock.now() + clockSkewMs);
  if (extraLatencyMs > 0) parts.clock.after(extraLatencyMs, send);
  else send();
}

function answerOrFault(
  parts: ApiParts,
  request: ApiRequest,
  fault: Fault | undefined,
): CannedAnswer | undefined {
  switch (fault?.kind) {
    case undefined:
      return answer(parts, request);
    case 'answer':
      return fault.answer;
    case 'truncate': {
      const whole = answer(parts, request);
      return { ...whole, body: whole.body.slice(0, Math.floor(whole.body.length / 2)) };
    }
    case 'hang':
    case 'reset':
      return undefined;
  }
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
