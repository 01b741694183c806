/** The one door to Finesse: after the first 401 it stays shut, on both nodes, until the person acts (I10). */
import { failed, success, type Failure, type Outcome } from '../core/outcome.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time.ts';
import type { HttpAnswer, HttpClientOptions, SendHttp } from '../http/http-client.ts';
import { answerFailure } from './failures.ts';
import type { Ports } from './ports.ts';

export const FINESSE_HTTP: HttpClientOptions = { deadlineMs: 5_000, maxBodyBytes: 1_048_576 };

/**
 * Finesse's reverse proxy lets in only what matches `^Mozilla/5\.0 .*(Firefox|Chrome|Edg|Safari)/[0-9]+`
 * (CCE Reverse Proxy Guide 15.0, `NGX_VALID_USER_AGENTS_REGEX`). So we give our own name, and after it the frozen token that every
 * browser sends for the same reason; it claims no browser version that we are not.
 */
export const DEFAULT_USER_AGENT = 'Mozilla/5.0 (compatible; FinessePresence/0.1) Safari/537.36';

/** `configured` is empty where nobody wants another one. */
export function userAgentFrom(configured: string): string {
  return configured === '' ? DEFAULT_USER_AGENT : configured;
}

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
export interface FinesseAnswer extends Pick<HttpAnswer, 'body' | 'serverTime'> {
  /** Host and port that answered. */
  readonly host: string;
}

/** Of single sign-on; see `SsoTokens`. */
export interface BearerTokens {
  /** Undefined while nobody is signed in that way: then the password is used. */
  current(node: string): Promise<Outcome<string | undefined>>;
  renew(node: string, refused: string): Promise<Outcome<string>>;
  /** A renewed one was refused as well: the person signs in anew. */
  end(): void;
}

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

export interface RequestParts {
  readonly send: SendHttp;
  readonly ports: Ports;
  readonly signature: Signature;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  /** Of single sign-on, where this host can do it. */
  readonly tokens?: BearerTokens | undefined;
}

export function createSignedRequests(parts: RequestParts): SignedRequests {
  const { now, ports, send, signature, tokens } = parts;
  let { password } = signature;
  let shut: Failure | undefined;
  const guard = createGuard(now);
  const proven = new Set<string>();
  const sendOnce: SendOnce = (request, authorization, secret) => {
    const isProven = proven.has(request.node);
    const sender = { ...signature, authorization, secret, proven: isProven };
    return atItsPort(ports, request, (there) => exchange(send, there, sender));
  };
  const askBasic = async (request: FinesseRequest): Promise<Outcome<FinesseAnswer>> => {
    const waiting = password === '' ? NOBODY : guard.waiting();
    if (waiting) return { ok: false, failure: waiting };
    const used = password;
    const outcome = await sendOnce(request, basic(signature.user, used), used);
    guard.told(outcome);
    // A late 401 of the old password says nothing about the new one.
    if (isRefused(outcome) && used === password) shut = outcome.failure;
    return outcome;
  };
  return {
    ask: async (request) => {
      if (shut) return { ok: false, failure: shut };
      if (request.anonymous === true) return sendOnce(request, undefined, password);
      const signedOn = tokens && (await askBearer(request, tokens, sendOnce));
      if (signedOn && isRefused(signedOn)) shut = signedOn.failure;
      const outcome = signedOn ?? (await askBasic(request));
      if (outcome.ok) proven.add(request.node);
      return outcome;
    },
    resume: (newPassword) => {
      password = newPassword;
      shut = undefined;
    },
  };
}

/** An empty password is never worth one of the five tries. */
const NOBODY: Failure = failed('credentials', 'nobody has given a password for Finesse').failure;

type SendOnce = (
  request: FinesseRequest,
  authorization: string | undefined,
  secret: string,
) => Promise<Outcome<FinesseAnswer>>;

/**
 * A refused token is renewed once. Nothing was carried out, so the request may be sent again.
 * Undefined while nobody is signed in that way.
 */
async function askBearer(
  request: FinesseRequest,
  tokens: BearerTokens,
  send: SendOnce,
): Promise<Outcome<FinesseAnswer> | undefined> {
  const token = await tokens.current(request.node);
  if (!token.ok || token.value === undefined) return token.ok ? undefined : token;
  const outcome = await send(request, `Bearer ${token.value}`, token.value);
  if (!isRefused(outcome)) return outcome;
  const renewed = await tokens.renew(request.node, token.value);
  if (!renewed.ok) return renewed;
  const again = await send(request, `Bearer ${renewed.value}`, renewed.value);
  if (!isRefused(again)) return again;
  tokens.end();
  return { ok: false, failure: { ...again.failure, signOn: true } };
}

/**
 * Only where no answer came, and never for a write, which may have been carried out: there the port
 * was found by the look before it.
 */
async function atItsPort(
  ports: Ports,
  request: FinesseRequest,
  send: (request: FinesseRequest) => Promise<Outcome<FinesseAnswer>>,
): Promise<Outcome<FinesseAnswer>> {
  const { node } = request;
  const first = ports.of(node);
  const outcome = await send({ ...request, node: first });
  if (isAnswered(outcome)) ports.answered(node, first);
  const other = outcome.ok ? undefined : ports.other(node, outcome.failure);
  if (other === undefined || request.body !== undefined) return outcome;
  const second = await send({ ...request, node: other });
  if (!isAnswered(second)) return outcome;
  ports.answered(node, other);
  return second;
}

function isAnswered(outcome: Outcome<unknown>): boolean {
  return outcome.ok || !['unreachable', 'cancelled'].includes(outcome.failure.kind);
}

function isRefused(outcome: Outcome<unknown>): outcome is Extract<Outcome<unknown>, { ok: false }> {
  return !outcome.ok && outcome.failure.kind === 'credentials';
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

function createGuard(now: () => number) {
  let refusals = 0;
  let notBefore = -Infinity;
  return {
    /** Why no password may be sent yet. */
    waiting(): Failure | undefined {
      const waitMs = notBefore - now();
      return waitMs > 0 ? guarded(waitMs) : undefined;
    },
    told(outcome: Outcome<unknown>): void {
      if (outcome.ok) refusals = 0;
      if (!isRefused(outcome)) return;
      refusals += 1;
      if (refusals >= MOST_REFUSALS) notBefore = now() + SURELY_UNLOCKED_MS;
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

interface Sender extends Signature {
  readonly authorization: string | undefined;
  /** What must not be shown even if the server repeats it, beside the header. */
  readonly secret: string;
  readonly proven: boolean;
}

async function exchange(
  send: SendHttp,
  { node, path, body, deadlineMs, method }: FinesseRequest,
  { authorization, newRequestId, proven, secret, userAgent }: Sender,
): Promise<Outcome<FinesseAnswer>> {
  const write = body !== undefined;
  const answered: Outcome<HttpAnswer> = await send({
    method: method ?? (write ? 'PUT' : 'GET'),
    url: `${node}/finesse/api/${path}`,
    headers: {
      Accept: 'application/xml',
      // Also on GET: some versions fail without it (seen in REST clients of 12.x systems).
      'Content-Type': 'application/xml',
      'User-Agent': userAgent,
      ...(authorization === undefined ? {} : { Authorization: authorization }),
      ...(write ? { requestId: newRequestId() } : {}),
    },
    ...(write ? { body } : {}),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  });
  if (!answered.ok) return answered;
  const { status } = answered.value;
  const host = hostOf(node);
  if (status >= 200 && status < 300) return success({ ...answered.value, host });
  const secrets = [secret, authorization?.split(' ')[1] ?? ''];
  return answerFailure(answered.value, { host, write, proven, secrets });
}

export function hostOf(node: string): string {
  return new URL(node).host;
}
