/** The history that a person reads, takes along and deletes. */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../main/app/csv.ts';
import { createHistory } from '../../../main/app/history.ts';
import { nextMorning } from '../../../main/app/next-morning.ts';
import { openJournal } from '../../../main/store/journal-file.ts';
import type { Language } from '../../../main/core/language/language.ts';
import { speakerOf } from '../../../main/core/language/speaker.ts';
import type { Outcome } from '../../../main/core/outcome.ts';
import { makeFolder } from '../store/folder.ts';

/** In the time zone of this machine. */
const at = (day: string, time: string) => new Date(`${day}T${time}`).toISOString();
const line = (when: string, event: string, more: Record<string, unknown> = {}) =>
  JSON.stringify({ at: when, event, sentence: `About ${event}.`, ...more });

function historyOf(older: readonly string[], newer: readonly string[], language: Language = 'en') {
  const profile = makeFolder();
  writeFileSync(path.join(profile, 'journal.1.jsonl'), `${older.join('\n')}\n`);
  writeFileSync(path.join(profile, 'journal.jsonl'), `${newer.join('\n')}\n`);
  const journal = openJournal(profile, (words) => {
    throw new Error(words);
  });
  return {
    profile,
    journal,
    history: createHistory({
      profile,
      journal,
      speaker: speakerOf(language),
      returnAfterMs: () => 10_000,
    }),
  };
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.failure.detail);
  return outcome.value;
}

describe('the history', () => {
  const monday = [
    line(at('2026-11-23', '23:59:30'), 'decision', {
      reason: 'wouldTakeNotReady',
      label: 'Webex Meeting',
    }),
  ];
  const tuesday = [
    line(at('2026-11-24', '00:00:30'), 'decision', { reason: 'allClear' }),
    '{"torn',
    '"neither is this"',
    line(at('2026-11-24', '09:00:00'), 'presence'),
  ];

  it('shows the latest day first, and each day by the clock of this machine', () => {
    const { history } = historyOf(monday, tuesday);
    const latest = value(history.read(''));
    expect([latest.days, latest.day]).toEqual([['2026-11-24', '2026-11-23'], '2026-11-24']);
    expect(latest.lines.map(({ event }) => event)).toEqual(['decision', 'presence']);
  });

  it('tells what would have been, also where it ended after midnight', () => {
    const { report } = value(historyOf(monday, tuesday).history.read('2026-11-23'));
    expect(report.days).toHaveLength(1);
    expect(report.days[0]).toMatchObject({ day: '2026-11-23', notReady: 1, notReadyMs: 70_000 });
  });

  it('knows a day without lines, and refuses what is no day', () => {
    const { history } = historyOf(monday, tuesday);
    expect(value(history.read('2026-01-01'))).toMatchObject({ day: '2026-01-01', lines: [] });
    expect(history.read('../x')).toMatchObject({ ok: false, failure: { kind: 'refused' } });
  });

  it('is a table that no spreadsheet computes', () => {
    const [heading, first, ...rest] = csvOf([
      {
        at: 'T',
        event: 'write',
        sentence: 'He said "now", twice.',
        label: '=HYPERLINK("http://x")',
        result: '-1',
      },
    ]).split('\r\n');
    expect(heading).toBe('\uFEFFat,event,sentence,reason,intent,state,label,result');
    expect(first).toBe(`T,write,"He said ""now"", twice.",,,,"'=HYPERLINK(""http://x"")",'-1`);
    expect(rest).toEqual(['']);
    for (const start of ['+', '@', '\t', '-', '\n', '＝']) {
      expect(csvOf([{ at: `${start}1`, event: '', sentence: '' }])).toContain(`'${start}1`);
    }
  });

  it('is read and taken along in the language of the person, and old lines as they were written', () => {
    const values = { status: 'meeting', label: 'Webex Meeting' };
    const lines = [
      line(at('2026-11-24', '08:00:00'), 'decision', { reason: 'takeNotReady', label: 'x' }),
      line(at('2026-11-24', '09:00:00'), 'decision', { reason: 'takeNotReady', values }),
    ];
    const { history } = historyOf(monday, lines, 'de');
    const [old, now] = value(history.read('')).lines;
    expect(old).toMatchObject({ sentence: 'About decision.', language: 'en' });
    expect(now?.sentence).toMatch(/Webex-Meeting.*Nicht bereit/);
    expect(now).not.toHaveProperty('language');
    const table = Buffer.from(value(history.export('csv')).base64, 'base64').toString();
    expect(table).toContain('Webex-Meeting');
  });

  it('goes along whole, as a table or for a program', () => {
    const { history } = historyOf(monday, tuesday);
    const file = value(history.export('json'));
    const lines = JSON.parse(Buffer.from(file.base64, 'base64').toString()) as { event: string }[];
    expect(lines.map(({ event }) => event)).toEqual(['decision', 'decision', 'presence']);
    expect(file.name).toMatch(/^finesse-presence-history-\d{4}-\d\d-\d\d\.json$/);
    expect(value(history.export('csv')).type).toBe('text/csv');
  });

  it('is gone when it was deleted, and begins anew', () => {
    const { history, journal, profile } = historyOf(monday, tuesday);
    expect(history.delete()).toMatchObject({ ok: true });
    expect(readdirSync(profile)).toEqual(['journal.jsonl']);
    journal.append({ at: new Date().toISOString(), event: 'presence', sentence: 'Anew.' });
    expect(value(history.read('')).lines.map(({ event }) => event)).toEqual([
      'historyDeleted',
      'presence',
    ]);
  });
});

describe('until tomorrow morning', () => {
  it.each([
    ['2026-11-23T16:30:00', '2026-11-24T05:00:00'],
    ['2026-11-23T00:30:00', '2026-11-23T05:00:00'],
    ['2026-11-23T03:00:00', '2026-11-24T05:00:00'],
    ['2026-12-31T23:00:00', '2027-01-01T05:00:00'],
  ])('said at %s it is %s', (said, over) => {
    expect(nextMorning(new Date(said).getTime())).toBe(new Date(over).getTime());
  });
});
