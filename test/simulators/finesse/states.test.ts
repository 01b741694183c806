/** The simulator's facts about states: transition and pending tables of both platforms (Developer Guide 12.5, agent states). */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AgentState, Platform } from '../../../main/core/agent.ts';
import { createManualClock } from './clock.ts';
import { DEFAULT_AGENT, startFinesseSimulator, type FinesseSimulator } from './simulator.ts';

const ID = DEFAULT_AGENT.loginId;
const AUTHORIZATION = `Basic ${Buffer.from(`${ID}:${DEFAULT_AGENT.password}`).toString('base64')}`;
const LONG_ENOUGH_MS = 800;

interface Scene {
  readonly finesse: FinesseSimulator;
  /** PUTs, and lets the CTI delay pass. */
  readonly put: (state: string, label?: string) => Promise<number>;
  readonly advance: (byMs: number) => void;
}

async function startScene(platform: Platform, agent: { wrapUp?: boolean } = {}): Promise<Scene> {
  const clock = createManualClock();
  const agents = [{ ...DEFAULT_AGENT, ...agent }];
  const finesse = await startFinesseSimulator({ platform, clock, agents });
  onTestFinished(() => finesse.stop());
  const put = async (state: string, label?: string) => {
    const id = label === undefined ? undefined : finesse.reasonCodes.byLabel(label)?.id;
    const reason = id === undefined ? '' : `<reasonCodeId>${id}</reasonCodeId>`;
    const { status } = await fetch(`${finesse.urls[0]}/finesse/api/User/${ID}`, {
      method: 'PUT',
      headers: { Authorization: AUTHORIZATION, 'Content-Type': 'application/xml' },
      body: `<User><state>${state}</state>${reason}</User>`,
    });
    clock.advance(LONG_ENOUGH_MS);
    return status;
  };
  return { finesse, put, advance: (byMs) => clock.advance(byMs) };
}

type Act = 'signIn' | 'chooseReady' | 'offer' | 'answer' | 'hold' | 'hangUp' | 'otherCall';

const TO_READY: readonly Act[] = ['signIn', 'chooseReady'];
const TO_TALKING: readonly Act[] = [...TO_READY, 'offer', 'answer'];

/** How to get an agent into each state, from signed out. */
const WAYS: Readonly<Record<string, readonly Act[]>> = {
  LOGOUT: [],
  NOT_READY: ['signIn'],
  READY: TO_READY,
  RESERVED: [...TO_READY, 'offer'],
  RESERVED_OUTBOUND: TO_READY,
  RESERVED_OUTBOUND_PREVIEW: TO_READY,
  TALKING: TO_TALKING,
  HOLD: [...TO_TALKING, 'hold'],
  'other call': ['signIn', 'otherCall'],
  'wrap-up': [...TO_TALKING, 'hangUp'],
};

function bring(finesse: FinesseSimulator, way: string): void {
  for (const act of WAYS[way] ?? []) finesse[act](ID);
  if (way === 'RESERVED_OUTBOUND') finesse.reserveOutbound(ID, 'progressive');
  if (way === 'RESERVED_OUTBOUND_PREVIEW') finesse.reserveOutbound(ID, 'preview');
}

/** What a PUT leads to: a state, `pending …`, or the number of the asynchronous error. */
const ROWS: readonly (readonly [Platform, way: string, put: string, leadsTo: string])[] = [
  ['UCCE', 'LOGOUT', 'READY', '22'],
  ['UCCE', 'LOGOUT', 'NOT_READY', '257'],
  ['UCCE', 'LOGOUT', 'LOGIN', 'NOT_READY'],
  ['UCCE', 'NOT_READY', 'READY', 'READY'],
  ['UCCE', 'NOT_READY', 'NOT_READY', 'NOT_READY'],
  ['UCCE', 'NOT_READY', 'LOGOUT', 'LOGOUT'],
  ['UCCE', 'READY', 'NOT_READY', 'NOT_READY'],
  ['UCCE', 'READY', 'LOGIN', 'READY'],
  ['UCCE', 'READY', 'LOGOUT', '22'],
  ['UCCE', 'RESERVED', 'NOT_READY', 'pending NOT_READY'],
  ['UCCE', 'RESERVED_OUTBOUND', 'NOT_READY', 'pending NOT_READY'],
  ['UCCE', 'RESERVED_OUTBOUND_PREVIEW', 'READY', 'pending READY'],
  ['UCCE', 'TALKING', 'NOT_READY', 'pending NOT_READY'],
  ['UCCE', 'TALKING', 'READY', 'pending READY'],
  ['UCCE', 'HOLD', 'NOT_READY', 'pending NOT_READY'],
  ['UCCE', 'other call', 'READY', 'pending READY'],
  ['UCCE', 'wrap-up', 'READY', 'READY'],
  ['UCCE', 'wrap-up', 'NOT_READY', 'NOT_READY'],
  ['UCCX', 'LOGOUT', 'READY', '1010'],
  ['UCCX', 'LOGOUT', 'NOT_READY', '1010'],
  ['UCCX', 'NOT_READY', 'READY', 'READY'],
  ['UCCX', 'READY', 'NOT_READY', 'NOT_READY'],
  ['UCCX', 'READY', 'LOGOUT', 'LOGOUT'],
  ['UCCX', 'RESERVED_OUTBOUND', 'NOT_READY', '269'],
  ['UCCX', 'RESERVED_OUTBOUND_PREVIEW', 'READY', '269'],
  ['UCCX', 'TALKING', 'NOT_READY', 'pending NOT_READY'],
  ['UCCX', 'TALKING', 'READY', '265'],
  ['UCCX', 'other call', 'READY', '33'],
  ['UCCX', 'other call', 'NOT_READY', 'NOT_READY'],
  ['UCCX', 'wrap-up', 'READY', 'READY'],
  ['UCCX', 'wrap-up', 'NOT_READY', 'NOT_READY'],
];

it.each(ROWS)('%s: in %s a PUT of %s leads to %s', async (platform, way, target, leadsTo) => {
  const { finesse, put } = await startScene(platform, { wrapUp: way === 'wrap-up' });
  bring(finesse, way);
  const before = finesse.agent(ID).state;
  expect(await put(target, target === 'NOT_READY' ? 'Lunch' : undefined)).toBe(202);
  const { state, pending } = finesse.agent(ID);
  const [error] = finesse.asyncErrors;
  const seen = error?.errorData ?? (pending ? `pending ${pending.state}` : state);
  expect(seen).toBe(leadsTo);
  if (error || pending) expect(state).toBe(before);
});

describe('a pending state', () => {
  it('is replaced by a later one on UCCE and applied with its reason after the call', async () => {
    const { finesse, put } = await startScene('UCCE');
    bring(finesse, 'TALKING');
    await put('NOT_READY', 'Lunch');
    await put('READY');
    await put('NOT_READY', 'Webex Meeting');
    finesse.hangUp(ID);
    const reasonCodeId = finesse.reasonCodes.byLabel('Webex Meeting')?.id;
    expect(finesse.agent(ID)).toMatchObject({ state: 'NOT_READY', reasonCodeId });
    expect(finesse.changes.at(-1)).toMatchObject({ by: 'app', from: 'TALKING', to: 'NOT_READY' });
  });

  it('is accepted once for each call on UCCX', async () => {
    const { finesse, put } = await startScene('UCCX');
    bring(finesse, 'TALKING');
    await put('NOT_READY', 'Lunch');
    await put('NOT_READY', 'Lunch');
    expect(finesse.asyncErrors).toEqual([]);
    await put('NOT_READY', 'Webex Meeting');
    expect(finesse.asyncErrors.map(({ errorData }) => errorData)).toEqual(['265']);
    finesse.hangUp(ID);
    expect(finesse.agent(ID).reasonCodeId).toBe(finesse.reasonCodes.byLabel('Lunch')?.id);
  });

  it('waits for the end of wrap-up, which a new choice ends at once', async () => {
    const { finesse, put, advance } = await startScene('UCCE', { wrapUp: true });
    bring(finesse, 'TALKING');
    await put('NOT_READY', 'Lunch');
    finesse.hangUp(ID);
    expect(finesse.agent(ID).state).toBe('WORK');
    advance(30_000);
    expect(finesse.agent(ID).state).toBe('NOT_READY');
    finesse.chooseReady(ID);
    for (const act of ['offer', 'answer', 'hangUp'] as const) finesse[act](ID);
    expect(finesse.agent(ID).state).toBe('WORK_READY');
    await put('NOT_READY', 'Webex Call');
    advance(60_000);
    expect(finesse.agent(ID)).toMatchObject({ state: 'NOT_READY', pending: undefined });
  });

  it('is lost when the server loses its CTI connection', async () => {
    const { finesse, put } = await startScene('UCCE');
    bring(finesse, 'TALKING');
    await put('NOT_READY', 'Lunch');
    finesse.ctiFailover();
    finesse.hangUp(ID);
    expect(finesse.agent(ID).state).toBe('READY');
  });
});

describe('calls', () => {
  it.each([
    ['UCCE', ['RESERVED', 'TALKING', 'HOLD', 'TALKING', 'READY']],
    ['UCCX', ['RESERVED', 'TALKING', 'READY']],
  ] as const)('%s goes through %j', async (platform, states) => {
    const { finesse } = await startScene(platform);
    bring(finesse, 'READY');
    finesse.forgetRecords();
    for (const act of ['offer', 'answer', 'hold', 'retrieve', 'hangUp'] as const) finesse[act](ID);
    expect(finesse.changes.map(({ to }) => to)).toEqual(states);
  });

  it.each([
    ['UCCE', 'WORK_READY', 32767, 999],
    ['UCCX', 'WORK', 32763, 33],
  ] as const)('%s has wrap-up, ring-no-answer and supervisor', async (platform, work, rna, sup) => {
    const { finesse } = await startScene(platform, { wrapUp: true });
    const codeNow = () => finesse.reasonCodes.byId(finesse.agent(ID).reasonCodeId ?? -1)?.code;
    bring(finesse, 'wrap-up');
    expect(finesse.agent(ID).state).toBe(work);
    finesse.endWrapUp(ID);
    expect(finesse.agent(ID).state).toBe('READY');
    finesse.offer(ID);
    finesse.ringNoAnswer(ID);
    expect([finesse.agent(ID).state, codeNow()]).toEqual(['NOT_READY', rna]);
    finesse.supervisorReady(ID);
    finesse.supervisorNotReady(ID);
    expect([finesse.agent(ID).state, codeNow()]).toEqual(['NOT_READY', sup]);
    expect(finesse.changes.at(-1)?.by).toBe('supervisor');
  });

  it('that the caller gives up while it rings need no wrap-up', async () => {
    const { finesse } = await startScene('UCCE', { wrapUp: true });
    bring(finesse, 'RESERVED');
    finesse.hangUp(ID);
    expect(finesse.agent(ID)).toMatchObject({ state: 'READY', call: undefined });
  });

  it.each([
    ['UCCE', 'TALKING'],
    ['UCCX', 'NOT_READY'],
  ] as const)('%s is %s during a call from outside the queue', async (platform, during) => {
    const { finesse } = await startScene(platform, { wrapUp: true });
    bring(finesse, 'other call');
    expect(finesse.agent(ID)).toMatchObject({ state: during, call: { kind: 'other' } });
    finesse.hangUp(ID);
    expect(finesse.agent(ID)).toMatchObject({ state: 'NOT_READY', call: undefined });
  });

  it.each([
    ['UCCE', 'NOT_READY', 50002],
    ['UCCX', 'LOGOUT', 255],
  ] as const)('%s answers a lost desktop with %s', async (platform, state, code) => {
    const { finesse } = await startScene(platform);
    bring(finesse, 'READY');
    finesse.connectionFailure(ID);
    const now = finesse.agent(ID);
    expect(now.state).toBe(state);
    expect(finesse.reasonCodes.byId(now.reasonCodeId ?? -1)?.code).toBe(code);
  });
});

it('serves one request of an agent at a time and never repeats a stateChangeTime', async () => {
  const { finesse, advance } = await startScene('UCCE');
  finesse.signIn(ID);
  const send = (state: string) =>
    fetch(`${finesse.urls[1]}/finesse/api/User/${ID}`, {
      method: 'PUT',
      headers: { Authorization: AUTHORIZATION },
      body: `<User><state>${state}</state></User>`,
    });
  finesse.reasonCodes.clear();
  for (const state of ['READY', 'NOT_READY', 'READY']) await send(state);
  const seen: AgentState[] = [];
  finesse.onChange(({ to }) => seen.push(to));
  expect(finesse.agent(ID).state).toBe('NOT_READY');
  advance(3 * LONG_ENOUGH_MS);
  expect(seen).toEqual(['READY', 'NOT_READY', 'READY']);
  const times = finesse.changes.map(({ stateChangeTime }) => stateChangeTime);
  expect(new Set(times).size).toBe(times.length);
  for (let times = 0; times < 3; times += 1) finesse.chooseNotReady(ID);
  expect(new Set(finesse.changes.map(({ stateChangeTime }) => stateChangeTime)).size).toBe(
    finesse.changes.length,
  );
});
