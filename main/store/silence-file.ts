/** Keeps the silence after a 401 over a restart: a start in a loop must not lock the agent's account (I10). */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { failed, type Failure, type Outcome } from '../core/outcome.ts';
import type { AgentDesk } from '../sync/ports.ts';
import { writeWhole } from './whole-file.ts';

export interface SilenceFile {
  /**
   * True when Finesse refused this user's password, and nobody gave another one since. At any node:
   * the same directory, which locks the account, may stand behind another one too.
   */
  isSilent(user: string): boolean;
  begin(user: string): void;
  end(): void;
}

/** Only who and since when: nothing in it tells anything about the password. */
export function openSilenceFile(
  profile: string,
  onTrouble: (words: string) => void,
  wallNow: () => number = Date.now,
): SilenceFile {
  const file = path.join(profile, 'finesse-refused.json');
  const attempt = (what: string, work: () => void) => {
    try {
      work();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
      onTrouble(`${file} cannot be ${what} (${code}).`);
    }
  };
  return {
    isSilent(user) {
      const refused = refusedUser(file);
      return refused === ANYBODY || refused?.toLowerCase() === user.toLowerCase();
    },
    begin: (user) =>
      attempt('written', () => {
        const refusedSince = new Date(wallNow()).toISOString();
        writeWhole(file, JSON.stringify({ version: 1, user, refusedSince }));
      }),
    end: () => attempt('removed', () => rmSync(file, { force: true })),
  };
}

/** A record that is there and cannot be read: rather silent than one more wrong password at each start. */
const ANYBODY = Symbol('anybody');

function refusedUser(file: string): string | typeof ANYBODY | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('user' in value)) return ANYBODY;
    return typeof value.user === 'string' ? value.user : ANYBODY;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : ANYBODY;
  }
}

/** A single sign-on that is over locks nobody out, and is forgotten anyway. */
function isRefusedPassword({ kind, signOn }: Failure): boolean {
  return kind === 'credentials' && signOn !== true;
}

/** The same desk, which begins in silence where an earlier run ended in it. */
export function withSilence(desk: AgentDesk, file: SilenceFile, user: string): AgentDesk {
  let silent = file.isSilent(user);
  const guarded = async <T>(ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    if (silent) return failed('credentials', 'refused before this app was started');
    const outcome = await ask();
    if (!outcome.ok && isRefusedPassword(outcome.failure)) file.begin(user);
    return outcome;
  };
  return {
    read: (options) => guarded(() => desk.read(options)),
    reasonCodes: () => guarded(() => desk.reasonCodes()),
    set: (target) => guarded(() => desk.set(target)),
    resume(password) {
      silent = false;
      file.end();
      desk.resume(password);
    },
    stop: () => desk.stop(),
  };
}
