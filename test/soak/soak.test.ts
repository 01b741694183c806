/** The long run's short form, and its judge: each thing that must never be written is told by its invariant. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { StateChange } from '../simulators/finesse/roster.ts';
import type { Known, Put } from './known.ts';
import { growthPerDay } from './leaks.ts';
import { judgeWrite } from './verdicts.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const run = promisify(execFile);

it('plays a day of two seeds, without a violation or anything left over', async () => {
  const main = path.join(import.meta.dirname, 'main.ts');
  const { stdout } = await run(process.execPath, ['--import', 'tsx', main, '--quick']);
  expect(stdout).toMatch(/^violations +0$/m);
  expect(stdout).toMatch(/^leaks +0$/m);
  expect(stdout).toMatch(/^work done in calm hours +4$/m);
});

function change(at: number, from: string, to: string, requestId?: string): StateChange {
  const by = requestId === undefined ? 'agent' : 'app';
  const stateChangeTime = new Date(NOON + at).toISOString();
  const what = { at: NOON + at, loginId: '1001', by, from, to, reasonCodeId: 41, stateChangeTime };
  return { ...what, requestId } as StateChange;
}

/** Our Not Ready of a minute ago, a meeting that is over since ten seconds, and a look just now. */
function scene(changes: Partial<Known> = {}): Known {
  const ours = change(-60_000, 'READY', 'NOT_READY', 'w1');
  return {
    platform: 'UCCE',
    changesPer10Min: 6,
    onlyAtDesk: true,
    fallbackReason: '',
    modes: { notReady: 'auto', ready: 'auto' },
    pausedUntil: undefined,
    desk: 'atDesk',
    look: look(ours.stateChangeTime),
    changes: [ours],
    writes: [{ ...put('NOT_READY', -61_000, 'w1'), relabels: false, settledAt: NOON - 59_000 }],
    told: [
      { at: NOON - 90_000, via: 'rest', status: 'meeting' },
      { at: NOON - 10_000, via: 'rest', status: 'active' },
    ],
    words: [],
    offerFrom: NOON - 3_600_000,
    countFrom: NOON - 3_600_000,
    saidAt: NOON - 61_000,
    labels: new Map([[41, new Set(['Webex Meeting'])]]),
    ownCodes: 4,
    ...changes,
  };
}

function look(stateChangeTime: string, changes: Partial<NonNullable<Known['look']>> = {}) {
  const shown = { at: NOON, state: 'NOT_READY', stateChangeTime, pending: false } as const;
  return { ...shown, dialogs: 0, ...changes };
}

function put(state: string, at = 0, requestId = 'w2'): Put {
  const reasonCodeId = state === 'NOT_READY' ? 41 : undefined;
  return { at: NOON + at, requestId, state, reasonCodeId, status: 202 };
}

const MEETING = [{ at: NOON - 5_000, via: 'rest', status: 'meeting' }] as const;
const BEFORE = new Date(NOON - 600_000).toISOString();

describe('the judge', () => {
  it('lets the Ready pass that gives back what is ours', () => {
    expect(judgeWrite(scene(), put('READY'))).toEqual([]);
  });

  it('lets the Not Ready of a meeting pass', () => {
    const free = look(BEFORE, { state: 'READY' });
    const known = scene({ look: free, told: MEETING, saidAt: undefined });
    expect(judgeWrite(known, put('NOT_READY'))).toEqual([]);
  });

  const theirs = change(-30_000, 'NOT_READY', 'NOT_READY');
  const ours = change(-60_000, 'READY', 'NOT_READY', 'w1');
  const wrongReady: readonly (readonly [string, Partial<Known>, RegExp])[] = [
    [
      'over a change by hand',
      { changes: [ours, theirs], look: look(theirs.stateChangeTime) },
      /^I1/,
    ],
    [
      'over a Not Ready that was there before us',
      { changes: [change(-60_000, 'LOGOUT', 'NOT_READY', 'w1')] },
      /^I1/,
    ],
    ['in a call', { look: look(ours.stateChangeTime, { state: 'TALKING' }) }, /^I1|^I2/],
    ['over a pending change', { look: look(ours.stateChangeTime, { pending: true }) }, /^I2/],
    [
      'on UCCX without a look at the dialogs',
      { platform: 'UCCX', look: look(ours.stateChangeTime, { dialogs: undefined }) },
      /^I2/,
    ],
    ['upon an old look', { look: look(ours.stateChangeTime, { at: NOON - 13_000 }) }, /^I1/],
    ['after a start', { offerFrom: NOON - 30_000 }, /^I4/],
    ['while Webex says meeting', { told: MEETING }, /^I6/],
    ['for an empty chair', { desk: 'away' }, /chair/],
    ['while paused', { pausedUntil: NOON + 1_000 }, /^I13/],
    ['in mode observe', { modes: { notReady: 'auto', ready: 'observe' } }, /^I13/],
    ['in mode ask without a word', { modes: { notReady: 'auto', ready: 'ask' } }, /asked for/],
    ['after too many writes', { changesPer10Min: 1 }, /^I8/],
  ];
  it.each(wrongReady)('tells of a Ready %s', (_, changes, rule) => {
    expect(judgeWrite(scene(changes), put('READY')).join()).toMatch(rule);
  });

  const free = look(BEFORE, { state: 'READY' });
  const wrongNotReady: readonly (readonly [string, Partial<Known>, RegExp])[] = [
    [
      'before its dwell',
      { look: free, told: [{ ...MEETING[0], at: NOON - 2_000 }], saidAt: undefined },
      /^I8/,
    ],
    ['twice in one episode', { look: free, told: MEETING }, /^I5/],
    [
      'over the reason of others',
      { changes: [theirs], look: look(theirs.stateChangeTime), told: MEETING },
      /^I7/,
    ],
    [
      'for another reason',
      { look: free, told: [{ ...MEETING[0], status: 'call' }], saidAt: undefined },
      /wrong reason/,
    ],
  ];
  it.each(wrongNotReady)('tells of a Not Ready %s', (_, changes, rule) => {
    expect(judgeWrite(scene(changes), put('NOT_READY')).join()).toMatch(rule);
  });

  it('tells of a sign-out', () => {
    expect(judgeWrite(scene(), put('LOGOUT'))).toEqual(['I3: the app sent LOGOUT']);
  });
});

it('sees growth that goes on, and not the first day or one that is collected later', () => {
  expect(growthPerDay([10e6, 20e6, 21e6, 22e6, 23e6, 24e6, 25e6])).toBeGreaterThan(0.9e6);
  expect(growthPerDay([10e6, 20e6, 24e6, 20e6, 20e6, 24e6, 20e6])).toBe(0);
});
