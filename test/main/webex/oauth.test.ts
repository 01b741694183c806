/** The sign-in in a real browser: what a person sees, what is granted, and every way in which it does not come about. */
import { createServer, get, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../main/core/outcome.ts';
import type { WebexGrant } from '../../../main/core/webex-grant.ts';
import { createHttpClient, type HttpClient } from '../../../main/http/http-client.ts';
import { signIn } from '../../../main/webex/oauth.ts';
import { startWebexSimulator, type WebexSimulator } from '../../simulators/webex/simulator.ts';
import { browserIsMissing, launchChromium } from '../../support/window-browser.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';

const SCOPES = ['spark:all', 'spark:kms'];
const NOW = Date.UTC(2026, 10, 23, 9);

let webex: WebexSimulator;
let http: HttpClient;
let clock: ManualClock;
let ports: number[];

beforeEach(async () => {
  webex = await startWebexSimulator();
  webex.oauth.showConsent(true);
  http = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 1_000_000 });
  clock = manualClock();
  ports = [await freePort(), await freePort()];
});
afterEach(async () => {
  http.close();
  await webex.stop();
});

async function occupy(port = 0): Promise<Server> {
  const server = createServer((_request, response) => response.end('somebody else'));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function freePort(): Promise<number> {
  const server = await occupy();
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

interface Attempt {
  /** What the browser is to open. */
  readonly url: URL;
  readonly redirectUri: string;
  readonly outcome: Promise<Outcome<WebexGrant>>;
  readonly giveUp: () => void;
}

async function begin(changes: { clientId?: string; secret?: string } = {}): Promise<Attempt> {
  const { clientId = webex.clientId, secret = webex.clientSecret } = changes;
  const controller = new AbortController();
  let outcome!: Promise<Outcome<WebexGrant>>;
  const url = await new Promise<string>((resolve) => {
    outcome = signIn({
      webex: { apiUrl: webex.apiUrl, clientId, redirectPorts: ports, scopes: SCOPES },
      secret: secret === '' ? undefined : secret,
      send: http.send,
      clock,
      wallNow: () => NOW,
      signal: controller.signal,
      openBrowser: resolve,
    });
  });
  const redirectUri = new URL(url).searchParams.get('redirect_uri') ?? '';
  return { url: new URL(url), redirectUri, outcome, giveUp: () => controller.abort() };
}

/** Where the browser is sent when nobody has to be asked. */
async function redirectFor(url: URL): Promise<URL> {
  webex.oauth.showConsent(false);
  const answer = await fetch(url, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '');
}

const revoked = () => webex.requests.filter(({ path }) => path.endsWith('/revoke')).length;

const isClosed = async (redirectUri: string) => {
  await expect(fetch(redirectUri)).rejects.toThrow('fetch failed');
};

describe.skipIf(browserIsMissing())('in a real browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());

  it('a person who agrees is signed in, and reads so', async () => {
    const { outcome, redirectUri, url } = await begin();
    await page.goto(url.href);
    // At a shared desk the session in the browser may be another agent's.
    expect(await page.textContent('body')).toContain('Choose an account');
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('heading', { name: 'Signed in', exact: true }).waitFor();
    expect(await page.textContent('body')).toContain('Agent One (agent.one@example.com)');
    expect(await page.locator('script').count()).toBe(0);
    expect(await outcome).toMatchObject({
      ok: true,
      value: {
        account: { id: webex.person.id, name: 'Agent One (agent.one@example.com)' },
        scopes: SCOPES,
        obtainedAt: NOW,
        accessLifeMs: 1_209_600_000,
        refreshLifeMs: 7_776_000_000,
      },
    });
    await isClosed(redirectUri);
  });

  it('a person who denies is not signed in, and reads so', async () => {
    const { outcome, redirectUri, url } = await begin();
    await page.goto(url.href);
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.getByRole('heading', { name: 'Not signed in' }).waitFor();
    expect(await page.textContent('body')).toContain('the sign-in was denied in Webex');
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'refused' } });
    await isClosed(redirectUri);
  });

  it('an answer for another sign-in is turned away, and no code is redeemed', async () => {
    const { outcome, url } = await begin();
    url.searchParams.set('state', 'somebody-else');
    await page.goto(url.href);
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('heading', { name: 'Not signed in' }).waitFor();
    const failed = await outcome;
    expect(failed).toMatchObject({ ok: false, failure: { kind: 'refused' } });
    expect(JSON.stringify(failed)).toContain('does not belong to this sign-in');
    expect(webex.requests.filter(({ path }) => path.endsWith('access_token'))).toEqual([]);
  });

  it('a browser that is closed ends with the time: nobody finished it', async () => {
    const { outcome, redirectUri, url } = await begin();
    const own = await browser.newContext();
    await (await own.newPage()).goto(url.href);
    await own.close();
    clock.advance(5 * 60_000 - 1);
    // Still there: a request that is not the redirect is answered, and changes nothing.
    expect((await fetch(new URL('/favicon.ico', redirectUri))).status).toBe(404);
    clock.advance(1);
    const failed = await outcome;
    expect(failed).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(JSON.stringify(failed)).toContain(redirectUri);
    await isClosed(redirectUri);
  });

  it('the page in the browser tells when Webex refuses the app', async () => {
    const { outcome, url } = await begin({ secret: 'outdated' });
    await page.goto(url.href);
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('heading', { name: 'Not signed in' }).waitFor();
    expect(await page.textContent('body')).toContain('client id and client secret');
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  });
});

describe('what is asked of Webex', () => {
  it('is a code for PKCE with S256, an account to choose, and a state of its own each time', async () => {
    const [first, second] = [await begin(), await begin()];
    const query = Object.fromEntries(first.url.searchParams);
    expect(query).toMatchObject({
      response_type: 'code',
      client_id: webex.clientId,
      scope: 'spark:all spark:kms',
      code_challenge_method: 'S256',
      prompt: 'select_account',
      redirect_uri: `http://127.0.0.1:${String(ports[0])}/callback`,
    });
    expect(query['state']).toMatch(/^[\w-]{43}$/);
    expect(second.url.searchParams.get('state')).not.toBe(query['state']);
    expect(second.url.searchParams.get('code_challenge')).not.toBe(query['code_challenge']);
    // The first port was taken by then.
    expect(second.redirectUri).toContain(`:${String(ports[1])}/`);
    first.giveUp();
    second.giveUp();
    await Promise.all([first.outcome, second.outcome]);
  });

  it('has the secret only where there is one', async () => {
    await webex.stop();
    webex = await startWebexSimulator({ requireSecret: false });
    const { outcome, url } = await begin({ secret: '' });
    await fetch(await redirectFor(url));
    expect(await outcome).toMatchObject({ ok: true });
    const exchange = webex.requests.find(({ path }) => path.endsWith('access_token'));
    expect(exchange?.body).toContain('code_verifier=');
    expect(exchange?.body).not.toContain('client_secret');
    expect(exchange?.headers['authorization']).toBeUndefined();
  });
});

describe('the way back', () => {
  it('is open for one visit: the second one finds nothing to do', async () => {
    const { outcome, redirectUri, url } = await begin();
    const redirect = await redirectFor(url);
    webex.hangRequests(/access_token/);
    const first = fetch(redirect).catch(() => undefined);
    await expect
      .poll(() => webex.requests.some(({ path }) => path.endsWith('access_token')), {
        timeout: 10_000,
      })
      .toBe(true);
    const second = await fetch(redirect);
    expect([second.status, await second.text()]).toMatchObject([410, /already under way/]);
    http.close();
    expect(await outcome).toMatchObject({ ok: false });
    await first;
    await isClosed(redirectUri);
  });

  it('is not found under another name of this machine', async () => {
    const { giveUp, outcome, redirectUri, url } = await begin();
    const redirect = await redirectFor(url);
    redirect.hostname = 'localhost';
    const status = await fetch(redirect).then(
      ({ status: code }) => code,
      () => 0,
    );
    expect([0, 404]).toContain(status);
    expect((await fetch(redirectUri, { method: 'POST' })).status).toBe(404);
    // Nobody listens at any other address than the one that Webex knows, so none from outside.
    redirect.hostname = '127.0.0.2';
    await expect(fetch(redirect)).rejects.toThrow('fetch failed');
    giveUp();
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  });

  it.each(['//', '///callback', '/callback/', 'http://[', '*'])(
    'answers a request for %s like any other that is not the redirect',
    async (target) => {
      const { giveUp, outcome, redirectUri } = await begin();
      const { hostname, port } = new URL(redirectUri);
      const status = await new Promise((resolve, reject) => {
        const headers = { host: `${hostname}:${port}` };
        get({ hostname, port, path: target, headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).on('error', reject);
      });
      expect(status).toBe(404);
      giveUp();
      expect(await outcome).toMatchObject({ failure: { kind: 'cancelled' } });
    },
  );

  it('cannot be opened when every registered port is taken, and the ports are named', async () => {
    const others = await Promise.all(ports.map((port) => occupy(port)));
    const outcome = await signIn({
      webex: {
        apiUrl: webex.apiUrl,
        clientId: webex.clientId,
        redirectPorts: ports,
        scopes: SCOPES,
      },
      secret: undefined,
      send: http.send,
      clock,
      wallNow: () => NOW,
      signal: new AbortController().signal,
      openBrowser: () => expect.unreachable('no browser may open'),
    });
    for (const port of ports) expect(JSON.stringify(outcome)).toContain(String(port));
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    for (const other of others) other.close();
  });

  it('is closed at once when the person gives up', async () => {
    const { giveUp, outcome, redirectUri } = await begin();
    giveUp();
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    await isClosed(redirectUri);
    expect(clock.waiting()).toBe(0);
  });

  it('with a code for another sign-in redeems nothing', async () => {
    const { outcome, redirectUri } = await begin();
    await fetch(`${redirectUri}?state=somebody-else&code=stolen`);
    expect(JSON.stringify(await outcome)).toContain('does not belong to this sign-in');
    expect(webex.requests.filter(({ path }) => path.endsWith('access_token'))).toEqual([]);
  });

  it.each([
    ['error=invalid_scope', 'does not offer the scopes'],
    ['error=server_error', 'a fault of its own'],
    ['error=made_up_word', '(made_up_word)'],
    ['error=%3Cb%3Ehunter2', 'Webex turned the sign-in down'],
    ['code=a&code=b', 'does not belong to this sign-in'],
    ['nothing=here', 'does not belong to this sign-in'],
    ['id_token=x', 'unexpected way'],
  ])('with "%s" is told in words', async (query, words) => {
    const { outcome, redirectUri, url } = await begin();
    const state = url.searchParams.get('state') ?? '';
    const shown = await (await fetch(`${redirectUri}?state=${state}&${query}`)).text();
    const failed = await outcome;
    expect(failed.ok).toBe(false);
    expect(JSON.stringify(failed)).toContain(words);
    expect(shown).not.toContain('hunter2');
    expect(JSON.stringify(failed)).not.toContain('hunter2');
  });
});

describe('what Webex grants', () => {
  const granted = async (scopes: readonly string[]) => {
    webex.oauth.limitScopes(scopes);
    const { outcome, url } = await begin();
    await fetch(await redirectFor(url));
    return outcome;
  };

  it('may be enough for REST only', async () => {
    expect(await granted(['spark:all'])).toMatchObject({ value: { scopes: ['spark:all'] } });
  });

  it('may be too little to see anything, which is told', async () => {
    const outcome = await granted(['spark:kms']);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    expect(JSON.stringify(outcome)).toContain('spark:people_read');
    expect(revoked()).toBe(2);
  });

  it.each([
    [{ status: 400, body: { message: 'Client Id is invalid' } }, 'forbidden'],
    [{ status: 500, body: 'oops' }, 'outOfService'],
    [{ status: 429, body: '', headers: { 'retry-after': '7' } }, 'throttled'],
    [{ status: 200, body: { access_token: 7 } }, 'unreadable'],
    [
      {
        status: 200,
        body: '<html>log in to the Wi-Fi</html>',
        headers: { 'content-type': 'text/html' },
      },
      'unreadable',
    ],
  ])('may be no token: %j', async (answer, kind) => {
    webex.failNext('POST', /access_token/, answer);
    expect(await granted(SCOPES)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('is not believed without knowing whose it is, and is given back', async () => {
    webex.failNext('GET', /people\/me/, { status: 200, body: { displayName: 'Nobody' } });
    expect(await granted(SCOPES)).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
    expect(revoked()).toBe(2);
  });
});
