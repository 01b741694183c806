/** Secrets live in the vault of the operating system and nowhere else; there is no fall-back to a file. */

export type SecretName = 'webex-access-token' | 'finesse-password';

const SERVICE = 'Finesse Presence';

export interface Vault {
  /** Undefined when there is none. Rejects with `VaultUnavailable` where the machine has no vault. */
  get(name: SecretName, user: string): Promise<string | undefined>;
}

export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable';
}

/** Credential Manager, Keychain or Secret Service; the native part is loaded at the first use. */
export function systemVault(): Vault {
  return {
    async get(name, user) {
      try {
        const { getPassword } = await import('@napi-rs/keyring/keytar');
        return (await getPassword(SERVICE, `${name}:${user}`)) ?? undefined;
      } catch (error) {
        throw new VaultUnavailable('this machine offers no vault for secrets', { cause: error });
      }
    },
  };
}
