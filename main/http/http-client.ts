/** The one way out: a request with a deadline over a kept-alive connection; every failure is a value. */
import http from 'node:http';
import axios, { type AxiosInstance } from 'axios';
import { isLoopback } from '../core/loopback.ts';
import { success, type Outcome } from '../core/outcome.ts';
import { HOUR_MS } from '../core/time.ts';
import { lookAtCertificate } from './certificate.ts';
import {
  hasUnknownIssuer,
  stoppedByUs,
  transportFailure,
  untrusted,
  wentStale,
  type Ended,
} from './transport-failure.ts';
import { createTrust, type Trust } from './trust.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Shorter than the client's own; a longer one does not count. */
  readonly deadlineMs?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  /** What `Retry-After` asked for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The server's own clock when it answered (`Date`, whole seconds), in milliseconds since 1970. */
  readonly serverTime: number | undefined;
  readonly body: string;
}

/** Any HTTP status is an answer; only a missing or oversized answer is a failure. */
export type SendHttp = (request: HttpRequest) => Promise<Outcome<HttpAnswer>>;

export interface HttpClient {
  readonly send: SendHttp;
  /** Closes the kept-alive connections and gives up what is under way. */
  close(): void;
}

export interface HttpClientOptions {
  /** The whole request, from connecting to the last byte, in milliseconds. */
  readonly deadlineMs: number;
  /** Largest body that is read, in bytes. */
  readonly maxBodyBytes: number;
  /**
   * SHA-256 fingerprints of certificates that are believed although no authority vouches for them:
   * in hex, colons optional. Name and validity must be right all the same.
   */
  readonly pins?: readonly string[];
  /**
   * In place of Node's own network: one that knows the system's proxies and authorities. Whether a
   * pinned certificate is believed is then decided there; here its failures are put into words.
   */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Redirects are never followed: they would carry the credentials to another address.
 * One connection is enough, because its users send one request at a time.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { deadlineMs, fetch, maxBodyBytes, pins = [] } = options;
  const keepAlive = { keepAlive: true, maxSockets: 1 };
  const httpAgent = new http.Agent(keepAlive);
  const trust = createTrust(pins, keepAlive);
  let closed = false;
  const underWay = new Set<Deadline>();
  const client = axios.create({
    ...(fetch ? { adapter: 'fetch' as const, env: { fetch } } : { httpAgent }),
    maxRedirects: 0,
    maxContentLength: maxBodyBytes,
    responseType: 'text',
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
  });
  return {
    send: async (request) => {
      if (closed) return { ok: false, failure: stoppedByUs() };
      const deadline = startDeadline(Math.min(deadlineMs, request.deadlineMs ?? deadlineMs));
      underWay.add(deadline);
      try {
        return await send({ client, trust, request, deadline, hasPins: pins.length > 0 });
      } finally {
        deadline.end();
        underWay.delete(deadline);
      }
    },
    close: () => {
      closed = true;
      for (const deadline of underWay) deadline.cancel();
      httpAgent.destroy();
      trust.destroy();
    },
  };
}

interface Deadline {
  readonly signal: AbortSignal;
  /** Why the signal was raised. */
  readonly cause: () => Ended;
  readonly cancel: () => void;
  readonly end: () => void;
}

/**
 * A timer of its own, because Node 20 loses `AbortSignal.any([…, AbortSignal.timeout(…)])` at the
 * next garbage collection (nodejs/node#57736): the deadline would then never come.
 */
function startDeadline(deadlineMs: number): Deadline {
  const controller = new AbortController();
  let cause: Ended;
  const raise = (why: 'late' | 'cancelled') => {
    cause ??= why;
    controller.abort();
  };
  const timer = setTimeout(raise, deadlineMs, 'late');
  return {
    signal: controller.signal,
    cause: () => cause,
    cancel: () => raise('cancelled'),
    end: () => clearTimeout(timer),
  };
}

interface Sending {
  readonly client: AxiosInstance;
  readonly trust: Trust;
  readonly request: HttpRequest;
  readonly deadline: Deadline;
  readonly hasPins: boolean;
}

async function send(sending: Sending): Promise<Outcome<HttpAnswer>> {
  const { trust, request, deadline, hasPins } = sending;
  const url = new URL(request.url);
  try {
    return success(await exchange(sending, url));
  } catch (error) {
    if (!hasUnknownIssuer(error) || deadline.cause() !== undefined) {
      return { ok: false, failure: transportFailure(error, url.host, deadline.cause()) };
    }
    const shown = await lookAtCertificate(url, deadline.signal);
    if (deadline.cause() === 'cancelled') return { ok: false, failure: stoppedByUs() };
    if (!trust.accept(url, shown)) {
      return { ok: false, failure: untrusted(error, url.host, shown, hasPins) };
    }
  }
  try {
    // No second sending: the first handshake failed before anything of the request was sent.
    return success(await exchange(sending, url));
  } catch (error) {
    return { ok: false, failure: transportFailure(error, url.host, deadline.cause()) };
  }
}

async function exchange(sending: Sending, url: URL): Promise<HttpAnswer> {
  try {
    return await exchangeOnce(sending, url);
  } catch (error) {
    // A write is never sent twice: the old connection may have carried it before it broke.
    if (sending.request.method !== 'GET' || !wentStale(error)) throw error;
    return await exchangeOnce(sending, url);
  }
}

async function exchangeOnce(
  { client, trust, request, deadline }: Sending,
  url: URL,
): Promise<HttpAnswer> {
  const answer = await client.request<unknown>({
    method: request.method,
    url: request.url,
    headers: { ...request.headers },
    data: request.body,
    signal: deadline.signal,
    httpsAgent: trust.agentFor(url),
    ...(isLoopback(url.hostname) ? { proxy: false as const } : {}),
  });
  return {
    status: answer.status,
    contentType: headerText(answer.headers['content-type']),
    retryAfterMs: retryAfterMs(headerText(answer.headers['retry-after']), Date.now()),
    serverTime: dateOf(headerText(answer.headers['date'])),
    body: typeof answer.data === 'string' ? answer.data : '',
  };
}

function dateOf(header: string): number | undefined {
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : date;
}

function headerText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A longer pause is a slip of the server; nobody would notice that it is over. */
const LONGEST_PAUSE_MS = HOUR_MS;

/** `Retry-After` comes as seconds or as a date (RFC 9110 §10.2.3). At most an hour. */
export function retryAfterMs(header: string, now: number): number | undefined {
  const capped = (ms: number) => Math.min(LONGEST_PAUSE_MS, Math.max(0, ms));
  if (/^\d+$/.test(header.trim())) return capped(Number(header) * 1_000);
  // Only what looks like an HTTP date: Date.parse makes a year of many a stray number.
  const date = /^[A-Z][a-z]{2,8},? .*\d{2}:\d{2}:\d{2}/.test(header) ? Date.parse(header) : NaN;
  return Number.isNaN(date) ? undefined : capped(date - now);
}
