/** UCCE remembers who came in for thirty minutes since their last request, also while the directory is down (Administration Guide 11.6, authentication). */

const REMEMBERED_MS = 1_800_000;

export interface CredentialCache {
  /** True for exactly the password that the user came in with not long ago. */
  knows(user: string, password: string): boolean;
  remember(user: string, password: string): void;
}

export function createCredentialCache(now: () => number): CredentialCache {
  const known = new Map<string, { readonly password: string; readonly until: number }>();
  return {
    knows: (user, password) => {
      const entry = known.get(user);
      return entry?.password === password && entry.until > now();
    },
    remember: (user, password) => void known.set(user, { password, until: now() + REMEMBERED_MS }),
  };
}
