/** A node dies while what is set is ours: the engine, the desk and two real nodes, in the test's own time. */
import { expect, it, onTestFinished } from 'vitest';
import { success } from '../../../main/core/outcome.ts';
import type { PresenceReading, PresenceStatus } from '../../../main/core/presence.ts';
import type { AgentDesk, PresenceNews } from '../../../main/sync/ports.ts';
import { Runner } from '../../../main/sync/runner.ts';
import { policyOf } from '../../support/world.ts';
import { manualClock } from '../webex/manual-clock.ts';
import { ID, startDesk, startSimulator } from './desk-fixture.ts';

const SECOND_MS = 1_000;

async function startOwner() {
  const { clock: server, finesse } = await startSimulator();
  finesse.signIn(ID);
  finesse.chooseReady(ID);
  const clock = manualClock();
  const desk = startDesk(finesse, { now: () => clock.now() });
  const asked = { open: 0 };
  const count = async <T>(question: Promise<T>): Promise<T> => {
    asked.open += 1;
    return question.finally(() => (asked.open -= 1));
  };
  const counted: AgentDesk = {
    ...desk,
    read: (options) => count(desk.read(options)),
    reasonCodes: () => count(desk.reasonCodes()),
    set: (target) => count(desk.set(target)),
  };
  let reading: PresenceReading = { status: 'active', raw: '', via: 'live', since: undefined };
  let tell: (news: PresenceNews) => void = () => undefined;
  const runner = new Runner({
    policy: policyOf(),
    presence: {
      start: (listener) => {
        tell = listener;
        listener({ kind: 'reading', reading });
        return () => Promise.resolve();
      },
      read: () => Promise.resolve(success(reading)),
    },
    desk: counted,
    ownership: { save: () => undefined },
    earlier: { ownership: undefined, refused: undefined },
    clock,
    wallNow: () => clock.now(),
    record: () => undefined,
    onBug: (error) => {
      throw error;
    },
  });
  runner.start();
  onTestFinished(() => runner.stop());
  const settle = () => expect.poll(() => asked.open, { interval: 1 }).toBe(0);
  /** Second by second, each with its answers. */
  const pass = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 1) {
      await settle();
      clock.advance(SECOND_MS);
      server.advance(SECOND_MS);
    }
    await settle();
  };
  const presence = (status: PresenceStatus) => {
    reading = { status, raw: status, via: 'live', since: undefined };
    tell({ kind: 'reading', reading });
  };
  await pass(5);
  presence('meeting');
  await pass(10);
  expect(finesse.agent(ID).state).toBe('NOT_READY');
  expect(runner.state.ownership).toBeDefined();
  return { finesse, runner, pass, presence };
}

it('B takes over within 30 s, what is ours stays ours, and it is given back there', async () => {
  const { finesse, runner, pass, presence } = await startOwner();
  await finesse.nodeDown(0);
  finesse.forgetRecords();
  runner.hear({ type: 'looked' });
  await pass(30);
  expect(runner.state.finesse.reading?.node).toBe(new URL(finesse.urls[1]).host);
  expect(runner.state.finesse.failures).toBe(0);
  expect(runner.state.ownership).toBeDefined();
  presence('active');
  await pass(20);
  expect(finesse.agent(ID).state).toBe('READY');
  const writes = finesse.requests.filter(({ method }) => method === 'PUT');
  expect(writes.map(({ body, node }) => [node, body])).toEqual([
    [1, '<User><state>READY</state></User>'],
  ]);
});

it.each(['connection failure', 'the person', 'a supervisor'])(
  'what %s set meanwhile is not ours: nobody becomes Ready',
  async (who) => {
    const { finesse, runner, pass, presence } = await startOwner();
    await finesse.nodeDown(0);
    runner.hear({ type: 'looked' });
    await pass(5);
    if (who === 'connection failure') finesse.ctiFailover();
    else if (who === 'the person') finesse.chooseNotReady(ID, 'Lunch');
    else finesse.supervisorNotReady(ID);
    finesse.forgetRecords();
    await pass(30);
    expect(runner.state.finesse.reading?.node).toBe(new URL(finesse.urls[1]).host);
    expect(runner.state.ownership).toBeUndefined();
    presence('active');
    await pass(60);
    expect(finesse.agent(ID).state).toBe('NOT_READY');
    expect(finesse.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
  },
);

it('a wish that has become old in an outage is decided anew, not sent late', async () => {
  const { finesse, runner, pass, presence } = await startOwner();
  await Promise.all([finesse.nodeDown(0), finesse.nodeDown(1)]);
  runner.hear({ type: 'looked' });
  await pass(5);
  presence('active');
  await pass(60);
  presence('meeting');
  await pass(30);
  finesse.forgetRecords();
  await Promise.all([finesse.nodeUp(0), finesse.nodeUp(1)]);
  await pass(90);
  expect(runner.state.finesse.failures).toBe(0);
  expect(finesse.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
  expect(finesse.agent(ID).state).toBe('NOT_READY');
});
