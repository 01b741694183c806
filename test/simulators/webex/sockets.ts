/** The simulated Mercury: authorization, ping and pong, envelopes, and every way to lose a socket. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Composition } from './composition.ts';

export interface RecordedMessage {
  readonly direction: 'in' | 'out';
  readonly deviceId: string;
  readonly message: Readonly<Record<string, unknown>>;
}

export interface SocketWorld {
  deviceKnown(id: string): boolean;
  tokenValid(token: string): boolean;
  subscribed(deviceId: string, subject: string): boolean;
  heard(message: RecordedMessage): void;
  changed(): void;
}

/** The faults that can be switched on and off while sockets are open. */
export interface SocketFaults {
  authorizationMuted: boolean;
  pongMuted: boolean;
  pushesLost: boolean;
  /** Frames go out as binary ones, as to a client that did not ask for text. */
  binary: boolean;
  /** The HTTP status that upgrades are refused with. */
  upgradeRefused: number | undefined;
}

export interface Sockets {
  readonly faults: SocketFaults;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Returns how many sockets got it: those that subscribed to `subject`. */
  push(subject: string, presence: Composition): number;
  sendShutdown(): number;
  /** A frame as it is, for example one that was cut off; it counts in the sequence. */
  sendRaw(frame: string | Buffer): number;
  close(code: number, reason: string): number;
  kill(): number;
  /** Sockets whose token was accepted. */
  authorized(): number;
  open(): number;
}

interface Connection {
  readonly socket: WebSocket;
  readonly deviceId: string;
  authorized: boolean;
  sequence: number;
}

export function createSockets(world: SocketWorld): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const connections = new Set<Connection>();
  const faults: SocketFaults = {
    authorizationMuted: false,
    pongMuted: false,
    pushesLost: false,
    binary: false,
    upgradeRefused: undefined,
  };
  const each = (act: (one: Connection) => void): number => {
    const all = [...connections];
    all.forEach(act);
    return all.length;
  };
  const push = (subject: string, presence: Composition): number => {
    if (faults.pushesLost) return 0;
    const reached = [...connections].filter(
      (one) => one.authorized && world.subscribed(one.deviceId, subject),
    );
    for (const one of reached) {
      sendEnvelope(one, { eventType: 'apheleia.subscription_update', ...presence }, faults, world);
    }
    return reached.length;
  };
  return {
    faults,
    upgrade: (request, socket, head) => {
      if (faults.upgradeRefused !== undefined) {
        socket.end(`HTTP/1.1 ${faults.upgradeRefused} Refused\r\nconnection: close\r\n\r\n`);
        return;
      }
      server.handleUpgrade(request, socket, head, (webSocket) => {
        accept(webSocket, request.url ?? '', connections, faults, world);
      });
    },
    push,
    sendShutdown: () =>
      each((one) => send(one, { type: 'shutdown', id: randomUUID() }, faults, world)),
    sendRaw: (frame) =>
      each((one) => {
        one.sequence += 1;
        one.socket.send(frame);
      }),
    close: (code, reason) => each((one) => one.socket.close(code, reason)),
    kill: () => each((one) => one.socket.terminate()),
    authorized: () => [...connections].filter((one) => one.authorized).length,
    open: () => connections.size,
  };
}

function accept(
  socket: WebSocket,
  url: string,
  connections: Set<Connection>,
  faults: SocketFaults,
  world: SocketWorld,
): void {
  const deviceId = /\/registrations\/([^/]+)\/messages/.exec(url)?.[1] ?? '';
  // `aliasHttpStatus=true` asks for the HTTP status as a close code instead of a refused upgrade.
  if (!world.deviceKnown(deviceId)) {
    socket.close(4404, 'Not Found');
    return;
  }
  const connection = { socket, deviceId, authorized: false, sequence: 0 };
  connections.add(connection);
  socket.on('close', () => {
    connections.delete(connection);
    world.changed();
  });
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    const message = parsed(data);
    world.heard({ direction: 'in', deviceId, message });
    hear(connection, message, faults, world);
    world.changed();
  });
  world.changed();
}

function parsed(data: RawData): Record<string, unknown> {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
  return JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
}

function hear(
  connection: Connection,
  message: Readonly<Record<string, unknown>>,
  faults: SocketFaults,
  world: SocketWorld,
): void {
  if (message['type'] === 'ping' && !faults.pongMuted) {
    send(connection, { id: message['id'], type: 'pong' }, faults, world);
  }
  if (message['type'] !== 'authorization' || faults.authorizationMuted) return;
  const data = message['data'] as { readonly token?: string } | undefined;
  if (!world.tokenValid((data?.token ?? '').replace(/^Bearer /, ''))) {
    connection.socket.close(4401, 'Authentication failed');
    return;
  }
  connection.authorized = true;
  sendEnvelope(connection, { eventType: 'mercury.buffer_state', bufferState: {} }, faults, world);
}

function sendEnvelope(
  connection: Connection,
  data: Readonly<Record<string, unknown>>,
  faults: SocketFaults,
  world: SocketWorld,
): void {
  const trackingId = `SIM_${randomUUID()}`;
  const frame = { id: randomUUID(), data, timestamp: Date.now(), trackingId, alertType: 'none' };
  send(connection, { ...frame, headers: {}, filterMessage: false }, faults, world);
}

function send(
  connection: Connection,
  frame: Readonly<Record<string, unknown>>,
  faults: SocketFaults,
  world: SocketWorld,
): void {
  connection.sequence += 1;
  const sequenceNumber = connection.sequence;
  const message = { ...frame, sequenceNumber, wsWriteTimestamp: Date.now() };
  const text = JSON.stringify(message);
  connection.socket.send(faults.binary ? Buffer.from(text) : text);
  world.heard({ direction: 'out', deviceId: connection.deviceId, message });
}
