/** Every word that Webex says, on both ways, ends up as exactly one of ours. */
import { describe, expect, it } from 'vitest';
import { livePresence, restPresence } from '../../../main/webex/presence-words.ts';

describe('live presence', () => {
  it.each([
    [{ status: 'active' }, 'active', 'active'],
    [{ status: 'inactive' }, 'inactive', 'inactive'],
    [{ status: 'call' }, 'call', 'call'],
    [{ status: 'presenting' }, 'presenting', 'presenting'],
    [{ status: 'dnd' }, 'DoNotDisturb', 'dnd'],
    [{ status: 'ooo' }, 'OutOfOffice', 'ooo'],
    [{ status: 'pending' }, 'pending', 'pending'],
    [{ status: 'unknown' }, 'unknown', 'unknown'],
    [{ status: 'busy' }, 'busy', 'busy'],
    [{ status: 'quiet' }, 'quiet', 'quiet'],
    [{ status: 'calendarItem' }, 'calendarItem', 'calendarItem'],
    [{ status: 'meeting' }, 'meeting', 'meeting'],
    [{ status: 'meeting', meetingType: '' }, 'meeting', 'meeting'],
    [{ status: 'meeting', meetingType: 'online' }, 'meeting', 'meeting'],
    [{ status: 'meeting', meetingType: 'calendar' }, 'calendarItem', 'meeting (calendar)'],
    [{ status: 'meeting', meetingType: 'Online' }, 'calendarItem', 'meeting (Online)'],
    [{ status: 'presenting', meetingType: 'calendar' }, 'presenting', 'presenting'],
    [{}, 'absent', ''],
    [{ status: '' }, 'absent', ''],
    [{ status: null }, 'absent', ''],
    [{ status: 'Active' }, 'unlisted', 'Active'],
    [{ status: 'clear' }, 'unlisted', 'clear'],
    [{ status: 'constructor' }, 'unlisted', 'constructor'],
    [{ status: 7 }, 'unlisted', '(number)'],
    [{ status: 'a\nb\u202ec' }, 'unlisted', 'a?b?c'],
    [{ status: 'x'.repeat(500) }, 'unlisted', 'x'.repeat(60)],
  ])('%j means %s', (composition, status, raw) => {
    expect(livePresence(composition)).toEqual({ status, raw, via: 'live', since: undefined });
  });

  it('knows since when', () => {
    const composition = { status: 'dnd', statusTime: '2026-11-22T13:27:11.727Z' };
    expect(livePresence(composition)?.since).toBe(Date.UTC(2026, 10, 22, 13, 27, 11, 727));
  });

  it.each([['not a time'], [''], [12], [null]])('does not take %j for a time', (statusTime) => {
    expect(livePresence({ status: 'dnd', statusTime })?.since).toBeUndefined();
  });

  it.each([[undefined], [null], ['active'], [[]], [7]])('%j is no composition', (value) => {
    expect(livePresence(value)).toBeUndefined();
  });
});

describe('REST presence', () => {
  it.each([
    ['active', 'active'],
    ['call', 'call'],
    ['DoNotDisturb', 'DoNotDisturb'],
    ['inactive', 'inactive'],
    ['meeting', 'meeting'],
    ['OutOfOffice', 'OutOfOffice'],
    ['pending', 'pending'],
    ['presenting', 'presenting'],
    ['unknown', 'unknown'],
    ['away', 'unlisted'],
  ])('%s means %s', (raw, status) => {
    const person = { id: 'Y2lz', status: raw, lastActivity: '2026-11-22T13:27:11.727Z' };
    expect(restPresence(person)).toEqual({ status, raw, via: 'rest', since: undefined });
  });

  it('takes a person without status as one who does not share it', () => {
    expect(restPresence({ id: 'Y2lz' })).toMatchObject({ status: 'absent', raw: '' });
  });

  it.each([
    [{ status: 'active' }, 'active'],
    [{ id: 7, status: 'call' }, 'call'],
    [{ id: null, status: '' }, 'absent'],
    [{ id: 'Y2lz', status: null }, 'absent'],
    [{ id: 'Y2lz', status: 7 }, 'unlisted'],
  ])('%j is a person', (person, status) => {
    expect(restPresence(person)).toMatchObject({ status });
  });

  it.each([[{}], [{ id: 7 }], [{ status: 7 }], [[]], ['text'], [undefined]])(
    '%j is no person',
    (value) => {
      expect(restPresence(value)).toBeUndefined();
    },
  );
});
