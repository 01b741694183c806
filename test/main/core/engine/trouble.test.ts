/** What the engine does when Finesse refuses, is away, or does not do what it accepted. */
import { describe, expect, it } from 'vitest';
import { failed } from '../../../../main/core/outcome.ts';
import { inOurMeeting, MINUTE, SECOND, targets } from '../../../support/stories.ts';
import { CODES, policyOf, World } from '../../../support/world.ts';

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

  it('22b: a revoked Webex token while owning holds, and is told', () => {
    const world = inOurMeeting();
    world.presenceLost(failed('credentials', 'Webex answered 401').failure);
    world.advance(60 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.attention).toEqual(['webexCredentials']);
    expect(world.reason).toBe('presenceLost');
    world.presence('active');
    world.advance(12 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
    expect(world.attention).toEqual([]);
  });

  it('23c: a 401 on the list of reason codes is one need, not two', () => {
    const world = new World();
    world.advance(30);
    world.finesseFails = unauthorized;
    world.advance(MINUTE);
    expect(world.attention).toEqual(['finesseCredentials']);
  });

  it('24: an outage holds everything; what is provably ours is given back after it', () => {
    const world = inOurMeeting();
    world.finesseFails = failed('unreachable', 'no answer').failure;
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(world.attention).toContain('finesseUnavailable');
    world.finesseFails = undefined;
    world.advance(MINUTE);
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

  it('26e: a reason code that is deleted later is missed within a day, before it is needed', () => {
    const world = new World();
    world.advance(MINUTE);
    expect(world.attention).not.toContain('reasonCodesMissing');
    world.codes = CODES.filter((code) => code.label !== 'Webex Meeting');
    world.advance(23 * 60 * MINUTE);
    expect(world.attention).not.toContain('reasonCodesMissing');
    world.advance(2 * 60 * MINUTE);
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

  it.each(['UCCE', 'UCCX'] as const)(
    '28: on %s READY that Finesse does not carry out is not tried again',
    (platform) => {
      // UCCX answers 202 and then error 33 or 265 to the desktop alone: we only see that nothing happened.
      const world = inOurMeeting({ platform });
      world.swallowWrites = true;
      world.presence('active');
      world.advance(30 * MINUTE);
      expect(targets(world)).toEqual(['NOT_READY', 'READY']);
      expect(world.reason).toBe('returnFailed');
    },
  );

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
