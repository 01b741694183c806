/** The proof of ownership on disk: replaced as a whole, so that a crash leaves the old one or the new one. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ownershipRecord, readOwnershipRecord } from '../core/ownership-record.ts';
import type { EarlierRun } from '../core/engine/step.ts';
import type { Instant } from '../core/time.ts';
import type { OwnershipStore } from '../sync/ports.ts';

export interface OwnershipFile extends OwnershipStore {
  /** What an earlier run left behind. */
  load(at: Instant): EarlierRun;
}

/** Losing the record is safe: then Ready is left to the person. So trouble is told, and no more. */
export function openOwnershipFile(
  profile: string,
  onTrouble: (words: string) => void,
): OwnershipFile {
  const file = path.join(profile, 'ownership.json');
  const attempt = (what: string, work: () => void) => {
    try {
      work();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
      onTrouble(
        `${file} cannot be ${what} (${code}). After a restart, going Ready is left to you.`,
      );
    }
  };
  return {
    load(at) {
      const earlier = readEarlier(file, at);
      // What is not believed once would only be refused at every start.
      if (earlier.refused !== undefined) attempt('removed', () => rmSync(file, { force: true }));
      return earlier;
    },
    save(ownership) {
      if (!ownership) {
        attempt('removed', () => rmSync(file, { force: true }));
        return;
      }
      attempt('written', () => {
        const next = `${file}.new`;
        writeFileSync(next, ownershipRecord(ownership), { mode: 0o600 });
        renameSync(next, file);
      });
    },
  };
}

function readEarlier(file: string, at: Instant): EarlierRun {
  let text: string | undefined;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!missing) return { ownership: undefined, refused: 'the record cannot be read' };
  }
  return readOwnershipRecord(text, at);
}
