/** A site in trouble: who is asked how often, maintenance, and the wait after three refused sign-ins. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGENT, type FinesseSimulator } from '../../simulators/finesse/simulator.ts';
import { failureOf, startDesk, startScene, startSimulator, valueOf } from './desk-fixture.ts';

const MINUTE_MS = 60_000;
const QUARTER_HOUR_MS = 15 * MINUTE_MS;

async function startTimed() {
  const time = { now: 0 };
  const { finesse } = await startSimulator();
  finesse.signIn(DEFAULT_AGENT.loginId);
  const desk = startDesk(finesse, { now: () => time.now });
  const read = () => desk.read({ dialogs: false });
  return { time, finesse, desk, read };
}

const objects = ({ requests }: FinesseSimulator) =>
  requests.map(({ node, path }) => `${node} ${path.split('/').at(3) ?? ''}`);

describe('a whole site in trouble', () => {
  it('sees one request of each try, at the two nodes in turn', async () => {
    const { finesse, desk } = await startScene();
    valueOf(await desk.read({ dialogs: false }));
    finesse.faults.outOfService = true;
    finesse.forgetRecords();
    for (let tries = 0; tries < 6; tries += 1) {
      const failure = failureOf(await desk.read({ dialogs: false }));
      expect(failure.kind).toBe('outOfService');
      expect(failure.detail).toContain(new URL(finesse.urls[0]).host);
    }
    expect(objects(finesse)).toEqual([
      '0 User',
      '1 SystemInfo',
      '0 User',
      '1 SystemInfo',
      '0 User',
      '1 SystemInfo',
    ]);
  });

  it.each([1, 2])('that has recovered is found by the next try, after %i failures', async (n) => {
    const { finesse, desk } = await startScene();
    valueOf(await desk.read({ dialogs: false }));
    finesse.faults.outOfService = true;
    for (let tries = 0; tries < n; tries += 1) failureOf(await desk.read({ dialogs: false }));
    finesse.faults.outOfService = false;
    const reading = valueOf(await desk.read({ dialogs: false }));
    expect(reading.node).toBe(new URL(finesse.urls[0]).host);
  });
});

describe('a node that goes into maintenance', () => {
  const announce = (finesse: FinesseSimulator, node: number, word: string) => {
    const body = `<SystemInfo><status>IN_SERVICE</status><finesseMMode>${word}</finesseMMode></SystemInfo>`;
    finesse.faults.answerNext(Infinity, { status: 200, body }, { path: /SystemInfo/, node });
  };

  it.each(['INITIATING', 'IN_PROGRESS'])(
    'is left for its partner before it is gone (%s)',
    async (word) => {
      const { time, finesse, read } = await startTimed();
      valueOf(await read());
      announce(finesse, 0, word);
      time.now += QUARTER_HOUR_MS;
      expect(valueOf(await read()).node).toBe(new URL(finesse.urls[0]).host);
      expect(valueOf(await read()).node).toBe(new URL(finesse.urls[1]).host);
      finesse.faults.clear();
      time.now += QUARTER_HOUR_MS;
      expect(valueOf(await read()).node).toBe(new URL(finesse.urls[1]).host);
    },
  );

  it('is kept while the partner is in maintenance as well, or not in service', async () => {
    const { time, finesse, read } = await startTimed();
    valueOf(await read());
    announce(finesse, 0, 'IN_PROGRESS');
    announce(finesse, 1, 'INITIATING');
    time.now += QUARTER_HOUR_MS;
    for (let tries = 0; tries < 3; tries += 1) {
      expect(valueOf(await read()).node).toBe(new URL(finesse.urls[0]).host);
    }
    finesse.faults.clear();
    announce(finesse, 0, 'IN_PROGRESS');
    await finesse.nodeDown(1);
    time.now += QUARTER_HOUR_MS;
    for (let tries = 0; tries < 3; tries += 1) {
      expect(valueOf(await read()).node).toBe(new URL(finesse.urls[0]).host);
    }
  });

  it('SystemInfo is asked for every quarter of an hour, not more often', async () => {
    const { time, finesse, read } = await startTimed();
    for (let minute = 0; minute < 60; minute += 1) {
      valueOf(await read());
      time.now += MINUTE_MS;
    }
    const asked = finesse.requests.filter(({ path }) => path.includes('SystemInfo'));
    expect(asked).toHaveLength(4);
  });
});

describe('after three refused sign-ins in a row', () => {
  it('the next password waits until any lock is over, and is then sent', async () => {
    const { time, finesse, desk, read } = await startTimed();
    finesse.changePassword(DEFAULT_AGENT.loginId, 'the-new-one');
    for (let tries = 0; tries < 3; tries += 1) {
      expect(failureOf(await read()).kind).toBe('credentials');
      desk.resume(`wrong-${String(tries)}`);
    }
    desk.resume('the-new-one');
    finesse.forgetRecords();
    const waiting = failureOf(await read());
    expect(waiting).toMatchObject({ kind: 'throttled', retryAfterMs: 310_000 });
    expect(waiting.detail).toContain('6 min');
    time.now += 309_000;
    expect(failureOf(await read()).kind).toBe('throttled');
    expect(finesse.requests.filter(({ user }) => user !== undefined)).toEqual([]);
    time.now += 1_000;
    expect((await read()).ok).toBe(true);
    expect(finesse.lockOut.isLocked(DEFAULT_AGENT.loginId)).toBe(false);
  });

  it('a good one in between begins the count anew', async () => {
    const { finesse, desk, read } = await startTimed();
    for (let tries = 0; tries < 4; tries += 1) {
      desk.resume('wrong');
      expect(failureOf(await read()).kind).toBe('credentials');
      desk.resume(DEFAULT_AGENT.password);
      expect((await read()).ok).toBe(true);
    }
    expect(finesse.lockOut.isLocked(DEFAULT_AGENT.loginId)).toBe(false);
  });
});
