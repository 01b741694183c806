/** Single sign-on with a real browser at a simulated identity provider, and the life of its tokens. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failed, success } from '../../../main/core/outcome.ts';
import { SsoTokens, type SsoBrowser } from '../../../main/finesse/sso.ts';
import {
  endOfSignOn,
  readSsoGrant,
  writeSsoGrant,
  type SsoGrant,
} from '../../../main/finesse/sso-grant.ts';
import { browserIsMissing, launchChromium } from '../../support/window-browser.ts';
import {
  DEFAULT_AGENT,
  type FinesseSimulator,
  type FinesseSimulatorOptions,
} from '../../simulators/finesse/simulator.ts';
import { failureOf, signOn, startDesk, startSimulator, valueOf } from './desk-fixture.ts';

const ID = DEFAULT_AGENT.loginId;

const NO_BROWSER = browserIsMissing();
let chrome: Browser;
beforeAll(async () => {
  if (!NO_BROWSER) chrome = await launchChromium();
});
afterAll(async () => {
  if (!NO_BROWSER) await chrome.close();
});

/** A window in which the person types a name and a password. */
function personAt(password: string): SsoBrowser & { shown: number } {
  const window = {
    shown: 0,
    async signIn({ address }: { readonly address: string }) {
      window.shown += 1;
      const page = await chrome.newPage();
      try {
        await page.goto(address);
        await page.waitForSelector('input[name=UserName]');
        await page.fill('input[name=UserName]', ID);
        await page.fill('input[name=Password]', password);
        await page.click('button');
        if (password !== DEFAULT_AGENT.password)
          return failed('cancelled', 'the window was closed');
        await page.waitForURL(/\/desktop\/sso\/token/);
        return success(await page.locator('body').innerText());
      } finally {
        await page.close();
      }
    },
  };
  return window;
}

/** Walks through the pages as quickly as a browser that is still signed in. */
function quickBrowser(finesse: FinesseSimulator): SsoBrowser & { shown: number } {
  const window = {
    shown: 0,
    async signIn({ address }: { readonly address: string }) {
      window.shown += 1;
      const { origin } = new URL(address);
      const form = (fields: Record<string, string>) => new URLSearchParams(fields);
      const login = await fetch(`${origin}/idp/login`, {
        method: 'POST',
        body: form({ UserName: ID, Password: DEFAULT_AGENT.password, RelayState: address }),
      });
      const assertion = /name="SAMLResponse" value="([^"]*)"/.exec(await login.text())?.[1] ?? '';
      const back = await fetch(`${origin}/ids/saml`, {
        method: 'POST',
        redirect: 'manual',
        body: form({ SAMLResponse: assertion, RelayState: address }),
      });
      const cookie = back.headers.get('set-cookie') ?? '';
      return success(await (await fetch(address, { headers: { cookie } })).text());
    },
  };
  finesse.forgetRecords();
  return window;
}

async function startSso(
  options: FinesseSimulatorOptions = {},
  browserOf: (finesse: FinesseSimulator) => SsoBrowser & { shown: number } = quickBrowser,
) {
  const { clock, finesse } = await startSimulator({ authMode: 'SSO', ...options });
  finesse.signIn(ID);
  const browser = browserOf(finesse);
  const kept: (SsoGrant | undefined)[] = [];
  const onGrant = (grant: SsoGrant | undefined) => void kept.push(grant);
  const now = () => clock.now();
  const { again, first, parts, tokens } = await signOn(finesse, browser, { now, onGrant });
  finesse.forgetRecords();
  const desk = startDesk(finesse, { password: '', tokens, now });
  const read = () => desk.read({ dialogs: false });
  return { clock, finesse, desk, browser, read, first, again, kept, parts };
}

const users = ({ requests }: FinesseSimulator) =>
  requests.filter(({ path }) => path.includes('/User/')).map(({ status }) => status);
const renewals = ({ requests }: FinesseSimulator) =>
  requests.filter(({ method, path }) => method === 'POST' && path === '/desktop/sso/token').length;

describe.skipIf(NO_BROWSER)('a person at a browser', () => {
  it('signs in through redirects and a form that posts itself, and the app reads and writes', async () => {
    const scene = await startSso({}, () => personAt(DEFAULT_AGENT.password));
    expect(valueOf(await scene.read()).loginId).toBe(ID);
    valueOf(await scene.desk.set({ state: 'READY' }));
    scene.clock.advance(1_000);
    expect(valueOf(await scene.read()).state).toBe('READY');
    expect(scene.browser.shown).toBe(1);
    expect(scene.finesse.requests.some(({ user }) => user !== undefined)).toBe(false);
  });

  it('who closes the window is asked to sign in, and shown no other window before they act', async () => {
    const scene = await startSso({}, () => personAt('not-the-password'));
    expect(failureOf(scene.first).kind).toBe('cancelled');
    for (let tries = 0; tries < 3; tries += 1) {
      expect(failureOf(await scene.read())).toMatchObject({ kind: 'credentials', signOn: true });
    }
    expect(scene.browser.shown).toBe(1);
    expect(users(scene.finesse)).toEqual([]);
  });
});

describe('an access token', () => {
  it.each([false, true])('is renewed at 75 %% of its life (by GET alone: %s)', async (byGet) => {
    const scene = await startSso({ sso: { refreshByGetOnly: byGet } });
    for (let minute = 0; minute < 60; minute += 1) {
      valueOf(await scene.read());
      scene.clock.advance(60_000);
    }
    expect(new Set(users(scene.finesse))).toEqual(new Set([200]));
    expect(scene.browser.shown).toBe(1);
    // 300 s of life: due after 225 s, seen by the next look, four minutes after the last one.
    expect(renewals(scene.finesse)).toBe(14);
  });

  it('that is refused is renewed once, and the request is answered', async () => {
    const scene = await startSso();
    valueOf(await scene.read());
    scene.finesse.sso.expireAccess();
    valueOf(await scene.desk.set({ state: 'READY' }));
    expect(users(scene.finesse)).toEqual([200, 401, 202]);
    expect(renewals(scene.finesse)).toBe(1);
  });

  it('that is refused with its successor stops everything until the person signs in anew', async () => {
    const scene = await startSso();
    valueOf(await scene.read());
    scene.finesse.faults.answerNext(Infinity, { status: 401 }, { path: /User/ });
    for (let tries = 0; tries < 3; tries += 1) {
      expect(failureOf(await scene.read())).toMatchObject({ kind: 'credentials', signOn: true });
    }
    expect(users(scene.finesse)).toEqual([200, 401, 401]);
    expect(scene.kept.at(-1)).toBeUndefined();
    scene.finesse.faults.clear();
    valueOf(await scene.again());
    scene.desk.resume('');
    valueOf(await scene.read());
  });

  it('whose sign-on is over waits for the person, and asks nobody meanwhile', async () => {
    const scene = await startSso();
    valueOf(await scene.read());
    scene.finesse.sso.expireAll();
    for (let tries = 0; tries < 3; tries += 1) {
      expect(failureOf(await scene.read())).toMatchObject({ kind: 'credentials', signOn: true });
    }
    expect(renewals(scene.finesse)).toBe(1);
    expect(scene.browser.shown).toBe(1);
    valueOf(await scene.again());
    scene.desk.resume('');
    expect(valueOf(await scene.read()).loginId).toBe(ID);
  });

  it('of an earlier run is renewed before it is used', async () => {
    const scene = await startSso();
    const grant = scene.kept[0] ?? expect.fail('nothing was kept');
    const kept = readSsoGrant(writeSsoGrant(grant));
    expect(kept).toMatchObject({ token: grant.token, refreshToken: grant.refreshToken });
    scene.clock.advance(3_600_000);
    const now = () => scene.clock.now();
    const later = new SsoTokens({ ...scene.parts, now, kept });
    const desk = startDesk(scene.finesse, { password: '', tokens: later, now });
    expect(valueOf(await desk.read({ dialogs: false })).loginId).toBe(ID);
    expect(users(scene.finesse)).toEqual([200]);
    expect(renewals(scene.finesse)).toBe(1);
  });

  it('serves to its end while it cannot be renewed', async () => {
    const scene = await startSso();
    valueOf(await scene.read());
    scene.finesse.faults.next(
      Infinity,
      { kind: 'answer', answer: { status: 503 } },
      {
        path: /sso/,
      },
    );
    scene.clock.advance(230_000);
    expect((await scene.read()).ok).toBe(true);
    scene.clock.advance(80_000);
    expect(failureOf(await scene.read()).kind).toBe('outOfService');
    scene.finesse.faults.clear();
    expect((await scene.read()).ok).toBe(true);
  });
});

it.each([true, false])('HYBRID: the person uses it (%s)', async (uses) => {
  const { finesse } = await startSimulator({ authMode: 'HYBRID', ssoUsers: uses ? [ID] : [] });
  finesse.signIn(ID);
  const { tokens } = await signOn(finesse, quickBrowser(finesse));
  if (!uses) tokens.end();
  finesse.forgetRecords();
  const desk = startDesk(finesse, { tokens });
  expect((await desk.read({ dialogs: false })).ok).toBe(true);
  const modes = finesse.requests.filter(({ path }) => path.includes('/UserAuthMode/'));
  expect(modes.map(({ user }) => user)).toEqual([undefined]);
  expect(finesse.requests.some(({ user }) => user !== undefined)).toBe(!uses);
});

it.each(['', '{}', '<html></html>', '{"token":"a b","expires_in":300}', '{"token":"a"}'])(
  'an answer that is no token (%s) is told, and nothing is sent',
  async (text) => {
    const browser = { shown: 0, signIn: () => Promise.resolve(success(text)) };
    const scene = await startSso({}, () => browser);
    expect(failureOf(scene.first).detail).toContain('gave no token');
    expect(failureOf(await scene.read()).kind).toBe('credentials');
    expect(users(scene.finesse)).toEqual([]);
  },
);

describe('how long a sign-on lasts', () => {
  const tokenOf = (claims: object, parts = 3) =>
    ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 's', 'x', 'y']
      .slice(0, parts)
      .join('.');
  it.each([
    ['a readable token', tokenOf({ exp: 1_800_000_000 }), 1_800_000_000_000],
    ['an encrypted one', tokenOf({ exp: 1_800_000_000 }, 5), undefined],
    ['one that does not tell', tokenOf({}), undefined],
    ['no token of that kind', 'refresh-2', undefined],
    ['nonsense', 'a.%%%.c', undefined],
  ])('%s', (_what, refreshToken, end) => {
    expect(endOfSignOn({ token: 't', refreshToken, lifeMs: 1 })).toBe(end);
  });

  it.each([
    '',
    '{}',
    '[]',
    '{"version":2,"token":"a","refreshToken":"b"}',
    '{"version":1,"token":"a"}',
  ])('what the vault holds and is no grant (%s) is nobody', (text) =>
    expect(readSsoGrant(text)).toBeUndefined(),
  );
});
