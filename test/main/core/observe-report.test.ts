/** The report of a time in mode `observe`, from made-up journals and from one that the engine wrote. */
import { describe, expect, it } from 'vitest';
import { journalLine } from '../../../main/core/journal.ts';
import { observeReport, reportText, type Would } from '../../../main/core/observe-report.ts';
import { ENGLISH } from '../../support/english.ts';
import { MINUTE, SECOND } from '../../support/stories.ts';
import { policyOf, World } from '../../support/world.ts';

const START = Date.UTC(2026, 10, 23, 9, 0, 0);
const options = {
  now: START,
  returnAfterMs: 10 * SECOND,
  dayOf: (at: number) => new Date(at).toISOString().slice(0, 10),
};
const face = (at: number) => new Date(at).toISOString().slice(11, 19);

function line(afterMs: number, event: string, more: Record<string, unknown> = {}): string {
  return JSON.stringify({ at: new Date(START + afterMs).toISOString(), event, ...more });
}

const decision = (afterMs: number, reason: string, label?: string) =>
  line(afterMs, 'decision', { reason, label, intent: 'rest' });
const meeting = (afterMs: number, label = 'Webex Meeting') =>
  decision(afterMs, 'wouldTakeNotReady', label);

function wouldOf(lines: readonly string[]): readonly Would[] {
  return observeReport(lines, options).days.flatMap((day) => day.would);
}

describe('a stretch of Not Ready', () => {
  it('lasts until the countdown after its cause is over', () => {
    const lines = [meeting(0), decision(30 * MINUTE, 'allClear'), decision(60 * MINUTE, 'contact')];
    expect(wouldOf(lines)).toEqual([
      {
        at: START,
        goes: 'NOT_READY',
        labels: ['Webex Meeting'],
        lastedMs: 30 * MINUTE + 10 * SECOND,
        ended: 'ready',
      },
      { at: START + 30 * MINUTE + 10 * SECOND, goes: 'READY' },
    ]);
  });

  it('goes on when its cause comes back during the countdown', () => {
    const lines = [
      meeting(0),
      decision(MINUTE, 'allClear'),
      decision(MINUTE + 5 * SECOND, 'dwell', 'Webex Meeting'),
      meeting(MINUTE + 8 * SECOND),
      decision(2 * MINUTE, 'allClear'),
      line(3 * MINUTE, 'agent'),
    ];
    const would = wouldOf(lines);
    expect(would).toHaveLength(2);
    expect(would[0]).toMatchObject({ lastedMs: 2 * MINUTE + 10 * SECOND, ended: 'ready' });
  });

  it('goes on while nothing is known, and counts down anew after it', () => {
    const lines = [
      meeting(0),
      decision(MINUTE, 'allClear'),
      decision(MINUTE + 5 * SECOND, 'presenceLost'),
      decision(9 * MINUTE, 'allClear'),
      line(20 * MINUTE, 'presence'),
    ];
    expect(wouldOf(lines)[0]).toMatchObject({ lastedMs: 9 * MINUTE + 10 * SECOND });
  });

  it('is two stretches when it was over in between', () => {
    const lines = [
      meeting(0),
      decision(MINUTE, 'allClear'),
      decision(5 * MINUTE, 'dwell'),
      meeting(5 * MINUTE + 3 * SECOND, 'Webex Call'),
      decision(6 * MINUTE, 'allClear'),
      line(7 * MINUTE, 'presence'),
    ];
    const [day] = observeReport(lines, options).days;
    expect(day).toMatchObject({
      notReady: 2,
      ready: 2,
      notReadyMs: MINUTE + 10 * SECOND + MINUTE + 7 * SECOND,
    });
  });

  it('names each reason that it would have had', () => {
    const lines = [
      meeting(0),
      decision(MINUTE, 'dwell', 'Webex Call'),
      meeting(MINUTE, 'Webex Call'),
      meeting(2 * MINUTE, 'Webex Call'),
      decision(3 * MINUTE, 'allClear'),
      line(4 * MINUTE, 'presence'),
    ];
    expect(wouldOf(lines)[0]).toMatchObject({ labels: ['Webex Meeting', 'Webex Call'] });
  });

  it.each(['setByPerson', 'setBySupervisor', 'setBySystem', 'agentSignedOut', 'paused'])(
    'ends with %s, and then there is no Ready',
    (reason) => {
      const lines = [meeting(0), decision(MINUTE, reason), decision(5 * MINUTE, 'allClear')];
      expect(wouldOf(lines)).toMatchObject([{ lastedMs: MINUTE, ended: 'person' }]);
    },
  );

  it.each(['stopped', 'started', 'choice'])('has no known end at "%s"', (event) => {
    const lines = [meeting(0), line(MINUTE, event), decision(5 * MINUTE, 'allClear')];
    expect(wouldOf(lines)).toMatchObject([{ lastedMs: undefined, ended: 'unknown' }]);
  });

  it('has no known end as long as it goes on, and a silent journal means that nothing changed', () => {
    expect(wouldOf([meeting(0)])).toMatchObject([{ ended: 'unknown' }]);
    const lines = [meeting(0), decision(MINUTE, 'allClear')];
    const at = (now: number) => observeReport(lines, { ...options, now }).days[0]?.would;
    expect(at(START + MINUTE + 9 * SECOND)).toMatchObject([{ ended: 'unknown' }]);
    expect(at(START + MINUTE + 10 * SECOND)).toMatchObject([{ ended: 'ready' }, { goes: 'READY' }]);
  });

  it('counts Ready alone where only that direction observes', () => {
    expect(wouldOf([decision(0, 'wouldGiveBackReady')])).toEqual([{ at: START, goes: 'READY' }]);
  });
});

describe('the journal', () => {
  it('skips and counts what is no journal line', () => {
    const lines = [
      '{"at":"2026-11-23T09:00:00.000Z","event":"dec',
      'null',
      '5',
      '[]',
      '{"event":"decision"}',
      '{"at":"yesterday","event":"decision"}',
      '{"at":5,"event":"decision"}',
      '{"at":"2026-11-23T09:00:00.000Z"}',
      '',
      meeting(0),
    ];
    expect(observeReport(lines, options)).toMatchObject({ lines: 9, torn: 8 });
    expect(wouldOf(lines)).toHaveLength(1);
  });

  it('is split by days, each stretch at the day on which it began', () => {
    const day = 24 * 60 * MINUTE;
    const lines = [
      meeting(15 * 60 * MINUTE - MINUTE),
      decision(15 * 60 * MINUTE + MINUTE, 'allClear'),
      meeting(day),
      decision(day + MINUTE, 'allClear'),
      line(day + 2 * MINUTE, 'stopped'),
    ];
    const { days } = observeReport(lines, options);
    expect(days.map(({ day: name, notReady, ready }) => [name, notReady, ready])).toEqual([
      ['2026-11-23', 1, 0],
      ['2026-11-24', 1, 2],
    ]);
  });

  it('of the engine itself is understood: what observe says is what auto does', () => {
    const play = (mode: 'observe' | 'auto') => {
      const world = new World({ policy: policyOf({ mode }) });
      const show = (status: 'active' | 'meeting' | 'call', ms: number) => {
        world.presence(status);
        world.advance(ms);
      };
      show('active', 10 * SECOND);
      show('meeting', 2 * SECOND);
      show('active', MINUTE);
      show('meeting', 5 * MINUTE);
      show('call', MINUTE);
      show('active', 5 * MINUTE);
      show('call', 2 * MINUTE);
      show('active', 5 * SECOND);
      show('call', 2 * MINUTE);
      show('active', 2 * MINUTE);
      return world;
    };
    const observed = play('observe');
    expect(observed.writes).toEqual([]);
    const lines = observed.entries.map((entry) =>
      JSON.stringify({
        ...journalLine(entry, face, ENGLISH),
        at: new Date(entry.at).toISOString(),
      }),
    );
    const report = observeReport(lines, { ...options, now: observed.now });
    expect(report.torn).toBe(0);
    const done = play('auto').writes.filter(
      (write) => write.target === 'READY' || write.agentState === 'READY',
    );
    const would = report.days.flatMap((day) => day.would);
    expect(would.map(({ goes }) => goes)).toEqual(done.map(({ target }) => target));
    would.forEach((one, index) => {
      expect(Math.abs(one.at - (done[index]?.at ?? 0))).toBeLessThan(SECOND);
    });
    expect(would[0]).toMatchObject({ labels: ['Webex Meeting', 'Webex Call'] });
  });
});

describe('the printed report', () => {
  it('reads well', () => {
    const lines = [
      meeting(0),
      decision(32 * MINUTE, 'allClear'),
      meeting(60 * MINUTE, 'Webex DND'),
      decision(61 * MINUTE, 'setByPerson'),
      meeting(90 * MINUTE, 'Webex Call'),
      'torn',
    ];
    expect(reportText(observeReport(lines, options), face)).toBe(
      [
        'What this app would have done while it only observed',
        '',
        '2026-11-23: Not Ready 3 times, 33 min 10 s in all; back to Ready 1 time',
        '  09:00:00  Not Ready ("Webex Meeting") for 32 min 10 s',
        '  09:32:10  Ready',
        '  10:00:00  Not Ready ("Webex DND") for 1 min, until the state was changed in Finesse',
        '  10:30:00  Not Ready ("Webex Call"), its end is not known',
        '',
        'Read 6 lines of the journal.',
        '1 line could not be read.',
        '',
      ].join('\n'),
    );
  });

  it('says so when there was nothing', () => {
    const text = reportText(observeReport([], options), face);
    expect(text).toContain('the app would have changed nothing');
    expect(text).toContain('Read 0 lines');
  });
});
