/** The journal on disk: it never grows beyond its files, and its trouble is told once and stops nothing. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal, readJournal } from '../../../main/store/journal-file.ts';
import { FULL_DISK, makeFolder } from './folder.ts';

const MAX_BYTES = 2_000_000;
const AT = '2026-11-23T09:00:00.000Z';

function open(profile = makeFolder()) {
  const trouble: string[] = [];
  const journal = openJournal(profile, (words) => trouble.push(words));
  let count = 0;
  const append = (padding = 0) => {
    count += 1;
    journal.append({ at: AT, event: 'x', sentence: 'x'.repeat(padding), number: count });
    return count;
  };
  return { append, profile, trouble, file: path.join(profile, 'journal.jsonl') };
}

function numbers(profile: string): number[] {
  const read = readJournal(profile);
  if (!read.ok) throw new Error(read.problem);
  return read.lines.map((line) => (JSON.parse(line) as { number: number }).number);
}

describe('the journal file', () => {
  it('is one JSON object a line, appended at once, for the agent’s eyes alone', () => {
    const { append, file, profile, trouble } = open();
    append();
    append();
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
    expect(numbers(profile)).toEqual([1, 2]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(trouble).toEqual([]);
  });

  it('goes on where the last run ended', () => {
    const { append, profile } = open();
    append();
    open(profile).append();
    expect(numbers(profile)).toEqual([1, 1]);
  });

  it('rotates through five files, loses the oldest only, and never grows beyond them', () => {
    const { append, profile, trouble } = open();
    const bytes = 400_000;
    let last = 0;
    // Four lines fit into a file: 24 lines need six, of which five are kept.
    for (let i = 0; i < 24; i++) last = append(bytes);
    expect(readdirSync(profile).sort()).toEqual([
      'journal.1.jsonl',
      'journal.2.jsonl',
      'journal.3.jsonl',
      'journal.4.jsonl',
      'journal.jsonl',
    ]);
    for (const name of readdirSync(profile)) {
      expect(statSync(path.join(profile, name)).size).toBeLessThanOrEqual(MAX_BYTES);
    }
    const kept = numbers(profile);
    expect(kept).toEqual(Array.from({ length: 20 }, (_, index) => last - 19 + index));
    expect(trouble).toEqual([]);
  });

  it('a file that an earlier run filled is rotated before the next line', () => {
    const profile = makeFolder();
    const file = path.join(profile, 'journal.jsonl');
    writeFileSync(file, `${'x'.repeat(MAX_BYTES - 10)}\n`);
    open(profile).append();
    expect(statSync(path.join(profile, 'journal.1.jsonl')).size).toBe(MAX_BYTES - 9);
    expect(readFileSync(file, 'utf8')).toContain('"number":1');
  });

  it.skipIf(!existsSync(FULL_DISK))('a full disk is told once, until it was well again', () => {
    const { append, file, profile, trouble } = open();
    symlinkSync(FULL_DISK, file);
    append();
    append();
    append();
    expect(trouble).toEqual([
      `The journal in ${profile} cannot be written (ENOSPC); the app goes on without it.`,
    ]);
    rmSync(file);
    append();
    expect(numbers(profile)).toEqual([4]);
    rmSync(file);
    symlinkSync(FULL_DISK, file);
    append();
    append();
    expect(trouble).toHaveLength(2);
  });

  it('a folder that went away is told once, and nothing is thrown', () => {
    const { append, profile, trouble } = open();
    rmSync(profile, { recursive: true });
    append();
    append();
    expect(trouble).toHaveLength(1);
    expect(trouble[0]).toContain('ENOENT');
  });

  it('a file that cannot be rotated is told, and nothing is thrown', () => {
    const { append, profile, trouble } = open();
    // `rm` without `recursive` refuses a folder in the place of the oldest file.
    mkdirSync(path.join(profile, 'journal.4.jsonl', 'x'), { recursive: true });
    append(MAX_BYTES - 1_000);
    append(2_000);
    append(2_000);
    expect(trouble).toHaveLength(1);
    expect(numbers.bind(undefined, profile)).toThrow(/journal\.4\.jsonl: cannot be read/);
  });
});

describe('reading it', () => {
  it('takes the oldest first, and files that are not there as empty', () => {
    const profile = makeFolder();
    expect(readJournal(profile)).toEqual({ ok: true, lines: [] });
    writeFileSync(path.join(profile, 'journal.jsonl'), 'd\n\ntorn');
    writeFileSync(path.join(profile, 'journal.1.jsonl'), 'c\n');
    writeFileSync(path.join(profile, 'journal.3.jsonl'), 'a\nb\n');
    expect(readJournal(profile)).toEqual({ ok: true, lines: ['a', 'b', 'c', 'd', 'torn'] });
  });
});
