/** The simulated sign-in behaves as Webex documents it, so that our client can be held to it. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebexSimulator, type WebexSimulator } from './simulator.ts';

const VERIFIER = 'v'.repeat(43);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const REDIRECT = 'http://127.0.0.1:53682/callback';
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

let webex: WebexSimulator;

beforeEach(async () => {
  webex = await startWebexSimulator();
});
afterEach(() => webex.stop());

async function authorize(changes: Record<string, string> = {}): Promise<Response> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: webex.clientId,
    redirect_uri: REDIRECT,
    scope: 'spark:all spark:kms',
    state: 's t',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  });
  return fetch(`${webex.apiUrl}/authorize?${query.toString()}`, { redirect: 'manual' });
}

async function post(path: string, form: Record<string, string>) {
  const body = new URLSearchParams(form);
  const answer = await fetch(`${webex.apiUrl}/${path}`, { method: 'POST', body });
  const reply = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, reply };
}

async function code(): Promise<string> {
  const answer = await authorize();
  const location = new URL(answer.headers.get('location') ?? '');
  expect(location.searchParams.get('state')).toBe('s t');
  return location.searchParams.get('code') ?? '';
}

function exchange(codeText: string, changes: Record<string, string> = {}) {
  return post('access_token', {
    grant_type: 'authorization_code',
    client_id: webex.clientId,
    client_secret: webex.clientSecret,
    redirect_uri: REDIRECT,
    code: codeText,
    code_verifier: VERIFIER,
    ...changes,
  });
}

async function peopleStatus(token: unknown): Promise<number> {
  const headers = { authorization: `Bearer ${String(token)}` };
  return (await fetch(`${webex.apiUrl}/people/me`, { headers })).status;
}

describe('the authorization code grant', () => {
  it('gives a token that works, once', async () => {
    const key = await code();
    const { status, reply } = await exchange(key);
    expect(status).toBe(200);
    expect(reply).toMatchObject({ token_type: 'Bearer', scope: 'spark:all spark:kms' });
    expect(String(reply['access_token']).split('_')).toHaveLength(3);
    expect(await peopleStatus(reply['access_token'])).toBe(200);
    expect(await exchange(key)).toMatchObject({ status: 400, reply: { error: 'invalid_grant' } });
  });

  it.each([
    [{ code_verifier: 'wrong' }, 400],
    [{ redirect_uri: 'http://127.0.0.1:1/' }, 400],
    [{ client_secret: '' }, 401],
    [{ client_id: 'other' }, 401],
    [{ grant_type: 'password' }, 400],
  ])('refuses %j', async (changes, status) => {
    expect(await exchange(await code(), changes)).toMatchObject({ status });
  });

  it('shows an error instead of going back for an unknown client', async () => {
    expect((await authorize({ client_id: 'other' })).status).toBe(400);
  });

  it('goes back with an error when the person says no', async () => {
    webex.oauth.denyConsent(true);
    const location = (await authorize()).headers.get('location') ?? '';
    expect(new URL(location).searchParams.get('error')).toBe('access_denied');
  });
});

describe('tokens', () => {
  it('are renewed by the refresh token, and expire', async () => {
    const { reply } = await exchange(await code());
    webex.expireTokens();
    expect(await peopleStatus(reply['access_token'])).toBe(401);
    const refresh = (token: string) =>
      exchange('', { grant_type: 'refresh_token', refresh_token: token });
    const renewed = await refresh(String(reply['refresh_token']));
    expect(await peopleStatus(renewed.reply['access_token'])).toBe(200);
    expect(await refresh('unknown')).toMatchObject({ status: 400 });
  });

  it('end when they are revoked', async () => {
    expect(await post('revoke', { token: webex.accessToken })).toMatchObject({ status: 200 });
    expect(await peopleStatus(webex.accessToken)).toBe(401);
  });
});

it('the device grant waits for the person, and works once', async () => {
  const { reply } = await post('device/authorize', { client_id: webex.clientId, scope: 'a b' });
  const ask = () =>
    post('device/token', {
      grant_type: DEVICE_GRANT,
      client_id: webex.clientId,
      client_secret: webex.clientSecret,
      device_code: String(reply['device_code']),
    });
  expect(await ask()).toMatchObject({ status: 428 });
  expect(webex.oauth.approveDevice(String(reply['user_code']))).toBe(true);
  expect(await ask()).toMatchObject({ status: 200, reply: { scope: 'a b' } });
  expect(await ask()).toMatchObject({ status: 400 });
});
