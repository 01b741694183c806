/** The simulated identity service's tokens: issued, looked up, expired, revoked. */
import { randomBytes } from 'node:crypto';

export interface Tokens {
  /** A new access token that nobody had to sign in for. */
  issue(scope?: string): string;
  grant(scope: string): Record<string, unknown>;
  /** Undefined when the refresh token is unknown or too old; else its life starts anew. */
  refresh(refreshToken: string): Record<string, unknown> | undefined;
  valid(accessToken: string): boolean;
  /** True when it was a token; an unknown one is revoked as well (RFC 7009 §2.2). */
  revoke(token: string): boolean;
  /** From now on each use of a refresh token gives another one, and ends the one that was used. */
  rotate(on: boolean): void;
  /** Every refresh token so far is refused from now on. */
  forgetRefreshTokens(): void;
  /** Every access token so far answers 401 from now on. */
  expireAll(): void;
}

export interface TokenLives {
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
}

interface Refreshable {
  readonly scope: string;
  until: number;
}

export function createTokens(orgUuid: string, lives: TokenLives): Tokens {
  const access = new Map<string, number>();
  const refreshable = new Map<string, Refreshable>();
  let rotates = false;
  // The SDK finds the organisation in a token of exactly three `_` parts.
  const opaque = () => `${randomPart()}_PF84_${orgUuid}`;
  const issue = () => {
    const token = opaque();
    access.set(token, Date.now() + lives.accessSeconds * 1_000);
    return token;
  };
  const reply = (refreshToken: string, scope: string) => {
    refreshable.set(refreshToken, { scope, until: Date.now() + lives.refreshSeconds * 1_000 });
    return {
      access_token: issue(),
      expires_in: lives.accessSeconds,
      refresh_token: refreshToken,
      refresh_token_expires_in: lives.refreshSeconds,
      token_type: 'Bearer',
      scope,
    };
  };
  return {
    issue,
    grant: (scope) => reply(opaque(), scope),
    refresh: (refreshToken) => {
      const known = refreshable.get(refreshToken);
      if (known === undefined || known.until <= Date.now()) return undefined;
      if (rotates) refreshable.delete(refreshToken);
      return reply(rotates ? opaque() : refreshToken, known.scope);
    },
    valid: (token) => (access.get(token) ?? 0) > Date.now(),
    revoke: (token) => access.delete(token) || refreshable.delete(token),
    rotate: (on) => {
      rotates = on;
    },
    forgetRefreshTokens: () => refreshable.clear(),
    expireAll: () => access.clear(),
  };
}

export function randomPart(): string {
  return randomBytes(24).toString('base64url').replaceAll('_', '-');
}
