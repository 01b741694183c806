/** The way back to Ready: the countdown, what the person can do to it, and the empty chair. */
import { describe, expect, it } from 'vitest';
import { choices, inOurMeeting, MINUTE, SECOND, targets } from '../../../support/stories.ts';
import { policyOf, type World } from '../../../support/world.ts';

/** The meeting has been over for five seconds of the ten. */
function countingDown(options: Parameters<typeof inOurMeeting>[0] = {}): World {
  const world = inOurMeeting(options);
  world.presence('active');
  world.advance(5 * SECOND);
  expect(world.reason).toBe('returning');
  expect(world.sentence).toMatch(/^The reason for Not Ready is over\. Back to Ready at [\d:]+\.$/);
  return world;
}

describe('the countdown', () => {
  it('Stay Not Ready makes it the person’s own until they change it', () => {
    const world = countingDown();
    world.hear({ type: 'stayChosen', at: world.now });
    world.advance(60 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('setByPerson');
    expect(world.sentence).toBe('You are Not Ready ("Webex Meeting"). Going Ready is left to you.');
    expect(world.saved).toBeUndefined();
    expect(choices(world)).toEqual(['stayNotReady']);
  });

  it('Stay Not Ready closes the episode, not the day: the next meeting counts', () => {
    const world = inOurMeeting();
    world.hear({ type: 'stayChosen', at: world.now });
    world.change('agent', 'READY');
    world.advance(2 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.presence('active');
    world.advance(MINUTE);
    world.presence('meeting');
    world.advance(10 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'NOT_READY']);
  });

  it('Ready now does not wait for the rest of it', () => {
    const world = countingDown();
    world.hear({ type: 'readyChosen', at: world.now });
    world.advance(SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
    expect(choices(world)).toEqual(['readyNow']);
  });

  it('Ready now is void for what is not ours', () => {
    const world = countingDown();
    world.change('agent', 'NOT_READY', 'Lunch');
    world.hear({ type: 'readyChosen', at: world.now });
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('Ready now during the meeting lapses; it does not wait for its end', () => {
    const world = inOurMeeting({ policy: policyOf({ mode: { notReady: 'auto', ready: 'ask' } }) });
    world.hear({ type: 'readyChosen', at: world.now });
    world.advance(2 * MINUTE);
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('5 more minutes are five minutes', () => {
    const world = countingDown();
    world.hear({ type: 'delayChosen', at: world.now, delayMs: 5 * MINUTE });
    world.advance(5 * MINUTE - SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('returning');
    world.advance(2 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
    expect(choices(world)).toEqual(['delay']);
  });

  it('5 more minutes can be cut short, and can be made longer', () => {
    const short = countingDown();
    short.hear({ type: 'delayChosen', at: short.now, delayMs: 5 * MINUTE });
    short.advance(MINUTE);
    short.hear({ type: 'readyChosen', at: short.now });
    short.advance(SECOND);
    expect(targets(short)).toEqual(['NOT_READY', 'READY']);

    const long = countingDown();
    long.hear({ type: 'delayChosen', at: long.now, delayMs: 5 * MINUTE });
    long.advance(4 * MINUTE);
    long.hear({ type: 'delayChosen', at: long.now, delayMs: 5 * MINUTE });
    long.advance(4 * MINUTE);
    expect(targets(long)).toEqual(['NOT_READY']);
    long.advance(2 * MINUTE);
    expect(targets(long)).toEqual(['NOT_READY', 'READY']);
  });

  it('a new cause stops it, and what is ours stays ours', () => {
    const world = countingDown();
    world.hear({ type: 'delayChosen', at: world.now, delayMs: 5 * MINUTE });
    world.presence('meeting');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('keptNotReady');
    world.presence('active');
    world.advance(9 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(3 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('a cause too short to count stops it as well', () => {
    const world = countingDown();
    world.presence('call');
    world.advance(SECOND);
    world.presence('active');
    world.advance(9 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(2 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it.each(['UCCE', 'UCCX'] as const)('a call on %s during it waits for its end', (platform) => {
    const world = countingDown({ platform });
    // The agent dials: UCCE shows it in the state, UCCX in the dialogs alone.
    if (platform === 'UCCE') world.change('agent', 'TALKING');
    else world.dialogs(1);
    world.advance(2 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    if (platform === 'UCCE') world.change('system', 'NOT_READY', 'Webex Meeting');
    else world.dialogs(0);
    world.advance(2 * MINUTE);
    // On UCCE the state has a new time after the call, so that it can no longer be known as ours.
    expect(targets(world)).toEqual(platform === 'UCCE' ? ['NOT_READY'] : ['NOT_READY', 'READY']);
  });
});

describe('at the desk', () => {
  const desk = (world: World, at: 'atDesk' | 'away' | 'unknown') =>
    world.hear({ type: 'deskChanged', at: world.now, desk: at });

  it('leaving during the countdown stops it; coming back begins it anew', () => {
    const world = countingDown();
    desk(world, 'away');
    world.advance(20 * MINUTE);
    expect(world.reason).toBe('awayFromDesk');
    desk(world, 'atDesk');
    world.advance(9 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(2 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('being told again that the person is there does not begin it anew', () => {
    const world = inOurMeeting();
    desk(world, 'atDesk');
    world.presence('active');
    for (let i = 0; i < 6; i++) {
      world.advance(2 * SECOND);
      desk(world, 'atDesk');
    }
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('nobody is asked while away, and the question comes when they are back', () => {
    const world = inOurMeeting({ policy: policyOf({ mode: { notReady: 'auto', ready: 'ask' } }) });
    desk(world, 'away');
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(world.engine.question).toBeUndefined();
    desk(world, 'atDesk');
    world.advance(12 * SECOND);
    expect(world.engine.question).toMatchObject({ target: 'READY', answer: 'open' });
  });

  it('nobody is offered Ready while away, also not after a restart', () => {
    const world = inOurMeeting();
    world.presence('active');
    world.restart();
    desk(world, 'away');
    world.advance(20 * MINUTE);
    expect(world.reason).toBe('awayFromDesk');
    desk(world, 'atDesk');
    world.advance(12 * SECOND);
    expect(world.reason).toBe('offerReady');
    expect(world.engine.question).toMatchObject({ target: 'READY', answer: 'open' });
  });

  it('21: inactive at the desk is clear, and its countdown begins when both are true', () => {
    const world = inOurMeeting();
    desk(world, 'away');
    world.presence('inactive');
    world.advance(5 * MINUTE);
    expect(world.reason).toBe('heldNotReady');
    desk(world, 'atDesk');
    world.advance(9 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(3 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('21b: inactive and away holds, and after the longest time is left to the person', () => {
    const world = inOurMeeting({
      policy: policyOf({ returnToReady: { maxOwnedMs: 30 * MINUTE } }),
    });
    desk(world, 'away');
    world.presence('inactive');
    world.advance(31 * MINUTE);
    expect(world.reason).toBe('ownedTooLong');
    desk(world, 'atDesk');
    world.advance(10 * SECOND);
    expect(world.engine.question).toMatchObject({ target: 'READY', answer: 'open' });
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('where it does not matter, an empty chair is given Ready', () => {
    const policy = policyOf({ returnToReady: { onlyAtDesk: false } });
    const world = inOurMeeting({ policy });
    desk(world, 'away');
    world.presence('active');
    world.advance(12 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('even there, inactive is clear only at the desk', () => {
    const policy = policyOf({ returnToReady: { onlyAtDesk: false } });
    const world = inOurMeeting({ policy });
    desk(world, 'away');
    world.presence('inactive');
    world.advance(60 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('going Not Ready does not depend on the desk', () => {
    const world = inOurMeeting();
    world.presence('active');
    world.advance(MINUTE);
    desk(world, 'away');
    world.presence('meeting');
    world.advance(10 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY', 'NOT_READY']);
  });
});

describe('limits', () => {
  it('a blip of active after a restart disturbs nobody', () => {
    const world = inOurMeeting();
    world.restart();
    world.advance(5 * SECOND);
    world.presence('active');
    world.advance(SECOND);
    expect(world.engine.question).toBeUndefined();
    world.presence('meeting');
    world.advance(MINUTE);
    world.presence('active');
    world.advance(5 * SECOND);
    expect(world.engine.question).toMatchObject({ target: 'READY', answer: 'open' });
    // That it is asked now is written down, although its reason was told before.
    const last = world.entries.findLast((entry) => entry.event === 'decision');
    expect(last).toMatchObject({ intent: 'ask', reason: { kind: 'offerReady' } });
  });

  it('the longest time left, a yes still gives Ready back', () => {
    const world = inOurMeeting({
      policy: policyOf({ returnToReady: { maxOwnedMs: 30 * MINUTE } }),
    });
    world.advance(31 * MINUTE);
    expect(world.sentence).toContain('Going Ready afterwards is left to you.');
    world.presence('active');
    world.advance(10 * SECOND);
    const question = world.engine.question?.id ?? -1;
    world.hear({ type: 'answered', at: world.now, question, answer: 'yes' });
    world.advance(SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('Ready in the way of which a call came counts as done', () => {
    const world = countingDown();
    world.advance(5_100);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
    world.advance(200);
    world.change('customer', 'RESERVED');
    world.advance(10 * SECOND);
    const last = world.entries.findLast((entry) => entry.event === 'write');
    expect(last).toMatchObject({ target: { state: 'READY' }, result: 'done' });
    expect(world.attention).toEqual([]);
  });
});
