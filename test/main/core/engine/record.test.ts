/** What survives a restart: a proof that is good enough to offer Ready, and never to set it. */
import { describe, expect, it } from 'vitest';
import { ownershipRecord, readOwnershipRecord } from '../../../../main/core/ownership-record.ts';
import type { EarlierRun } from '../../../../main/core/engine/step.ts';
import { inOurMeeting, MINUTE, SECOND, targets } from '../../../support/stories.ts';
import { policyOf, World } from '../../../support/world.ts';

const HOUR = 60 * MINUTE;

describe.each(['UCCE', 'UCCX'] as const)('a restart on %s', (platform) => {
  it('15: after a crash Ready is only offered, and a yes gives it', () => {
    const world = inOurMeeting({ platform });
    world.restart(30 * SECOND);
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('offerReady');
    world.hear({ type: 'readyChosen', at: world.now });
    world.advance(SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
    expect(world.saved).toBeUndefined();
  });

  it('15b: a crash between 202 and the change leaves no record, so it is not ours', () => {
    const world = new World({ platform });
    world.presence('meeting');
    world.advance(3_030);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.restart(10 * SECOND);
    expect(world.agent.reasonCodeId).toBe(41);
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('setByPerson');
    expect(world.engine.question).toBeUndefined();
  });

  it('15c: what the person changed while the app was down is theirs', () => {
    const world = inOurMeeting({ platform });
    world.change('agent', 'NOT_READY', 'Webex Meeting');
    world.restart(5 * MINUTE);
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('setByPerson');
    expect(world.saved).toBeUndefined();
  });

  it('15d: the meeting goes on after the restart: kept, and told that Ready is left to the person', () => {
    const world = inOurMeeting({ platform });
    world.restart(MINUTE);
    world.advance(10 * MINUTE);
    expect(world.reason).toBe('keptNotReady');
    expect(world.sentence).toContain('Going Ready afterwards is left to you.');
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it('15e: two restarts in a row are no better than one', () => {
    const world = inOurMeeting({ platform });
    world.restart(MINUTE);
    world.advance(MINUTE);
    world.restart(MINUTE);
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('offerReady');
  });

  it('15f: a restart while Ready in a meeting acts as a start does', () => {
    const world = new World({ platform });
    world.restart();
    world.presence('meeting');
    world.advance(2 * SECOND);
    expect(world.writes).toEqual([]);
    world.advance(5 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.presence('active');
    world.advance(12 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('29b: another extension is another sign-in', () => {
    const world = inOurMeeting({ platform });
    world.agent = { ...world.agent, extension: '2002' };
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.reason).toBe('setByPerson');
  });

  it('34: our reason code, set by another computer, is not ours', () => {
    const world = new World({ platform, state: 'NOT_READY' });
    world.change('app', 'NOT_READY', 'Webex Meeting');
    world.presence('meeting');
    world.advance(MINUTE);
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.reason).toBe('setByPerson');
  });

  it('34b: the other computer was first by a moment, so we keep still', () => {
    const world = new World({ platform });
    world.presence('active');
    world.advance(10 * SECOND);
    world.presence('meeting');
    world.advance(2_990);
    world.change('app', 'NOT_READY', 'Webex Meeting');
    world.advance(MINUTE);
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(world.writes).toEqual([]);
  });

  it('34c: the other computer gave Ready back while we counted down', () => {
    const world = inOurMeeting({ platform });
    world.presence('active');
    world.advance(9_900);
    world.change('app', 'READY');
    world.advance(MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.agent.state).toBe('READY');
  });
});

describe('16: sleep', () => {
  it('of five minutes and less is a lost connection: the countdown runs anew', () => {
    const world = inOurMeeting();
    world.presence('active');
    world.advance(9 * SECOND);
    world.hear({ type: 'woke', at: world.now, sleptMs: 5 * MINUTE });
    world.advance(9 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.advance(3 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('of more than that offers Ready, and a yes gives it', () => {
    const world = inOurMeeting();
    world.presence('active');
    world.hear({ type: 'woke', at: world.now, sleptMs: 2 * HOUR });
    world.advance(20 * SECOND);
    expect(world.engine.question).toMatchObject({ target: 'READY', answer: 'open' });
    expect(world.sentence).toMatch(/a sleep or new settings in between\. Going Ready is left to/);
    const question = world.engine.question?.id ?? -1;
    world.hear({ type: 'answered', at: world.now, question, answer: 'yes' });
    world.advance(SECOND);
    expect(targets(world)).toEqual(['NOT_READY', 'READY']);
  });

  it('during the dwell means that the meeting must last again', () => {
    const world = new World();
    world.presence('active');
    world.advance(10 * SECOND);
    world.presence('meeting');
    world.advance(2 * SECOND);
    world.hear({ type: 'woke', at: world.now, sleptMs: 10 * MINUTE });
    world.advance(2_500);
    expect(world.writes).toEqual([]);
    world.advance(2 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
  });
});

describe('a record that cannot be believed', () => {
  const good = () => {
    const { saved } = inOurMeeting();
    if (!saved) throw new Error('nothing was saved');
    return saved;
  };
  const NOW = new World().now;
  const read = (text: string | undefined): EarlierRun => readOwnershipRecord(text, NOW);
  const changed = (change: Record<string, unknown>) =>
    JSON.stringify({ ...(JSON.parse(ownershipRecord(good())) as object), ...change });

  it('is believed when nothing is wrong with it', () => {
    expect(read(ownershipRecord(good()))).toEqual({
      ownership: { ...good(), offerOnly: true },
      refused: undefined,
    });
    expect(read(changed({ reasonCodeId: null })).ownership?.reasonCodeId).toBeUndefined();
  });

  it.each<[string, string | undefined]>([
    ['none', undefined],
    ['an empty one', ''],
    ['an empty line', '\n'],
  ])('%s is no record, and no complaint', (_name, text) => {
    expect(read(text)).toEqual({ ownership: undefined, refused: undefined });
  });

  it.each<[string, string, string]>([
    ['torn', ownershipRecord(good()).slice(0, 40), 'the record is damaged'],
    ['no JSON', 'READY', 'the record is damaged'],
    ['a list', '[]', 'the record is damaged'],
    ['null', 'null', 'the record is damaged'],
    ['of another version', changed({ version: 2 }), 'the record is damaged'],
    ['without a time to know it by', changed({ stateChangeTime: '' }), 'the record is damaged'],
    ['without an agent', changed({ agent: '' }), 'the record is damaged'],
    ['not taken from Ready', changed({ priorState: 'WORK' }), 'the record is damaged'],
    ['with an absurd time', changed({ setAt: -1 }), 'the record is damaged'],
    ['with half a millisecond', changed({ setAt: 0.5 }), 'the record is damaged'],
    ['with something added', changed({ offerOnly: false }), 'the record is damaged'],
    ['from the future', changed({ setAt: NOW + HOUR }), 'the record is from the future'],
    ['too old', changed({ setAt: NOW - 25 * HOUR }), 'the record is more than a day old'],
  ])('%s: nothing is written because of it, and it is said', (_name, text, refused) => {
    const earlier = read(text);
    expect(earlier).toEqual({ ownership: undefined, refused });
    const world = new World({ state: 'NOT_READY', earlier });
    world.change('app', 'NOT_READY', 'Webex Meeting');
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.engine.question).toBeUndefined();
    expect(world.attention).toEqual(['recordRefused']);
    const told = world.entries.find((entry) => entry.event === 'attention');
    expect(told).toMatchObject({ attention: { about: 'recordRefused', detail: refused } });
    world.change('agent', 'READY');
    world.advance(2 * MINUTE);
    expect(world.attention).toEqual([]);
  });

  it('about another agent: refused by name as soon as Finesse says who is signed in', () => {
    const saved = { ...good(), agent: '1002' };
    const world = new World({
      state: 'NOT_READY',
      earlier: { ownership: saved, refused: undefined },
    });
    world.agent = {
      ...world.agent,
      stateChangeTime: saved.stateChangeTime,
      reasonCodeId: saved.reasonCodeId,
    };
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(world.writes).toEqual([]);
    expect(world.engine.question).toBeUndefined();
    expect(world.saved).toBeUndefined();
    const told = world.entries.find((entry) => entry.event === 'attention');
    expect(told).toMatchObject({
      attention: { about: 'recordRefused', detail: 'it is about another agent (1002)' },
    });
  });
});

describe('30: a pause', () => {
  it('while a change is under way lets go of that as well', () => {
    const world = new World();
    world.presence('meeting');
    world.advance(3_030);
    expect(targets(world)).toEqual(['NOT_READY']);
    world.hear({ type: 'paused', at: world.now, until: world.now + MINUTE });
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.saved).toBeUndefined();
  });

  it('does not survive as ownership over a restart', () => {
    const world = inOurMeeting({ policy: policyOf() });
    world.hear({ type: 'paused', at: world.now, until: Infinity });
    world.restart();
    world.presence('active');
    world.advance(20 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
    expect(world.engine.question).toBeUndefined();
  });
});
