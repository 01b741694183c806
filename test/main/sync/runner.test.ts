/** The runner with a clock in the test's hand: clock changes, sleep, bugs, and an end that leaves nothing. */
import { describe, expect, it } from 'vitest';
import type { AgentReading, StateTarget } from '../../../main/core/agent.ts';
import type { DeskPresence } from '../../../main/core/desk.ts';
import type { Ownership } from '../../../main/core/engine/state.ts';
import type { Entry } from '../../../main/core/journal.ts';
import { failed, success } from '../../../main/core/outcome.ts';
import type { PresenceReading, PresenceStatus } from '../../../main/core/presence.ts';
import type { AgentDesk, PresenceNews } from '../../../main/sync/ports.ts';
import { Runner } from '../../../main/sync/runner.ts';
import { MINUTE, SECOND } from '../../support/stories.ts';
import { CODES, policyOf } from '../../support/world.ts';
import { manualClock } from '../webex/manual-clock.ts';

const HOUR = 60 * MINUTE;

/** One agent at one computer, whose two clocks the test moves apart as it likes. */
function scene() {
  const clock = manualClock();
  const entries: Entry[] = [];
  const sets: StateTarget['state'][] = [];
  const saved: (Ownership | undefined)[] = [];
  const bugs: unknown[] = [];
  let wallAhead = 0;
  let changes = 0;
  let agent: AgentReading = {
    loginId: '1001',
    extension: '2001',
    state: 'READY',
    stateChangeTime: 'at 0',
    stateAgeMs: 0,
    pendingState: undefined,
    reasonCodeId: undefined,
    reasonCode: undefined,
    dialogs: 0,
    platform: 'UCCE',
    node: 'finesse-a',
  };
  let presence: PresenceReading = { status: 'active', raw: '', via: 'live', since: undefined };
  let hearPresence: (news: PresenceNews) => void = () => undefined;
  let hearDesk: (desk: DeskPresence) => void = () => undefined;
  const stopped: string[] = [];
  const stop = (name: string) => () => {
    stopped.push(name);
    return Promise.resolve();
  };
  const desk: AgentDesk = {
    read: () => Promise.resolve(success(agent)),
    reasonCodes: () => Promise.resolve(success(CODES)),
    set: (target) => {
      sets.push(target.state);
      const reasonCodeId = target.state === 'NOT_READY' ? target.reasonCodeId : undefined;
      const stateChangeTime = `at ${String(++changes)}`;
      agent = { ...agent, state: target.state, reasonCodeId, stateChangeTime };
      return Promise.resolve(success(undefined));
    },
    resume: () => undefined,
    stop: stop('desk'),
  };
  const runner = new Runner({
    policy: policyOf(),
    presence: {
      start: (listener) => {
        hearPresence = listener;
        return stop('presence');
      },
      read: () => Promise.resolve(success(presence)),
    },
    desk,
    deskActivity: {
      start: (listener) => {
        hearDesk = listener;
        listener('atDesk');
        return stop('activity');
      },
    },
    ownership: { save: (ownership) => void saved.push(ownership) },
    earlier: { ownership: undefined, refused: undefined },
    clock,
    wallNow: () => clock.now() + wallAhead,
    record: (entry) => void entries.push(entry),
    onBug: (error) => void bugs.push(error),
  });
  runner.start();
  return {
    runner,
    clock,
    entries,
    sets,
    saved,
    bugs,
    desk,
    stopped,
    hearDesk: (at: DeskPresence) => hearDesk(at),
    show: async (status: PresenceStatus) => {
      presence = { status, raw: status, via: 'live', since: undefined };
      hearPresence({ kind: 'reading', reading: presence });
      await settled();
    },
    /** Lets time pass second by second, so that every answer finds its turn. */
    pass: async (ms: number) => {
      await settled();
      for (let left = ms; left > 0; left -= SECOND) {
        clock.advance(Math.min(SECOND, left));
        await settled();
      }
    },
    /** The date shown jumps; the steady clock goes on. */
    setWall: (byMs: number) => (wallAhead += byMs),
    /** Nothing runs, then everything that is late runs at once. */
    sleep: async (ms: number) => {
      clock.leap(ms);
      await settled();
    },
  };
}

/** All answers that are under way have arrived. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

async function inMeeting() {
  const one = scene();
  await one.show('active');
  await one.pass(5 * SECOND);
  await one.show('meeting');
  await one.pass(10 * SECOND);
  expect(one.sets).toEqual(['NOT_READY']);
  return one;
}

describe('32: clocks', () => {
  it.each([
    ['an hour back, as in autumn where clocks are set by hand', -HOUR],
    ['a day back', -24 * HOUR],
    ['half a minute ahead', 30 * SECOND],
  ])('a date that jumps %s changes nothing', async (_name, jump) => {
    const one = await inMeeting();
    await one.show('active');
    await one.pass(5 * SECOND);
    one.setWall(jump);
    await one.pass(4 * SECOND);
    expect(one.sets).toEqual(['NOT_READY']);
    await one.pass(3 * SECOND);
    expect(one.sets).toEqual(['NOT_READY', 'READY']);
  });

  it('a change to and from summer time is none: both clocks count the same hours', async () => {
    const one = await inMeeting();
    // 2026-10-25 01:00 UTC and 2027-03-28 01:00 UTC lie ahead of neither clock: nothing jumps.
    await one.pass(2 * HOUR);
    await one.show('active');
    await one.pass(12 * SECOND);
    expect(one.sets).toEqual(['NOT_READY', 'READY']);
  });

  it('a date that jumps an hour ahead may have been a sleep, so Ready is only offered', async () => {
    const one = await inMeeting();
    one.setWall(HOUR);
    await one.show('active');
    await one.pass(5 * MINUTE);
    expect(one.sets).toEqual(['NOT_READY']);
    expect(one.runner.state.intent.reason.kind).toBe('offerReady');
  });

  it('the same jump is noticed once', async () => {
    const one = scene();
    one.setWall(HOUR);
    await one.show('meeting');
    await one.pass(10 * SECOND);
    await one.show('active');
    await one.pass(12 * SECOND);
    expect(one.sets).toEqual(['NOT_READY', 'READY']);
  });

  it('clocks that drift apart slowly are no sleep', async () => {
    const one = await inMeeting();
    for (let i = 0; i < 60; i++) {
      one.setWall(20 * SECOND);
      await one.pass(10 * SECOND);
    }
    await one.show('active');
    await one.pass(12 * SECOND);
    expect(one.sets).toEqual(['NOT_READY', 'READY']);
  });
});

describe('16: sleep', () => {
  it('a steady clock that goes on during sleep shows it by a late timer', async () => {
    const one = await inMeeting();
    await one.sleep(2 * HOUR);
    await one.show('active');
    await one.pass(5 * MINUTE);
    expect(one.sets).toEqual(['NOT_READY']);
    expect(one.runner.state.intent.reason.kind).toBe('offerReady');
  });

  it('a steady clock that stands still during sleep shows it by the date', async () => {
    const one = await inMeeting();
    one.setWall(2 * HOUR);
    await one.pass(MINUTE);
    await one.show('active');
    await one.pass(5 * MINUTE);
    expect(one.sets).toEqual(['NOT_READY']);
    expect(one.runner.state.intent.reason.kind).toBe('offerReady');
  });

  it('its length counts from the last sign of life, not from the late timer', async () => {
    const one = await inMeeting();
    // The next look was due within the idle minute; the sleep began before that.
    await one.sleep(5 * MINUTE + 30 * SECOND);
    await one.show('active');
    await one.pass(5 * MINUTE);
    expect(one.sets).toEqual(['NOT_READY']);
  });

  it('a short one only means that both sides are read anew', async () => {
    const one = await inMeeting();
    await one.sleep(3 * MINUTE);
    await one.show('active');
    await one.pass(12 * SECOND);
    expect(one.sets).toEqual(['NOT_READY', 'READY']);
  });
});

describe('the runner', () => {
  it('saves what is ours, and forgets it with Ready', async () => {
    const one = await inMeeting();
    expect(one.saved.at(-1)).toMatchObject({ agent: '1001', reasonCodeId: 41 });
    await one.show('active');
    await one.pass(12 * SECOND);
    expect(one.saved.at(-1)).toBeUndefined();
    expect(one.saved).toHaveLength(2);
  });

  it('hears of the desk', async () => {
    const one = await inMeeting();
    one.hearDesk('away');
    await one.show('active');
    await one.pass(5 * MINUTE);
    expect(one.sets).toEqual(['NOT_READY']);
    one.hearDesk('atDesk');
    await one.pass(12 * SECOND);
    expect(one.sets).toEqual(['NOT_READY', 'READY']);
  });

  it('reports a bug of a client once and goes on without its answer', async () => {
    const one = scene();
    await one.show('active');
    await one.pass(5 * SECOND);
    one.desk.set = () => Promise.reject(new Error('a bug'));
    await one.show('meeting');
    await one.pass(2 * MINUTE);
    expect(one.bugs).toHaveLength(1);
    expect(one.sets).toEqual([]);
    const writes = one.entries.filter((entry) => entry.event === 'write');
    expect(writes).toMatchObject([{ result: 'failed' }]);
  });

  it('a late answer after its end changes nothing, and nothing is sent any more (I11)', async () => {
    const one = await inMeeting();
    let answer: () => void = () => undefined;
    one.desk.read = () =>
      new Promise((resolve) => {
        answer = () => resolve(failed('unreachable', 'too late'));
      });
    await one.show('active');
    await one.runner.stop();
    const entries = one.entries.length;
    answer();
    await one.pass(5 * MINUTE);
    await one.show('meeting');
    expect(one.entries).toHaveLength(entries);
    expect(one.sets).toEqual(['NOT_READY']);
    expect(one.saved.at(-1)).toMatchObject({ reasonCodeId: 41 });
    expect([...one.stopped].sort()).toEqual(['activity', 'desk', 'presence']);
  });
});
