/** Single sign-on: an access token through a browser, renewed before it ends, and never asked for in a loop. */
import { failed, success, type Outcome } from '../core/outcome.ts';
import type { HttpAnswer, SendHttp } from '../http/http-client.ts';
import type { Ports } from './ports.ts';
import { endOfSignOn, readSsoAnswer, type SsoGrant } from './sso-grant.ts';

export interface SsoRequest {
  /** Where it begins, and at whose path it ends with the answer. */
  readonly address: string;
  /** Hosts beside the address's own that may be visited; empty for any, by https. */
  readonly hosts: readonly string[];
  /** Empty: the browser's own, which identity providers know. */
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

/** A browser for one sign-in. The text of the last page is its answer. */
export interface SsoBrowser {
  /** `cancelled` when the person closes the window, `unreachable` when a page cannot be loaded. */
  signIn(request: SsoRequest): Promise<Outcome<string>>;
}

export interface SsoParts {
  readonly send: SendHttp;
  readonly ports: Ports;
  readonly user: string;
  readonly userAgent: string;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  /** Of an earlier run. */
  readonly kept?: SsoGrant | undefined;
  /** Hears of each grant that must outlive the app, and of undefined when there is none any more. */
  readonly onGrant?: (grant: SsoGrant | undefined) => void;
}

interface Held {
  readonly grant: SsoGrant;
  readonly renewAt: number;
  readonly endsAt: number;
}

/** As Cisco's own desktop does (Developer Guide, client integration). */
const RENEW_AT_SHARE = 0.75;

export class SsoTokens {
  readonly #parts: SsoParts;
  #held: Held | undefined;
  #renewing: Promise<Outcome<string>> | undefined;

  constructor(parts: SsoParts) {
    this.#parts = parts;
    // How old it is nobody knows, so it is renewed before its first use.
    if (parts.kept) this.#held = { grant: parts.kept, renewAt: -Infinity, endsAt: -Infinity };
  }

  get signedIn(): boolean {
    return this.#held !== undefined;
  }

  /** When the person must sign in again, in milliseconds since 1970; undefined where nobody tells. */
  get signOnEndsAt(): number | undefined {
    return this.#held && endOfSignOn(this.#held.grant);
  }

  /** Shows the person the window; only ever because they asked for it. */
  async signIn(
    node: string,
    browser: SsoBrowser,
    where: Omit<SsoRequest, 'address'>,
  ): Promise<Outcome<undefined>> {
    const { now, ports, user } = this.#parts;
    const query = `cc_username=${encodeURIComponent(user)}&return_refresh_token=true`;
    const address = `${tokenAddress(ports.of(node))}?${query}`;
    const startedAt = now();
    const answer = await browser.signIn({ ...where, address });
    if (!answer.ok) return answer;
    const grant = readSsoAnswer(answer.value);
    const { host } = new URL(address);
    if (!grant) return failed('unreadable', `${host} gave no token after the sign-in`);
    this.#hold(grant, startedAt);
    return success(undefined);
  }

  /** Good for a request now. Undefined while nobody is signed in. */
  async current(node: string): Promise<Outcome<string | undefined>> {
    const held = this.#held;
    const now = this.#parts.now();
    if (!held || now < held.renewAt) return success(held?.grant.token);
    const renewed = await this.renew(node, held.grant.token);
    // Until it ends the old one serves, whatever is in the way of a new one.
    const serves = !renewed.ok && renewed.failure.kind !== 'credentials' && now < held.endsAt;
    return serves ? success(held.grant.token) : renewed;
  }

  /** Finesse refused `refused`, or it is about to end. Callers that come together share one renewal. */
  renew(node: string, refused: string): Promise<Outcome<string>> {
    const token = this.#held?.grant.token;
    if (token !== undefined && token !== refused) return Promise.resolve(success(token));
    this.#renewing ??= this.#renew(node).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  /** It is over: Finesse took none of it, or the person signed out. */
  end(): void {
    if (!this.#held) return;
    this.#held = undefined;
    this.#parts.onGrant?.(undefined);
  }

  #hold(grant: SsoGrant, startedAt: number): void {
    const before = this.#held?.grant;
    const { lifeMs } = grant;
    const renewAt = startedAt + RENEW_AT_SHARE * lifeMs;
    this.#held = { grant, renewAt, endsAt: startedAt + lifeMs };
    if (before?.refreshToken !== grant.refreshToken) this.#parts.onGrant?.(grant);
  }

  async #renew(node: string): Promise<Outcome<string>> {
    const { now, ports } = this.#parts;
    const grant = this.#held?.grant;
    const { host } = new URL(ports.of(node));
    if (grant?.refreshToken === undefined) return this.#over(host);
    const startedAt = now();
    const answer = await this.#ask(ports.of(node), grant.token, grant.refreshToken);
    if (!answer.ok) return answer;
    // Meanwhile the person may have signed in anew, or out.
    if (this.#held?.grant !== grant) return this.#latest(host);
    const { body, retryAfterMs, status } = answer.value;
    if (mayPass(status)) {
      const words = `${host} cannot renew the single sign-on (${String(status)})`;
      return failed('outOfService', words, { retryAfterMs });
    }
    const next = status === 200 ? readSsoAnswer(body) : undefined;
    if (!next) return this.#over(host);
    this.#hold({ ...next, refreshToken: next.refreshToken ?? grant.refreshToken }, startedAt);
    return success(next.token);
  }

  #latest(host: string): Outcome<string> {
    const token = this.#held?.grant.token;
    return token === undefined ? this.#over(host) : success(token);
  }

  #over(host: string): Outcome<string> {
    this.end();
    return failed('credentials', `the single sign-on at ${host} is over`, { signOn: true });
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

/** A server or a proxy in trouble says nothing about the sign-on. */
function mayPass(status: number): boolean {
  return status >= 500 || [408, 418, 423, 429].includes(status);
}

function tokenAddress(node: string): string {
  return `${node}/desktop/sso/token`;
}
