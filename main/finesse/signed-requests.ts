/** The one door to Finesse: after the first 401 it stays shut, on both nodes, until the person acts (I10). */
import { failed, success, type Failure, type Outcome } from '../core/outcome.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time.ts';
import type { HttpAnswer, HttpClientOptions, SendHttp } from '../http/http-client.ts';
import { answerFailure } from './failures.ts';

export const FINESSE_HTTP: HttpClientOptions = { deadlineMs: 5_000, maxBodyBytes: 1_048_576 };

/**
 * Finesse's reverse proxy lets in only what matches `^Mozilla/5\.0 .*(Firefox|Chrome|Edg|Safari)/[0-9]+`
 * (CCE Reverse Proxy Guide 15.0, `NGX_VALID_USER_AGENTS_REGEX`). So we give our own name, and after it the frozen token that every
 * browser sends for the same reason; it claims no browser version that we are not.
 */
export const DEFAULT_USER_AGENT = 'Mozilla/5.0 (compatible; FinessePresence/0.1) Safari/537.36';

export interface FinesseRequest {
  /** Scheme, host and port. */
  readonly node: string;
  /** Below `/finesse/api/`. */
  readonly path: string;
  /** Makes the request a PUT, or a POST where `method` says so. */
  readonly body?: string;
  readonly method?: 'POST';
  /** Sent without credentials; a 401 then says nothing about them. */
  readonly anonymous?: boolean;
  /** Where the usual deadline is too long. */
  readonly deadlineMs?: number;
}

/** A 2xx answer. */
export type FinesseAnswer = Pick<HttpAnswer, 'body' | 'serverTime'>;

export interface SignedRequests {
  ask(request: FinesseRequest): Promise<Outcome<FinesseAnswer>>;
  resume(password: string): void;
}

export interface Signature {
  readonly user: string;
  readonly password: string;
  readonly userAgent: string;
  readonly newRequestId: () => string;
}

/**
 * Finesse locks an agent out after five wrong passwords in a row, for five minutes that begin anew
 * with each further try (Administration Guide 11.6); the desktop and other tools count as well. So
 * after three the next one waits until any lock is over.
 */
const MOST_REFUSALS = 3;
const SURELY_UNLOCKED_MS = 5 * MINUTE_MS + 10 * SECOND_MS;

/** `now` tells milliseconds that never go back. */
export function createSignedRequests(
  send: SendHttp,
  signature: Signature,
  now: () => number,
): SignedRequests {
  let { password } = signature;
  let refusals = 0;
  let notBefore = -Infinity;
  let shut: Failure | undefined;
  const proven = new Set<string>();
  return {
    ask: async (request) => {
      if (shut) return { ok: false, failure: shut };
      const { anonymous = false } = request;
      const waitMs = notBefore - now();
      if (!anonymous && waitMs > 0) return { ok: false, failure: guarded(waitMs) };
      const used = password;
      const sender = { ...signature, password: used, proven: proven.has(request.node) };
      const outcome = await exchange(send, request, sender);
      if (anonymous) return outcome;
      if (outcome.ok) {
        proven.add(request.node);
        refusals = 0;
      } else if (outcome.failure.kind === 'credentials') {
        refusals += 1;
        if (refusals >= MOST_REFUSALS) notBefore = now() + SURELY_UNLOCKED_MS;
        // A late 401 of the old password says nothing about the new one.
        if (used === password) shut = outcome.failure;
      }
      return outcome;
    },
    resume: (newPassword) => {
      password = newPassword;
      shut = undefined;
    },
  };
}

function guarded(waitMs: number): Failure {
  const minutes = String(Math.ceil(waitMs / MINUTE_MS));
  const detail =
    `Finesse refused ${String(MOST_REFUSALS)} sign-ins in a row; before the account is locked, ` +
    `the next one waits for another ${minutes} min`;
  return failed('throttled', detail, { retryAfterMs: waitMs }).failure;
}

async function exchange(
  send: SendHttp,
  { node, path, body, deadlineMs, anonymous = false, method }: FinesseRequest,
  { user, password, userAgent, newRequestId, proven }: Signature & { readonly proven: boolean },
): Promise<Outcome<FinesseAnswer>> {
  const write = body !== undefined;
  const token = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
  const answered: Outcome<HttpAnswer> = await send({
    method: method ?? (write ? 'PUT' : 'GET'),
    url: `${node}/finesse/api/${path}`,
    headers: {
      Accept: 'application/xml',
      // Also on GET: some versions fail without it (seen in REST clients of 12.x systems).
      'Content-Type': 'application/xml',
      'User-Agent': userAgent,
      ...(anonymous ? {} : { Authorization: `Basic ${token}` }),
      ...(write ? { requestId: newRequestId() } : {}),
    },
    ...(write ? { body } : {}),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  });
  if (!answered.ok) return answered;
  const { status } = answered.value;
  if (status >= 200 && status < 300) return success(answered.value);
  const secrets = [password, token];
  return answerFailure(answered.value, { host: hostOf(node), write, proven, secrets });
}

export function hostOf(node: string): string {
  return new URL(node).host;
}
