/** What a single sign-on gives: an access token, what renews it, and how long both are good. */
import { SECOND_MS } from '../core/time.ts';

export interface SsoGrant {
  readonly token: string;
  readonly refreshToken: string | undefined;
  /** How long the access token lives, in milliseconds. */
  readonly lifeMs: number;
}

/** Finesse's documented answer (Developer Guide, client integration); undefined for anything else. */
export function readSsoAnswer(text: string): SsoGrant | undefined {
  const value = parsed(text);
  const { expires_in: seconds, refresh_token: refreshToken, token } = value;
  if (typeof token !== 'string' || !isToken(token)) return undefined;
  if (typeof seconds !== 'number' || !(seconds > 0)) return undefined;
  return { token, refreshToken: asToken(refreshToken), lifeMs: seconds * SECOND_MS };
}

/** For the vault. How long the token lives is left out: it is renewed before it is used again. */
export function writeSsoGrant({ refreshToken, token }: SsoGrant): string {
  return JSON.stringify({ version: 1, token, refreshToken });
}

/** Undefined for what nobody here wrote, and for what cannot be renewed. */
export function readSsoGrant(text: string): SsoGrant | undefined {
  const { refreshToken, token, version } = parsed(text);
  const [one, other] = [asToken(token), asToken(refreshToken)];
  if (version !== 1 || one === undefined || other === undefined) return undefined;
  return { token: one, refreshToken: other, lifeMs: 0 };
}

/**
 * When the sign-on is over for good, in milliseconds since 1970. Undefined where the token does not
 * tell: newer identity services encrypt it, and no other place says it.
 */
export function endOfSignOn({ refreshToken }: SsoGrant): number | undefined {
  const parts = refreshToken?.split('.') ?? [];
  if (parts.length !== 3) return undefined;
  const { exp } = parsed(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
  return typeof exp === 'number' && exp > 0 ? exp * SECOND_MS : undefined;
}

/** Nothing that could break out of a header. */
function isToken(text: string): boolean {
  return /^[\w.~+/=-]+$/.test(text);
}

function asToken(value: unknown): string | undefined {
  return typeof value === 'string' && isToken(value) ? value : undefined;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
