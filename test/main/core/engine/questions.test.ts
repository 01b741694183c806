/** Being asked instead of being changed: each direction by itself, and every kind of answer. */
import { describe, expect, it } from 'vitest';
import { choices, inOurMeeting, MINUTE, SECOND, targets } from '../../../support/stories.ts';
import { policyOf, World } from '../../../support/world.ts';

const ASK = policyOf({ mode: 'ask' });
const ASK_READY = policyOf({ mode: { notReady: 'auto', ready: 'ask' } });
const ASK_NOT_READY = policyOf({ mode: { notReady: 'ask', ready: 'auto' } });

function answer(
  world: World,
  said: 'yes' | 'no',
  question = world.engine.question?.id ?? -1,
): void {
  world.hear({ type: 'answered', at: world.now, question, answer: said });
}

/** Ready, in a meeting, and asked about it. */
function askedNotReady(policy = ASK): World {
  const world = new World({ policy });
  world.presence('active');
  world.advance(5 * SECOND);
  world.presence('meeting');
  world.advance(10 * SECOND);
  expect(world.reason).toBe('askNotReady');
  expect(world.engine.question).toMatchObject({ target: 'NOT_READY', answer: 'open' });
  expect(world.writes).toEqual([]);
  return world;
}

/** Not Ready by us, the meeting over, and asked about Ready. */
function askedReady(policy = ASK_READY): World {
  const world = inOurMeeting({ policy });
  world.presence('active');
  world.advance(15 * SECOND);
  expect(world.reason).toBe('askReady');
  expect(world.engine.question).toMatchObject({ target: 'READY', answer: 'open' });
  expect(targets(world)).toEqual(['NOT_READY']);
  return world;
}

describe('asked before Not Ready', () => {
  it('a yes is done at once, and is ours', () => {
    const world = askedNotReady(ASK_NOT_READY);
    answer(world, 'yes');
    world.advance(SECOND);
    expect(world.agent).toMatchObject({ state: 'NOT_READY', reasonCodeId: 41 });
    world.presence('active');
    world.advance(15 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('a no holds for the whole episode, and the next meeting asks again', () => {
    const world = askedNotReady();
    answer(world, 'no');
    world.advance(30 * MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.reason).toBe('saidOnce');
    world.presence('call');
    world.advance(MINUTE);
    expect(world.reason).toBe('saidOnce');
    world.presence('active');
    world.advance(MINUTE);
    world.presence('meeting');
    world.advance(10 * SECOND);
    expect(world.engine.question).toMatchObject({ target: 'NOT_READY', answer: 'open' });
  });

  it('no answer is nothing, and it is not asked again in this episode', () => {
    const world = askedNotReady();
    const asked = world.engine.question?.id;
    world.advance(60 * MINUTE);
    expect(world.engine.question).toMatchObject({ id: asked, answer: 'none' });
    expect(world.writes).toEqual([]);
    expect(world.reason).toBe('askNotReady');
  });

  it('a yes after the time for answers is no answer', () => {
    const world = askedNotReady();
    world.advance(3 * MINUTE);
    answer(world, 'yes');
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
    expect(choices(world)).toEqual([]);
  });

  it('an answer to an old question is no answer to the present one', () => {
    const world = askedNotReady();
    const old = world.engine.question?.id ?? -1;
    world.presence('active');
    world.advance(MINUTE);
    world.presence('meeting');
    world.advance(10 * SECOND);
    expect(world.engine.question?.id).not.toBe(old);
    answer(world, 'yes', old);
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.engine.question?.answer).toBe('open');
  });

  it('a second answer to the same question changes nothing', () => {
    const world = askedNotReady();
    answer(world, 'yes');
    const { question } = world.engine;
    answer(world, 'no', question?.id);
    world.advance(SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(choices(world)).toEqual(['yes']);
  });

  it('a yes waits for a customer call, but not for longer than a minute', () => {
    const short = askedNotReady();
    short.change('customer', 'TALKING');
    short.hear({ type: 'looked', at: short.now });
    short.advance(SECOND);
    answer(short, 'yes');
    short.advance(20 * SECOND);
    expect(short.writes).toEqual([]);
    short.change('customer', 'READY');
    short.advance(5 * SECOND);
    expect(targets(short)).toEqual(['NOT_READY']);

    const long = askedNotReady();
    long.change('customer', 'TALKING');
    long.hear({ type: 'looked', at: long.now });
    long.advance(SECOND);
    answer(long, 'yes');
    long.advance(2 * MINUTE);
    long.change('customer', 'READY');
    long.advance(5 * MINUTE);
    expect(long.writes).toEqual([]);
  });

  it('a yes is void when the meeting is over by then', () => {
    const world = askedNotReady();
    world.presence('active');
    world.advance(SECOND);
    answer(world, 'yes');
    world.advance(5 * MINUTE);
    expect(world.writes).toEqual([]);
  });

  it('the sentence during the dwell says that a question comes', () => {
    const world = new World({ policy: ASK });
    world.presence('meeting');
    world.advance(SECOND);
    expect(world.sentence).toContain('you are asked about Not Ready ("Webex Meeting")');
  });
});

describe('asked before Ready', () => {
  it('a yes gives Ready back', () => {
    const world = askedReady();
    answer(world, 'yes');
    world.advance(SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
    expect(world.agent.state).toBe('READY');
    expect(choices(world)).toEqual(['yes']);
  });

  it('a no makes the Not Ready the person’s own', () => {
    const world = askedReady();
    answer(world, 'no');
    world.advance(60 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('setByPerson');
    expect(world.saved).toBeUndefined();
  });

  it('no answer leaves the agent Not Ready, and ours to offer after the next meeting', () => {
    const world = askedReady();
    world.advance(60 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.engine.question?.answer).toBe('none');
    world.presence('meeting');
    world.advance(MINUTE);
    world.presence('active');
    world.advance(15 * SECOND);
    expect(world.engine.question).toMatchObject({ target: 'READY', answer: 'open' });
  });

  it('a yes is void when a new meeting has begun', () => {
    const world = askedReady();
    const question = world.engine.question?.id;
    world.presence('meeting');
    answer(world, 'yes', question);
    world.advance(30 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('a yes is void when presence is lost right then', () => {
    const world = askedReady();
    world.presenceLost();
    answer(world, 'yes');
    world.advance(10 * MINUTE);
    world.presence('active');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('a yes never overrules what somebody else chose meanwhile (I1)', () => {
    const world = askedReady();
    world.change('supervisor', 'NOT_READY', 'Supervisor Initiated');
    answer(world, 'yes');
    world.advance(10 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('setBySupervisor');
  });

  it('5 more minutes, and then the question comes anew', () => {
    const world = askedReady();
    const first = world.engine.question?.id;
    world.hear({ type: 'delayChosen', at: world.now, delayMs: 5 * MINUTE });
    expect(world.engine.question).toBeUndefined();
    expect(world.sentence).toContain('you are asked at');
    world.advance(6 * MINUTE);
    expect(world.engine.question).toMatchObject({ target: 'READY', answer: 'open' });
    expect(world.engine.question?.id).not.toBe(first);
    expect(targets(world)).toEqual(['NOT_READY']);
  });
});

describe('one mode for each direction', () => {
  it('auto to Not Ready and ask to Ready', () => {
    const world = askedReady(ASK_READY);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('observe to Ready never asks, not even after a restart, and a yes would change nothing', () => {
    const policy = policyOf({ mode: { notReady: 'auto', ready: 'observe' } });
    const world = inOurMeeting({ policy });
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(world.reason).toBe('wouldGiveBackReady');
    world.restart();
    world.advance(5 * MINUTE);
    expect(world.reason).toBe('offerReady');
    expect(world.engine.question).toBeUndefined();
    world.hear({ type: 'readyChosen', at: world.now });
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('too many changes in one direction do not wake up the one that only observes', () => {
    const policy = policyOf({
      mode: { notReady: 'auto', ready: 'observe' },
      rules: { meeting: { enterAfterMs: 0 } },
      limits: { changesPer10Min: 2 },
    });
    const world = new World({ policy });
    for (let i = 0; i < 4; i++) {
      world.presence('meeting');
      world.advance(5 * SECOND);
      world.presence('active');
      world.change('agent', 'READY');
      world.advance(20 * SECOND);
    }
    expect(world.attention).toContain('tooManyChanges');
    expect(world.engine.modes).toEqual({ notReady: 'ask', ready: 'observe' });
  });

  it('another mode withdraws the question', () => {
    const world = askedNotReady();
    const question = world.engine.question?.id;
    world.hear({ type: 'modeChosen', at: world.now, mode: 'observe' });
    answer(world, 'yes', question);
    world.advance(10 * MINUTE);
    expect(world.writes).toEqual([]);
  });

  it('a pause withdraws the question', () => {
    const world = askedNotReady();
    const question = world.engine.question?.id;
    world.hear({ type: 'paused', at: world.now, until: Infinity });
    answer(world, 'yes', question);
    world.advance(10 * MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.sentence).toBe('Paused until you resume. Nothing is changed.');
    world.hear({ type: 'resumed', at: world.now });
    world.advance(5 * SECOND);
    expect(world.engine.question).toMatchObject({ target: 'NOT_READY', answer: 'open' });
  });
});
