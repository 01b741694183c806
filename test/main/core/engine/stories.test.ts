/** What an agent lives through, told in simulated time: the scenarios that the product stands for. */
import { describe, expect, it } from 'vitest';
import { failed } from '../../../../main/core/outcome.ts';
import { CODES, policyOf, World } from '../../../support/world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** An agent who was taken out of Ready by a meeting, and is settled in it. */
function inOurMeeting(options: ConstructorParameters<typeof World>[0] = {}): World {
  const world = new World(options);
  world.presence('active');
  world.advance(5 * SECOND);
  world.presence('meeting');
  world.advance(10 * SECOND);
  expect(world.agent).toMatchObject({ state: 'NOT_READY', reasonCodeId: 41 });
  return world;
}

const targets = (world: World) => world.writes.map((write) => write.target);

describe.each(['UCCE', 'UCCX'] as const)('on %s', (platform) => {
  it('1: a meeting takes the agent out of Ready, its end gives Ready back', () => {
    const world = inOurMeeting({ platform });
    expect(world.sentence).toContain('because you are in a Webex meeting');
    world.presence('active');
    world.advance(9 * SECOND);
    expect(world.agent.state).toBe('NOT_READY');
    world.advance(3 * SECOND);
    expect(world.agent.state).toBe('READY');
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('2: lunch stays lunch through a whole meeting', () => {
    const world = new World({ platform, state: 'READY' });
    world.change('agent', 'NOT_READY', 'Lunch');
    world.presence('meeting');
    world.advance(MINUTE);
    expect(world.sentence).toContain('"Lunch"');
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(world.writes).toEqual([]);
  });

  it('3: lunch chosen during the meeting stays lunch', () => {
    const world = inOurMeeting({ platform });
    world.change('agent', 'NOT_READY', 'Lunch');
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(world.agent.reasonCodeId).toBe(45);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('4: the same reason chosen again by hand is no longer ours', () => {
    const world = inOurMeeting({ platform });
    world.change('agent', 'NOT_READY', 'Webex Meeting');
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('5: Ready chosen during the meeting is respected until the next one', () => {
    const world = inOurMeeting({ platform });
    world.change('agent', 'READY');
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('saidOnce');
    world.presence('presenting');
    world.advance(MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.presence('active');
    world.advance(MINUTE);
    world.presence('meeting');
    world.advance(10 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY']);
  });

  it('5b: a blip of active does not end the episode', () => {
    const world = inOurMeeting({ platform });
    world.change('agent', 'READY');
    world.advance(2 * MINUTE);
    world.presence('active');
    world.advance(SECOND);
    world.presence('meeting');
    world.advance(MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('6: what a supervisor set is left alone', () => {
    const world = inOurMeeting({ platform });
    world.change('supervisor', 'NOT_READY', 'Supervisor Initiated');
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('setBySupervisor');
  });

  it('7: a call that was not answered is left alone', () => {
    const world = new World({ platform });
    world.presence('active');
    world.change('system', 'NOT_READY', 'Call Not Answered');
    world.advance(5 * MINUTE);
    expect(world.reason).toBe('setBySystem');
    expect(world.writes).toEqual([]);
  });

  it('8: the customer call on a Webex phone is no cause, not even afterwards', () => {
    const world = new World({ platform });
    world.presence('active');
    world.advance(MINUTE);
    world.change('customer', 'RESERVED');
    world.presence('call');
    world.advance(4 * SECOND);
    world.change('customer', 'TALKING');
    world.advance(2 * MINUTE);
    world.change('customer', 'READY');
    world.advance(MINUTE);
    world.presence('active');
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.changes.map((change) => change.by)).not.toContain('app');
  });

  it('8b: a short customer call between two readings is no cause either', () => {
    const world = new World({ platform });
    world.presence('active');
    world.advance(10 * SECOND);
    world.change('customer', 'TALKING');
    world.change('customer', 'READY');
    world.presence('call');
    world.advance(30 * SECOND);
    expect(world.writes).toEqual([]);
  });

  it('9: a call with a colleague is a cause', () => {
    const world = new World({ platform });
    world.presence('active');
    world.advance(10 * SECOND);
    world.presence('call');
    world.advance(4 * SECOND);
    expect(world.writes).toEqual([]);
    world.advance(2 * SECOND);
    expect(world.agent.reasonCodeId).toBe(42);
  });

  it('11: Do Not Disturb during a customer call waits for its end', () => {
    const world = new World({ platform, state: 'TALKING' });
    world.presence('DoNotDisturb');
    world.advance(2 * MINUTE);
    expect(world.reason).toBe('contactFirst');
    world.change('customer', 'READY');
    world.advance(5 * SECOND);
    expect(world.agent.reasonCodeId).toBe(43);
  });

  it('11b: Do Not Disturb that ended before the call did is forgotten', () => {
    const world = new World({ platform, state: 'TALKING' });
    world.presence('DoNotDisturb');
    world.advance(MINUTE);
    world.presence('active');
    world.advance(MINUTE);
    world.change('customer', 'READY');
    world.advance(2 * MINUTE);
    expect(world.writes).toEqual([]);
  });

  it.each(['WORK', 'WORK_READY', 'HOLD', 'RESERVED', 'RESERVED_OUTBOUND'] as const)(
    '12: nothing happens in %s',
    (state) => {
      const world = new World({ platform, state });
      world.presence('meeting');
      world.advance(5 * MINUTE);
      expect(world.writes).toEqual([]);
    },
  );

  it('13: starting while Not Ready and active changes nothing', () => {
    const world = new World({ platform, state: 'NOT_READY' });
    world.presence('active');
    world.advance(10 * MINUTE);
    expect(world.writes).toEqual([]);
  });

  it('14: starting Ready in a meeting goes Not Ready, and back afterwards', () => {
    const world = inOurMeeting({ platform });
    world.presence('active');
    world.advance(15 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('16: after a long sleep Ready is only offered', () => {
    const world = inOurMeeting({ platform });
    world.presence('active');
    world.hear({ type: 'woke', at: world.now, sleptMs: 2 * 60 * MINUTE });
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('offerReady');
  });

  it('16b: a sleep right after our write makes it an offer too', () => {
    const world = new World({ platform });
    world.presence('meeting');
    world.advance(3_030);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.hear({ type: 'woke', at: world.now, sleptMs: 10 * MINUTE });
    world.presence('active');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('offerReady');
  });
});

describe('presence that is no good news (I6)', () => {
  it('17: flapping presence writes at most once', () => {
    const world = new World();
    for (let i = 0; i < 60; i++) {
      world.presence(i % 2 === 0 ? 'meeting' : 'active');
      world.advance(2 * SECOND);
    }
    expect(world.writes.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['18: unknown', 'unknown', 'unknown'],
    ['19: a word that this version does not know', 'unlisted', 'focusing'],
    ['20: out of office', 'OutOfOffice', 'OutOfOffice'],
    ['21: inactive, where nobody can tell who is at the desk', 'inactive', 'inactive'],
    ['no status at all', 'absent', ''],
    ['quiet hours', 'quiet', 'quiet'],
    ['pending', 'pending', 'pending'],
  ] as const)('%s never gives Ready back', (_name, status, raw) => {
    const world = inOurMeeting();
    world.presence(status, raw);
    world.advance(30 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.agent.state).toBe('NOT_READY');
  });

  it('22: a lost connection holds, and its return begins the countdown anew', () => {
    const world = inOurMeeting();
    world.presence('active');
    world.advance(5 * SECOND);
    world.presenceLost();
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.presence('active');
    world.advance(9 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(3 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('time spent inactive does not count towards the countdown', () => {
    const world = inOurMeeting();
    world.presence('inactive');
    world.advance(5 * MINUTE);
    world.presence('active');
    world.advance(9 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(3 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('presence that grew stale is no longer known', () => {
    const world = inOurMeeting({ policy: policyOf({ returnToReady: { afterMs: 20 * MINUTE } }) });
    world.presence('active');
    world.webexSilent = true;
    world.advance(60 * MINUTE);
    expect(world.reason).toBe('presenceStale');
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('Webex is asked again right before Ready', () => {
    const world = inOurMeeting();
    world.presence('active');
    world.advance(9 * SECOND);
    world.presenceNow = { status: 'meeting', raw: 'meeting', via: 'rest', since: undefined };
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });
});

describe('Finesse in trouble', () => {
  const unauthorized = failed('credentials', 'Finesse answered 401').failure;

  it('23: the first 401 is the last request', () => {
    const world = new World();
    world.advance(SECOND);
    world.finesseFails = unauthorized;
    world.presence('meeting');
    world.advance(SECOND);
    const before = world.requests.length;
    world.presence('active');
    world.presence('meeting');
    world.hear({ type: 'looked', at: world.now });
    world.advance(24 * 60 * MINUTE);
    expect(world.requests.length).toBe(before);
    expect(world.attention).toContain('finesseCredentials');
    expect(world.writes).toEqual([]);
  });

  it('23b: a 401 on the write stops as well, and the person can begin again', () => {
    const world = new World();
    world.presence('active');
    world.advance(5 * SECOND);
    world.writeFails = unauthorized;
    world.presence('meeting');
    world.advance(5 * SECOND);
    const before = world.requests.length;
    world.advance(60 * MINUTE);
    expect(world.requests.length).toBe(before);
    world.writeFails = undefined;
    world.hear({ type: 'credentialsGiven', at: world.now });
    world.advance(5 * SECOND);
    expect(world.requests.length).toBeGreaterThan(before);
    expect(world.attention).not.toContain('finesseCredentials');
  });

  it('24: an outage holds everything; what is provably ours is given back after it', () => {
    const world = inOurMeeting();
    world.finesseFails = failed('unreachable', 'no answer').failure;
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(world.attention).toContain('finesseUnavailable');
    world.finesseFails = undefined;
    world.advance(30 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('24b: a connection failure that Finesse set meanwhile is not ours', () => {
    const world = inOurMeeting();
    world.finesseFails = failed('outOfService', 'out of service').failure;
    world.advance(MINUTE);
    world.change('system', 'NOT_READY', 'Call Not Answered');
    world.finesseFails = undefined;
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('25: accepted but never done is reported once and not repeated', () => {
    const world = new World();
    world.swallowWrites = true;
    world.presence('meeting');
    world.advance(30 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.attention).toContain('changeFailed');
    world.swallowWrites = false;
    world.presence('active');
    world.advance(MINUTE);
    world.presence('meeting');
    world.advance(MINUTE);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY']);
    expect(world.attention).not.toContain('changeFailed');
  });

  it('26: a refused reason code is looked up once more, then left', () => {
    const world = new World();
    world.writeFails = failed('refused', 'requires a valid reason code').failure;
    world.presence('meeting');
    world.advance(30 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.requests.filter((one) => one.kind === 'readReasonCodes')).toHaveLength(2);
    expect(world.attention).toContain('changeFailed');
  });

  it('26b: a reason code that was made anew is found by its label', () => {
    const world = new World();
    world.advance(SECOND);
    world.codes = CODES.map((code) => (code.id === 41 ? { ...code, id: 77 } : code));
    world.writeFails = failed('refused', 'requires a valid reason code').failure;
    world.presence('meeting');
    world.advance(3_030);
    world.writeFails = undefined;
    world.advance(MINUTE);
    expect(world.writes.map((write) => write.reasonCodeId)).toEqual([41, 77]);
    expect(world.agent.reasonCodeId).toBe(77);
  });

  it('26c: a missing reason code is named, and nothing is written', () => {
    const world = new World({ codes: CODES.filter((code) => code.label !== 'Webex Meeting') });
    world.presence('meeting');
    world.advance(5 * MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.sentence).toContain('"Webex Meeting"');
    expect(world.attention).toContain('reasonCodesMissing');
  });

  it('26d: the fallback stands in for a missing reason code', () => {
    const codes = CODES.filter((code) => code.label !== 'Webex Meeting');
    const world = new World({ codes, policy: policyOf({ fallbackReason: 'Webex DND' }) });
    world.presence('meeting');
    world.advance(MINUTE);
    expect(world.agent.reasonCodeId).toBe(43);
  });

  it('27: where no reason codes exist, Not Ready goes without one and is still ours', () => {
    const world = new World({ codes: [] });
    world.presence('meeting');
    world.advance(MINUTE);
    expect(world.agent).toMatchObject({ state: 'NOT_READY', reasonCodeId: undefined });
    world.presence('active');
    world.advance(MINUTE);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('28: READY that Finesse does not carry out is not tried again', () => {
    const world = inOurMeeting();
    world.swallowWrites = true;
    world.presence('active');
    world.advance(30 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
    expect(world.reason).toBe('returnFailed');
  });

  it('29: signing out and in again ends what was ours', () => {
    const world = inOurMeeting();
    world.change('agent', 'LOGOUT');
    world.advance(2 * MINUTE);
    world.change('agent', 'NOT_READY');
    world.presence('active');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('without a stateChangeTime a Not Ready cannot be known again (I1)', () => {
    const world = new World();
    world.presence('meeting');
    world.advance(3_200);
    world.agent = { ...world.agent, stateChangeTime: '' };
    world.advance(MINUTE);
    expect(world.agent.state).toBe('NOT_READY');
    world.presence('active');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });
});

describe('the person and the modes', () => {
  it('30: a pause while Not Ready is ours lets go of it', () => {
    const world = inOurMeeting();
    world.hear({ type: 'paused', at: world.now, until: world.now + 15 * MINUTE });
    world.presence('active');
    world.advance(60 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('30b: a pause ends by itself and the next meeting counts again', () => {
    const world = new World();
    world.hear({ type: 'paused', at: world.now, until: world.now + 15 * MINUTE });
    world.presence('meeting');
    world.advance(14 * MINUTE);
    expect(world.writes).toEqual([]);
    world.presence('meeting');
    world.advance(2 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('observe writes nothing and says what would have happened', () => {
    const world = new World({ policy: policyOf({ mode: 'observe' }) });
    world.presence('meeting');
    world.advance(MINUTE);
    expect(world.reason).toBe('wouldTakeNotReady');
    world.presence('active');
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
  });

  it('choosing another mode while Not Ready is ours never leads to Ready by itself (I4)', () => {
    const world = inOurMeeting();
    world.hear({ type: 'modeChosen', at: world.now, mode: 'observe' });
    world.presence('active');
    world.advance(MINUTE);
    world.hear({ type: 'modeChosen', at: world.now, mode: 'auto' });
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('I8: too many changes turn to asking, and say so once', () => {
    const policy = policyOf({
      rules: { meeting: { enterAfterMs: 0 } },
      returnToReady: { afterMs: 0 },
      limits: { changesPer10Min: 4 },
    });
    const world = new World({ policy });
    for (let i = 0; i < 20; i++) {
      world.presence('meeting');
      world.advance(5 * SECOND);
      world.presence('active');
      world.advance(5 * SECOND);
    }
    expect(world.writes).toHaveLength(4);
    const told = world.entries.filter(
      (entry) => entry.event === 'attention' && entry.attention.about === 'tooManyChanges',
    );
    expect(told).toHaveLength(1);
  });

  it('after the longest time Ready is left to the person', () => {
    const world = inOurMeeting({
      policy: policyOf({ returnToReady: { maxOwnedMs: 30 * MINUTE } }),
    });
    world.advance(40 * MINUTE);
    world.presence('active');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('ownedTooLong');
  });

  it('an empty chair is not given Ready; the countdown begins when the person is back', () => {
    const world = inOurMeeting();
    world.hear({ type: 'deskChanged', at: world.now, desk: 'away' });
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(world.reason).toBe('awayFromDesk');
    world.hear({ type: 'deskChanged', at: world.now, desk: 'atDesk' });
    world.presence('active');
    world.advance(5 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(10 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });
});

describe('UCCX', () => {
  it('10: a call that the state does not show is seen by its dialog', () => {
    const world = new World({ platform: 'UCCX' });
    world.dialogs(1);
    world.presence('meeting');
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
    world.dialogs(0);
    world.advance(5 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.dialogs(1);
    world.presence('active');
    world.advance(MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });
});

describe('lightness', () => {
  it('an idle hour costs at most 61 requests', () => {
    const world = new World();
    world.presence('active');
    world.advance(MINUTE);
    const before = world.requests.length;
    world.advance(60 * MINUTE);
    expect(world.requests.length - before).toBeLessThanOrEqual(61);
  });
});
