/** Keeps the tokens of the person who is signed in: renewed in time and once when refused, and stored before anything is lost. */
import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import { accessNotices, endOf, type AccessNotice } from '../core/access-notices.ts';
import { failed, success, type Failure, type Outcome } from '../core/outcome.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time.ts';
import type { WebexGrant } from '../core/webex-grant.ts';
import type { SendHttp } from '../http/http-client.ts';
import type { Clock, Stop } from '../sync/ports.ts';
import type { Access } from './access.ts';
import { backOffMs } from './back-off.ts';
import { issuedTokens } from './oauth-account.ts';
import { oauthFailure } from './oauth-failure.ts';
import { oauthServer, type OAuthServer } from './oauth-server.ts';
import { spoken } from './webex-failure.ts';

/** Where the grant is kept. `save` replaces as a whole: until it is done, the old one stays. */
export interface GrantStore {
  load(): Promise<Outcome<WebexGrant | undefined>>;
  save(grant: WebexGrant): Promise<Outcome<undefined>>;
}

export interface TokenKeeperOptions {
  /** What the store holds at the start. */
  readonly grant: WebexGrant;
  /** For example https://webexapis.com/v1 */
  readonly apiUrl: string;
  readonly secret: string | undefined;
  readonly store: GrantStore;
  readonly send: SendHttp;
  readonly clock: Clock;
  /** The date and time that the machine shows, in milliseconds since 1970. */
  readonly wallNow: () => number;
  readonly random: () => number;
  /** Called whenever `notices()` may have changed: after each look, at least once an hour. */
  readonly onLook: () => void;
  /** A thrown error is a bug: it is reported, and the token stays as it is. */
  readonly onBug: (error: unknown) => void;
}

/** Of the life that Webex told. */
const RENEW_AFTER = 0.8;
/** A token that Webex refuses this soon after it issued it would be refused again. */
const RENEW_GAP_MS = 10 * SECOND_MS;
/** Timers stand still while the machine sleeps, and the days left are counted anew. */
const LONGEST_WAIT_MS = HOUR_MS;
/** A date this far in the future means that the clock of the machine was set back since. */
const SKEW_MS = 5 * MINUTE_MS;
const RETRY = { firstMs: 30 * SECOND_MS, maxMs: 15 * MINUTE_MS };

export class TokenKeeper implements Access {
  readonly #options: TokenKeeperOptions;
  readonly #oauth: OAuthServer;
  readonly #listeners = new Set<() => void>();
  #grant: WebexGrant;
  /** Set when only the person can help: there is no token any more. */
  #ended: Failure | undefined;
  #renewal: Promise<Outcome<undefined>> | undefined;
  #renewedAt = -Infinity;
  /** Not before this is it renewed because of its age. */
  #retryAt = -Infinity;
  /** Webex asked to be left alone until then, whoever wants it renewed. */
  #awayUntil = -Infinity;
  #failures = 0;
  #stored = true;
  #toldToken: string;
  #cancelWake = (): void => undefined;
  /** Sets the time of the next look anew. */
  #lookLater = (): void => undefined;

  constructor(options: TokenKeeperOptions) {
    const { apiUrl, grant, secret, send } = options;
    this.#options = options;
    this.#grant = grant;
    this.#toldToken = grant.accessToken;
    this.#oauth = oauthServer({ apiUrl, clientId: grant.clientId, secret, send });
  }

  /** Renews by itself from now on. */
  start(): Stop {
    let running = true;
    const look = () => {
      if (!running) return;
      this.#lookAfter()
        .catch(this.#options.onBug)
        .finally(() => this.#lookLater());
    };
    this.#lookLater = () => {
      this.#cancelWake();
      if (running) this.#cancelWake = this.#options.clock.wakeAt(this.#nextLook(), look);
    };
    look();
    return async () => {
      running = false;
      this.#cancelWake();
      await this.#renewal;
    };
  }

  token(): string {
    return this.#ended ? '' : this.#grant.accessToken;
  }

  async renew(refused: string): Promise<Outcome<undefined>> {
    if (this.#ended) return { ok: false, failure: this.#ended };
    if (refused !== this.#grant.accessToken) return success(undefined);
    return (this.#renewal ? undefined : this.#tooSoon()) ?? this.#renewOnce();
  }

  #tooSoon(): Outcome<never> | undefined {
    const now = this.#options.clock.now();
    const awayMs = this.#awayUntil - now;
    if (awayMs > 0) {
      const detail = `Webex asked us to stay away for another ${spoken(awayMs)}`;
      return failed('throttled', detail, { retryAfterMs: awayMs });
    }
    const restMs = this.#renewedAt + RENEW_GAP_MS - now;
    const detail = 'Webex refused a sign-in that it had just renewed';
    return restMs > 0 ? failed('throttled', detail, { retryAfterMs: restMs }) : undefined;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** When the person has to sign in again, in milliseconds since 1970; undefined where Webex did not tell. */
  endsAt(): number | undefined {
    return endOf(this.#grant);
  }

  /** What the person should know about this sign-in, as of now. */
  notices(): readonly AccessNotice[] {
    return accessNotices(this.#grant, { stored: this.#stored, now: this.#options.wallNow() });
  }

  async #lookAfter(): Promise<void> {
    const { clock, onLook } = this.#options;
    if (!this.#stored) await this.#save();
    if (this.#ended) await this.#signedInAgain();
    else if (this.#dueInMs() <= 0 && clock.now() >= this.#retryAt) await this.#renewOnce();
    onLook();
  }

  #nextLook(): number {
    const now = this.#options.clock.now();
    if (this.#ended ?? !this.#stored) return now + MINUTE_MS;
    const wait = Math.max(this.#dueInMs(), this.#retryAt - now, SECOND_MS);
    return now + Math.min(LONGEST_WAIT_MS, wait);
  }

  /** The person may have signed in from somewhere else, for example on the command line. */
  async #signedInAgain(): Promise<void> {
    if ((await this.#adoptStored())?.ok !== true) return;
    this.#ended = undefined;
    this.#tell();
  }

  /** Only whether to renew early is judged by this machine's clock; whether a token holds, Webex says. */
  #dueInMs(): number {
    const { accessLifeMs, obtainedAt, refreshToken } = this.#grant;
    if (accessLifeMs === undefined || refreshToken === undefined) return Infinity;
    const age = this.#options.wallNow() - obtainedAt;
    return age < -SKEW_MS ? 0 : accessLifeMs * RENEW_AFTER - age;
  }

  /** Whoever comes while it is under way gets the same answer. */
  #renewOnce(): Promise<Outcome<undefined>> {
    this.#renewal ??= this.#renewNow().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #renewNow(): Promise<Outcome<undefined>> {
    const { clock, random } = this.#options;
    const outcome = await this.#fromStoreOrWebex();
    if (outcome.ok) {
      this.#failures = 0;
      this.#retryAt = -Infinity;
      this.#renewedAt = clock.now();
    } else {
      const { kind, retryAfterMs } = outcome.failure;
      this.#failures += 1;
      this.#retryAt = clock.now() + backOffMs(RETRY, this.#failures, retryAfterMs, random);
      if (kind === 'throttled') this.#awayUntil = this.#retryAt;
      if (kind === 'credentials') this.#ended = outcome.failure;
    }
    // Forced by a refusal it may have changed when to look next: an end, or a vault that took nothing.
    this.#lookLater();
    this.#tell();
    return outcome;
  }

  async #fromStoreOrWebex(): Promise<Outcome<undefined>> {
    const outcome = (await this.#adoptStored()) ?? (await this.#fromWebex(this.#grant));
    if (outcome.ok || outcome.failure.kind !== 'credentials') return outcome;
    // Two processes may renew in the same moment; where refresh tokens change, one of them comes late.
    return (await this.#adoptStored()) ?? outcome;
  }

  /** Another process of the same person may have renewed, signed out or signed in. Undefined: nothing new. */
  async #adoptStored(): Promise<Outcome<undefined> | undefined> {
    const held = this.#grant;
    // While the vault lags behind, what it holds is older.
    const stored = this.#stored ? await this.#options.store.load() : undefined;
    if (stored?.ok !== true) return undefined;
    if (!stored.value) return failed('credentials', 'somebody signed out of Webex');
    const { accessToken, account, obtainedAt } = stored.value;
    if (account.id !== held.account.id) {
      return failed('credentials', `meanwhile ${account.name} signed in to Webex`);
    }
    if (accessToken === held.accessToken || obtainedAt < held.obtainedAt) return undefined;
    this.#grant = stored.value;
    return success(undefined);
  }

  async #fromWebex(held: WebexGrant): Promise<Outcome<undefined>> {
    const { refreshToken, ...kept } = held;
    if (refreshToken === undefined) {
      return failed('credentials', 'the sign-in is over, and Webex gave nothing to renew it with');
    }
    try {
      const { auth, client, options, server } = this.#oauth;
      const answer = await refreshTokenGrantRequest(server, client, auth, refreshToken, options);
      const reply = await processRefreshTokenResponse(server, client, answer);
      const issued = issuedTokens(reply, held.scopes, this.#options.wallNow());
      // Webex may give the same refresh token back, another one, or none: then the old one goes on.
      this.#grant = { ...kept, refreshToken, ...issued };
      await this.#save();
      return success(undefined);
    } catch (error) {
      return { ok: false, failure: await oauthFailure(error) };
    }
  }

  /** What could not be stored is in use all the same, and stored as soon as it can be. */
  async #save(): Promise<void> {
    this.#stored = (await this.#options.store.save(this.#grant)).ok;
  }

  #tell(): void {
    if (this.token() === this.#toldToken) return;
    this.#toldToken = this.token();
    for (const listener of [...this.#listeners]) listener();
  }
}
