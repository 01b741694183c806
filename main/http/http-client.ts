/** The one way out: a request with a deadline over a kept-alive connection; every failure is a value. */
import http from 'node:http';
import https from 'node:https';
import axios, { AxiosError, type AxiosInstance } from 'axios';
import { isLoopback } from '../core/loopback.ts';
import { failed, success, type Failure, type Outcome } from '../core/outcome.ts';

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
}

/**
 * Redirects are never followed: they would carry the credentials to another address.
 * One connection is enough, because its users send one request at a time.
 */
export function createHttpClient({ deadlineMs, maxBodyBytes }: HttpClientOptions): HttpClient {
  const keepAlive = { keepAlive: true, maxSockets: 1 };
  const httpAgent = new http.Agent(keepAlive);
  const httpsAgent = new https.Agent(keepAlive);
  let closed = false;
  const underWay = new Set<Deadline>();
  const client = axios.create({
    httpAgent,
    httpsAgent,
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
        return await send(client, request, deadline);
      } finally {
        deadline.end();
        underWay.delete(deadline);
      }
    },
    close: () => {
      closed = true;
      for (const deadline of underWay) deadline.cancel();
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

interface Deadline {
  readonly signal: AbortSignal;
  /** Why the signal was raised; undefined while it is not. */
  readonly cause: () => 'late' | 'cancelled' | undefined;
  readonly cancel: () => void;
  readonly end: () => void;
}

/**
 * A timer of its own, because Node 20 loses `AbortSignal.any([…, AbortSignal.timeout(…)])` at the
 * next garbage collection (nodejs/node#57736): the deadline would then never come.
 */
function startDeadline(deadlineMs: number): Deadline {
  const controller = new AbortController();
  let cause: 'late' | 'cancelled' | undefined;
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

async function send(
  client: AxiosInstance,
  request: HttpRequest,
  deadline: Deadline,
): Promise<Outcome<HttpAnswer>> {
  try {
    const answer = await client.request<unknown>({
      method: request.method,
      url: request.url,
      headers: { ...request.headers },
      data: request.body,
      signal: deadline.signal,
      ...(isLoopback(new URL(request.url).hostname) ? { proxy: false as const } : {}),
    });
    return success({
      status: answer.status,
      contentType: headerText(answer.headers['content-type']),
      retryAfterMs: retryAfterMs(headerText(answer.headers['retry-after']), Date.now()),
      serverTime: dateOf(headerText(answer.headers['date'])),
      body: typeof answer.data === 'string' ? answer.data : '',
    });
  } catch (error) {
    return { ok: false, failure: transportFailure(error, new URL(request.url).host, deadline) };
  }
}

function dateOf(header: string): number | undefined {
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : date;
}

function headerText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** `Retry-After` comes as seconds or as a date (RFC 9110 §10.2.3). */
export function retryAfterMs(header: string, now: number): number | undefined {
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1_000;
  // Only what looks like an HTTP date: Date.parse makes a year of many a stray number.
  const date = /^[A-Z][a-z]{2,8},? .*\d{2}:\d{2}:\d{2}/.test(header) ? Date.parse(header) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const NOT_CONNECTED: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses the connection',
  ENOTFOUND: 'is not known to the name service',
  EAI_AGAIN: 'cannot be looked up: the name service does not answer',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached: there is no network',
};

const UNTRUSTED = /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;

function stoppedByUs(mayHaveArrived = false): Failure {
  return failed('cancelled', 'we stopped the request', { mayHaveArrived }).failure;
}

function transportFailure(error: unknown, host: string, deadline: Deadline): Failure {
  if (!(error instanceof AxiosError)) throw error;
  const code = error.code ?? '';
  if (deadline.cause() === 'cancelled') return stoppedByUs(true);
  if (UNTRUSTED.test(code)) {
    return failed('untrusted', `${host} shows a certificate that is not trusted (${code})`).failure;
  }
  const notConnected = NOT_CONNECTED[code];
  if (notConnected !== undefined) return failed('unreachable', `${host} ${notConnected}`).failure;
  if (error.message.includes('maxContentLength')) {
    return failed('unreadable', `${host} sent more than we are willing to read`).failure;
  }
  const detail =
    deadline.cause() === 'late'
      ? `${host} did not answer in time`
      : `the connection to ${host} broke (${code === '' ? 'no details' : code})`;
  return failed('unreachable', detail, { mayHaveArrived: true }).failure;
}
