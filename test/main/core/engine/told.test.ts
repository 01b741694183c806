/** What is written down, and when: each thing that is new, once, with what became of it. */
import { describe, expect, it } from 'vitest';
import type { AgentReading } from '../../../../main/core/agent.ts';
import { failed, success } from '../../../../main/core/outcome.ts';
import { inOurMeeting, MINUTE, SECOND, targets } from '../../../support/stories.ts';
import { CODES, World } from '../../../support/world.ts';

/** Finesse is looked at, and shows this. */
function shows(world: World, change: Partial<AgentReading>): void {
  world.agent = { ...world.agent, ...change };
  world.hear({ type: 'looked', at: world.now });
  world.advance(100);
}

function agentLines(world: World): number {
  return world.entries.filter(({ event }) => event === 'agent').length;
}

/** The results of all writes, with what is said about them. */
function results(world: World): string[] {
  return world.entries.flatMap((entry) =>
    entry.event === 'write' ? [`${entry.target.state} ${entry.result}: ${entry.detail}`] : [],
  );
}

function codesRead(world: World): number {
  return world.requests.filter(({ kind }) => kind === 'readReasonCodes').length;
}

describe('what Finesse shows is written down', () => {
  it.each<[string, Partial<AgentReading>]>([
    ['another state', { state: 'READY' }],
    ['another reason', { reasonCodeId: 42, reasonCode: CODES[1] }],
    ['the reason without its words', { reasonCode: undefined, reasonCodeId: 99 }],
    ['a state that waits for the end of a call', { pendingState: 'READY' }],
    ['another time', { stateChangeTime: '2026-11-23T09:00:00.000Z' }],
    ['another node', { node: 'finesse-b.example.com:8445' }],
  ])('when it is new: %s', (_what, change) => {
    const world = new World({ state: 'READY' });
    world.change('agent', 'NOT_READY', 'Lunch');
    world.presence('active');
    shows(world, {});
    const before = agentLines(world);
    shows(world, {});
    expect(agentLines(world)).toBe(before);
    shows(world, change);
    expect(agentLines(world)).toBe(before + 1);
  });

  it('with the words of the list where Finesse tells the id alone', () => {
    const world = new World();
    world.presence('active');
    world.advance(SECOND);
    const codeless = { reasonCodeId: 45, reasonCode: undefined, stateChangeTime: 'later' } as const;
    shows(world, { state: 'NOT_READY', ...codeless });
    expect(world.sentence).toBe('You are Not Ready ("Lunch"). Going Ready is left to you.');
  });
});

describe('what became of a write is written down', () => {
  it('as overtaken when somebody else was faster', () => {
    const world = new World();
    world.applyAfterMs = MINUTE;
    world.presence('meeting');
    world.advance(3_200);
    world.change('agent', 'NOT_READY', 'Lunch');
    world.advance(2 * SECOND);
    expect(results(world)).toEqual([
      'NOT_READY overtaken: the state was changed by somebody else meanwhile',
    ]);
    expect(world.saved).toBeUndefined();
  });

  it('as done without another word', () => {
    expect(results(inOurMeeting())).toEqual(['NOT_READY done: ']);
  });

  it('and a failure is over with the next one that is done', () => {
    const world = inOurMeeting();
    world.swallowWrites = true;
    world.presence('call');
    world.advance(30 * SECOND);
    expect(world.attention).toEqual(['changeFailed']);
    world.swallowWrites = false;
    world.presence('active');
    world.advance(11 * SECOND);
    expect(results(world).at(-1)).toBe('READY done: ');
    expect(world.attention).toEqual([]);
  });

  it('once, although its answer comes twice', () => {
    const world = new World();
    world.applyAfterMs = 3 * SECOND;
    world.presence('meeting');
    world.advance(3_100);
    const { change } = world.engine;
    const outcome = failed('refused', 'not now');
    world.hear({ type: 'changeAnswered', at: world.now, id: change?.id ?? NaN, outcome });
    world.advance(10 * SECOND);
    expect(results(world)).toEqual(['NOT_READY done: ']);
  });
});

describe('a write that is accepted right before an outage', () => {
  function acceptedThenAway(awayMs: number): World {
    const world = new World();
    world.applyAfterMs = SECOND;
    world.presence('meeting');
    world.advance(3_100);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.finesseFails = failed('unreachable', 'the connection was refused').failure;
    world.advance(awayMs);
    world.finesseFails = undefined;
    world.advance(2 * MINUTE);
    return world;
  }

  it('is ours when Finesse shows it after half a minute', () => {
    const world = acceptedThenAway(30 * SECOND);
    expect(results(world)).toEqual(['NOT_READY done: ']);
    expect(world.saved).toBeDefined();
  });

  it('is nobody’s when Finesse was away for minutes', () => {
    const world = acceptedThenAway(4 * MINUTE);
    expect(results(world)).toEqual([
      'NOT_READY failed: it was accepted, but your state never showed it',
    ]);
    expect(world.saved).toBeUndefined();
  });
});

describe('a refused request', () => {
  it('for Ready does not read the reason codes again', () => {
    const world = inOurMeeting();
    const before = codesRead(world);
    world.writeFails = failed('refused', 'not now').failure;
    world.presence('active');
    world.advance(MINUTE);
    expect(results(world).at(-1)).toBe('READY failed: not now');
    expect(codesRead(world)).toBe(before);
  });

  it('for another reason does not read them either, and what is ours stays ours', () => {
    const world = inOurMeeting();
    const before = codesRead(world);
    world.writeFails = failed('refused', 'not now').failure;
    world.presence('call');
    world.advance(MINUTE);
    expect(results(world).at(-1)).toBe('NOT_READY failed: not now');
    expect(codesRead(world)).toBe(before);
    expect(world.saved?.label).toBe('Webex Meeting');
  });
});

it('a first try that never came does not keep the reason from following the cause later', () => {
  const world = new World();
  world.writeFails = failed('outOfService', 'not in service').failure;
  world.presence('meeting');
  world.advance(3_100);
  world.writeFails = undefined;
  world.advance(2 * MINUTE);
  world.presence('call');
  world.advance(30 * SECOND);
  expect(world.agent).toMatchObject({ state: 'NOT_READY', reasonCodeId: 42 });
});

describe('a list of reason codes that cannot be read', () => {
  function withoutList(retryAfterMs?: number): World {
    const world = new World();
    world.presence('active');
    world.advance(10);
    const more = retryAfterMs === undefined ? {} : { retryAfterMs };
    const outcome = failed('throttled', 'asked too often', more);
    world.advance(15);
    const id = world.engine.reasonCodes.awaiting?.id ?? NaN;
    world.hear({ type: 'reasonCodesRead', at: world.now, id, outcome });
    return world;
  }

  it('is told, and the agent is still followed', () => {
    const world = withoutList();
    expect(world.attention).toEqual(['reasonCodesUnavailable']);
    expect(world.entries.at(-1)).toMatchObject({
      attention: { about: 'reasonCodesUnavailable', detail: 'asked too often' },
    });
    expect(world.reason).toBe('allClear');
    expect(world.engine.finesse.failure).toBeUndefined();
  });

  it('is asked for again after ten seconds, and then all is well', () => {
    const world = withoutList();
    const before = codesRead(world);
    world.advance(9 * SECOND);
    expect(codesRead(world)).toBe(before);
    world.advance(2 * SECOND);
    expect(codesRead(world)).toBe(before + 1);
    expect(world.attention).toEqual([]);
  });

  it('is left alone for as long as Finesse asked', () => {
    const world = withoutList(5 * MINUTE);
    const before = codesRead(world);
    world.advance(4 * MINUTE);
    expect(codesRead(world)).toBe(before);
    world.advance(2 * MINUTE);
    expect(codesRead(world)).toBe(before + 1);
  });

  it('answers only the question that is open', () => {
    const world = new World();
    world.presence('active');
    world.advance(MINUTE);
    const list = success([]);
    world.hear({ type: 'reasonCodesRead', at: world.now, id: 1, outcome: list });
    expect(world.engine.reasonCodes.list).toEqual(CODES);
  });
});

describe('what there is to know of the sign-in', () => {
  it('is told when it comes, and when it is over', () => {
    const world = new World();
    world.presence('active');
    world.advance(SECOND);
    const at = world.now;
    world.hear({ type: 'accessTold', at, notices: [{ about: 'webexSignInEnds', days: 3 }] });
    expect(world.attention).toEqual(['webexSignInEnds']);
    world.hear({ type: 'accessTold', at, notices: [] });
    expect(world.attention).toEqual([]);
  });
});
