/** Five wrong passwords lock a user for five minutes, and every try while locked starts the five minutes again (Administration Guide 11.6). */

const STRIKES = 5;
const LOCKED_MS = 300_000;

export interface LockOut {
  /** True when the user may come in. Counts the try in every case. */
  admit(user: string, passwordIsRight: boolean): boolean;
  isLocked(user: string): boolean;
  unlock(user: string): void;
}

interface Tries {
  readonly wrong: number;
  readonly lockedUntil: number;
}

export function createLockOut(now: () => number): LockOut {
  const tries = new Map<string, Tries>();
  const isLocked = (user: string) => (tries.get(user)?.lockedUntil ?? 0) > now();
  return {
    isLocked,
    unlock: (user) => void tries.delete(user),
    admit: (user, passwordIsRight) => {
      if (isLocked(user)) {
        tries.set(user, { wrong: STRIKES, lockedUntil: now() + LOCKED_MS });
        return false;
      }
      if (passwordIsRight) {
        tries.delete(user);
        return true;
      }
      const before = tries.get(user);
      const expired = (before?.lockedUntil ?? 0) > 0;
      const wrong = (expired ? 0 : (before?.wrong ?? 0)) + 1;
      tries.set(user, { wrong, lockedUntil: wrong >= STRIKES ? now() + LOCKED_MS : 0 });
      return false;
    },
  };
}
