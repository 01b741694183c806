/** How the simulator reads a request and writes an answer, with Webex's error body and tracking id. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string goes out as it is, anything else as JSON; undefined sends no body. */
  readonly body?: unknown;
}

export async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

export function writeAnswer(response: ServerResponse, answer: Answer): void {
  const { status, headers = {}, body } = answer;
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    trackingid: `SIM_${randomUUID()}`,
    ...(text === '' ? {} : { 'content-type': 'application/json;charset=UTF-8' }),
    ...headers,
  });
  response.end(text);
}

export function json(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, headers, body };
}

export function refusal(status: number, message: string): Answer {
  const trackingId = `SIM_${randomUUID()}`;
  return {
    status,
    headers: { trackingid: trackingId },
    body: { message, errors: [{ description: message }], trackingId },
  };
}

/** RFC 6749 error body, as the token endpoints use it. */
export function oauthRefusal(status: number, error: string, description: string): Answer {
  return {
    status,
    body: {
      ...(refusal(status, description).body as object),
      error,
      error_description: description,
    },
  };
}

export function jsonBody(call: Call): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(call.body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function html(page: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page };
}
