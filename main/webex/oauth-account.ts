/** Makes a grant of what Webex issued: whose it is, and whether it is enough to see their presence. */
import type { TokenEndpointResponse } from 'oauth4webapi';
import { failed, success, type Outcome } from '../core/outcome.ts';
import type { WebexAccount, WebexGrant } from '../core/webex-grant.ts';
import type { SendHttp } from '../http/http-client.ts';
import { revoke } from './oauth-revoke.ts';
import type { SignInOptions } from './oauth.ts';
import { presenceAllowedBy } from './scopes.ts';
import { statusFailure } from './webex-failure.ts';

type Tokens = Omit<WebexGrant, 'account'>;

/** Fails with `forbidden` when the granted scopes show no presence at all. What is then of no use is revoked. */
export async function grantFrom(
  reply: TokenEndpointResponse,
  { secret, send, wallNow, webex }: SignInOptions,
): Promise<Outcome<WebexGrant>> {
  const { apiUrl, clientId } = webex;
  const tokens = { clientId, ...issuedTokens(reply, webex.scopes, wallNow()) };
  const account = await accountOf(tokens, send, apiUrl);
  if (account.ok) return success({ account: account.value, ...tokens });
  await revoke(tokens, { apiUrl, secret, send });
  return account;
}

function accountOf(
  { accessToken, scopes }: Tokens,
  send: SendHttp,
  apiUrl: string,
): Promise<Outcome<WebexAccount>> {
  if (presenceAllowedBy(scopes).rest) return askWhoItIs(send, apiUrl, accessToken);
  const detail =
    'Webex granted this app too little to see your status: spark:all, or at least spark:people_read, is needed';
  return Promise.resolve(failed('forbidden', detail));
}

/** `before` are the scopes that hold where the reply names none (RFC 6749 §5.1). */
export function issuedTokens(
  reply: TokenEndpointResponse,
  before: readonly string[],
  now: number,
): Omit<Tokens, 'clientId'> {
  const accessLifeMs = lifeMs(reply.expires_in);
  const refreshLifeMs = lifeMs(reply['refresh_token_expires_in']);
  const { refresh_token: refreshToken } = reply;
  return {
    accessToken: reply.access_token,
    scopes: reply.scope === undefined ? before : reply.scope.split(' ').filter((one) => one !== ''),
    obtainedAt: now,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(accessLifeMs === undefined ? {} : { accessLifeMs }),
    ...(refreshLifeMs === undefined ? {} : { refreshLifeMs }),
  };
}

function lifeMs(seconds: unknown): number | undefined {
  const ms = Number(seconds) * 1_000;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

async function askWhoItIs(
  send: SendHttp,
  apiUrl: string,
  token: string,
): Promise<Outcome<WebexAccount>> {
  const outcome = await send({
    method: 'GET',
    url: `${apiUrl.replace(/\/$/, '')}/people/me`,
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  });
  if (!outcome.ok) return outcome;
  const { body, retryAfterMs, status } = outcome.value;
  if (status !== 200) return { ok: false, failure: statusFailure('Webex', status, retryAfterMs) };
  const account = accountIn(body);
  return account ? success(account) : failed('unreadable', 'Webex did not tell who signed in');
}

function accountIn(body: string): WebexAccount | undefined {
  let person: Readonly<Record<string, unknown>>;
  try {
    person = Object(JSON.parse(body)) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
  const { displayName, emails, id } = person;
  if (typeof id !== 'string' || id === '') return undefined;
  const email: unknown = Array.isArray(emails) ? emails[0] : undefined;
  const [name = id, address] = [displayName, email].filter(isText);
  return { id, name: address === undefined ? name : `${name} (${address})` };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
