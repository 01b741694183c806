/** The headless host from outside: real settings files, real servers, real signals. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFinesseSimulator, type FinesseSimulator } from '../simulators/finesse/simulator.ts';
import { startWebexSimulator, type WebexSimulator } from '../simulators/webex/simulator.ts';
import { makeProfile, startHeadless, type HeadlessProcess } from '../support/headless-process.ts';

const PASSWORD = 'secret-1001';
const NODES = ['https://finesse-a.example.com:8445'];
const GOOD = { version: 1, finesse: { nodes: NODES, user: '1001' } };

let finesse: FinesseSimulator;
let webex: WebexSimulator;
let running: HeadlessProcess[] = [];

beforeEach(async () => {
  finesse = await startFinesseSimulator({ ctiDelayMs: [10, 60] });
  webex = await startWebexSimulator();
});

afterEach(async () => {
  await Promise.all(running.map((one) => one.stop('SIGKILL')));
  running = [];
  await Promise.all([finesse.stop(), webex.stop()]);
});

function settings(more: Record<string, unknown> = {}): Record<string, unknown> {
  const { apiUrl, discoveryUrl } = webex;
  return {
    version: 1,
    finesse: { nodes: finesse.urls, user: '1001', idlePollMs: 200, activePollMs: 100 },
    webex: { apiUrl, discoveryUrl, realtime: false, pollMs: 100 },
    rules: { meeting: { enterAfterMs: 0 }, DoNotDisturb: { enterAfterMs: 0 } },
    returnToReady: { afterMs: 100 },
    ...more,
  };
}

async function start(
  content: unknown,
  env: Record<string, string> = {},
): Promise<HeadlessProcess & { readonly profile: string }> {
  const profile = await makeProfile(content);
  const secrets = {
    FINESSE_PRESENCE_WEBEX_TOKEN: webex.accessToken,
    FINESSE_PRESENCE_FINESSE_PASSWORD: PASSWORD,
  };
  const host = startHeadless(['--profile', profile], { ...secrets, ...env });
  running.push(host);
  return { ...host, profile };
}

async function serve(answer: string, contentType: string): Promise<[Server, string]> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': contentType }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return [server, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`];
}

function meetingCode() {
  const code = finesse.reasonCodes.byLabel('Webex Meeting');
  if (!code) throw new Error('the simulator has no reason code "Webex Meeting"');
  return code;
}

const writes = () => finesse.requests.filter((request) => request.method === 'PUT');
const attention = (about: string) => (line: { event: string; about?: unknown }) =>
  line.event === 'attention' && line.about === about;

describe('bad input', () => {
  it.each<[string, unknown, string]>([
    ['torn JSON', '{ "version": 1,\n  "finesse": {', 'not valid JSON at line 2, column'],
    [
      'a wrong type',
      { ...GOOD, rules: { meeting: { enterAfterMs: 'soon' } } },
      'rules.meeting.enterAfterMs: expected a whole number of milliseconds, got "soon"',
    ],
    [
      'an unknown presence status',
      { ...GOOD, rules: { focusing: { action: 'hold' } } },
      'rules.focusing: unknown presence status; known are active',
    ],
    [
      'an unknown setting',
      { ...GOOD, finesse: { ...GOOD.finesse, password: 'hunter2' } },
      'finesse.password: unknown setting',
    ],
    ['a missing part', { version: 1 }, 'finesse: expected an object with `nodes` and `user`'],
    [
      'plain http',
      { ...GOOD, finesse: { nodes: ['http://finesse.example.com'], user: '1001' } },
      'finesse.nodes.0: expected https',
    ],
    [
      'a presence that may not lead to Ready',
      { ...GOOD, rules: { unknown: { action: 'clear' } } },
      'rules.unknown.action: ',
    ],
  ])('%s is named, with its place, and nothing starts', async (_name, content, words) => {
    const host = await start(content);
    expect(await host.ended).toBe(2);
    expect(host.errors()).toContain('settings.json');
    expect(host.errors()).toContain(words);
    expect(host.errors()).not.toMatch(/\n\s+at |hunter2/);
    expect(host.output()).toBe('');
  });

  it('a missing file, a missing argument and an unknown argument are told apart', async () => {
    const missing = startHeadless(['--profile', '/nowhere/at/all']);
    expect(await missing.ended).toBe(2);
    expect(missing.errors()).toContain('/nowhere/at/all/settings.json: there is no such file');
    const none = startHeadless([]);
    expect(await none.ended).toBe(2);
    expect(none.errors()).toContain('--profile is missing');
    const unknown = startHeadless(['--password', 'hunter2']);
    expect(await unknown.ended).toBe(2);
    expect(unknown.errors()).toContain('--password');
  });

  it('missing secrets are named, both at once', async () => {
    const host = await start(GOOD, {
      FINESSE_PRESENCE_WEBEX_TOKEN: '',
      FINESSE_PRESENCE_FINESSE_PASSWORD: '',
    });
    expect(await host.ended).toBe(2);
    expect(host.errors()).toContain('FINESSE_PRESENCE_WEBEX_TOKEN is not set');
    expect(host.errors()).toContain('FINESSE_PRESENCE_FINESSE_PASSWORD is not set');
  });
});

describe('a day with real servers', () => {
  it('a meeting seen live leads to Not Ready with the id of the reason, and back', async () => {
    finesse.signIn('1001');
    finesse.chooseReady('1001');
    const { apiUrl, discoveryUrl } = webex;
    const host = await start(settings({ webex: { apiUrl, discoveryUrl, pollMs: 100 } }));
    await host.waitFor('the first agent state', (line) => line.event === 'agent');
    await expect.poll(() => webex.subscriptionCount, { timeout: 10_000 }).toBe(1);
    webex.setPresence('meeting', { meetingType: 'online' });
    const done = await host.waitFor('the write', (line) => line.event === 'write');
    const { code, id } = meetingCode();
    expect(id).not.toBe(code);
    expect(done).toMatchObject({ state: 'NOT_READY', reasonCodeId: id, result: 'done' });
    expect(writes()[0]?.body).toContain(`<reasonCodeId>${String(id)}</reasonCodeId>`);
    webex.setPresence('active');
    await host.waitFor('Ready', (line) => line.event === 'write' && line['state'] === 'READY');
    expect(finesse.agent('1001').state).toBe('READY');
    expect(finesse.changes.filter((change) => change.by === 'app')).toHaveLength(2);
    const end = await host.stop();
    expect(end.code).toBe(0);
    expect(end.ms).toBeLessThan(3_000);
    expect(webex.deviceCount).toBe(0);
    expect(host.lines.at(-1)?.event).toBe('stopped');
    const journal = readFileSync(path.join(host.profile, 'journal.jsonl'), 'utf8');
    expect(journal.trim().split('\n')).toHaveLength(host.lines.length);
  });

  it('what we left Not Ready is left as it is when we are told to end', async () => {
    finesse.signIn('1001');
    finesse.chooseReady('1001');
    webex.setPresence('meeting');
    const host = await start(settings());
    await host.waitFor('the write', (line) => line.event === 'write');
    const before = finesse.requests.length;
    expect((await host.stop('SIGINT')).code).toBe(0);
    expect(finesse.requests.length).toBe(before);
    expect(finesse.agent('1001').state).toBe('NOT_READY');
  });

  it('a missing reason code is named, and nothing is written', async () => {
    finesse.reasonCodes.remove(meetingCode().id);
    finesse.signIn('1001');
    finesse.chooseReady('1001');
    webex.setPresence('meeting');
    const host = await start(settings());
    const line = await host.waitFor('attention', attention('reasonCodesMissing'));
    expect(line['labels']).toEqual(['Webex Meeting']);
    expect(line['table']).toMatch(/^\d{1,3}\tWebex Meeting$/);
    expect(line.sentence).toContain('"Webex Meeting"');
    await host.waitFor('the decision', ({ reason }) => reason === 'reasonCodeMissing');
    expect(writes()).toEqual([]);
  });
});

describe('trouble', () => {
  it.each([
    ['SSO', []],
    ['HYBRID', ['1001']],
  ] as const)(
    'at a site with single sign-on (%s) it says so, and no password leaves',
    async (mode, ssoUsers) => {
      await finesse.stop();
      finesse = await startFinesseSimulator({ authMode: mode, ssoUsers: [...ssoUsers] });
      finesse.signIn('1001');
      webex.setPresence('meeting');
      const host = await start(settings());
      const line = await host.waitFor('attention', attention('finesseUnavailable'));
      expect(line.sentence).toContain('single sign-on');
      expect(line.sentence).toContain('start the tray app');
      expect((await host.stop()).code).toBe(0);
      expect(finesse.requests.filter(({ user }) => user !== undefined)).toEqual([]);
      expect(host.output()).not.toContain(PASSWORD);
    },
  );

  it('a wrong password costs exactly one request, and is never printed', async () => {
    finesse.signIn('1001');
    webex.setPresence('meeting');
    const host = await start(settings(), { FINESSE_PRESENCE_FINESSE_PASSWORD: 'wrong-hunter2' });
    const line = await host.waitFor('attention', attention('finesseCredentials'));
    expect(line.sentence).toContain('lock');
    // Presence goes on, and each of its changes would be a reason to look at Finesse.
    for (const status of ['active', 'dnd', 'meeting']) {
      webex.setPresence(status);
      const word = status === 'dnd' ? 'DoNotDisturb' : status;
      const seen = host.lines.length;
      await host.waitFor(status, (one) => one['status'] === word && host.lines.length > seen);
    }
    const signed = finesse.requests.filter((request) => request.user !== undefined);
    expect(signed).toHaveLength(1);
    expect((await host.stop()).code).toBe(0);
    const journal = readFileSync(path.join(host.profile, 'journal.jsonl'), 'utf8');
    for (const text of [host.output(), host.errors(), journal]) {
      expect(text).not.toContain('wrong-hunter2');
      expect(text).not.toContain(webex.accessToken);
      expect(text).not.toContain(Buffer.from('1001:wrong-hunter2').toString('base64'));
    }
  });

  it('an unreachable Finesse is told, and found again by itself', async () => {
    finesse.signIn('1001');
    await finesse.nodeDown(0);
    await finesse.nodeDown(1);
    const host = await start(settings());
    const line = await host.waitFor('attention', attention('finesseUnavailable'));
    expect(line.sentence).toContain('refuses the connection');
    await finesse.nodeUp(0);
    await host.waitFor('the end of it', ({ event }) => event === 'attentionEnded');
    await host.waitFor('the agent', ({ event }) => event === 'agent');
  });

  it('a web page instead of XML is told as such', async () => {
    const [server, url] = await serve(
      '<html><body>Sign in to the Wi-Fi</body></html>',
      'text/html',
    );
    const host = await start(settings({ finesse: { nodes: [url], user: '1001' } }));
    const line = await host.waitFor('attention', attention('finesseUnavailable'));
    expect(line.sentence).toContain('web page');
    expect((await host.stop()).code).toBe(0);
    server.close();
  });

  it('a Webex token that is not accepted is told, and Finesse is left alone', async () => {
    finesse.signIn('1001');
    finesse.chooseReady('1001');
    const host = await start(settings(), { FINESSE_PRESENCE_WEBEX_TOKEN: 'x_PF84_expired' });
    const line = await host.waitFor('attention', attention('webexCredentials'));
    expect(line.sentence).toContain('sign in to Webex again');
    expect(writes()).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'ends well when it is told to while it still reads its settings',
    async () => {
      const profile = await mkdtemp(path.join(tmpdir(), 'finesse-presence-'));
      const pipe = path.join(profile, 'settings.json');
      execFileSync('mkfifo', [pipe]);
      const host = startHeadless(['--profile', profile]);
      running.push(host);
      // Opens when the other end does: the host is reading, and will get nothing.
      const writer = await open(pipe, 'w');
      const ending = host.stop();
      // Node waits for a read that is under way, so it must come to an end after the signal.
      await writer.close();
      expect((await ending).code).toBe(0);
      expect(host.output()).toBe('');
    },
  );

  it('ends in time even when Webex no longer answers', async () => {
    finesse.signIn('1001');
    const { apiUrl, discoveryUrl } = webex;
    const host = await start(settings({ webex: { apiUrl, discoveryUrl, pollMs: 100 } }));
    await expect.poll(() => webex.subscriptionCount, { timeout: 10_000 }).toBe(1);
    webex.hangRequests(/./);
    const end = await host.stop();
    expect(end.code).toBe(0);
    expect(end.ms).toBeLessThan(3_000);
  });
});
