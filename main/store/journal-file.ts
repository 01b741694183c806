/** The journal on disk: one JSON object a line, in a few files that never grow beyond their size. */
import { appendFileSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { JournalLine } from '../core/journal.ts';
import { failed, success, type Outcome } from '../core/outcome.ts';

const MAX_BYTES = 2_000_000;
const FILES = 5;

export interface JournalFile {
  /** Never throws: a full disk must not stop the engine. It is reported once. */
  append(line: JournalLine & { readonly at: string }): void;
  /** Deletes every line that is kept; what comes next begins anew. Throws nothing. */
  clear(): Outcome<undefined>;
}

/**
 * `journal.jsonl` is the newest; `journal.1.jsonl` is older, and so on.
 * Written at once rather than in the background, so that a crash loses nothing; the lines are few.
 */
export function openJournal(profile: string, onTrouble: (words: string) => void): JournalFile {
  const fileOf = (age: number) => journalPath(profile, age);
  let bytes = statSync(fileOf(0), { throwIfNoEntry: false })?.size ?? 0;
  let inTrouble = false;

  const rotate = () => {
    rmSync(fileOf(FILES - 1), { force: true });
    for (let age = FILES - 2; age >= 0; age--) {
      if (statSync(fileOf(age), { throwIfNoEntry: false }))
        renameSync(fileOf(age), fileOf(age + 1));
    }
    bytes = 0;
  };

  return {
    append(line) {
      const text = `${JSON.stringify(line)}\n`;
      try {
        if (bytes + Buffer.byteLength(text) > MAX_BYTES) rotate();
        appendFileSync(fileOf(0), text, { mode: 0o600 });
        bytes += Buffer.byteLength(text);
        inTrouble = false;
      } catch (error) {
        if (inTrouble) return;
        inTrouble = true;
        const words = `The journal in ${profile} cannot be written (${codeOf(error)})`;
        onTrouble(`${words}; the app goes on without it.`);
      }
    },
    clear() {
      try {
        for (let age = 0; age < FILES; age++) rmSync(fileOf(age), { force: true });
        return success(undefined);
      } catch (error) {
        const words = `the journal in ${profile} cannot be deleted (${codeOf(error)})`;
        return failed('forbidden', words);
      } finally {
        bytes = statSync(fileOf(0), { throwIfNoEntry: false })?.size ?? 0;
      }
    },
  };
}

export type ReadJournal =
  | { readonly ok: true; readonly lines: readonly string[] }
  /** One plain line that names the file. */
  | { readonly ok: false; readonly problem: string };

/** Every line that is still kept, oldest first; where there is no journal yet, there are none. */
export function readJournal(profile: string): ReadJournal {
  const lines: string[] = [];
  for (let age = FILES - 1; age >= 0; age--) {
    const file = journalPath(profile, age);
    try {
      lines.push(
        ...readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== ''),
      );
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'ENOENT') return { ok: false, problem: `${file}: cannot be read (${code})` };
    }
  }
  return { ok: true, lines };
}

function journalPath(profile: string, age: number): string {
  return path.join(profile, age === 0 ? 'journal.jsonl' : `journal.${String(age)}.jsonl`);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}
