/** Rules that stand behind other rules: no write shows that they are there, but their words or a rare moment do. */
import { describe, expect, it } from 'vitest';
import { failed, success } from '../../../../main/core/outcome.ts';
import { begin } from '../../../../main/core/engine/step.ts';
import { saidYes } from '../../../../main/core/engine/situation.ts';
import { inOurMeeting, MINUTE, SECOND, targets } from '../../../support/stories.ts';
import { policyOf, World } from '../../../support/world.ts';

describe('a second line of defence', () => {
  it.each([
    ['LOGOUT', 'agentSignedOut'],
    ['UNKNOWN', 'agentStateUnknown'],
  ] as const)('in %s the reason is that, and nothing else', (state, reason) => {
    const world = new World({ state });
    world.presence('meeting');
    world.advance(5 * MINUTE);
    expect(world.reason).toBe(reason);
    expect(world.writes).toEqual([]);
  });

  it('after a 401 the reason is the refusal, whatever Webex shows', () => {
    const world = new World();
    world.advance(SECOND);
    world.finesseFails = failed('credentials', 'Finesse answered 401').failure;
    world.presence('meeting');
    world.advance(MINUTE);
    world.finesseFails = undefined;
    world.presence('active');
    expect(world.reason).toBe('finesseRefusedCredentials');
  });

  it('on UCCX a reading without the dialogs is no look before a write', () => {
    const policy = policyOf({ rules: { meeting: { enterAfterMs: 0 } } });
    const world = new World({ platform: 'UCCX', policy });
    world.presence('active');
    world.advance(10 * SECOND);
    world.dialogs(1);
    world.answerMs = 500;
    // This reading is on its way, without the dialogs, when the meeting begins.
    world.hear({ type: 'looked', at: world.now });
    world.advance(100);
    world.presence('meeting');
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
  });
});

describe('answers that are none', () => {
  it('a reading that answers an older request is not heard', () => {
    const world = inOurMeeting();
    const outcome = success({ ...world.agent, state: 'READY' } as const);
    world.hear({ type: 'looked', at: world.now });
    world.hear({ type: 'agentRead', at: world.now, id: 1, outcome });
    world.presence('active');
    world.advance(15 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('the answer to an older write is not the answer to this one', () => {
    const world = new World();
    world.presence('meeting');
    world.advance(3_030);
    expect(targets(world)).toEqual(['NOT_READY']);
    const outcome = failed('refused', 'requires a valid reason code');
    world.hear({ type: 'changeAnswered', at: world.now, id: 0, outcome });
    world.advance(10 * SECOND);
    expect(outcomes(world)).toEqual(['done']);
  });

  it('a write whose answer was lost, though it arrived, is ours', () => {
    const world = new World();
    world.writeFails = failed('unreachable', 'no answer', { mayHaveArrived: true }).failure;
    world.presence('meeting');
    world.advance(20 * SECOND);
    world.writeFails = undefined;
    world.presence('active');
    world.advance(15 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('Ready that somebody overtook is not told as done', () => {
    const world = inOurMeeting();
    world.swallowWrites = true;
    world.presence('active');
    world.advance(10_100);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
    world.change('agent', 'NOT_READY', 'Lunch');
    world.advance(20 * SECOND);
    expect(outcomes(world)).toEqual(['done', 'overtaken']);
  });

  it('while Finesse does not answer, that is the reason', () => {
    const world = new World();
    world.presence('active');
    world.advance(5 * SECOND);
    world.finesseFails = failed('unreachable', 'no answer').failure;
    world.presence('meeting');
    world.advance(MINUTE);
    expect(world.reason).toBe('finesseUnavailable');
  });

  it('Stay Not Ready during the dwell is a no to the whole episode', () => {
    const world = new World();
    world.presence('meeting');
    world.advance(SECOND);
    world.hear({ type: 'stayChosen', at: world.now });
    world.advance(5 * MINUTE);
    expect(world.writes).toEqual([]);
  });
});

function outcomes(world: World): string[] {
  return world.entries.flatMap((entry) => (entry.event === 'write' ? [entry.result] : []));
}

describe('a yes', () => {
  it.each([
    ['READY', 'READY', true],
    ['NOT_READY', 'NOT_READY', true],
    ['READY', 'NOT_READY', false],
    ['NOT_READY', 'READY', false],
  ] as const)('to a question about %s, for %s: %s', (asked, wanted, counts) => {
    const question = { id: 1, target: asked, answer: 'yes', until: Infinity } as const;
    const state = { ...begin(policyOf(), 0), question };
    expect(saidYes(state, wanted)).toBe(counts);
  });
});

describe('rare moments', () => {
  it('a loss of Webex too short to be a silence begins the countdown anew', () => {
    const world = inOurMeeting();
    world.presence('active');
    world.advance(5 * SECOND);
    world.presenceLost();
    world.advance(SECOND);
    world.presence('active');
    world.advance(9 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(2 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('an outage of Finesse begins the countdown anew', () => {
    const world = inOurMeeting();
    world.finesseFails = failed('unreachable', 'no answer').failure;
    world.presence('active');
    world.advance(5 * MINUTE);
    world.finesseFails = undefined;
    while (world.attention.includes('finesseUnavailable')) world.advance(100);
    world.advance(9 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(2 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('a look that was asked for before the dwell was over and came late is none', () => {
    const world = new World();
    world.presence('active');
    world.advance(10 * SECOND);
    world.presence('meeting');
    world.advance(2_900);
    world.answerMs = 4 * SECOND;
    world.hear({ type: 'looked', at: world.now });
    world.advance(2_500);
    world.change('agent', 'NOT_READY', 'Lunch');
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
  });

  it('a look at Finesse from before the last one at Webex is none', () => {
    const world = inOurMeeting();
    world.presence('active');
    world.advance(9_900);
    world.answerMs = 3 * SECOND;
    world.advance(200);
    world.hear({ type: 'looked', at: world.now });
    world.advance(1_900);
    world.change('agent', 'NOT_READY', 'Lunch');
    world.advance(MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.agent.reasonCodeId).toBe(45);
  });

  it('another reason after a restart leaves Ready an offer', () => {
    const world = inOurMeeting();
    world.restart();
    world.advance(5 * SECOND);
    world.presence('DoNotDisturb');
    world.advance(15 * SECOND);
    expect(world.agent.reasonCodeId).toBe(43);
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY']);
  });

  it('another reason waits for a dwell that is longer than ten seconds', () => {
    const world = inOurMeeting();
    world.presence('unknown');
    world.advance(29 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(2 * SECOND);
    expect(world.agent.reasonCodeId).toBe(44);
  });

  it('a write that shows at the last moment is done, not failed', () => {
    const world = new World();
    world.applyAfterMs = 9_900;
    world.presence('meeting');
    world.advance(20 * SECOND);
    expect(outcomes(world)).toEqual(['done']);
  });
});
