/** The journal for people: the days that are kept, one of them line by line, and what to take along or delete. */
import { sayAgain } from '../core/journal-again.ts';
import { ENGLISH } from '../core/language/english.ts';
import type { Speaker } from '../core/language/speaker.ts';
import { timeWords } from '../core/language/time-words.ts';
import { observeReport, type ObserveReport } from '../core/observe-report.ts';
import { failed, success, type Outcome } from '../core/outcome.ts';
import { deletedLine } from '../core/run-lines.ts';
import type { Instant } from '../core/time.ts';
import { readJournal, type JournalFile } from '../store/journal-file.ts';
import type { History, HistoryLine, SavedFile } from '../../preload/sheets.ts';
import { csvOf } from './csv.ts';

export interface HistoryOptions {
  readonly profile: string;
  readonly journal: JournalFile;
  readonly speaker: Speaker;
  /** The countdown of the settings in force. */
  readonly returnAfterMs: () => number;
}

export function createHistory({ journal, profile, returnAfterMs, speaker }: HistoryOptions) {
  const again = sayingAgain(speaker);
  const linesKept = (): Outcome<readonly string[]> => {
    const read = readJournal(profile);
    return read.ok ? success(read.lines) : failed('unreadable', read.problem);
  };
  return {
    /** `day` as `YYYY-MM-DD`; empty for the latest. A day without lines is an empty day. */
    read(day: string): Outcome<History> {
      if (day !== '' && !/^\d{4}-\d\d-\d\d$/.test(day)) {
        return failed('refused', 'expected a day such as 2026-11-23');
      }
      const kept = linesKept();
      if (!kept.ok) return kept;
      const dated = datedLines(kept.value);
      const days = [...new Set(dated.map((one) => one.day))].sort().reverse();
      const shown = day === '' ? (days[0] ?? dayOf(Date.now())) : day;
      return success({
        days,
        day: shown,
        lines: dated.filter((one) => one.day === shown).map(({ line }) => again(line)),
        report: reportOf(kept.value, shown, returnAfterMs()),
      });
    },
    /** Everything that is kept, oldest first. */
    export(type: 'csv' | 'json'): Outcome<SavedFile> {
      const kept = linesKept();
      if (!kept.ok) return kept;
      const lines = datedLines(kept.value).map(({ line }) => again(line));
      return success(fileOf(lines, type));
    },
    delete(): Outcome<undefined> {
      const cleared = journal.clear();
      if (!cleared.ok) return cleared;
      journal.append({ at: new Date().toISOString(), ...deletedLine(ENGLISH) });
      return cleared;
    },
  };
}

/** The journal is English; what keeps the values of its sentence is said in the person's language. */
function sayingAgain(speaker: Speaker): (line: HistoryLine) => HistoryLine {
  const { language, say } = speaker;
  const times = timeWords(speaker);
  return (line) => {
    const sentence = sayAgain(line, (at) => times.exact(at), say);
    if (sentence !== undefined) return { ...line, sentence };
    return language === 'en' ? line : { ...line, language: 'en' };
  };
}

function fileOf(lines: readonly HistoryLine[], type: 'csv' | 'json'): SavedFile {
  const text = type === 'csv' ? csvOf(lines) : `${JSON.stringify(lines, undefined, 2)}\n`;
  return {
    name: `finesse-presence-history-${dayOf(Date.now())}.${type}`,
    type: type === 'csv' ? 'text/csv' : 'application/json',
    base64: Buffer.from(text, 'utf8').toString('base64'),
  };
}

interface DatedLine {
  readonly at: Instant;
  readonly day: string;
  readonly line: HistoryLine;
}

/** Lines that a crash has torn, or that somebody else wrote, are left out. */
export function datedLines(texts: readonly string[]): readonly DatedLine[] {
  return texts.flatMap((text) => {
    const line = historyLine(text);
    const at = line ? Date.parse(line.at) : NaN;
    return line && !Number.isNaN(at) ? [{ at, day: dayOf(at), line }] : [];
  });
}

function historyLine(text: string): HistoryLine | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { at, event, sentence } = value as Readonly<Record<string, unknown>>;
    const whole = [at, event, sentence].every((part) => typeof part === 'string');
    return whole ? (value as HistoryLine) : undefined;
  } catch {
    return undefined;
  }
}

/** What began on the day counts for it, also where the rest came after midnight. */
function reportOf(texts: readonly string[], day: string, returnAfterMs: number): ObserveReport {
  const whole = observeReport(texts, { now: Date.now(), returnAfterMs, dayOf });
  return { ...whole, days: whole.days.filter((one) => one.day === day) };
}

/** Days as this machine counts them, so that they sort as they come. */
const DAY = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' });

function dayOf(at: Instant): string {
  return DAY.format(at);
}
