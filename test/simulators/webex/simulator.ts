/** A local Webex that the real `@webex` packages accept: one HTTP and WebSocket server on 127.0.0.1. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCall, writeAnswer, type Answer, type Call } from './answer.ts';
import { compositionOf, restId, type Composition, type Person } from './composition.ts';
import { createDevices, type Devices } from './devices.ts';
import { createOAuth, type OAuth } from './oauth.ts';
import { restAnswer } from './rest.ts';
import { createSockets, type RecordedMessage, type Sockets } from './sockets.ts';
import { createTokens, type Tokens } from './tokens.ts';

export interface WebexSimulatorOptions {
  /** 0 or undefined takes a free port. */
  readonly port?: number;
  /** In Apheleia's spelling. */
  readonly status?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly requireSecret?: boolean;
  readonly accessTokenSeconds?: number;
  readonly refreshTokenSeconds?: number;
}

export interface RecordedRequest extends Call {
  /** What it was answered with; 0 when it was left hanging. */
  readonly status: number;
  /** A fault answered in place of Webex, or nobody did. */
  readonly faulted: boolean;
}

interface ExpectedFault {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: Answer;
  /** The request is carried out all the same. */
  readonly effective: boolean;
}

const PERSON: Person = {
  id: restId('PEOPLE', '47c3a1f0-5b1e-4c0e-9d57-2f6c1a9e0b11'),
  uuid: '47c3a1f0-5b1e-4c0e-9d57-2f6c1a9e0b11',
  orgUuid: '1eb65fdf-9643-417f-9974-ad72cae0e10f',
  email: 'agent.one@example.com',
  displayName: 'Agent One',
};

const RECORD_LIMIT = 20_000;

export class WebexSimulator {
  readonly person = PERSON;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A valid token that nobody had to sign in for. */
  readonly accessToken: string;
  readonly requests: RecordedRequest[] = [];
  readonly messages: RecordedMessage[] = [];
  readonly oauth: OAuth;
  readonly #tokens: Tokens;
  readonly #devices: Devices = createDevices();
  readonly #sockets: Sockets;
  readonly #listeners = new Set<() => void>();
  readonly #faults: ExpectedFault[] = [];
  #hanging: RegExp | undefined;
  #server: Server | undefined;
  #port: number;
  #presence: Composition | undefined;
  #changes = 0;
  #shared = true;

  constructor(options: WebexSimulatorOptions) {
    this.clientId = options.clientId ?? 'C0ffee';
    this.clientSecret = options.clientSecret ?? 'simulated-secret';
    this.#port = options.port ?? 0;
    this.#tokens = createTokens(PERSON.orgUuid, {
      accessSeconds: options.accessTokenSeconds ?? 1_209_600,
      refreshSeconds: options.refreshTokenSeconds ?? 7_776_000,
    });
    this.accessToken = this.#tokens.issue();
    const { clientId, clientSecret } = this;
    const { requireSecret = true } = options;
    this.oauth = createOAuth(
      () => this.origin,
      { clientId, clientSecret, requireSecret },
      this.#tokens,
    );
    this.#sockets = createSockets({
      deviceKnown: (id) => this.#devices.get(id) !== undefined,
      tokenValid: (token) => this.#tokens.valid(token),
      subscribed: (deviceId, subject) => this.#devices.subscribed(deviceId, subject),
      heard: (message) => keep(this.messages, message),
      changed: () => this.#changed(),
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }
  get apiUrl(): string {
    return `${this.origin}/v1`;
  }
  get discoveryUrl(): string {
    return `${this.origin}/u2c/api/v1`;
  }
  get presence(): Composition {
    return (this.#presence ??= this.#compose('active', {}));
  }
  get deviceCount(): number {
    return this.#devices.all().length;
  }
  get subscriptionCount(): number {
    return this.#devices.subscriptions().length;
  }
  /** Sockets whose token was accepted. */
  get socketCount(): number {
    return this.#sockets.authorized();
  }
  get openSocketCount(): number {
    return this.#sockets.open();
  }

  /** Called after every request, message, open and close. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells the status in Apheleia's spelling; returns how many sockets got the push. */
  setPresence(status: string, extras: Readonly<Record<string, unknown>> = {}): number {
    this.#presence = this.#compose(status, extras);
    const reached = this.#sockets.push(PERSON.uuid, this.#presence);
    this.#changed();
    return reached;
  }

  /** Sends a push that may differ from what REST and snapshots say (out of order, foreign subject). */
  pushOnly(fields: Readonly<Record<string, unknown>>): number {
    return this.#sockets.push(PERSON.uuid, { ...this.presence, ...fields });
  }

  get sharesStatus(): boolean {
    return this.#shared;
  }

  /** Off: REST tells no status at all, as when the person does not share it. */
  shareStatus(shared: boolean): void {
    this.#shared = shared;
  }

  /** The next matching request gets this answer instead of the real one. */
  failNext(method: string, path: RegExp, answer: Answer, times = 1): void {
    this.#expect({ method, path, answer, effective: false }, times);
  }

  /** The next matching request is carried out, but answered with this. */
  amendNext(method: string, path: RegExp, answer: Answer, times = 1): void {
    this.#expect({ method, path, answer, effective: true }, times);
  }

  clearFaults(): void {
    this.#faults.length = 0;
  }

  /** Matching requests are never answered; undefined ends that. */
  hangRequests(path: RegExp | undefined): void {
    this.#hanging = path;
  }

  muteAuthorization(muted: boolean): void {
    this.#sockets.faults.authorizationMuted = muted;
  }

  mutePong(muted: boolean): void {
    this.#sockets.faults.pongMuted = muted;
  }

  /** Upgrades to a socket are answered with this HTTP status; undefined ends that. */
  refuseSockets(status: number | undefined): void {
    this.#sockets.faults.upgradeRefused = status;
  }

  losePushes(lost: boolean): void {
    this.#sockets.faults.pushesLost = lost;
  }

  /** From now on frames are binary ones; what they hold stays the same. */
  sendBinary(binary: boolean): void {
    this.#sockets.faults.binary = binary;
  }

  sendRaw(frame: string | Buffer): number {
    return this.#sockets.sendRaw(frame);
  }

  /** TCP connections, with and without a socket on them. */
  async connectionCount(): Promise<number> {
    const server = this.#server;
    if (server === undefined) return 0;
    return new Promise((resolve, reject) => {
      server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
    });
  }

  closeSockets(code: number, reason = ''): number {
    return this.#sockets.close(code, reason);
  }

  /** Cuts the connections without a close frame (1006). */
  killSockets(): number {
    return this.#sockets.kill();
  }

  /** Announces that the server goes away; close the sockets with 4001 later. */
  sendShutdown(): number {
    return this.#sockets.sendShutdown();
  }

  forgetDevices(): void {
    this.#devices.forgetDevices();
  }

  forgetSubscriptions(): void {
    this.#devices.forgetSubscriptions();
  }

  issueToken(): string {
    return this.#tokens.issue();
  }

  /** What Webex answers to a sign-in of the person. */
  issueGrant(scope = 'spark:all spark:kms'): Record<string, unknown> {
    return this.#tokens.grant(scope);
  }

  expireTokens(): void {
    this.#tokens.expireAll();
  }

  /** Begins to listen, on the same port as before if there was one; while it listens that is all. */
  async start(): Promise<void> {
    if (this.#server) return;
    const server = createServer((request, response) => void this.#serve(request, response));
    server.on('upgrade', (request, socket, head) => this.#sockets.upgrade(request, socket, head));
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Cuts every connection and stops to listen; devices and subscriptions can be lost on the way. */
  async stop(options: { readonly forget?: boolean } = {}): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (options.forget === true) this.forgetDevices();
    this.#sockets.kill();
    if (server === undefined) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  #compose(status: string, extras: Readonly<Record<string, unknown>>): Composition {
    this.#changes += 1;
    return compositionOf(this.origin, PERSON, status, new Date(), this.#changes, extras);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    const hangs = this.#hanging?.test(call.path) === true;
    const fault = hangs ? { status: 0 } : this.#fault(call);
    const answer = fault ?? this.#answer(call);
    keep(this.requests, { ...call, status: answer.status, faulted: fault !== undefined });
    if (!hangs) writeAnswer(response, answer);
    this.#changed();
  }

  #expect(fault: ExpectedFault, times: number): void {
    for (let n = 0; n < times; n += 1) this.#faults.push(fault);
  }

  #fault(call: Call): Answer | undefined {
    const index = this.#faults.findIndex(
      (one) => one.method === call.method && one.path.test(call.path),
    );
    const fault = index < 0 ? undefined : this.#faults.splice(index, 1)[0];
    if (fault?.effective === true) this.#answer(call);
    return fault?.answer;
  }

  #answer(call: Call): Answer {
    const token = /^Bearer (.+)$/.exec(call.headers['authorization'] ?? '')?.[1] ?? '';
    const world = {
      person: PERSON,
      devices: this.#devices,
      origin: () => this.origin,
      presence: () => this.presence,
      statusShared: () => this.#shared,
      setPresence: this.setPresence.bind(this),
    };
    return this.oauth.answer(call) ?? restAnswer(call, world, this.#tokens.valid(token));
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

export async function startWebexSimulator(
  options: WebexSimulatorOptions = {},
): Promise<WebexSimulator> {
  const simulator = new WebexSimulator(options);
  await simulator.start();
  simulator.setPresence(options.status ?? 'active');
  return simulator;
}

function keep<T>(record: T[], entry: T): void {
  if (record.length >= RECORD_LIMIT) record.shift();
  record.push(entry);
}
