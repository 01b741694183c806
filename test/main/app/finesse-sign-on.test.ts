/** Single sign-on at Finesse from the window's side: asked for by the person, kept, over, and never a password. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { FinesseSignOn } from '../../../main/app/finesse-sign-on.ts';
import { failed, success, type Outcome } from '../../../main/core/outcome.ts';
import type { SsoBrowser, SsoRequest } from '../../../main/finesse/sso.ts';
import { startWorld, type World } from '../../simulators/control/world.ts';
import { memoryVault, type MemoryVault } from '../../support/memory-vault.ts';
import {
  newProfile,
  removeProfile,
  runApplication,
  signedInToWebex,
  type RunningApplication,
} from '../../support/running-application.ts';

const isOk = { ok: true, value: undefined };
let world: World;

beforeEach(async () => {
  world = await startWorld({ ctiDelayMs: [5, 20] });
  onTestFinished(() => world.stop());
  world.finesse.setAuthMode('SSO');
  world.finesse.signIn(world.agent.loginId);
});

/** A window that the person deals with when the test says so. */
class Window implements SsoBrowser {
  readonly shown: SsoRequest[] = [];
  #end: ((outcome: Outcome<string>) => void) | undefined;

  signIn(request: SsoRequest): Promise<Outcome<string>> {
    return new Promise((resolve) => {
      this.#end = resolve;
      const close = () => resolve(failed('cancelled', 'the sign-in was closed'));
      request.signal.addEventListener('abort', close);
      this.shown.push(request);
    });
  }

  /** Once the window is there. */
  async finish(): Promise<void> {
    await expect.poll(() => this.#end).toBeDefined();
    this.#end?.(success(world.finesse.sso.issue(world.agent.loginId)));
    this.#end = undefined;
  }

  async close(): Promise<void> {
    await expect.poll(() => this.#end).toBeDefined();
    this.#end?.(failed('cancelled', 'the sign-in was closed'));
  }
}

interface Started extends RunningApplication {
  readonly window: Window;
}

async function start(
  more: Record<string, unknown> = {},
  { profile = newProfile(), vault = memoryVault() } = {},
): Promise<Started> {
  const { apiUrl, clientId, discoveryUrl } = world.webex;
  const finesse = { nodes: world.finesse.urls, user: world.agent.loginId, idlePollMs: 150 };
  const settings = {
    version: 1,
    webex: { apiUrl, discoveryUrl, clientId, realtime: false, pollMs: 100 },
    finesse: { ...finesse, ...more },
  };
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(settings));
  await signedInToWebex(world, vault);
  const window = new Window();
  const finesseSignOn = new FinesseSignOn({ vault, browser: window, onTrouble: () => undefined });
  const application = runApplication({ world, profile, vault, finesseSignOn });
  onTestFinished(async () => {
    await application.stop();
    expect(application.bugs).toEqual([]);
    removeProfile(profile);
  });
  return { ...application, window };
}

const again = ({ profile, vault }: { profile: string; vault: MemoryVault }) =>
  start({}, { profile, vault });

async function signedIn(): Promise<Started> {
  const application = await start();
  const signing = application.handlers.signInFinesse(world.agent.loginId, '');
  await application.until('accounts', ({ finesse }) => finesse.state === 'signingIn');
  await application.window.finish();
  expect(await signing).toEqual(isOk);
  await application.until('view', ({ finesse }) => finesse.link === 'well');
  return application;
}

const signedRequests = () => world.finesse.requests.filter(({ user }) => user !== undefined);

it('is offered before anybody signs in, and no window comes by itself', async () => {
  const application = await start();
  const { finesse } = await application.until(
    'accounts',
    (accounts) => accounts.finesse.way === 'signOn',
  );
  expect(finesse.state).toBe('signedOut');
  expect(application.window.shown).toEqual([]);
});

it('follows the person once they have signed in, with the hosts and the User-Agent that were set', async () => {
  const hosts = ['ids.example.com:8553'];
  const application = await start({ signOnHosts: hosts, userAgent: 'Mozilla/5.0 (ours) Edg/1' });
  const signing = application.handlers.signInFinesse(world.agent.loginId, 'typed-all-the-same');
  await application.until('accounts', ({ finesse }) => finesse.state === 'signingIn');
  await application.window.finish();
  expect(await signing).toEqual(isOk);
  await application.until('accounts', ({ finesse }) => finesse.state === 'signedIn');
  await application.until('view', ({ finesse }) => finesse.link === 'well');
  expect(application.window.shown).toMatchObject([
    { hosts, userAgent: 'Mozilla/5.0 (ours) Edg/1' },
  ]);
  expect(signedRequests()).toEqual([]);
  expect(application.vault.secrets().join()).not.toContain('typed-all-the-same');
  const told = JSON.stringify([application.latest('accounts'), application.latest('view')]);
  expect(told).not.toMatch(/access-\d|refresh-\d/);
});

it('tells that the window was closed, and nothing is sent', async () => {
  const application = await start();
  const { handlers, window } = application;
  const signing = handlers.signInFinesse(world.agent.loginId, '');
  await application.until('accounts', ({ finesse }) => finesse.state === 'signingIn');
  await window.close();
  expect(await signing).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  await application.until('accounts', ({ finesse }) => finesse.state === 'signedOut');
});

it('outlives a restart without another window', async () => {
  const before = await signedIn();
  await before.stop();
  const after = await again(before);
  await after.until('view', ({ finesse }) => finesse.link === 'well');
  expect(after.window.shown).toEqual([]);
});

it('that is over is told, asks for the person once, and goes on after they have signed in', async () => {
  const application = await signedIn();
  world.finesse.sso.expireAll();
  const view = await application.until('view', ({ finesse }) => finesse.link === 'refused');
  expect(view.attention.map(({ about }) => about)).toEqual(['finesseSignOn']);
  expect(view.headline).toBe('Sign in to Finesse again');
  const { finesse } = await application.until('accounts', (all) => all.finesse.trouble !== '');
  expect(finesse).toMatchObject({ state: 'signedOut', way: 'signOn' });
  expect(finesse.trouble).toContain('Your organization signs you in');
  expect(application.window.shown).toHaveLength(1);
  expect(await application.vault.get('finesse-sign-on', world.agent.loginId)).toEqual(isOk);
  const signing = application.handlers.signInFinesse(world.agent.loginId, '');
  await application.until('accounts', (all) => all.finesse.state === 'signingIn');
  await application.window.finish();
  expect(await signing).toEqual(isOk);
  await application.until('view', (now) => now.finesse.link === 'well');
});

it('is forgotten when the person signs out', async () => {
  const application = await signedIn();
  expect(await application.handlers.signOut('finesse')).toEqual(isOk);
  await application.until('accounts', ({ finesse }) => finesse.state === 'signedOut');
  expect(await application.vault.get('finesse-sign-on', world.agent.loginId)).toEqual(isOk);
});

it('gives way to a password where the site wants one, and an empty one is told', async () => {
  world.finesse.setAuthMode('NON_SSO');
  const application = await start();
  const { handlers, window } = application;
  const { loginId, password } = world.agent;
  expect(await handlers.signInFinesse(loginId, '')).toMatchObject({
    failure: { kind: 'refused', detail: 'the password is empty' },
  });
  expect(await handlers.signInFinesse(loginId, password)).toEqual(isOk);
  await application.until('view', ({ finesse }) => finesse.link === 'well');
  expect(window.shown).toEqual([]);
});
