/** Creating reason codes on the command line: shown first, created after a yes, and nothing else touched. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import {
  DEFAULT_ADMINISTRATOR,
  startFinesseSimulator,
  type FinesseSimulator,
  type FinesseSimulatorOptions,
} from '../simulators/finesse/simulator.ts';
import { makeProfile } from '../support/headless-process.ts';

const HOST = path.resolve(import.meta.dirname, '../../out/main/headless.js');
const { password, user } = DEFAULT_ADMINISTRATOR;

let finesse: FinesseSimulator;

afterEach(() => finesse.stop());

async function setUp(
  lines: readonly string[],
  options: FinesseSimulatorOptions,
  node: 0 | 1 = 0,
): Promise<{ readonly code: number | null; readonly told: string }> {
  finesse = await startFinesseSimulator(options);
  const nodes = [finesse.urls[node]];
  const profile = await makeProfile({ version: 1, finesse: { nodes, user: '1001' } });
  const child = spawn(process.execPath, [HOST, '--profile', profile, '--setup-reason-codes']);
  const told: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => told.push(chunk.toString('utf8')));
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  await once(child, 'close');
  return { code: child.exitCode, told: told.join('') };
}

const own = () => finesse.reasonCodes.all().filter(({ systemCode }) => !systemCode);
const writes = () => finesse.requests.filter(({ method }) => method !== 'GET');
const SOME = [
  { label: 'Lunch', code: 301 },
  { label: 'Webex Call', code: 40, teams: ['another team'] },
];

it.each(['UCCE', 'UCCX'] as const)('creates what is missing on %s', async (platform) => {
  const lines = [user, password, 'yes'];
  const { code, told } = await setUp(lines, { platform, reasonCodes: SOME });
  expect(code).toBe(0);
  expect(own().map((one) => [one.label, one.code])).toEqual([
    ['Lunch', 301],
    ['Webex Call', 40],
    ['Webex Meeting', 302],
    ['Webex DND', 303],
    ['Webex Unavailable', 304],
  ]);
  expect(told).toContain('  302  Webex Meeting\n');
  expect(told).toContain('Created: 304 "Webex Unavailable"');
  expect(told).not.toContain(password);
});

it('finds the primary node by itself', async () => {
  const { code } = await setUp([user, password, 'yes'], { reasonCodes: SOME }, 1);
  expect(code).toBe(0);
  expect(own()).toHaveLength(5);
});

it.each([
  ['no', [user, password, 'no']],
  ['nothing', [user, password]],
])('shows what it would do and changes nothing after %s', async (_, lines) => {
  const { code, told } = await setUp(lines, { reasonCodes: SOME });
  expect(code).toBe(1);
  expect(told).toContain('302  Webex Meeting');
  expect(told).toContain('Nothing was changed.');
  expect(writes()).toEqual([]);
});

it('has nothing to do where all are there', async () => {
  const { code, told } = await setUp([user, password], {});
  expect(code).toBe(0);
  expect(told).toContain('Nothing to do');
  expect(writes()).toEqual([]);
});

it('asks once with a wrong password and says why not again', async () => {
  const { code, told } = await setUp([user, 'wrong', 'yes'], { reasonCodes: SOME });
  expect(code).toBe(1);
  expect(told).toContain('did not accept the sign-in (401');
  const signed = finesse.requests.filter((request) => request.user !== undefined);
  expect(signed).toHaveLength(1);
});

it('stops at the first refusal and says how far it came', async () => {
  const taken = Array.from({ length: 98 }, (_, index) => ({ label: `c${index}`, code: index + 1 }));
  const { code, told } = await setUp([user, password, 'yes'], { reasonCodes: taken });
  expect(code).toBe(1);
  expect(told).toContain('was not created');
  expect(told).toContain('Maximum Exceeded');
  expect(own()).toHaveLength(100);
});

it('changes nothing where no name comes', async () => {
  const { code, told } = await setUp([''], { reasonCodes: SOME });
  expect(code).toBe(1);
  expect(told).toContain('Nothing was changed: it was given up.');
  expect(finesse.requests).toEqual([]);
});
