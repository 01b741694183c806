/** Another reason for what is ours: it follows the cause for the reports, and never touches what is of others. */
import { describe, expect, it } from 'vitest';
import { failed } from '../../../../main/core/outcome.ts';
import { inOurMeeting, MINUTE, SECOND, targets, usePolicy } from '../../../support/stories.ts';
import { CODES, policyOf, type World } from '../../../support/world.ts';

const written = (world: World) => world.writes.map((write) => write.reasonCodeId);

describe.each(['UCCE', 'UCCX'] as const)('another reason on %s', (platform) => {
  it('follows a cause that lasted ten seconds, and what is ours stays ours', () => {
    const world = inOurMeeting({ platform });
    const setAt = world.engine.ownership?.setAt;
    world.presence('call');
    world.advance(9 * SECOND);
    expect(written(world)).toEqual([41]);
    world.advance(2 * SECOND);
    expect(written(world)).toEqual([41, 42]);
    world.advance(SECOND);
    expect(world.agent.reasonCodeId).toBe(42);
    expect(world.sentence).toContain('Not Ready ("Webex Call")');
    // The longest time counts from the first Not Ready, not from its latest reason.
    expect(world.engine.ownership?.setAt).toBe(setAt);
    expect(world.saved).toMatchObject({ reasonCodeId: 42, label: 'Webex Call' });
    world.presence('active');
    world.advance(12 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY', 'READY']);
  });

  it('does not flicker', () => {
    const world = inOurMeeting({ platform });
    for (let i = 0; i < 20; i++) {
      world.presence(i % 2 === 0 ? 'call' : 'meeting');
      world.advance(8 * SECOND);
    }
    expect(written(world)).toEqual([41]);
  });

  it('is the same reason for a meeting and for presenting in it', () => {
    const world = inOurMeeting({ platform });
    world.presence('presenting');
    world.advance(MINUTE);
    expect(written(world)).toEqual([41]);
  });

  it('is never given to what somebody else set (I7)', () => {
    const world = inOurMeeting({ platform });
    world.change('agent', 'NOT_READY', 'Lunch');
    world.presence('call');
    world.advance(5 * MINUTE);
    expect(written(world)).toEqual([41]);
    expect(world.agent.reasonCodeId).toBe(45);
  });

  it('that fails is not tried again, and Ready still comes back', () => {
    const world = inOurMeeting({ platform });
    world.swallowWrites = true;
    world.presence('call');
    world.advance(30 * MINUTE);
    expect(written(world)).toEqual([41, 42]);
    expect(world.reason).toBe('keptNotReady');
    expect(world.attention).toContain('changeFailed');
    world.swallowWrites = false;
    world.presence('active');
    world.advance(12 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY', 'READY']);
    expect(world.attention).toEqual([]);
  });

  it('that is refused is not tried again either', () => {
    const world = inOurMeeting({ platform });
    world.writeFails = failed('refused', 'Invalid reason code').failure;
    world.presence('call');
    world.advance(30 * MINUTE);
    expect(written(world)).toEqual([41, 42]);
    world.writeFails = undefined;
    world.presence('active');
    world.advance(12 * SECOND);
    expect(world.agent.state).toBe('READY');
  });

  it('in the way of which a person came is theirs', () => {
    const world = inOurMeeting({ platform });
    world.presence('call');
    world.advance(10_050);
    expect(written(world)).toEqual([41, 42]);
    world.advance(200);
    world.change('agent', 'NOT_READY', 'Lunch');
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY']);
    expect(world.agent.reasonCodeId).toBe(45);
  });

  it('waits while a change is pending or a call is on', () => {
    const world = inOurMeeting({ platform });
    world.pending('READY');
    world.presence('call');
    world.advance(MINUTE);
    expect(written(world)).toEqual([41]);
    expect(world.sentence).toBe(
      'Finesse already has another change waiting for you (Ready). Your state is left alone.',
    );
    world.pending(undefined);
    world.dialogs(platform === 'UCCX' ? 1 : 0);
    world.advance(2 * MINUTE);
    expect(written(world)).toEqual(platform === 'UCCX' ? [41] : [41, 42]);
  });
});

describe('another reason', () => {
  it('that the team does not have leaves the first one', () => {
    const world = inOurMeeting({ codes: CODES.filter(({ label }) => label !== 'Webex Call') });
    world.presence('call');
    world.advance(10 * MINUTE);
    expect(written(world)).toEqual([41]);
    expect(world.reason).toBe('keptNotReady');
    world.presence('active');
    world.advance(12 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('where the server has no codes at all is none', () => {
    const world = inOurMeetingWithoutCodes();
    world.presence('call');
    world.advance(MINUTE);
    expect(written(world)).toEqual([undefined]);
  });

  it.each(['ask', 'observe'] as const)('is not given in mode %s', (mode) => {
    const world = inOurMeeting();
    world.hear({ type: 'modeChosen', at: world.now, mode });
    world.presence('call');
    world.advance(10 * MINUTE);
    expect(written(world)).toEqual([41]);
  });

  it('counts as a change, and the last one allowed is kept for more than a label', () => {
    const world = inOurMeeting({ policy: policyOf({ limits: { changesPer10Min: 2 } }) });
    world.presence('call');
    world.advance(15 * SECOND);
    world.presence('meeting');
    world.advance(2 * MINUTE);
    expect(written(world)).toEqual([41, 42]);
    expect(world.reason).toBe('keptNotReady');
  });

  it('is written down with both names', () => {
    const world = inOurMeeting();
    world.presence('DoNotDisturb');
    world.advance(10_050);
    expect(world.sentence).toBe(
      'Do Not Disturb is on in Webex: changing your reason from "Webex Meeting" to "Webex DND".',
    );
  });

  it('31: rules that change meanwhile change the reason, and never give Ready by themselves', () => {
    const world = inOurMeeting();
    usePolicy(world, policyOf({ rules: { meeting: { reason: 'Lunch' } } }));
    world.advance(MINUTE);
    world.presence('meeting');
    world.advance(12 * SECOND);
    expect(written(world)).toEqual([41, 45]);
    world.presence('active');
    world.advance(12 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY', 'READY']);
  });

  it('31b: a rule that no longer asks holds what is ours until presence is clear', () => {
    const world = inOurMeeting();
    usePolicy(world, policyOf({ rules: { meeting: { action: 'hold' } } }));
    world.presence('meeting');
    world.advance(20 * MINUTE);
    expect(world.reason).toBe('heldNotReady');
    world.presence('active');
    world.advance(12 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('31c: a rule that turned to clear does not give Ready at that moment (I4)', () => {
    const world = inOurMeeting();
    usePolicy(world, policyOf({ rules: { meeting: { action: 'clear' } } }));
    world.hear({ type: 'looked', at: world.now });
    world.advance(30 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
  });
});

function inOurMeetingWithoutCodes(): World {
  const world = inOurMeeting({ codes: CODES });
  world.presence('active');
  world.advance(MINUTE);
  world.codes = [];
  world.hear({ type: 'credentialsGiven', at: world.now });
  world.advance(SECOND);
  world.writes.length = 0;
  world.presence('meeting');
  world.advance(10 * SECOND);
  expect(world.agent).toMatchObject({ state: 'NOT_READY', reasonCodeId: undefined });
  return world;
}
