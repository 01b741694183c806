/** Whose Webex presence this profile followed last, so that another person at the same desk is noticed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readAccount, writeAccount, type WebexAccount } from '../core/webex-grant.ts';
import { writeWhole } from './whole-file.ts';

export interface WebexAccountFile {
  /** Undefined when there is none that can be read: then nothing is said about another person. */
  load(): WebexAccount | undefined;
  save(account: WebexAccount): void;
}

export function openWebexAccountFile(
  profile: string,
  onTrouble: (words: string) => void,
): WebexAccountFile {
  const file = path.join(profile, 'webex-account.json');
  return {
    load() {
      try {
        return readAccount(readFileSync(file, 'utf8'));
      } catch {
        return undefined;
      }
    },
    save(account) {
      try {
        writeWhole(file, writeAccount(account));
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
        onTrouble(
          `${file} cannot be written (${code}). Another person's sign-in would not be noticed.`,
        );
      }
    },
  };
}
