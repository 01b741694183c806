/** The keeper of the tokens: renewed in time and once when refused, never lost, and never another person's. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failed, success, type Outcome } from '../../../main/core/outcome.ts';
import type { WebexGrant } from '../../../main/core/webex-grant.ts';
import { createHttpClient, type HttpClient } from '../../../main/http/http-client.ts';
import { revoke } from '../../../main/webex/oauth-revoke.ts';
import { TokenKeeper, type GrantStore } from '../../../main/webex/tokens.ts';
import { startWebexSimulator, type WebexSimulator } from '../../simulators/webex/simulator.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let webex: WebexSimulator;
let http: HttpClient;
let clock: ManualClock;
let store: MemoryStore;
/** By how much the date of the machine runs ahead of the steady clock. */
let skew: number;
let bugs: unknown[];
let stops: (() => Promise<void>)[];

class MemoryStore implements GrantStore {
  held: WebexGrant | undefined;
  locked = false;
  full = false;

  load(): Promise<Outcome<WebexGrant | undefined>> {
    return Promise.resolve(this.locked ? failed('forbidden', 'locked') : success(this.held));
  }
  save(grant: WebexGrant): Promise<Outcome<undefined>> {
    if (this.locked || this.full) return Promise.resolve(failed('forbidden', 'locked'));
    this.held = grant;
    return Promise.resolve(success(undefined));
  }
}

beforeEach(async () => {
  webex = await startWebexSimulator({
    accessTokenSeconds: 100 * 86_400,
    refreshTokenSeconds: 9_000_000,
  });
  http = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 1_000_000 });
  clock = manualClock();
  store = new MemoryStore();
  skew = 0;
  bugs = [];
  stops = [];
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  http.close();
  await webex.stop();
  expect(bugs).toEqual([]);
});

/** What the device grant gives, without a person. */
async function grantOf(changes: Partial<WebexGrant> = {}): Promise<WebexGrant> {
  const post = async (path: string, form: Record<string, string>) => {
    const body = new URLSearchParams({ client_id: webex.clientId, ...form });
    const answer = await fetch(`${webex.apiUrl}/${path}`, { method: 'POST', body });
    return (await answer.json()) as Record<string, string>;
  };
  const begun = await post('device/authorize', { scope: 'spark:all spark:kms' });
  webex.oauth.approveDevice(begun['user_code'] ?? '');
  const reply = await post('device/token', {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_secret: webex.clientSecret,
    device_code: begun['device_code'] ?? '',
  });
  return {
    account: { id: 'one', name: 'Agent One' },
    clientId: webex.clientId,
    accessToken: reply['access_token'] ?? '',
    refreshToken: reply['refresh_token'] ?? '',
    scopes: ['spark:all', 'spark:kms'],
    obtainedAt: clock.now(),
    accessLifeMs: 10 * DAY,
    refreshLifeMs: 90 * DAY,
    ...changes,
  };
}

interface Kept {
  readonly keeper: TokenKeeper;
  readonly first: WebexGrant;
  /** The token at each change. */
  readonly changes: readonly string[];
}

async function keep(changes: Partial<WebexGrant> = {}, secret = webex.clientSecret): Promise<Kept> {
  const first = await grantOf(changes);
  store.held = first;
  const keeper = new TokenKeeper({
    grant: first,
    apiUrl: webex.apiUrl,
    secret,
    store,
    send: http.send,
    clock,
    wallNow: () => clock.now() + skew,
    random: () => 0.5,
    onLook: () => undefined,
    onBug: (error) => bugs.push(error),
  });
  const told: string[] = [];
  keeper.onChange(() => told.push(keeper.token()));
  stops.push(keeper.start());
  await settled();
  return { keeper, first, changes: told };
}

/** The keeper has gone back to waiting for its next look. */
const settled = () => expect.poll(() => clock.waiting(), { timeout: 5_000 }).toBe(1);
const refreshes = () =>
  webex.requests.filter(({ body }) => body.includes('grant_type=refresh_token'));

/** In steps, because the clock stands still while the keeper asks. */
async function pass(ms: number, stepMs = HOUR): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) {
    clock.advance(Math.min(left, stepMs));
    await settled();
  }
}

describe('renewal in time', () => {
  it('comes at 80 % of the life that Webex told, and not before', async () => {
    const { changes, first, keeper } = await keep({ accessLifeMs: 10 * HOUR });
    await pass(8 * HOUR - 60_000);
    expect(refreshes()).toHaveLength(0);
    await pass(120_000);
    expect(refreshes()).toHaveLength(1);
    expect(keeper.token()).not.toBe(first.accessToken);
    expect(changes).toEqual([keeper.token()]);
    expect(store.held?.accessToken).toBe(keeper.token());
  });

  it('is due at once when the date of the machine was set back since', async () => {
    await keep({ obtainedAt: clock.now() + DAY });
    expect(refreshes()).toHaveLength(1);
  });

  it('never ends a sign-in by the date alone: Webex decides whether it still holds', async () => {
    const { keeper } = await keep({ obtainedAt: clock.now() - 200 * DAY });
    expect(keeper.token()).not.toBe('');
    expect(refreshes()).toHaveLength(1);
  });

  it('waits longer after each failure, while the token goes on', async () => {
    const { first, keeper } = await keep({ accessLifeMs: 10 * HOUR });
    webex.failNext('POST', /access_token/, { status: 503 }, 3);
    await pass(8 * HOUR);
    const tries = [refreshes().length];
    for (let second = 0; second < 180; second += 10) {
      await pass(10_000);
      tries.push(refreshes().length);
    }
    expect(keeper.token()).not.toBe(first.accessToken);
    // After 22.5, 45 and 90 seconds, seen every ten.
    const at = [1, 2, 3, 4].map((count) => tries.indexOf(count) * 10);
    expect(at).toEqual([0, 30, 80, 170]);
  });
});

describe('a refused token', () => {
  it('is renewed once for all who come with it', async () => {
    const { first, keeper } = await keep();
    webex.expireTokens();
    const outcomes = await Promise.all([1, 2, 3].map(() => keeper.renew(first.accessToken)));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await keeper.renew(first.accessToken)).toMatchObject({ ok: true });
    expect(refreshes()).toHaveLength(1);
  });

  it('is not renewed again and again when Webex refuses the new one too', async () => {
    const { first, keeper } = await keep();
    await keeper.renew(first.accessToken);
    expect(await keeper.renew(keeper.token())).toMatchObject({ failure: { kind: 'throttled' } });
    expect(refreshes()).toHaveLength(1);
    clock.advance(10_000);
    expect(await keeper.renew(keeper.token())).toMatchObject({ ok: true });
  });

  it.each([true, false])(
    'is renewed again later, when refresh tokens change: %s',
    async (rotates) => {
      webex.oauth.rotateRefreshTokens(rotates);
      const { first, keeper } = await keep();
      for (let round = 0; round < 3; round += 1) {
        clock.advance(10_000);
        expect(await keeper.renew(keeper.token())).toMatchObject({ ok: true });
      }
      expect(store.held?.refreshToken === first.refreshToken).toBe(!rotates);
      expect(store.held?.accessToken).toBe(keeper.token());
    },
  );

  it('keeps the refresh token when the answer brings none', async () => {
    const { first, keeper } = await keep();
    const body = { access_token: 'next', token_type: 'Bearer', expires_in: 600 };
    webex.failNext('POST', /access_token/, { status: 200, body });
    await keeper.renew(first.accessToken);
    expect(store.held).toMatchObject({ accessToken: 'next', refreshToken: first.refreshToken });
  });

  it.each([
    [{ status: 500 }, 'outOfService'],
    [{ status: 429, headers: { 'retry-after': '9' } }, 'throttled'],
    [{ status: 401, body: { error: 'invalid_client' } }, 'forbidden'],
    [{ status: 200, body: '{' }, 'unreadable'],
    [{ status: 401, body: '<html>Enter your access code</html>' }, 'unreadable'],
    [{ status: 400, body: '<html>Your access token is invalid</html>' }, 'unreadable'],
  ])('stays when Webex answers %j, and is tried again later', async (answer, kind) => {
    const { changes, first, keeper } = await keep();
    webex.failNext('POST', /access_token/, answer);
    expect(await keeper.renew(first.accessToken)).toMatchObject({ failure: { kind } });
    expect(keeper.token()).toBe(first.accessToken);
    expect(store.held).toBe(first);
    expect(changes).toEqual([]);
    clock.advance(30_000);
    expect(await keeper.renew(first.accessToken)).toMatchObject({ ok: true });
  });

  it('is not renewed before the time that Webex asks for, however often it is refused', async () => {
    const { first, keeper } = await keep();
    const headers = { 'retry-after': '600' };
    webex.failNext('POST', /access_token/, { status: 429, headers });
    await keeper.renew(first.accessToken);
    clock.advance(599_999);
    expect(await keeper.renew(first.accessToken)).toMatchObject({
      failure: { kind: 'throttled', retryAfterMs: 60_001 },
    });
    expect(refreshes()).toHaveLength(1);
    clock.advance(60_001);
    expect(await keeper.renew(first.accessToken)).toMatchObject({ ok: true });
  });
});

describe('the end of a sign-in', () => {
  it('comes when Webex no longer accepts the refresh token, and is final', async () => {
    const { changes, first, keeper } = await keep();
    webex.oauth.forgetRefreshTokens();
    expect(await keeper.renew(first.accessToken)).toMatchObject({
      failure: { kind: 'credentials' },
    });
    expect(keeper.token()).toBe('');
    expect(changes).toEqual(['']);
    await keeper.renew('');
    await pass(HOUR);
    expect(refreshes()).toHaveLength(1);
  });

  it("also when Webex says so in its own form, and not in the protocol's", async () => {
    const { first, keeper } = await keep();
    const body = { message: 'The refresh token provided is expired, revoked, or invalid.' };
    webex.failNext('POST', /access_token/, { status: 400, body });
    expect(await keeper.renew(first.accessToken)).toMatchObject({
      failure: { kind: 'credentials' },
    });
  });

  it('is over when the person signs in again, from wherever, within a minute', async () => {
    const { changes, first, keeper } = await keep();
    webex.oauth.forgetRefreshTokens();
    await keeper.renew(first.accessToken);
    const again = await grantOf();
    store.held = again;
    await pass(MINUTE);
    expect(keeper.token()).toBe(again.accessToken);
    expect(changes).toEqual(['', again.accessToken]);
  });

  it('comes with a sign-out elsewhere; nothing is renewed behind it', async () => {
    const { first, keeper } = await keep();
    store.held = undefined;
    expect(await keeper.renew(first.accessToken)).toMatchObject({
      failure: { kind: 'credentials' },
    });
    expect(refreshes()).toHaveLength(0);
    expect(store.held).toBeUndefined();
  });

  it("comes when another person signed in elsewhere, and leaves that one's sign-in alone", async () => {
    const { first, keeper } = await keep();
    const other = await grantOf({ account: { id: 'two', name: 'Agent Two' } });
    store.held = other;
    const outcome = await keeper.renew(first.accessToken);
    expect(JSON.stringify(outcome)).toContain('Agent Two');
    expect(keeper.token()).toBe('');
    expect(store.held).toBe(other);
  });

  it('revokes both tokens at Webex', async () => {
    const grant = await grantOf();
    const parts = { apiUrl: webex.apiUrl, secret: webex.clientSecret, send: http.send };
    expect(await revoke(grant, parts)).toMatchObject({ ok: true });
    const { first, keeper } = await keep(grant);
    expect(first.refreshToken).toBe(grant.refreshToken);
    expect(await keeper.renew(grant.accessToken)).toMatchObject({
      failure: { kind: 'credentials' },
    });
    const headers = { authorization: `Bearer ${grant.accessToken}` };
    expect((await fetch(`${webex.apiUrl}/people/me`, { headers })).status).toBe(401);
  });
});

describe('two processes of one person', () => {
  it('take what the other one renewed', async () => {
    const { first, keeper } = await keep();
    const other = await grantOf();
    store.held = other;
    expect(await keeper.renew(first.accessToken)).toMatchObject({ ok: true });
    expect(keeper.token()).toBe(other.accessToken);
    expect(refreshes()).toHaveLength(0);
  });

  it('also when both renewed in the same moment and this one came late', async () => {
    const { first, keeper } = await keep();
    const other = await grantOf();
    webex.oauth.forgetRefreshTokens();
    const load = store.load.bind(store);
    store.load = () => {
      const now = load();
      store.held = other;
      return now;
    };
    expect(await keeper.renew(first.accessToken)).toMatchObject({ ok: true });
    expect(keeper.token()).toBe(other.accessToken);
  });
});

describe('a vault that is locked', () => {
  it('keeps the old sign-in, while the new one is in use, told, and stored as soon as it can be', async () => {
    const { first, keeper } = await keep();
    store.locked = true;
    expect(await keeper.renew(first.accessToken)).toMatchObject({ ok: true });
    expect(store.held).toBe(first);
    expect(keeper.token()).not.toBe(first.accessToken);
    expect(keeper.notices()).toEqual([{ about: 'webexSignInNotKept' }]);
    await pass(HOUR);
    store.locked = false;
    await pass(60_000);
    expect(store.held?.accessToken).toBe(keeper.token());
    expect(keeper.notices()).toEqual([]);
  });
});

describe('a vault that takes nothing', () => {
  it('does not bring back what it holds, even when the date was set back meanwhile', async () => {
    const { first, keeper } = await keep();
    store.full = true;
    skew = -2 * DAY;
    await keeper.renew(first.accessToken);
    clock.advance(10_000);
    expect(await keeper.renew(keeper.token())).toMatchObject({ ok: true });
    expect(keeper.token()).not.toBe(first.accessToken);
    expect(refreshes()).toHaveLength(2);
  });

  it('is tried again a minute after a renewal that a refusal forced', async () => {
    const { first, keeper } = await keep();
    store.full = true;
    await keeper.renew(first.accessToken);
    store.full = false;
    await pass(MINUTE);
    expect(store.held?.accessToken).toBe(keeper.token());
  });
});

describe('what the person is told', () => {
  it('is the end of the sign-in, from seven days before, day by day', async () => {
    const { keeper } = await keep({ accessLifeMs: 400 * DAY, refreshLifeMs: 9 * DAY });
    expect(keeper.notices()).toEqual([]);
    clock.advance(2 * DAY);
    expect(keeper.notices()).toEqual([{ about: 'webexSignInEnds', days: 7 }]);
    clock.advance(6.5 * DAY);
    expect(keeper.notices()).toEqual([{ about: 'webexSignInEnds', days: 1 }]);
    skew = 30 * DAY;
    expect(keeper.notices()).toEqual([{ about: 'webexSignInEnds', days: 0 }]);
  });
});
