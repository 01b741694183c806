/** Single sign-on: an access token through a browser, renewed before it ends, and never asked for in a loop. */
import { failed, success, type Outcome } from '../core/outcome.ts';
import { SECOND_MS } from '../core/time.ts';
import type { HttpAnswer, SendHttp } from '../http/http-client.ts';
import { hostOf } from './signed-requests.ts';

export interface SsoRequest {
  /** Where it begins, and at whose path it ends with the answer. */
  readonly address: string;
  /** Hosts beside the address's own that may be visited, with their port where it is not the usual one. */
  readonly hosts: readonly string[];
  readonly signal: AbortSignal;
}

/** A browser for one sign-in. The text of the last page is its answer. */
export interface SsoBrowser {
  /** `cancelled` when the person closes the window, `unreachable` when a page cannot be loaded. */
  signIn(request: SsoRequest): Promise<Outcome<string>>;
}

export interface SsoParts {
  readonly browser: SsoBrowser;
  /** Of the identity service and the identity provider. */
  readonly hosts: readonly string[];
  readonly send: SendHttp;
  readonly user: string;
  readonly userAgent: string;
  /** Milliseconds that never go back. */
  readonly now: () => number;
}

interface Grant {
  readonly token: string;
  readonly refreshToken: string | undefined;
  readonly renewAt: number;
  readonly endsAt: number;
}

/** As Cisco's own desktop does (Developer Guide, client integration). */
const RENEW_AT_SHARE = 0.75;

export class SsoTokens {
  readonly #parts: SsoParts;
  readonly #closing = new AbortController();
  #grant: Grant | undefined;
  #renewing: Promise<Outcome<string>> | undefined;
  /** A window that nobody asked for comes once; after that the person acts first. */
  #mayAsk = true;

  constructor(parts: SsoParts) {
    this.#parts = parts;
  }

  get signedIn(): boolean {
    return this.#grant !== undefined;
  }

  /** Every failure is one of `credentials`: only the person can help. */
  async signIn(node: string): Promise<Outcome<undefined>> {
    const { browser, hosts, now, user } = this.#parts;
    const nobody = `${hostOf(node)} wants a single sign-on; please sign in to Finesse again`;
    if (!this.#mayAsk) return failed('credentials', nobody);
    this.#mayAsk = false;
    const query = `cc_username=${encodeURIComponent(user)}&return_refresh_token=true`;
    const address = `${tokenAddress(node)}?${query}`;
    const startedAt = now();
    const answer = await browser.signIn({ address, hosts, signal: this.#closing.signal });
    if (!answer.ok) return failed('credentials', answer.failure.detail);
    const grant = readGrant(answer.value, startedAt);
    if (!grant) return failed('credentials', `${hostOf(node)} gave no token after the sign-in`);
    this.#grant = grant;
    return success(undefined);
  }

  /** Good for a request now. Undefined while nobody is signed in. */
  async current(node: string): Promise<Outcome<string | undefined>> {
    const grant = this.#grant;
    const now = this.#parts.now();
    if (!grant || now < grant.renewAt) return success(grant?.token);
    const renewed = await this.renew(node, grant.token);
    // Until it ends the old one serves, whatever is in the way of a new one.
    const serves = !renewed.ok && renewed.failure.kind !== 'credentials' && now < grant.endsAt;
    return serves ? success(grant.token) : renewed;
  }

  /** Finesse refused `refused`, or it is about to end. Callers that come together share one renewal. */
  renew(node: string, refused: string): Promise<Outcome<string>> {
    const grant = this.#grant;
    if (grant && grant.token !== refused) return Promise.resolve(success(grant.token));
    this.#renewing ??= this.#renew(node).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  /** The person acts: a window may come again. */
  allow(): void {
    this.#mayAsk = true;
  }

  close(): void {
    this.#closing.abort();
  }

  async #renew(node: string): Promise<Outcome<string>> {
    const grant = this.#grant;
    const over = failed('credentials', `the single sign-on at ${hostOf(node)} is over`);
    if (grant?.refreshToken === undefined) return this.#end(over);
    const startedAt = this.#parts.now();
    const answer = await this.#ask(node, grant.token, grant.refreshToken);
    if (!answer.ok) return answer;
    const { body, status } = answer.value;
    if (status >= 500 || status === 429) {
      return failed('outOfService', `${hostOf(node)} cannot renew the sign-on (${String(status)})`);
    }
    const next = status === 200 ? readGrant(body, startedAt) : undefined;
    if (!next) return this.#end(over);
    this.#grant = { ...next, refreshToken: next.refreshToken ?? grant.refreshToken };
    return success(next.token);
  }

  #end<T>(outcome: T): T {
    this.#grant = undefined;
    return outcome;
  }

  /** The guides show both; only a release that does not know the first is asked the second way. */
  async #ask(node: string, token: string, refreshToken: string): Promise<Outcome<HttpAnswer>> {
    const { send, user, userAgent } = this.#parts;
    const type = 'application/x-www-form-urlencoded';
    const body = new URLSearchParams({ token, 'refresh-token': refreshToken }).toString();
    const url = tokenAddress(node);
    const headers = { Accept: 'application/json', 'User-Agent': userAgent };
    const posted = await send({
      method: 'POST',
      url,
      headers: { ...headers, 'Content-Type': type },
      body,
    });
    if (!posted.ok || ![404, 405].includes(posted.value.status)) return posted;
    const query = new URLSearchParams({ cc_username: user, 'refresh-token': refreshToken });
    return send({ method: 'GET', url: `${url}?${query.toString()}`, headers });
  }
}

function tokenAddress(node: string): string {
  return `${node}/desktop/sso/token`;
}

/** Undefined for anything else than the documented answer. */
function readGrant(text: string, startedAt: number): Grant | undefined {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const {
    expires_in: seconds,
    refresh_token: refreshToken,
    token,
  } = value as Record<string, unknown>;
  if (typeof token !== 'string' || !/^[\w.~+/=-]+$/.test(token)) return undefined;
  if (typeof seconds !== 'number' || !(seconds > 0)) return undefined;
  const lifeMs = seconds * SECOND_MS;
  return {
    token,
    refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined,
    renewAt: startedAt + RENEW_AT_SHARE * lifeMs,
    endsAt: startedAt + lifeMs,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
