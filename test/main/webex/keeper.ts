/** A keeper of a token, as the tests need it: renewed, refused, taken away and given again at will. */
import { success, type Outcome } from '../../../main/core/outcome.ts';
import type { Access } from '../../../main/webex/access.ts';

export interface Keeper extends Access {
  /** Another token, or none (empty), and everybody is told. */
  change(token: string): void;
  /** The tokens that were said to be refused, in order. */
  readonly refused: readonly string[];
}

/** `renewal` answers each call of `renew` with another token, or with why there is none. */
export function keeperOf(first: string, renewal: () => Outcome<string>): Keeper {
  const listeners = new Set<() => void>();
  const refused: string[] = [];
  let token = first;
  const change = (next: string) => {
    token = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    refused,
    change,
    token: () => token,
    renew: (wrong) => {
      refused.push(wrong);
      if (wrong !== token && token !== '') return Promise.resolve(success(undefined));
      const next = renewal();
      if (!next.ok) return Promise.resolve(next);
      change(next.value);
      return Promise.resolve(success(undefined));
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
