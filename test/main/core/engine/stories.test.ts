/** What an agent lives through, told in simulated time: the scenarios that the product stands for. */
import { describe, expect, it } from 'vitest';
import { policyOf, World } from '../../../support/world.ts';
import { inOurMeeting, MINUTE, SECOND, targets } from '../../../support/stories.ts';

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
    // `unknown` may change the reason of what is ours, after its dwell; it never ends it.
    expect(targets(world)).not.toContain('READY');
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

  it('the end of observing leads to Not Ready as usual, and never to Ready by itself (I4)', () => {
    const world = new World({ policy: policyOf({ mode: 'observe' }) });
    world.presence('meeting');
    world.advance(MINUTE);
    world.change('agent', 'NOT_READY', 'Lunch');
    world.advance(MINUTE);
    world.hear({ type: 'modeChosen', at: world.now, mode: 'auto', byItself: true });
    world.presence('active');
    world.advance(10 * MINUTE);
    expect(world.writes).toEqual([]);
    world.change('agent', 'READY');
    world.advance(MINUTE);
    world.presence('meeting');
    world.advance(MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    const told = world.entries.filter((entry) => entry.event === 'choice');
    expect(told.map(({ choice }) => choice.kind)).toEqual(['modeByItself']);
  });

  it('17b: too many changes turn to asking, and say so once (I8)', () => {
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

  it('21c: after the longest time Ready is left to the person', () => {
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
