/** The proof that a Not Ready is ours (I1): every part of it is needed. */
import { describe, expect, it } from 'vitest';
import type { AgentReading } from '../../../../main/core/agent.ts';
import { isOurs, ownershipOf } from '../../../../main/core/engine/ownership.ts';
import type { Change, Ownership } from '../../../../main/core/engine/state.ts';
import { inOurMeeting, MINUTE, SECOND, targets } from '../../../support/stories.ts';

const reading: AgentReading = {
  loginId: '1001',
  extension: '2001',
  state: 'NOT_READY',
  stateChangeTime: '2026-11-23T08:00:03.000Z',
  stateAgeMs: 0,
  pendingState: undefined,
  reasonCodeId: 41,
  reasonCode: undefined,
  dialogs: 0,
  platform: 'UCCE',
  node: 'finesse-a.example.com:8445',
};

const ownership: Ownership = {
  agent: '1001',
  extension: '2001',
  reasonCodeId: 41,
  label: 'Webex Meeting',
  stateChangeTime: reading.stateChangeTime,
  priorState: 'READY',
  episode: 1,
  setAt: 0,
  offerOnly: false,
};

const change: Change = {
  id: 1,
  target: { state: 'NOT_READY', reasonCodeId: 41 },
  label: 'Webex Meeting',
  reason: { kind: 'finesseNotReadYet' },
  before: { ...reading, state: 'READY', reasonCodeId: undefined, stateChangeTime: 'before' },
  sentAt: 0,
  acceptedAt: 0,
  doubt: undefined,
  relabels: undefined,
  offerOnly: false,
  letGo: false,
};

describe('a Not Ready is ours', () => {
  it('while a reading shows exactly what our write left', () => {
    expect(isOurs(ownership, reading)).toBe(true);
  });

  it.each<[string, Partial<AgentReading>]>([
    ['another reason in the same moment', { reasonCodeId: 45 }],
    ['no reason', { reasonCodeId: undefined }],
    ['another time', { stateChangeTime: '2026-11-23T08:00:03.001Z' }],
    ['the same time, written another way', { stateChangeTime: '2026-11-23T08:00:03Z' }],
    ['no time', { stateChangeTime: '' }],
    ['another agent', { loginId: '1002' }],
    ['another extension', { extension: '2002' }],
    ['no extension', { extension: '' }],
    ['READY', { state: 'READY' }],
    ['a call', { state: 'TALKING' }],
  ])('but not with %s', (_what, other) => {
    expect(isOurs(ownership, { ...reading, ...other })).toBe(false);
  });

  it('and nothing is, without a proof or with one that has no time', () => {
    expect(isOurs(undefined, reading)).toBe(false);
    const timeless = { ...reading, stateChangeTime: '' };
    expect(isOurs({ ...ownership, stateChangeTime: '' }, timeless)).toBe(false);
  });
});

describe('a write becomes a proof', () => {
  it('when it was taken from READY and has a time', () => {
    expect(ownershipOf(change, reading, 1, 0)).toEqual(ownership);
  });

  it.each<[string, Partial<Change>, Partial<AgentReading>]>([
    ['it leaves no time', {}, { stateChangeTime: '' }],
    ['it was not taken from READY', { before: reading }, {}],
    ['it asked for READY', { target: { state: 'READY' } }, { state: 'READY' }],
  ])('but not when %s', (_what, change2, reading2) => {
    expect(
      ownershipOf({ ...change, ...change2 }, { ...reading, ...reading2 }, 1, 0),
    ).toBeUndefined();
  });
});

describe('a server whose time has seconds only', () => {
  it('another reason chosen within our second is the person’s', () => {
    const world = inOurMeeting();
    const { stateChangeTime } = world.agent;
    world.change('agent', 'NOT_READY', 'Lunch');
    world.agent = { ...world.agent, stateChangeTime };
    world.presence('active');
    world.advance(5 * MINUTE);
    expect(targets(world)).toEqual(['NOT_READY']);
  });

  it.each([
    ['another agent', { loginId: '1002' }],
    ['another extension', { extension: '2002' }],
  ] as const)('%s with the same reason is somebody else', (_who, other) => {
    const world = inOurMeeting();
    world.agent = { ...world.agent, ...other };
    world.presence('active');
    world.advance(20 * SECOND);
    expect(targets(world)).toEqual(['NOT_READY']);
  });
});
