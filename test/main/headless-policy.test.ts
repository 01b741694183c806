/** The headless host under a policy: what the organization says counts below and above the profile, and while it runs. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followPolicy } from '../../main/headless-policy.ts';
import { parseSettings } from '../../main/core/settings.ts';
import { startFinesseSimulator, type FinesseSimulator } from '../simulators/finesse/simulator.ts';
import { startWebexSimulator, type WebexSimulator } from '../simulators/webex/simulator.ts';
import {
  makeProfile,
  startHeadless,
  type HeadlessProcess,
  type Line,
} from '../support/headless-process.ts';

let finesse: FinesseSimulator;
let webex: WebexSimulator;
let folder: string;
let running: HeadlessProcess[] = [];

beforeEach(async () => {
  finesse = await startFinesseSimulator({ ctiDelayMs: [10, 60] });
  webex = await startWebexSimulator();
  folder = mkdtempSync(path.join(tmpdir(), 'finesse-presence-policy-'));
});

afterEach(async () => {
  await Promise.all(running.map((one) => one.stop('SIGKILL')));
  running = [];
  await Promise.all([finesse.stop(), webex.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const file = () => path.join(folder, 'policy.json');

function writePolicy(policy: unknown): void {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy);
  writeFileSync(`${file()}.new`, text, { mode: 0o644 });
  renameSync(`${file()}.new`, file());
}

async function start(person: Record<string, unknown>): Promise<HeadlessProcess> {
  const profile = await makeProfile({ version: 1, ...person });
  const host = startHeadless(['--profile', profile], {
    FINESSE_PRESENCE_POLICY_FILE: file(),
    FINESSE_PRESENCE_WEBEX_TOKEN: webex.accessToken,
    FINESSE_PRESENCE_FINESSE_PASSWORD: 'secret-1001',
  });
  running.push(host);
  return host;
}

const places = () => ({
  finesse: { nodes: finesse.urls, idlePollMs: 200 },
  webex: { apiUrl: webex.apiUrl, discoveryUrl: webex.discoveryUrl, realtime: false, pollMs: 100 },
});

it('takes from the policy what the person did not say', async () => {
  writePolicy({ ...places(), mode: 'observe', finesse: { nodes: finesse.urls } });
  const host = await start({ finesse: { user: '1001' }, mode: 'ask' });
  const started = await host.waitFor('the start', ({ event }) => event === 'started');
  expect(started).toMatchObject({ mode: 'ask', nodes: finesse.urls, user: '1001' });
});

it('names what of a policy is not in force, without the secret in it, and goes on', async () => {
  writePolicy({ webex: { pollMs: 5 }, finesse: { password: 'hunter2' } });
  const { finesse: nodes, webex: api } = places();
  const host = await start({ finesse: { ...nodes, user: '1001' }, webex: api });
  await host.waitFor('the start', ({ event }) => event === 'started');
  expect(host.errors()).toMatch(/^webex\.pollMs: \S+policy\.json: .*; not in force$/m);
  expect(host.errors()).toMatch(/^finesse\.password: \S+policy\.json: secrets are not taken/m);
  expect(host.errors() + host.output()).not.toContain('hunter2');
});

it('a torn policy stops nobody, and is said', async () => {
  writePolicy('{ "mode": "obs');
  const { finesse: nodes, webex: api } = places();
  const host = await start({ finesse: { ...nodes, user: '1001' }, webex: api });
  const started = await host.waitFor('the start', ({ event }) => event === 'started');
  expect(started['mode']).toBe('auto');
  expect(host.errors()).toMatch(
    /policy\.json: not valid JSON at line 1.*; nothing of it is in force$/m,
  );
});

it('a mode that the policy changes counts while the host runs', async () => {
  writePolicy({ mode: 'auto' });
  const { finesse: nodes, webex: api } = places();
  const rules = { meeting: { enterAfterMs: 0 } };
  finesse.signIn('1001');
  finesse.chooseReady('1001');
  const host = await start({ finesse: { ...nodes, user: '1001' }, webex: api, rules });
  await host.waitFor('the start', ({ event }) => event === 'started');
  writePolicy({ mode: 'observe', fallbackReason: 'Lunch' });
  const isSaid = () => host.errors().includes('in force after the next start');
  await expect.poll(isSaid, { timeout: 20_000 }).toBe(true);
  webex.setPresence('meeting');
  const would = (line: Line) => String(line['reason']).startsWith('would');
  await host.waitFor('what it would do', would);
  expect(finesse.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
});

it('an enforced mode counts also while the person’s own file is torn', async () => {
  const profile = await makeProfile({ version: 1 });
  writeFileSync(path.join(profile, 'settings.json'), '{ "mode": "au');
  const own = parseSettings({
    version: 1,
    finesse: { nodes: ['https://a.example.com'], user: '1' },
  });
  if (!own.ok) throw new Error('these settings are whole');
  let changed = (): void => undefined;
  const inForce = { enforced: { mode: 'observe' }, defaults: {}, problems: [] };
  const policy = {
    read: () => inForce,
    onChange(listener: () => void) {
      changed = listener;
      return () => undefined;
    },
  };
  const told: string[] = [];
  const mode = new Promise((resolve) => {
    const tell = (words: string) => void told.push(words);
    followPolicy(policy, { profile, settings: own.settings, onMode: resolve, tell });
  });
  changed();
  expect(await mode).toBe('observe');
  expect(told.join()).toMatch(/not valid JSON .*; the settings so far stay in force$/);
});
