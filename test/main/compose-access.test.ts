/** The sign-in as a whole, from Webex to the vault and back: nothing half, and nothing left behind. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openAccess,
  signInToWebex,
  signOutOfWebex,
  type AccessParts,
  type KeptAccess,
} from '../../main/compose-access.ts';
import { parseSettings, type Settings } from '../../main/core/settings.ts';
import { readGrant } from '../../main/core/webex-grant.ts';
import { startWebexSimulator, type WebexSimulator } from '../simulators/webex/simulator.ts';
import { memoryVault, type MemoryVault } from '../support/memory-vault.ts';

let webex: WebexSimulator;
let vault: MemoryVault;
let profile: string;
let parts: AccessParts;
let kept: KeptAccess[];

beforeEach(async () => {
  webex = await startWebexSimulator();
  vault = memoryVault();
  profile = mkdtempSync(path.join(tmpdir(), 'finesse-presence-access-'));
  kept = [];
  parts = {
    settings: await settings(),
    profile,
    vault,
    clientSecret: webex.clientSecret,
    onTrouble: (words) => expect.unreachable(words),
  };
});
afterEach(async () => {
  await Promise.all(kept.map((one) => one.stop()));
  rmSync(profile, { recursive: true, force: true });
  await webex.stop();
});

async function settings(): Promise<Settings> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  const { apiUrl, clientId, discoveryUrl } = webex;
  const parsed = parseSettings({
    version: 1,
    finesse: { nodes: ['https://finesse.example.com:8445'], user: '1001' },
    webex: { apiUrl, clientId, discoveryUrl, redirectPorts: [port] },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.settings;
}

/** The browser of somebody who agrees to everything. */
const openBrowser = (url: string) => void fetch(url).catch(() => undefined);

function signIn(more: Partial<AccessParts> = {}, signal = new AbortController().signal) {
  return signInToWebex({ ...parts, ...more, signal }, { kind: 'browser', openBrowser });
}

async function open(more: Partial<AccessParts> = {}): Promise<KeptAccess> {
  const onBug = (error: unknown) => expect.unreachable(String(error));
  const opened = await openAccess({ ...parts, ...more, onBug });
  if (!opened.ok || !opened.value) throw new Error('nobody is signed in');
  kept.push(opened.value);
  return opened.value;
}

async function grant() {
  const stored = await vault.get('webex-grant', '1001');
  return stored.ok && stored.value !== undefined ? readGrant(stored.value) : undefined;
}

const asked = (end: string) => webex.requests.filter(({ path: where }) => where.endsWith(end));

/** Resolves when the answer to the next request for `part` of an address is there, and holds it back until `release`. */
function holdBack(part: string) {
  let arrive = (): void => undefined;
  let release = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const held: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (!(input instanceof Request ? input.url : String(input)).includes(part)) return answer;
    arrive();
    await released;
    return answer;
  };
  return { arrived, fetch: held, release };
}

describe('a sign-in', () => {
  it('is kept with the client secret that it needs, and is there after a restart', async () => {
    expect(await signIn()).toMatchObject({
      ok: true,
      value: { account: { id: webex.person.id }, missingForLive: [], before: undefined },
    });
    expect(await vault.get('webex-client-secret', webex.clientId)).toMatchObject({
      value: webex.clientSecret,
    });
    const access = await open();
    expect(access).toMatchObject({ account: { id: webex.person.id }, live: true });
    expect(access.access.token()).toBe((await grant())?.accessToken);
  });

  it.each([['access_token'], ['people/me']])(
    'that the person gives up while Webex answers %s leaves nothing, here or at Webex',
    async (part) => {
      const person = new AbortController();
      const { arrived, fetch: held, release } = holdBack(part);
      const outcome = signIn({ fetch: held }, person.signal);
      await arrived;
      person.abort();
      release();
      expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
      expect(vault.secrets()).toEqual([]);
      expect(asked('/revoke')).toHaveLength(2);
      const authorization = asked('/people/me')[0]?.headers['authorization'] ?? '';
      const again = await fetch(`${webex.apiUrl}/people/me`, { headers: { authorization } });
      expect(again.status).toBe(401);
    },
  );

  it('that cannot be kept is given back, and nobody is signed in', async () => {
    const { arrived, fetch: held, release } = holdBack('people/me');
    const outcome = signIn({ fetch: held });
    await arrived;
    vault.lock();
    release();
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    expect(asked('/revoke')).toHaveLength(2);
  });

  it('does not begin where there is no vault', async () => {
    vault.lock();
    expect(await signIn()).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    expect(webex.requests).toEqual([]);
  });

  it('of another person is told, and what the last one owned is dropped', async () => {
    await signIn();
    const remembered = path.join(profile, 'webex-account.json');
    writeFileSync(remembered, JSON.stringify({ id: 'zero', name: 'Agent Zero' }));
    writeFileSync(path.join(profile, 'ownership.json'), '{}');
    const before = { id: 'zero', name: 'Agent Zero' };
    expect(await signIn()).toMatchObject({ ok: true, value: { before } });
    const told: unknown[] = [];
    (await open()).watch((notices) => told.push(...notices));
    expect(told).toEqual([
      { about: 'webexAccountChanged', name: expect.any(String) as string, before: 'Agent Zero' },
    ]);
    expect(existsSync(path.join(profile, 'ownership.json'))).toBe(false);
    expect(readFileSync(remembered, 'utf8')).toContain(webex.person.id);
  });

  it('of the same person keeps what they own', async () => {
    await signIn();
    await (await open()).stop();
    writeFileSync(path.join(profile, 'ownership.json'), '{}');
    await open();
    expect(existsSync(path.join(profile, 'ownership.json'))).toBe(true);
  });
});

describe('a sign-out', () => {
  it('is an end at Webex and in the vault; the secret of the organisation stays', async () => {
    await signIn();
    expect(await signOutOfWebex(parts)).toMatchObject({
      ok: true,
      value: { account: { id: webex.person.id }, notRevoked: undefined },
    });
    // The refresh token first, the secret not in the form.
    expect(asked('/revoke').map(({ status }) => status)).toEqual([200, 200]);
    for (const { body, headers } of asked('/revoke')) {
      expect(body).not.toContain(webex.clientSecret);
      expect(headers['authorization']).toMatch(/^Basic /);
    }
    expect(await grant()).toBeUndefined();
    expect(vault.secrets()).toEqual([webex.clientSecret]);
    expect(await signOutOfWebex(parts)).toMatchObject({ value: { account: undefined } });
  });

  it('while Webex cannot be reached ends it here all the same, and says what is left to do', async () => {
    await signIn();
    await webex.stop();
    const out = await signOutOfWebex(parts);
    expect(out).toMatchObject({ ok: true, value: { account: { id: webex.person.id } } });
    expect(out).toHaveProperty('value.notRevoked', expect.stringContaining('refuses'));
    expect(await grant()).toBeUndefined();
  });

  it('with a vault that is locked changes nothing, here or at Webex', async () => {
    await signIn();
    vault.lock();
    expect(await signOutOfWebex(parts)).toMatchObject({ failure: { kind: 'forbidden' } });
    expect(asked('/revoke')).toEqual([]);
  });
});

describe('the end of the program', () => {
  it('waits for a renewal whose answer is on its way, because the old refresh token is used up', async () => {
    webex.oauth.rotateRefreshTokens(true);
    await signIn();
    const first = await grant();
    const { arrived, fetch: held, release } = holdBack('access_token');
    const { access, stop } = await open({ fetch: held });
    const renewal = access.renew(access.token());
    await arrived;
    const stopped = stop();
    release();
    await stopped;
    expect(await renewal).toMatchObject({ ok: true });
    expect((await grant())?.refreshToken).not.toBe(first?.refreshToken);
  });

  it('does not wait for ever', async () => {
    await signIn();
    webex.hangRequests(/access_token/);
    const { access, stop } = await open();
    const renewal = access.renew(access.token());
    await expect.poll(() => asked('/access_token').length, { timeout: 5_000 }).toBe(2);
    await stop();
    expect(await renewal).toMatchObject({ ok: false });
    expect(await grant()).toBeDefined();
  });
});
