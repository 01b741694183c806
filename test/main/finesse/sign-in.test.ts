/** The latch (I10) and the ways a site signs its people in. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGENT } from '../../simulators/finesse/simulator.ts';
import { failureOf, ID, startScene, valueOf } from './desk-fixture.ts';

const WRONG = { password: 'not-the-password' };

describe('after the first 401', () => {
  it('nothing is sent any more, whatever is queued or asked', async () => {
    const { finesse, desk } = await startScene({}, WRONG);
    const outcomes = await Promise.all([
      desk.read({ dialogs: true }),
      desk.reasonCodes(),
      desk.set({ state: 'READY' }),
      desk.read({ dialogs: false }),
    ]);
    outcomes.push(await desk.read({ dialogs: false }), await desk.read({ dialogs: false }));
    const failures = outcomes.map(failureOf);
    expect(failures.map(({ kind }) => kind)).toEqual(Array(6).fill('credentials'));
    expect(new Set(failures.map(({ detail }) => detail)).size).toBe(1);
    expect(finesse.requests.filter(({ user }) => user !== undefined)).toHaveLength(1);
    expect(finesse.requests.filter(({ node }) => node === 1)).toEqual([]);
  });

  it('holds over a fail-over: the other node is not asked', async () => {
    const { finesse, desk, read } = await startScene();
    await read();
    finesse.changePassword(ID, 'changed');
    expect(failureOf(await desk.read({ dialogs: false })).kind).toBe('credentials');
    finesse.forgetRecords();
    await finesse.nodeDown(0);
    await desk.read({ dialogs: false });
    await desk.read({ dialogs: false });
    expect(finesse.requests).toEqual([]);
  });

  it('refusals that come too late to be heard do not lock the account', async () => {
    const { finesse, desk, read } = await startScene({}, { deadlineMs: 50 });
    await read();
    finesse.changePassword(ID, 'changed');
    finesse.faults.extraLatencyMs = 60_000;
    for (let tries = 0; tries < 12; tries++) await desk.read({ dialogs: false });
    finesse.faults.extraLatencyMs = 0;
    const heard = [];
    for (let tries = 0; tries < 3; tries++) heard.push(await desk.read({ dialogs: false }));
    expect(heard.map(failureOf).at(-1)?.kind).toBe('credentials');
    const refused = finesse.requests.filter(({ status, user }) => status === 401 && user);
    // The fifth locks it.
    expect(refused.length).toBeLessThan(5);
  });

  it('a node that still does not answer is left for its partner, which does again', async () => {
    const { finesse, desk, read } = await startScene({}, { deadlineMs: 50 });
    await read();
    finesse.faults.next(Infinity, { kind: 'hang' });
    for (let tries = 0; tries < 6; tries++) await desk.read({ dialogs: false });
    finesse.faults.clear();
    finesse.faults.next(Infinity, { kind: 'hang' }, { node: 0 });
    const nodes = [];
    for (let tries = 0; tries < 4; tries++) {
      const outcome = await desk.read({ dialogs: false });
      if (outcome.ok) nodes.push(outcome.value.node);
    }
    expect(nodes).toContain(new URL(finesse.urls[1]).host);
  });

  it('traffic begins again with a new password', async () => {
    const { desk } = await startScene({}, WRONG);
    await desk.read({ dialogs: false });
    desk.resume(DEFAULT_AGENT.password);
    expect(valueOf(await desk.read({ dialogs: false })).loginId).toBe(ID);
  });

  it('a late 401 of the old password does not shut out the new one', async () => {
    const { clock, finesse, desk } = await startScene({}, WRONG);
    finesse.faults.extraLatencyMs = 100;
    const arrived = new Promise<void>((resolve) => {
      finesse.onRequest(({ user }) => {
        if (user !== undefined) resolve();
        // Answers SystemInfo at once; the User's 401 waits for the new password.
        else setImmediate(() => clock.advance(100));
      });
    });
    const first = desk.read({ dialogs: false });
    await arrived;
    desk.resume(DEFAULT_AGENT.password);
    finesse.faults.extraLatencyMs = 0;
    setImmediate(() => clock.advance(100));
    expect(failureOf(await first).kind).toBe('credentials');
    expect((await desk.read({ dialogs: false })).ok).toBe(true);
  });

  it('five strikes are never reached', async () => {
    const { finesse, desk } = await startScene({}, WRONG);
    for (let tries = 0; tries < 10; tries += 1) await desk.read({ dialogs: false });
    expect(finesse.lockOut.isLocked(ID)).toBe(false);
  });
});

it('is cancelled, not sent, after stop', async () => {
  const { finesse, desk } = await startScene();
  finesse.faults.next(Infinity, { kind: 'hang' }, { path: /User/ });
  const arrived = new Promise<void>((resolve) => {
    finesse.onRequest(({ status }) => {
      if (status === undefined) resolve();
    });
  });
  const [first, second] = [desk.read({ dialogs: false }), desk.read({ dialogs: false })];
  await arrived;
  await desk.stop();
  await desk.stop();
  const kinds = [await first, await second, await desk.read({ dialogs: false })].map(failureOf);
  expect(kinds.map(({ kind }) => kind)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(finesse.requests).toHaveLength(2);
});

describe('single sign-on', () => {
  it.each(['SSO', 'HYBRID'] as const)(
    'is recognised (%s) before a password leaves',
    async (mode) => {
      const { finesse, desk } = await startScene({ authMode: 'SSO' });
      if (mode === 'HYBRID') answerAuthModes(finesse, 'SSO');
      for (const outcome of [
        await desk.read({ dialogs: true }),
        await desk.set({ state: 'READY' }),
        await desk.reasonCodes(),
      ]) {
        expect(failureOf(outcome)).toMatchObject({ kind: 'forbidden' });
        expect(failureOf(outcome).detail).toContain('single sign-on');
      }
      expect(finesse.requests.filter(({ user }) => user !== undefined)).toEqual([]);
    },
  );

  it.each([
    ['SystemInfo', 503, 2],
    ['SystemInfo', 429, 2],
    ['SystemInfo', 500, 1],
    ['SystemInfo', 200, 1],
    ['UserAuthMode', 500, 1],
    ['UserAuthMode', 200, 1],
  ])('that %s tells late (%i, %i times) sees no password', async (page, status, times) => {
    const authMode = page === 'SystemInfo' ? 'SSO' : 'HYBRID';
    const { finesse, desk } = await startScene({ authMode, ssoUsers: [ID] });
    const body = '<html>starting</html>';
    finesse.faults.answerNext(times, { status, body }, { path: new RegExp(page) });
    for (let looks = 0; looks < times; looks += 1) failureOf(await desk.read({ dialogs: false }));
    expect(failureOf(await desk.read({ dialogs: false })).detail).toContain('single sign-on');
    expect(finesse.requests.filter(({ user }) => user !== undefined)).toEqual([]);
  });

  it('that nobody can ask for keeps a person with a password out for one look', async () => {
    const { finesse, desk } = await startScene({ authMode: 'HYBRID' });
    finesse.faults.answerNext(Infinity, { status: 500 }, { path: /UserAuthMode/ });
    failureOf(await desk.read({ dialogs: false }));
    expect((await desk.read({ dialogs: false })).ok).toBe(true);
  });

  it.each([200, 403])('HYBRID with a password works (UserAuthMode says %i)', async (status) => {
    const { finesse, desk } = await startScene({ authMode: 'HYBRID' });
    if (status === 403) finesse.faults.answerNext(1, { status }, { path: /UserAuthMode/ });
    expect((await desk.read({ dialogs: false })).ok).toBe(true);
    expect((await desk.read({ dialogs: false })).ok).toBe(true);
    const asked = finesse.requests.filter(({ path }) => path.includes('UserAuthMode'));
    expect(asked.map(({ user }) => user)).toEqual([undefined]);
  });

  function answerAuthModes(
    finesse: Awaited<ReturnType<typeof startScene>>['finesse'],
    authMode: string,
  ) {
    finesse.setAuthMode('HYBRID');
    const body = `<UserAuthMode><authMode>${authMode}</authMode></UserAuthMode>`;
    finesse.faults.answerNext(Infinity, { status: 200, body }, { path: /UserAuthMode/ });
  }
});
