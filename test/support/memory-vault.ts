/** A vault in memory: the product's own, over entries that end with the process. */
import { createVault, type Vault } from '../../main/store/vault.ts';

export interface MemoryVault extends Vault {
  /** Everything that is kept, for searching outputs for it. */
  readonly secrets: () => readonly string[];
  /** From now on it refuses, like a keyring that is locked. */
  lock(): void;
}

export function memoryVault(): MemoryVault {
  const entries = new Map<string, string>();
  let locked = false;
  const open = <T>(work: () => T): Promise<T> =>
    locked ? Promise.reject(new Error('locked')) : Promise.resolve(work());
  const vault = createVault({
    get: (account) => open(() => entries.get(account)),
    set: (account, secret) => open(() => void entries.set(account, secret)),
    remove: (account) => open(() => void entries.delete(account)),
  });
  return {
    ...vault,
    secrets: () => [...entries.values()],
    lock: () => {
      locked = true;
    },
  };
}
