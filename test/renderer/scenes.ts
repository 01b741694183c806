/** The scenes in which every page is looked at: by the tests and for the pictures. */
import type { Page } from 'playwright-core';
import type { AgentState } from '../../main/core/agent.ts';
import { journalLine, type Entry } from '../../main/core/journal.ts';
import type { Language } from '../../main/core/language/language.ts';
import { speakerOf } from '../../main/core/language/speaker.ts';
import { success } from '../../main/core/outcome.ts';
import type { PresenceStatus } from '../../main/core/presence.ts';
import type { Reason } from '../../main/core/reasons.ts';
import { startedSentence } from '../../main/core/run-lines.ts';
import { HOUR_MS, MINUTE_MS } from '../../main/core/time.ts';
import type { DiagnosisStep, FinesseAccount, History, HistoryLine } from '../../preload/sheets.ts';
import { inOurMeeting, SECOND } from '../support/stories.ts';
import type { Beside } from '../support/window-world.ts';
import { CODES, World } from '../support/world.ts';

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

/** In a meeting, in a team that has no reason codes for calls and meetings. */
function withoutCodes(): World {
  const world = new World({ codes: CODES.filter(({ label }) => !/Call|Meeting/.test(label)) });
  world.presence('meeting');
  world.advance(10 * SECOND);
  return world;
}

/** As the doctor says it, in one language: a certificate that ends soon, and a password that was refused. */
export function stepsIn(language: Language = 'en'): readonly DiagnosisStep[] {
  const { say } = speakerOf(language);
  const host = 'finesse-a.example.com:8445';
  const day = '2026-12-05';
  const vouched = say('doctor.vouched', { host, issuer: 'Example CA', day });
  const step = (
    name: 'dns' | 'tcp' | 'tls' | 'credentials' | 'reasonCodes',
    result: DiagnosisStep['result'],
    sentence: string,
  ): DiagnosisStep => ({ name, title: say(`step.${name}`), result, sentence });
  return [
    step('dns', 'passed', say('doctor.nameIs', { host, addresses: '10.20.30.40' })),
    step('tcp', 'passed', say('doctor.opens', { host, ms: 3 })),
    step('tls', 'warning', `${vouched} ${say('doctor.renewSoon')}`),
    step('credentials', 'failed', say('doctor.refusedBefore')),
    step('reasonCodes', 'skipped', say('doctor.codesAfterSignIn')),
  ];
}

/** A day as the application tells it: each line from its values, in one language. */
export function dayBefore(now: number, language: Language = 'en'): History {
  const begin = now - 6 * HOUR_MS;
  const { say } = speakerOf(language);
  const face = (at: number) => new Date(at).toISOString().slice(11, 16);
  const date = (at: number) => new Date(at).toISOString();
  const started = startedSentence({ version: '0.1.0', user: '1001', mode: 'auto' }, say);
  const lines: readonly HistoryLine[] = [
    { at: date(begin), event: 'started', sentence: started },
    ...entriesFrom(begin).map((entry) => ({
      ...journalLine(entry, face, say),
      at: date(entry.at),
    })),
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

/** What a morning with a meeting, a call, a break and Do Not Disturb leaves in the journal. */
function entriesFrom(begin: number): readonly Entry[] {
  const at = (minutes: number) => begin + minutes * MINUTE_MS;
  const presence = (minutes: number, status: PresenceStatus): Entry => ({
    event: 'presence',
    at: at(minutes),
    presence: { status, raw: status, via: 'live', since: undefined },
  });
  const agent = (minutes: number, state: AgentState, label?: string): Entry => ({
    event: 'agent',
    at: at(minutes),
    state,
    label,
    pendingState: undefined,
    reasonCodeId: undefined,
    stateChangeTime: '',
    setBy: undefined,
    node: 'finesse-a',
  });
  const decision = (minutes: number, reason: Reason): Entry => ({
    event: 'decision',
    at: at(minutes),
    intent: 'wait',
    reason,
  });
  const done = (minutes: number, state: 'READY' | 'NOT_READY', label: string): Entry => ({
    event: 'write',
    at: at(minutes),
    target: state === 'READY' ? { state } : { state, reasonCodeId: 41 },
    label,
    result: 'done',
    detail: '',
  });
  return [
    presence(0, 'active'),
    agent(0, 'NOT_READY'),
    agent(4, 'READY'),
    presence(55, 'meeting'),
    done(55.1, 'NOT_READY', 'Webex Meeting'),
    agent(55.2, 'NOT_READY', 'Webex Meeting'),
    presence(95, 'active'),
    decision(95.1, { kind: 'returning', until: at(95.3), mode: 'auto' }),
    done(95.3, 'READY', ''),
    agent(95.4, 'READY'),
    agent(130, 'TALKING'),
    decision(140, { kind: 'contact', state: 'TALKING' }),
    agent(152, 'WORK'),
    agent(156, 'READY'),
    presence(180, 'OutOfOffice'),
    { event: 'choice', at: at(181), choice: { kind: 'pause', until: at(225) } },
    agent(182, 'NOT_READY', 'Lunch'),
    agent(225, 'READY'),
    presence(226, 'active'),
    presence(300, 'DoNotDisturb'),
    done(300.1, 'NOT_READY', 'Webex DND'),
    agent(300.2, 'NOT_READY', 'Webex DND'),
  ];
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
  const read = () => success(dayBefore(world.now, beside.sheet.language));
  beside.handlers = { readHistory: () => Promise.resolve(read()) };
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

/** A site with single sign-on: how the person stands there. */
function signedOn(finesse: Partial<FinesseAccount>) {
  return (beside: Beside, world: World): void => {
    const until = world.now + 12 * HOUR_MS;
    const { accounts } = beside;
    const account = { ...accounts.finesse, way: 'signOn', until, ...finesse } as const;
    beside.accounts = { ...accounts, finesse: account };
  };
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
      trouble: speakerOf(beside.sheet.language).say('attention.finesseCredentials'),
    },
  };
}

export const SCENES: readonly Scene[] = [
  { name: 'status', hash: '#status', world: inOurMeeting },
  { name: 'status-countdown', hash: '#status', world: countingDown },
  { name: 'status-question', hash: '#status', world: asking },
  { name: 'status-codes', hash: '#status', world: withoutCodes },
  { name: 'rules', hash: '#rules', world: inOurMeeting, prepare: withLocks },
  { name: 'accounts', hash: '#accounts', world: inOurMeeting },
  { name: 'accounts-trouble', hash: '#accounts', world: inOurMeeting, prepare: signedOut },
  { name: 'accounts-sign-on', hash: '#accounts', world: inOurMeeting, prepare: signedOn({}) },
  {
    name: 'accounts-sign-on-over',
    hash: '#accounts',
    world: inOurMeeting,
    prepare: signedOn({ state: 'signedOut', since: undefined, until: undefined }),
  },
  { name: 'history', hash: '#history', world: inOurMeeting, prepare: withHistory },
  {
    name: 'diagnostics',
    hash: '#diagnostics',
    world: inOurMeeting,
    prepare(beside) {
      beside.diagnosis = { running: false, steps: stepsIn(beside.sheet.language) };
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
    await page.locator('.welcome > .row button:last-child').click();
    await page
      .locator('h1')
      .filter({ hasNotText: before ?? '' })
      .waitFor();
  }
}
