/** When SystemInfo is asked for, and that neither a look at the agent nor a write ever waits for it in vain. */
import { describe, expect, it } from 'vitest';
import type { FinesseSimulator } from '../../simulators/finesse/simulator.ts';
import { failureOf, ID, startDesk, startScene, startSimulator, valueOf } from './desk-fixture.ts';

const FIVE_MINUTES_MS = 300_000;
const INFO = { path: /SystemInfo$/ };
const LOST = { kind: 'unreachable' };

async function startTimedScene(prepare: (finesse: FinesseSimulator) => void = () => undefined) {
  const time = { now: 0 };
  const { finesse } = await startSimulator();
  finesse.signIn(ID);
  prepare(finesse);
  const desk = startDesk(finesse, { deadlineMs: 600, now: () => time.now });
  const read = () => desk.read({ dialogs: false });
  return { time, finesse, desk, read, sent: () => sentTo(finesse) };
}

/** Such as `0 SystemInfo anonymous`: node, object and how it was signed. */
function sentTo({ requests }: FinesseSimulator): readonly string[] {
  return requests.map(({ node, method, path, user }) => {
    const object = path.split('/').at(3) ?? '';
    return `${node} ${method} ${object}${user === undefined ? ' anonymous' : ''}`;
  });
}

/** Until it is known how the site signs its people in, nothing is sent in anybody's name; but not for ever. */
async function waitInVain({ read, sent }: Awaited<ReturnType<typeof startTimedScene>>) {
  failureOf(await read());
  expect(sent()).toEqual(['0 GET SystemInfo anonymous']);
  // Every second look asks the other node alone.
  for (let looks = 0; looks < 3; looks += 1) await read();
}

describe('a write', () => {
  it.each([
    ['hangs', { kind: 'hang' }],
    ['is not found', { kind: 'answer', answer: { status: 404 } }],
    ['fails', { kind: 'answer', answer: { status: 500 } }],
  ] as const)('is the only request after a read, also when SystemInfo %s', async (_, fault) => {
    const scene = await startTimedScene(({ faults }) => faults.next(Infinity, fault, INFO));
    if (fault.kind === 'hang') await waitInVain(scene);
    else if (fault.answer.status === 500) failureOf(await scene.read());
    valueOf(await scene.read());
    scene.time.now = FIVE_MINUTES_MS;
    scene.finesse.forgetRecords();
    valueOf(await scene.desk.set({ state: 'READY' }));
    expect(scene.sent()).toEqual(['0 PUT User']);
  });

  it('goes to the node of the last good read, in spite of a bad one since', async () => {
    const { finesse, desk, read, sent } = await startTimedScene();
    valueOf(await read());
    finesse.faults.next(Infinity, { kind: 'reset' }, { method: 'GET' });
    failureOf(await read());
    finesse.forgetRecords();
    valueOf(await desk.set({ state: 'READY' }));
    expect(sent()).toEqual(['0 PUT User']);
  });

  it('before any good read is not sent', async () => {
    const { finesse, desk, read, sent } = await startTimedScene();
    expect(failureOf(await desk.set({ state: 'READY' })).kind).toBe('cancelled');
    finesse.faults.next(Infinity, { kind: 'hang' });
    expect(failureOf(await read())).toMatchObject({ ...LOST, mayHaveArrived: false });
    finesse.forgetRecords();
    const failure = failureOf(await desk.set({ state: 'READY' }));
    expect(failure).toMatchObject({ ...LOST, mayHaveArrived: false });
    expect(sent()).toEqual([]);
  });
});

describe('SystemInfo', () => {
  it.each([
    ['hangs', { kind: 'hang' }],
    ['is cut off', { kind: 'reset' }],
    ['is busy', { kind: 'answer', answer: { status: 503, body: '<html>busy</html>' } }],
  ] as const)('that %s is asked for again after five minutes, not before', async (_, fault) => {
    const scene = await startTimedScene(({ faults }) => faults.next(Infinity, fault, INFO));
    const { time, finesse, read, sent } = scene;
    await waitInVain(scene);
    valueOf(await read());
    finesse.forgetRecords();
    for (const now of [0, 60_000, FIVE_MINUTES_MS - 1]) {
      time.now = now;
      expect(valueOf(await read()).platform).toBeUndefined();
    }
    expect(sent().filter((one) => one.includes('SystemInfo'))).toEqual([]);
    finesse.faults.clear();
    time.now = FIVE_MINUTES_MS + 1_000;
    expect(valueOf(await read()).platform).toBe('UCCE');
    await read();
    expect(sent().filter((one) => one.includes('SystemInfo'))).toHaveLength(1);
  });

  it('that hangs for good holds a User up for two seconds at most', async () => {
    const { finesse } = await startSimulator();
    finesse.faults.answerNext(Infinity, { status: 503, body: 'busy' }, INFO);
    const desk = startDesk(finesse, { now: () => time });
    let time = 0;
    const read = () => desk.read({ dialogs: false });
    failureOf(await read());
    await read();
    valueOf(await read());
    finesse.faults.clear();
    finesse.faults.next(Infinity, { kind: 'hang' }, INFO);
    time = FIVE_MINUTES_MS + 1_000;
    const startedAt = performance.now();
    valueOf(await read());
    expect(performance.now() - startedAt).toBeGreaterThan(1_500);
    expect(performance.now() - startedAt).toBeLessThan(3_500);
  });
});

describe('where SystemInfo wants a sign-in', () => {
  const wantsSignIn = ({ faults }: FinesseSimulator) => {
    faults.infoWantsSignIn = true;
  };

  it('it is asked for once without, and signed only when the User has been read', async () => {
    const { read, sent } = await startTimedScene(wantsSignIn);
    expect(valueOf(await read()).platform).toBeUndefined();
    expect(valueOf(await read()).platform).toBe('UCCE');
    await read();
    expect(sent()).toEqual([
      '0 GET SystemInfo anonymous',
      '0 GET User',
      '0 GET SystemInfo',
      '0 GET User',
      '0 GET User',
    ]);
  });

  it('a wrong password is sent once', async () => {
    const scene = await startTimedScene(wantsSignIn);
    scene.finesse.changePassword(ID, 'another');
    for (let times = 0; times < 3; times += 1) {
      expect(failureOf(await scene.read()).kind).toBe('credentials');
      expect(failureOf(await scene.desk.reasonCodes()).kind).toBe('credentials');
    }
    expect(scene.sent()).toEqual(['0 GET SystemInfo anonymous', '0 GET User']);
  });

  it('the other node is never asked without', async () => {
    const { finesse, read, sent } = await startTimedScene(wantsSignIn);
    valueOf(await read());
    await finesse.nodeDown(0);
    failureOf(await read());
    expect(valueOf(await read()).node).toBe(new URL(finesse.urls[1]).host);
    expect(sent().slice(-2)).toEqual(['1 GET SystemInfo', '1 GET User']);
  });

  it('and the first node was never there, the other one is found', async () => {
    const { finesse, read, sent } = await startTimedScene(wantsSignIn);
    await finesse.nodeDown(0);
    failureOf(await read());
    expect(valueOf(await read()).node).toBe(new URL(finesse.urls[1]).host);
    expect(sent()).toEqual(['1 GET SystemInfo anonymous', '1 GET User']);
  });
});

describe('the other node', () => {
  it.each([
    [404, '<html>404</html>'],
    [403, ''],
    [500, ''],
    [200, '{"not":"XML"}'],
    [503, '<html>busy</html>'],
  ])('is used when its SystemInfo answers %i %s', async (status, body) => {
    const { finesse, read, sent } = await startTimedScene(({ faults }) =>
      faults.answerNext(Infinity, { status, body }, { ...INFO, node: 1 }),
    );
    await finesse.nodeDown(0);
    failureOf(await read());
    for (let times = 0; times < 3; times += 1) {
      expect(valueOf(await read()).node).toBe(new URL(finesse.urls[1]).host);
    }
    const asked = sent().filter((one) => one === '1 GET SystemInfo anonymous');
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('is left alone while it says that it is out of service or does not answer', async () => {
    const { finesse, read, sent } = await startTimedScene();
    const outOfService = '<SystemInfo><status>OUT_OF_SERVICE</status></SystemInfo>';
    finesse.faults.answerNext(1, { status: 200, body: outOfService }, { ...INFO, node: 1 });
    finesse.faults.next(2, { kind: 'hang' }, { ...INFO, node: 1 });
    await finesse.nodeDown(0);
    for (let times = 0; times < 3; times += 1) {
      expect(failureOf(await read()).detail).toContain(new URL(finesse.urls[0]).host);
    }
    expect(sent().filter((one) => one.includes('User'))).toEqual([]);
  });

  it('whose SystemInfo does not tell is kept only if it knows the User', async () => {
    const { finesse, read, sent } = await startTimedScene(({ faults }) =>
      faults.answerNext(Infinity, { status: 404 }, { node: 1 }),
    );
    await finesse.nodeDown(0);
    failureOf(await read());
    for (let times = 0; times < 2; times += 1) expect((await read()).ok).toBe(false);
    await finesse.nodeUp(0);
    expect(valueOf(await read()).node).toBe(new URL(finesse.urls[0]).host);
    expect(sent().filter((one) => one === '1 GET SystemInfo anonymous')).toHaveLength(1);
  });
});

it('single sign-on is known on the other node, too, whatever that one tells', async () => {
  const { finesse, desk } = await startScene({ authMode: 'SSO' });
  failureOf(await desk.read({ dialogs: false }));
  finesse.faults.answerNext(Infinity, { status: 500 }, INFO);
  await finesse.nodeDown(0);
  for (let times = 0; times < 4; times += 1) failureOf(await desk.read({ dialogs: false }));
  expect(finesse.requests.filter(({ user }) => user !== undefined)).toEqual([]);
});
