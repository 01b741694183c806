/** Signing in and out on the command line, for real: the built host, a real browser, a real vault, and no secret in any output. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFinesseSimulator, type FinesseSimulator } from '../simulators/finesse/simulator.ts';
import { startWebexSimulator, type WebexSimulator } from '../simulators/webex/simulator.ts';
import {
  makeProfile,
  startHeadless,
  type HeadlessProcess,
  type Line,
} from '../support/headless-process.ts';
import {
  secretServiceIsMissing,
  startSecretService,
  type SecretService,
} from '../support/secret-service.ts';
import { browserIsMissing, launchChromium } from '../support/window-browser.ts';

const HOST = path.resolve(import.meta.dirname, '../../out/main/headless.js');
const PASSWORD = 'secret-1001';
const NO_SCREEN = { DISPLAY: '', WAYLAND_DISPLAY: '', PATH: '/nonexistent' };

let finesse: FinesseSimulator;
let webex: WebexSimulator;
let profile: string;
let said: string[];
let running: HeadlessProcess[];

beforeEach(async () => {
  finesse = await startFinesseSimulator({ ctiDelayMs: [10, 60] });
  webex = await startWebexSimulator();
  webex.oauth.showConsent(true);
  profile = await makeProfile(await settings());
  said = [];
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop('SIGKILL')));
  await Promise.all([finesse.stop(), webex.stop()]);
});

async function settings(more: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { apiUrl, clientId, discoveryUrl } = webex;
  const web = { apiUrl, clientId, discoveryUrl, redirectPorts: [await freePort()], pollMs: 100 };
  return {
    version: 1,
    finesse: { nodes: finesse.urls, user: '1001', idlePollMs: 200 },
    webex: { ...web, realtime: false, ...more },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

function start(args: readonly string[], env: Record<string, string> = {}): HeadlessProcess {
  const host = startHeadless(['--profile', profile, ...args], env);
  running.push(host);
  void host.ended.then(() => said.push(host.output(), host.errors()));
  return host;
}

describe('without a vault', () => {
  it.each([['webex'], ['finesse']])('--sign-in %s says so and changes nothing', async (service) => {
    const host = start(['--sign-in', service]);
    expect(await host.ended).toBe(2);
    expect(host.errors()).toContain('this machine offers no vault');
    expect(readdirSync(profile)).toEqual(['settings.json']);
    expect(webex.requests).toEqual([]);
  });
});

describe('wrong arguments', () => {
  it.each([
    [['--sign-in', 'hunter2'], '--sign-in: expected webex or finesse'],
    [['--sign-out', 'both'], '--sign-out: expected webex or finesse'],
    [['--device'], '--device goes with --sign-in webex'],
    [['--sign-in', 'webex', '--sign-out', 'webex'], 'one at a time'],
    [['--sign-in', 'finesse', 'hunter2'], 'hunter2'],
  ])('%j are refused', async (args, words) => {
    const host = start(args);
    expect(await host.ended).toBe(2);
    expect(host.errors()).toContain(words);
  });

  it('a missing client id is named by its setting', async () => {
    writeFileSync(
      path.join(profile, 'settings.json'),
      JSON.stringify(await settings({ clientId: '' })),
    );
    const host = start(['--sign-in', 'webex']);
    expect(await host.ended).toBe(2);
    expect(host.errors()).toContain('webex.clientId: expected the client id');
  });
});

const missing = process.platform !== 'linux' || secretServiceIsMissing();

describe.skipIf(missing || browserIsMissing())('with a vault and a browser', () => {
  let vault: SecretService;
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    vault = await startSecretService();
  });
  afterEach(() => vault.stop());

  const env = (more: Record<string, string> = {}) => ({
    ...vault.env,
    ...NO_SCREEN,
    FINESSE_PRESENCE_WEBEX_CLIENT_SECRET: webex.clientSecret,
    ...more,
  });

  async function press(url: string, button: 'Accept' | 'Deny'): Promise<string> {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByRole('button', { name: button }).click();
    await page.waitForLoadState();
    const text = (await page.textContent('body')) ?? '';
    await page.close();
    return text;
  }

  /** The address on standard error, as soon as it is there. */
  async function address(host: HeadlessProcess): Promise<string> {
    const found = () =>
      /http:\/\/127\.0\.0\.1:\d+\/(v1\/authorize|verify)\S+/.exec(host.errors())?.[0] ?? '';
    await expect.poll(() => found() || host.errors(), { timeout: 15_000 }).toMatch(/^http:/);
    return found();
  }

  async function signIn(more: Record<string, string> = {}): Promise<HeadlessProcess> {
    const host = start(['--sign-in', 'webex'], env(more));
    await press(await address(host), 'Accept');
    expect(await host.ended).toBe(0);
    return host;
  }

  async function storePassword(text = `${PASSWORD}\r\nsecond line\n`): Promise<number | null> {
    const child: ChildProcess = spawn(
      process.execPath,
      [HOST, '--profile', profile, '--sign-in', 'finesse'],
      { env: { ...process.env, ...env() }, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    child.stdout?.on('data', (chunk) => said.push(String(chunk)));
    child.stderr?.on('data', (chunk) => said.push(String(chunk)));
    child.stdin?.end(text);
    await once(child, 'close');
    return child.exitCode;
  }

  it('a person signs in, the host runs on it without any variable, and signs out again', async () => {
    const signedIn = await signIn();
    expect(signedIn.errors()).toContain('Signed in to Webex as Agent One (agent.one@example.com)');
    expect(await storePassword()).toBe(0);
    finesse.signIn('1001');
    const host = start([], env({ FINESSE_PRESENCE_WEBEX_CLIENT_SECRET: '' }));
    await host.waitFor('presence', ({ event }) => event === 'presence');
    await host.waitFor('the agent', ({ event }) => event === 'agent');
    // The client secret is kept with the sign-in, so that a refused token can be renewed.
    webex.expireTokens();
    await expect
      .poll(() => webex.requests.some(({ body }) => body.includes('refresh_token=')), {
        timeout: 10_000,
      })
      .toBe(true);
    webex.setPresence('meeting');
    await host.waitFor('presence after the renewal', (line) => line['status'] === 'meeting');
    expect((await host.stop()).code).toBe(0);
    const out = start(['--sign-out', 'webex'], env());
    expect(await out.ended).toBe(0);
    expect(out.errors()).toContain('Signed out of Webex');
    expect(webex.requests.filter(({ path: where }) => where.endsWith('/revoke'))).toHaveLength(2);
    const again = start([], env());
    expect(await again.ended).toBe(2);
    expect(again.errors()).toContain(`--profile "${profile}" --sign-in webex`);
    noSecretAnywhere();
  });

  /** Everything that was printed or written, against everything that is secret. */
  function noSecretAnywhere(atLeast = 6): void {
    const written = readdirSync(profile).map((file) =>
      readFileSync(path.join(profile, file), 'utf8'),
    );
    const output = [...said, ...written].join('\n');
    const forms = webex.requests.map(({ body }) => new URLSearchParams(body));
    const names = [
      'code',
      'code_verifier',
      'client_secret',
      'refresh_token',
      'token',
      'device_code',
    ];
    const secrets = new Set(forms.flatMap((form) => names.flatMap((name) => form.getAll(name))));
    for (const { headers } of webex.requests) {
      const credentials = /^(?:Bearer|Basic) (.+)$/.exec(headers['authorization'] ?? '')?.[1];
      if (credentials !== undefined) secrets.add(credentials);
    }
    expect(secrets.size).toBeGreaterThanOrEqual(atLeast);
    for (const secret of [...secrets, PASSWORD, webex.clientSecret])
      expect(output).not.toContain(secret);
    expect(output).toContain('Signed in to Webex');
  }

  it('a person who denies is told so, and nobody is signed in', async () => {
    const host = start(['--sign-in', 'webex'], env());
    expect(await press(await address(host), 'Deny')).toContain('Not signed in');
    expect(await host.ended).toBe(1);
    expect(host.errors()).toContain('the sign-in was denied in Webex');
    const out = start(['--sign-out', 'webex'], env());
    expect(await out.ended).toBe(0);
    expect(out.errors()).toContain('Nobody is signed in');
  });

  it('a person signs in on another device', async () => {
    const host = start(['--sign-in', 'webex', '--device'], env());
    expect(await press(await address(host), 'Accept')).toContain('Go back to your device');
    expect(await host.ended).toBe(0);
    expect(host.errors()).toMatch(/Code: +\d{6}/);
    said.push(host.errors());
    noSecretAnywhere(3);
  });

  it('a person who interrupts it is not signed in', async () => {
    const host = start(['--sign-in', 'webex'], env());
    await address(host);
    expect((await host.stop('SIGINT')).code).toBe(1);
    expect(host.errors()).toContain('the sign-in was given up');
  });

  it('narrow scopes and another person are told, and what the last person owned is dropped', async () => {
    writeFileSync(
      path.join(profile, 'settings.json'),
      JSON.stringify(await settings({ realtime: true })),
    );
    writeFileSync(
      path.join(profile, 'webex-account.json'),
      JSON.stringify({ id: 'somebody', name: 'Agent Zero' }),
    );
    writeFileSync(path.join(profile, 'ownership.json'), '{}');
    webex.oauth.limitScopes(['spark:all']);
    const signedIn = await signIn();
    expect(signedIn.errors()).toContain('Last time it was Agent Zero');
    expect(signedIn.errors()).toContain('spark:kms missing');
    const host = start([], env({ FINESSE_PRESENCE_FINESSE_PASSWORD: PASSWORD }));
    const about = (kind: string) => (line: Line) => line['about'] === kind;
    await host.waitFor('the scopes', about('webexScopesNarrow'));
    const other = await host.waitFor('the other person', about('webexAccountChanged'));
    expect(other.sentence).toContain('Agent Zero');
    expect(host.lines[0]).toMatchObject({ event: 'started', realtime: false });
    expect(existsSync(path.join(profile, 'ownership.json'))).toBe(false);
    expect(host.lines.some(({ about: kind }) => kind === 'recordRefused')).toBe(false);
    expect((await host.stop()).code).toBe(0);
    expect(webex.deviceCount).toBe(0);
  });

  it('an end of the sign-in within seven days is told', async () => {
    await webex.stop();
    webex = await startWebexSimulator({ refreshTokenSeconds: 3 * 86_400 - 60 });
    webex.oauth.showConsent(true);
    writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(await settings()));
    await signIn();
    const host = start([], env({ FINESSE_PRESENCE_FINESSE_PASSWORD: PASSWORD }));
    const line = await host.waitFor('the end', ({ about }) => about === 'webexSignInEnds');
    expect(line.sentence).toContain('within 3 days');
  });

  it('the address is shown by the opener of the platform, where there is a screen', async () => {
    const opener = path.join(profile, 'xdg-open');
    writeFileSync(opener, `#!/bin/sh\nprintf %s "$1" > "${profile}/opened"\n`, { mode: 0o755 });
    const host = start(['--sign-in', 'webex'], env({ DISPLAY: ':0', PATH: profile }));
    const url = await address(host);
    await expect.poll(() => existsSync(`${profile}/opened`), { timeout: 10_000 }).toBe(true);
    await expect
      .poll(() => readFileSync(`${profile}/opened`, 'utf8'), { timeout: 10_000 })
      .toBe(url);
    await host.stop('SIGINT');
  });

  it('a password that is empty or endless is refused, and one that is stored can be removed', async () => {
    expect(await storePassword('\n')).toBe(2);
    expect(await storePassword('')).toBe(2);
    expect(await storePassword('x'.repeat(1_001))).toBe(2);
    expect(await storePassword(`${PASSWORD}\n`)).toBe(0);
    const out = start(['--sign-out', 'finesse'], env());
    expect(await out.ended).toBe(0);
    const host = start([], env({ FINESSE_PRESENCE_WEBEX_TOKEN: webex.accessToken }));
    expect(await host.ended).toBe(2);
    expect(host.errors()).toContain('--sign-in finesse');
  });
});
