/** The desk against the simulator: reading, writing, and the second node. */
import { describe, expect, it } from 'vitest';
import type { AgentDesk } from '../../../main/sync/ports.ts';
import { DEFAULT_AGENT } from '../../simulators/finesse/simulator.ts';
import { failureOf, ID, startDesk, startScene, startSimulator, valueOf } from './desk-fixture.ts';

const LONG_ENOUGH_MS = 800;

describe('reading', () => {
  it('reads the own User with platform and node', async () => {
    const { finesse, desk } = await startScene();
    const reading = valueOf(await desk.read({ dialogs: false }));
    expect(reading).toEqual({
      loginId: ID,
      extension: `900${ID}`,
      state: 'NOT_READY',
      stateChangeTime: finesse.agent(ID).stateChangeTime,
      // The simulator's agents live in its own time, its `Date` is the real one.
      stateAgeMs: expect.any(Number) as number,
      pendingState: undefined,
      reasonCodeId: undefined,
      reasonCode: undefined,
      dialogs: undefined,
      platform: 'UCCE',
      node: new URL(finesse.urls[0]).host,
    });
  });

  it('brings the whole reason code along', async () => {
    const { finesse, read, idOf } = await startScene();
    finesse.chooseNotReady(ID, 'Lunch');
    const reading = await read();
    expect(reading.reasonCodeId).toBe(idOf('Lunch'));
    expect(reading.reasonCode).toMatchObject({ code: 11, label: 'Lunch', systemCode: false });
  });

  it('looks a UCCE login name up once and then uses the login id', async () => {
    const agents = [{ ...DEFAULT_AGENT, loginName: 'csmith' }];
    const { finesse, desk } = await startScene({ agents }, { user: 'csmith' });
    valueOf(await desk.read({ dialogs: true }));
    valueOf(await desk.set({ state: 'READY' }));
    valueOf(await desk.read({ dialogs: false }));
    expect(pathsOf(finesse.requests)).toEqual([
      'GET SystemInfo',
      'GET User/csmith',
      `PUT User/${ID}`,
      `GET User/${ID}`,
    ]);
  });

  it('moves right after a write that found the node out of service', async () => {
    const { finesse, desk, read } = await startScene();
    await read();
    const body = '<ApiErrors><ApiError/></ApiErrors>';
    finesse.faults.answerNext(Infinity, { status: 503, body }, { node: 0 });
    expect(failureOf(await desk.set({ state: 'READY' })).kind).toBe('outOfService');
    expect((await read()).node).toBe(new URL(finesse.urls[1]).host);
  });

  it('does not take another agent for its own', async () => {
    const { finesse, desk, read } = await startScene();
    await read();
    const body = '<User><loginId>2002</loginId><state>READY</state></User>';
    finesse.faults.answerNext(1, { status: 200, body });
    expect(failureOf(await desk.read({ dialogs: false })).kind).toBe('unreadable');
  });

  it('lists the reason codes of this agent, system codes marked', async () => {
    const reasonCodes = [
      { label: 'Webex Meeting', code: 301 },
      { label: 'Other team', code: 302, teams: ['777'] },
    ];
    const { finesse, desk, idOf } = await startScene({ reasonCodes });
    const codes = valueOf(await desk.reasonCodes());
    expect(codes.filter(({ systemCode }) => !systemCode)).toEqual([
      { id: idOf('Webex Meeting'), code: 301, label: 'Webex Meeting', systemCode: false },
    ]);
    expect(codes.some(({ systemCode, code }) => systemCode && code === 999)).toBe(true);
    finesse.reasonCodes.listSystemCodes(false);
    expect(valueOf(await desk.reasonCodes())).toHaveLength(1);
    finesse.reasonCodes.clear();
    expect(valueOf(await desk.reasonCodes())).toEqual([]);
  });

  it('sends the headers that Finesse and its reverse proxy want, over one connection', async () => {
    const { finesse, desk, read } = await startScene();
    await read();
    await desk.set({ state: 'READY' });
    await read();
    for (const { userAgent, contentType } of finesse.requests) {
      expect(userAgent).toMatch(/^Mozilla\/5\.0 .*(Firefox|Chrome|Edg|Safari)\/[0-9]+/);
      expect(userAgent).toContain('FinessePresence/');
      expect(contentType).toBe('application/xml');
    }
    expect(finesse.requests.map(({ method, requestId }) => [method, requestId !== ''])).toEqual([
      ['GET', false],
      ['GET', false],
      ['PUT', true],
      ['GET', false],
    ]);
    const reused = finesse.requests.map(({ reusedConnection }) => reusedConnection);
    expect(reused).toEqual([false, true, true, true]);
  });
});

describe('writing', () => {
  it('shows the old state between 202 and the change', async () => {
    const { clock, finesse, desk, read, idOf } = await startScene();
    finesse.chooseReady(ID);
    const target = { state: 'NOT_READY', reasonCodeId: idOf('Webex Meeting') } as const;
    await read();
    valueOf(await desk.set(target));
    expect((await read()).state).toBe('READY');
    clock.advance(LONG_ENOUGH_MS);
    expect(await read()).toMatchObject(target);
    const put = finesse.requests.find(({ method }) => method === 'PUT');
    expect(put).toMatchObject({
      status: 202,
      body: `<User><state>NOT_READY</state><reasonCodeId>${target.reasonCodeId}</reasonCodeId></User>`,
    });
  });

  it('sends no reasonCodeId where there is none', async () => {
    const { clock, finesse, desk, read } = await startScene({ reasonCodes: [] });
    await read();
    valueOf(await desk.set({ state: 'READY' }));
    clock.advance(LONG_ENOUGH_MS);
    valueOf(await desk.set({ state: 'NOT_READY', reasonCodeId: undefined }));
    clock.advance(LONG_ENOUGH_MS);
    expect(await read()).toMatchObject({ state: 'NOT_READY', reasonCodeId: undefined });
    const bodies = finesse.requests.filter(({ method }) => method === 'PUT').map((one) => one.body);
    expect(bodies).toEqual([
      '<User><state>READY</state></User>',
      '<User><state>NOT_READY</state></User>',
    ]);
  });

  it("passes Finesse's refusal on in its own words", async () => {
    const { desk, read } = await startScene();
    await read();
    const failure = failureOf(await desk.set({ state: 'NOT_READY', reasonCodeId: undefined }));
    expect(failure.kind).toBe('refused');
    expect(failure.detail).toContain('finesse.api.reasoncode.require_reasoncode');
  });

  it('sends a failed write neither again nor to the other node', async () => {
    const { finesse, desk, read } = await startScene();
    await read();
    finesse.forgetRecords();
    finesse.faults.next(1, { kind: 'reset' }, { method: 'PUT' });
    const failure = failureOf(await desk.set({ state: 'READY' }));
    expect(failure).toMatchObject({ kind: 'unreachable', mayHaveArrived: true });
    await finesse.nodeDown(0);
    for (let tries = 0; tries < 3; tries += 1) {
      expect(failureOf(await desk.set({ state: 'READY' })).kind).toBe('unreachable');
    }
    expect(pathsOf(finesse.requests)).toEqual([`PUT User/${ID}`]);
  });
});

describe('the second node', () => {
  const nodeOf = async (desk: AgentDesk) => valueOf(await desk.read({ dialogs: false })).node;

  it('is used after two failed reads in a row, in the same call, and kept', async () => {
    const { finesse, desk, read } = await startScene();
    await read();
    await finesse.nodeDown(0);
    expect(failureOf(await desk.read({ dialogs: false })).kind).toBe('unreachable');
    const b = new URL(finesse.urls[1]).host;
    expect(await nodeOf(desk)).toBe(b);
    await finesse.nodeUp(0);
    expect(await nodeOf(desk)).toBe(b);
    await finesse.nodeDown(1);
    await desk.read({ dialogs: false });
    expect(await nodeOf(desk)).toBe(new URL(finesse.urls[0]).host);
  });

  it('is not used after one failure that heals', async () => {
    const { finesse, desk, read } = await startScene();
    await read();
    for (let times = 0; times < 3; times += 1) {
      // The second one meets the repetition over a fresh connection.
      finesse.faults.next(2, { kind: 'reset' });
      expect((await desk.read({ dialogs: false })).ok).toBe(false);
      expect(await nodeOf(desk)).toBe(new URL(finesse.urls[0]).host);
    }
    const users = finesse.requests.filter(({ path }) => path.includes('User'));
    expect(users.every(({ node }) => node === 0)).toBe(true);
  });

  it('is not used while it is out of service itself', async () => {
    const { finesse, desk, read } = await startScene();
    await read();
    finesse.faults.outOfService = true;
    await desk.read({ dialogs: false });
    expect(failureOf(await desk.read({ dialogs: false })).kind).toBe('outOfService');
    finesse.faults.outOfService = false;
    expect(await nodeOf(desk)).toBe(new URL(finesse.urls[0]).host);
    const onB = finesse.requests
      .filter(({ node }) => node === 1)
      .map(({ path, user }) => [path, user]);
    expect(onB).toEqual([['/finesse/api/SystemInfo', undefined]]);
  });

  it.each([502, 503])('is used after the second %i of a proxy, not after one', async (status) => {
    const { finesse, desk, read } = await startScene();
    await read();
    for (let times = 0; times < 2; times += 1) {
      finesse.faults.answerNext(1, { status, body: '<html>busy</html>' });
      expect(failureOf(await desk.read({ dialogs: false })).kind).toBe('throttled');
      expect(await nodeOf(desk)).toBe(new URL(finesse.urls[0]).host);
    }
    finesse.faults.answerNext(Infinity, { status, body: '<html>busy</html>' }, { node: 0 });
    expect(failureOf(await desk.read({ dialogs: false })).kind).toBe('throttled');
    expect(await nodeOf(desk)).toBe(new URL(finesse.urls[1]).host);
  });

  it.each([
    [403, 'forbidden'],
    [404, 'forbidden'],
    [418, 'forbidden'],
    [400, 'refused'],
    [429, 'throttled'],
    [500, 'unreadable'],
  ])('is not asked after a %i', async (status, kind) => {
    const { finesse, desk, read } = await startScene();
    await read();
    finesse.faults.answerNext(4, { status });
    for (let times = 0; times < 4; times += 1) {
      expect(failureOf(await desk.read({ dialogs: false })).kind).toBe(kind);
    }
    expect(finesse.requests.every(({ node }) => node === 0)).toBe(true);
  });

  it('is learned from SystemInfo when only one was configured', async () => {
    const { finesse } = await startSimulator({ hosts: ['127.0.0.1', 'localhost'] });
    const desk = startDesk(finesse, { nodes: [finesse.urls[0]] });
    await desk.read({ dialogs: false });
    await finesse.nodeDown(0);
    await desk.read({ dialogs: false });
    expect(await nodeOf(desk)).toBe(new URL(finesse.urls[1]).host);
  });

  it('replaces a node that accepts and never answers, after its deadline', async () => {
    const { finesse, desk } = await startScene({}, { deadlineMs: 150 });
    await desk.read({ dialogs: false });
    finesse.faults.next(Infinity, { kind: 'hang' }, { node: 0 });
    const failure = failureOf(await desk.read({ dialogs: false }));
    expect(failure).toMatchObject({ kind: 'unreachable', mayHaveArrived: true });
    expect(failure.detail).toContain('did not answer in time');
    expect(await nodeOf(desk)).toBe(new URL(finesse.urls[1]).host);
  });
});

function pathsOf(requests: readonly { readonly method: string; readonly path: string }[]) {
  return requests.map(({ method, path }) => `${method} ${path.replace('/finesse/api/', '')}`);
}

describe('the age of a state', () => {
  const ageAt = async (date: string, changed: string) => {
    const { desk, finesse } = await startScene();
    const body = `<User><loginId>${ID}</loginId><stateChangeTime>${changed}</stateChangeTime></User>`;
    finesse.faults.answerNext(1, { status: 200, headers: { Date: date }, body }, { path: /User/ });
    return valueOf(await desk.read({ dialogs: false })).stateAgeMs;
  };

  it.each([
    ['Mon, 05 Jan 2026 09:00:30 GMT', '2026-01-05T09:00:00.250Z', 29_750],
    ['Mon, 05 Jan 2026 09:00:30 GMT', '2026-01-05T09:00:30.900Z', 0],
    ['Mon, 05 Jan 2026 09:00:30 GMT', '', undefined],
    ['yesterday', '2026-01-05T09:00:00.250Z', undefined],
  ])("is the server's Date (%s) less the change (%s): %s", async (date, changed, age) => {
    expect(await ageAt(date, changed)).toBe(age);
  });
});
