/** Keeps what the person chose beside the settings over a restart: a pause, and how they began. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readChoices, writeChoices, type Choices } from '../core/choices.ts';
import { writeWhole } from './whole-file.ts';

export interface ChoicesFile {
  readonly current: Choices;
  /** Never throws; what could not be stored is told, and holds until the app ends. */
  change(next: Partial<Choices>): void;
}

/** A file that is there and cannot be read may have held a pause: rather rest than write against the person's word. */
const IN_DOUBT: Choices = { pausedUntil: 'resumed', setUp: true, observeUntil: undefined };

export function openChoices(profile: string, onTrouble: (words: string) => void): ChoicesFile {
  const file = path.join(profile, 'choices.json');
  let current = load(file) ?? IN_DOUBT;
  if (current === IN_DOUBT) {
    onTrouble(`${file} cannot be read. It may have held a pause: this app rests until you resume.`);
  }
  return {
    get current() {
      return current;
    },
    change(next) {
      const changed = { ...current, ...next };
      if (writeChoices(changed) === writeChoices(current)) return;
      current = changed;
      try {
        writeWhole(file, writeChoices(current));
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
        onTrouble(`${file} cannot be written (${code}): a pause ends with this app.`);
      }
    },
  };
}

/** Undefined when there is one that cannot be believed. */
function load(file: string): Choices | undefined {
  try {
    return readChoices(readFileSync(file, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return missing ? { pausedUntil: undefined, setUp: false, observeUntil: undefined } : undefined;
  }
}
