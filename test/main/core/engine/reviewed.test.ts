/** Faults that a hostile review once showed from outside, each as the shortest story that shows it. */
import { describe, expect, it } from 'vitest';
import { failed } from '../../../../main/core/outcome.ts';
import { inOurMeeting, MINUTE, SECOND, targets } from '../../../support/stories.ts';
import { World } from '../../../support/world.ts';

describe('a slow Finesse', () => {
  it('gives Ready back although Webex confirms faster than Finesse answers, and is not hurried', () => {
    const world = inOurMeeting();
    world.answerMs = 2_500;
    world.presence('active');
    const before = world.requests.length;
    for (let second = 0; second < 40; second++) {
      world.advance(SECOND);
      world.presence('active');
    }
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
    expect(world.agent.state).toBe('READY');
    expect(world.requests.length - before).toBeLessThan(12);
  });
});

describe('a Finesse that needs six seconds for a look', () => {
  it('is still used, without being hurried', () => {
    const world = new World({ platform: 'UCCX' });
    world.answerMs = 6_000;
    world.presence('active');
    world.advance(30 * SECOND);
    const before = world.requests.length;
    world.presence('meeting');
    world.advance(30 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.requests.length - before).toBeLessThan(8);
  });
});

describe('a call with a colleague', () => {
  it('counts when the customer call before it was over for longer than five seconds', () => {
    const world = new World();
    world.presence('active');
    world.change('customer', 'TALKING');
    world.advance(MINUTE);
    world.change('customer', 'READY');
    // No reading falls into these seconds: only the age of Ready tells that the call was over.
    world.advance(20 * SECOND);
    world.presence('call');
    world.advance(10 * SECOND);
    expect(world.agent.reasonCodeId).toBe(42);
  });

  it('does not count right after a customer call that no reading saw end', () => {
    const world = new World();
    world.presence('active');
    world.change('customer', 'TALKING');
    world.advance(70 * SECOND);
    world.change('customer', 'READY');
    world.advance(4 * SECOND);
    world.presence('call');
    world.advance(MINUTE);
    expect(world.writes).toEqual([]);
  });
});

describe('a Finesse that does not tell about calls', () => {
  it('is watched and never written to, on UCCX', () => {
    const world = new World({ platform: 'UCCX' });
    world.agent = { ...world.agent, dialogs: undefined };
    world.presence('meeting');
    world.advance(30 * SECOND);
    expect(world.writes).toEqual([]);
    expect(world.reason).toBe('callsUnknown');
    const readings = world.requests.filter(({ kind }) => kind === 'readAgent').length;
    expect(readings).toBeLessThan(15);
    world.dialogs(0);
    world.advance(5 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
  });
});

describe('a write that nobody knows the end of', () => {
  it.each([
    ['unreachable', 'no answer came'],
    ['unreadable', 'finesse-a had an internal error (500)'],
  ] as const)('is not said to have been accepted, but why (%s)', (kind, detail) => {
    const world = new World();
    world.swallowWrites = true;
    world.writeFails = failed(kind, detail, { mayHaveArrived: true }).failure;
    world.presence('meeting');
    world.advance(MINUTE);
    const write = world.entries.find((entry) => entry.event === 'write');
    expect(write).toMatchObject({ result: 'failed' });
    expect(JSON.stringify(write)).toContain(`${detail}, and your state never showed it`);
  });

  it('names no reason where the server has none', () => {
    const world = new World({ codes: [] });
    world.presence('meeting');
    world.advance(MINUTE);
    const write = world.entries.find((entry) => entry.event === 'write');
    expect(write).toMatchObject({ result: 'done', label: '' });
    expect(world.sentence).not.toContain('""');
  });
});
