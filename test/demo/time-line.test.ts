/** The printed day keeps to its columns, and its clock moves the app's own times along. */
import { describe, expect, it } from 'vitest';
import { createDayClock } from './day-clock.ts';
import { wrapped } from './time-line.ts';

describe('the clock of the day', () => {
  const real = (time: string) => new Date(`2026-03-04T${time}`).getTime();

  it('begins each scene at its own time and runs on from there', () => {
    let now = real('16:20:10.700');
    const clock = createDayClock(() => now);
    clock.begin('09:00');
    expect(clock.face(real('16:20:13.100'))).toBe('09:00:03');
    now = real('16:20:30.200');
    clock.begin('12:00');
    expect(clock.face(real('16:20:31.000'))).toBe('12:00:01');
    // What was seen in the scene before keeps the time of that scene.
    expect(clock.face(real('16:20:20.000'))).toBe('09:00:10');
    now = real('16:21:00.000');
    clock.begin(undefined);
    expect(clock.face(real('16:21:05.000'))).toBe('16:21:05');
  });

  it('moves the times within a sentence, also across midnight', () => {
    const clock = createDayClock(() => real('23:59:58.000'));
    clock.begin('15:00');
    expect(clock.moved('Back to Ready at 23:59:59.', real('23:59:58.500'))).toBe(
      'Back to Ready at 15:00:01.',
    );
    expect(clock.moved('Back to Ready at 00:00:03.', real('23:59:59.000'))).toBe(
      'Back to Ready at 15:00:05.',
    );
  });
});

describe('wrapping', () => {
  it('keeps words whole and lines within the width', () => {
    expect(wrapped('Not Ready · Supervisor Initiated', 25)).toEqual([
      'Not Ready · Supervisor',
      'Initiated',
    ]);
    expect(wrapped('', 5)).toEqual(['']);
    expect(wrapped('unbreakable x', 5)).toEqual(['unbreakable', 'x']);
  });
});
