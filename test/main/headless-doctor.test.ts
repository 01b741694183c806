/** The doctor of the headless host from outside: what it prints, and how it ends. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DiagnosisStep } from '../../preload/sheets.ts';
import {
  DEFAULT_AGENT,
  startFinesseSimulator,
  type FinesseSimulator,
} from '../simulators/finesse/simulator.ts';
import { startWebexSimulator, type WebexSimulator } from '../simulators/webex/simulator.ts';
import { makeProfile, startHeadless } from '../support/headless-process.ts';

let finesse: FinesseSimulator;
let webex: WebexSimulator;

beforeEach(async () => {
  finesse = await startFinesseSimulator();
  finesse.signIn(DEFAULT_AGENT.loginId);
  webex = await startWebexSimulator();
});

afterEach(async () => {
  await Promise.all([finesse.stop(), webex.stop()]);
});

async function examine(more: readonly string[], env: Record<string, string> = {}) {
  const { apiUrl, discoveryUrl } = webex;
  const profile = await makeProfile({
    version: 1,
    finesse: { nodes: finesse.urls, user: DEFAULT_AGENT.loginId },
    webex: { apiUrl, discoveryUrl },
  });
  const host = startHeadless(['--profile', profile, '--doctor', ...more], {
    FINESSE_PRESENCE_WEBEX_TOKEN: webex.accessToken,
    FINESSE_PRESENCE_FINESSE_PASSWORD: DEFAULT_AGENT.password,
    ...env,
  });
  return { code: await host.ended, host };
}

it('tells a healthy machine in plain lines, live presence included, and ends with 0', async () => {
  const { code, host } = await examine([]);
  expect(host.errors()).toBe('');
  expect(code).toBe(0);
  const lines = host.output().split('\n');
  expect(lines[0]).toMatch(/^ok {7}Way through the network: /);
  expect(host.output()).toContain('ok       Live presence: ');
  expect(lines.at(-1)).toBe('Everything is as it should be.');
  expect(webex.deviceCount).toBe(0);
});

it('tells programs one document, and ends with 1 where something failed', async () => {
  const wrong = 'not-the-password';
  const { code, host } = await examine(['--json'], { FINESSE_PRESENCE_FINESSE_PASSWORD: wrong });
  expect(code).toBe(1);
  const { result, steps } = JSON.parse(host.output()) as {
    result: string;
    steps: readonly DiagnosisStep[];
  };
  expect(result).toBe('failed');
  expect(steps.filter((step) => step.result === 'failed').map(({ name }) => name)).toEqual([
    'credentials',
  ]);
  expect(host.output() + host.errors()).not.toContain(wrong);
  expect(finesse.lockOut.isLocked(DEFAULT_AGENT.loginId)).toBe(false);
});

it('examines all the same where nobody is signed in, and says how to', async () => {
  const { code, host } = await examine([], {
    FINESSE_PRESENCE_WEBEX_TOKEN: '',
    FINESSE_PRESENCE_FINESSE_PASSWORD: '',
  });
  expect(code).toBe(1);
  expect(host.output()).toContain('FAILED   Sign-in to Finesse: FINESSE_PRESENCE_FINESSE_PASSWORD');
  expect(host.output()).toContain('FAILED   Sign-in to Webex: FINESSE_PRESENCE_WEBEX_TOKEN');
  expect(host.output()).toContain('ok       Connection to Webex: ');
});

it('hands the missing reason codes over as lines to paste, number and label', async () => {
  await finesse.stop();
  finesse = await startFinesseSimulator({ reasonCodes: [{ label: 'Webex Call', code: 301 }] });
  finesse.signIn(DEFAULT_AGENT.loginId);
  const table = '302\tWebex Meeting\n303\tWebex DND\n304\tWebex Unavailable';
  const { code, host } = await examine([]);
  expect(code).toBe(1);
  expect(host.output()).toContain(`\n${table}\n`);
  const { host: program } = await examine(['--json']);
  const { steps } = JSON.parse(program.output()) as { steps: readonly DiagnosisStep[] };
  expect(steps.find(({ name }) => name === 'reasonCodes')?.table).toBe(table);
});

it('ends with 2 where the settings are wrong', async () => {
  const host = startHeadless(['--profile', await makeProfile('{'), '--doctor']);
  expect(await host.ended).toBe(2);
});
