/** Silence is noticed by the steady clock and by the date alike, because either may stand still while the machine sleeps. */
import { beforeEach, describe, expect, it } from 'vitest';
import { watchSilence, type SilenceWatch } from '../../../main/webex/silence.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';

const LIMIT_MS = 30_000;

let clock: ManualClock;
/** By how much the date has moved while the steady clock stood still. */
let slept: number;
let silences: number;
let watch: SilenceWatch;

beforeEach(() => {
  clock = manualClock();
  slept = 0;
  silences = 0;
  const wallNow = () => clock.now() + slept;
  watch = watchSilence({ clock, wallNow, limitMs: LIMIT_MS }, () => (silences += 1));
});

describe('awake', () => {
  it('silence is told once, and not a moment before its time', () => {
    clock.advance(LIMIT_MS - 1);
    expect([watch.fresh(), silences]).toEqual([true, 0]);
    clock.advance(1);
    expect([watch.fresh(), silences]).toEqual([false, 1]);
    clock.advance(10 * LIMIT_MS);
    expect([silences, clock.waiting()]).toEqual([1, 0]);
  });

  it('each word begins the time anew', () => {
    for (let word = 0; word < 5; word += 1) {
      clock.advance(LIMIT_MS - 1);
      watch.heard();
    }
    expect(silences).toBe(0);
    clock.advance(LIMIT_MS);
    expect(silences).toBe(1);
  });

  it('nothing is told after the end', () => {
    watch.stop();
    clock.advance(10 * LIMIT_MS);
    expect([silences, clock.waiting()]).toEqual([0, 0]);
  });
});

describe('after a sleep in which the steady clock stood still', () => {
  it('the old word is not believed any more, and the first look tells', () => {
    slept = 8 * 3_600_000;
    expect(watch.fresh()).toBe(false);
    watch.look();
    expect(silences).toBe(1);
  });

  it('the timer that was set before tells without a look', () => {
    clock.advance(LIMIT_MS - 1);
    watch.heard();
    slept = 8 * 3_600_000;
    clock.advance(1);
    expect(silences).toBe(1);
  });

  it('a short nap changes nothing, and a date that was set back leaves it to the steady clock', () => {
    slept = LIMIT_MS - 1;
    watch.look();
    expect([watch.fresh(), silences]).toEqual([true, 0]);
    watch.heard();
    slept = -8 * 3_600_000;
    watch.look();
    expect([watch.fresh(), silences]).toEqual([true, 0]);
    clock.advance(LIMIT_MS);
    expect(silences).toBe(1);
  });
});
