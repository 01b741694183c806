/** The scenes in which every page is looked at: by the tests and for the pictures. */
import type { Page } from 'playwright-core';
import { success } from '../../main/core/outcome.ts';
import { HOUR_MS, MINUTE_MS } from '../../main/core/time.ts';
import type { DiagnosisStep, History, HistoryLine } from '../../preload/sheets.ts';
import { inOurMeeting, SECOND } from '../support/stories.ts';
import type { Beside } from '../support/window-world.ts';
import { World } from '../support/world.ts';

export interface Scene {
  readonly name: string;
  readonly hash: string;
  readonly world: () => World;
  readonly prepare?: (beside: Beside, world: World) => void;
  /** How many steps of the first run lie before this one. */
  readonly steps?: number;
}

function countingDown(): World {
  const world = inOurMeeting();
  world.advance(12 * MINUTE_MS);
  world.presence('active');
  world.advance(4 * SECOND);
  return world;
}

function asking(): World {
  const world = new World();
  world.hear({ type: 'modeChosen', mode: 'ask', at: world.now });
  world.presence('meeting');
  world.advance(10 * SECOND);
  return world;
}

export const STEPS: readonly DiagnosisStep[] = [
  { name: 'settings', title: 'Settings', result: 'passed', sentence: 'The settings can be used.' },
  {
    name: 'dns',
    title: 'Name of the Finesse server',
    result: 'passed',
    sentence: 'finesse-a.example.com is 10.20.30.40.',
  },
  {
    name: 'tls',
    title: 'Secure connection',
    result: 'warning',
    sentence: 'The certificate ends in 12 days. Please tell your administrator.',
  },
  {
    name: 'credentials',
    title: 'Your sign-in',
    result: 'failed',
    sentence: 'Finesse did not accept the password. Enter it again under Accounts.',
  },
  { name: 'codes', title: 'Reason codes', result: 'skipped', sentence: 'Needs your sign-in.' },
];

export function dayBefore(now: number): History {
  const begin = now - 6 * HOUR_MS;
  const line = (
    minutes: number,
    event: string,
    sentence: string,
    more: Readonly<Record<string, unknown>> = {},
  ): HistoryLine => ({
    at: new Date(begin + minutes * MINUTE_MS).toISOString(),
    event,
    sentence,
    ...more,
  });
  const presence = (minutes: number, status: string, sentence: string) =>
    line(minutes, 'presence', sentence, { status });
  const agent = (minutes: number, state: string, sentence: string) =>
    line(minutes, 'agent', sentence, { state });
  const lines = [
    line(0, 'started', 'Finesse Presence has started.'),
    presence(0, 'active', 'Webex shows you as active.'),
    agent(0, 'NOT_READY', 'Finesse shows you as Not Ready.'),
    agent(4, 'READY', 'Finesse shows you as Ready.'),
    presence(55, 'meeting', 'You are in a Webex meeting.'),
    line(
      55.1,
      'write',
      'Finesse now shows you as Not Ready ("Webex Meeting"), as this app asked.',
      {
        result: 'done',
        state: 'NOT_READY',
      },
    ),
    agent(55.2, 'NOT_READY', 'Finesse shows you as Not Ready ("Webex Meeting").'),
    presence(95, 'active', 'Webex shows you as active.'),
    line(95.1, 'decision', 'The reason for Not Ready is over. Back to Ready at 09:37.'),
    line(95.3, 'write', 'Finesse now shows you as Ready, as this app asked.', {
      result: 'done',
      state: 'READY',
    }),
    agent(95.4, 'READY', 'Finesse shows you as Ready.'),
    agent(130, 'TALKING', 'Finesse shows you as Talking.'),
    line(140, 'decision', 'You are on a call. Your state is left alone.'),
    agent(152, 'WORK', 'Finesse shows you as Wrap-up.'),
    agent(156, 'READY', 'Finesse shows you as Ready.'),
    presence(180, 'OutOfOffice', 'Webex shows you as out of office.'),
    line(181, 'choice', 'You paused until 12:30.'),
    agent(182, 'NOT_READY', 'Finesse shows you as Not Ready ("Lunch").'),
    agent(225, 'READY', 'Finesse shows you as Ready.'),
    presence(226, 'active', 'Webex shows you as active.'),
    presence(300, 'DoNotDisturb', 'Do Not Disturb is on in Webex.'),
    line(300.1, 'write', 'Finesse now shows you as Not Ready ("Webex DND"), as this app asked.', {
      result: 'done',
      state: 'NOT_READY',
    }),
    agent(300.2, 'NOT_READY', 'Finesse shows you as Not Ready ("Webex DND").'),
  ];
  const day = new Date(begin).toISOString().slice(0, 10);
  const would = [
    {
      at: begin + 20 * MINUTE_MS,
      goes: 'NOT_READY',
      labels: ['Webex Call'],
      lastedMs: 7 * MINUTE_MS,
      ended: 'ready',
    },
    { at: begin + 27 * MINUTE_MS, goes: 'READY' },
  ] as const;
  const days = [{ day, notReady: 1, ready: 1, notReadyMs: 7 * MINUTE_MS, would }];
  return { days: [day], day, lines, report: { days, lines: lines.length, torn: 0 } };
}

/** One minute old: the band ends after five. */
export function youngDay(now: number): History {
  const history = dayBefore(now);
  const at = new Date(now - MINUTE_MS).toISOString();
  const until = new Date(now).toISOString();
  const lines = [
    { at, event: 'presence', sentence: 'Webex shows you as active.', status: 'active' },
    { at: until, event: 'stopped', sentence: 'Finesse Presence has ended.' },
  ];
  return { ...history, lines };
}

function withHistory(beside: Beside, world: World): void {
  const history = dayBefore(world.now);
  beside.handlers = { readHistory: () => Promise.resolve(success(history)) };
}

function withLocks(beside: Beside): void {
  const { sheet } = beside;
  beside.sheet = {
    ...sheet,
    reasonCodes: sheet.reasonCodes?.filter(({ label }) => label !== 'Webex DND'),
    sources: {
      'rules.call.reason': 'organization',
      'rules.call.action': 'organization',
      'returnToReady.onlyAtDesk': 'organization',
      'returnToReady.afterMs': 'organizationDefault',
    },
  };
}

function firstRun(beside: Beside): void {
  const { accounts, sheet } = beside;
  beside.sheet = { ...sheet, firstRun: true };
  beside.accounts = {
    webex: { ...accounts.webex, state: 'signedOut', who: '', since: undefined, until: undefined },
    finesse: { ...accounts.finesse, state: 'signedOut', user: '', since: undefined },
  };
  beside.handlers = {
    setMode: () => Promise.resolve(success(undefined)),
    observeToday: () => Promise.resolve(success(undefined)),
    saveSettings: () => Promise.resolve(success({ problems: [] })),
    signInFinesse() {
      const { finesse } = beside.accounts;
      beside.accounts = { ...beside.accounts, finesse: { ...finesse, state: 'signedIn' } };
      return Promise.resolve(success(undefined));
    },
  };
}

function signedIn(beside: Beside): void {
  const { accounts } = beside;
  firstRun(beside);
  beside.accounts = accounts;
}

function signedOut(beside: Beside, world: World): void {
  const { accounts } = beside;
  const device = {
    code: 'KXPT-94QD',
    link: 'https://login.webex.com/verify',
    until: world.now + 5 * MINUTE_MS,
  };
  beside.accounts = {
    webex: { ...accounts.webex, state: 'signingIn', device, since: undefined, until: undefined },
    finesse: {
      ...accounts.finesse,
      state: 'refused',
      trouble:
        'Finesse did not accept this password. Nothing more is sent, because five wrong passwords in a row lock your account.',
    },
  };
}

export const SCENES: readonly Scene[] = [
  { name: 'status', hash: '#status', world: inOurMeeting },
  { name: 'status-countdown', hash: '#status', world: countingDown },
  { name: 'status-question', hash: '#status', world: asking },
  { name: 'rules', hash: '#rules', world: inOurMeeting, prepare: withLocks },
  { name: 'accounts', hash: '#accounts', world: inOurMeeting },
  { name: 'accounts-trouble', hash: '#accounts', world: inOurMeeting, prepare: signedOut },
  { name: 'history', hash: '#history', world: inOurMeeting, prepare: withHistory },
  {
    name: 'diagnostics',
    hash: '#diagnostics',
    world: inOurMeeting,
    prepare(beside) {
      beside.diagnosis = { running: false, steps: STEPS };
    },
  },
  { name: 'welcome', hash: '#welcome', world: inOurMeeting, prepare: firstRun },
  { name: 'welcome-finesse', hash: '#welcome', world: inOurMeeting, prepare: firstRun, steps: 1 },
  {
    name: 'welcome-webex',
    hash: '#welcome',
    world: inOurMeeting,
    prepare(beside) {
      const { finesse } = beside.accounts;
      firstRun(beside);
      beside.accounts = { ...beside.accounts, finesse };
    },
    steps: 1,
  },
  { name: 'welcome-rules', hash: '#welcome', world: inOurMeeting, prepare: signedIn, steps: 1 },
  { name: 'welcome-start', hash: '#welcome', world: inOurMeeting, prepare: signedIn, steps: 2 },
];

/** Goes on to the step of the first run that the scene is about. */
export async function goToStep(page: Page, { steps = 0 }: Scene): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    const before = await page.locator('h1').textContent();
    await page.locator('.welcome > .row .primary').click();
    await page
      .locator('h1')
      .filter({ hasNotText: before ?? '' })
      .waitFor();
  }
}
