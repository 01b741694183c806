/** Secrets live in the vault of the operating system and nowhere else; there is no fall-back to a file. */
import { randomBytes } from 'node:crypto';
import type { AsyncEntry } from '@napi-rs/keyring';
import { failed, success, type Outcome } from '../core/outcome.ts';

export type SecretName =
  'webex-grant' | 'webex-client-secret' | 'finesse-password' | 'finesse-sign-on';

/** A machine without a usable vault answers each call with a `forbidden` failure that says what to do. */
export interface Vault {
  /** `owner` is whose secret it is. Undefined when there is none. */
  get(name: SecretName, owner: string): Promise<Outcome<string | undefined>>;
  /** Replaces as a whole: until the new value is stored completely, the old one is what `get` gives. */
  set(name: SecretName, owner: string, secret: string): Promise<Outcome<undefined>>;
  /** Also a success when there was nothing. */
  remove(name: SecretName, owner: string): Promise<Outcome<undefined>>;
}

/** The three calls that all vaults have in common. They reject where the vault cannot be used. */
export interface VaultEntries {
  get(account: string): Promise<string | undefined>;
  set(account: string, secret: string): Promise<void>;
  remove(account: string): Promise<void>;
}

/** Credential Manager takes 2,560 bytes in UTF-16, that is 1,280 characters (open-source-cooperative/keyring-rs#108). */
const LONGEST_ENTRY = 1_200;

/** Never cuts a character in two: half a surrogate pair does not survive the way through UTF-8. */
const PART = new RegExp(`[^]{1,${String(LONGEST_ENTRY)}}(?![\\uDC00-\\uDFFF])`, 'g');

/** A secret that was split: where its parts are. No secret begins like this. */
const PARTS = /^finesse-presence-parts:([0-9a-f]+):(\d{1,3})$/;

export function createVault(entries: VaultEntries): Vault {
  const attempt = async <T>(work: () => Promise<T>): Promise<Outcome<T>> => {
    try {
      return success(await work());
    } catch {
      // The words of the vault's own error help nobody, and might name what must not be shown.
      return failed('forbidden', NO_VAULT);
    }
  };
  return {
    get: (name, owner) => attempt(() => readWhole(entries, `${name}:${owner}`)),
    set: (name, owner, secret) =>
      attempt(async () => {
        await replace(entries, `${name}:${owner}`, secret);
        return undefined;
      }),
    remove: (name, owner) =>
      attempt(async () => {
        await remove(entries, `${name}:${owner}`);
        return undefined;
      }),
  };
}

async function readWhole(entries: VaultEntries, account: string): Promise<string | undefined> {
  const head = await entries.get(account);
  const whole = await joined(entries, account, head);
  if (whole !== undefined || head === undefined) return whole;
  // Another process may have replaced it between the head and its parts; a second look tells.
  return joined(entries, account, await entries.get(account));
}

async function joined(
  entries: VaultEntries,
  account: string,
  head: string | undefined,
): Promise<string | undefined> {
  if (head === undefined) return undefined;
  const accounts = partAccounts(account, head);
  if (accounts === undefined) return head;
  const parts: string[] = [];
  for (const one of accounts) {
    const part = await entries.get(one);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.join('');
}

/** The parts come first under names of their own; writing the head is the one step that makes them count. */
async function replace(entries: VaultEntries, account: string, secret: string): Promise<void> {
  const before = await entries.get(account);
  if (secret.length <= LONGEST_ENTRY && !PARTS.test(secret)) {
    await entries.set(account, secret);
  } else {
    const parts = secret.match(PART) ?? [];
    const generation = randomBytes(6).toString('hex');
    const head = `finesse-presence-parts:${generation}:${String(parts.length)}`;
    for (const [index, one] of (partAccounts(account, head) ?? []).entries()) {
      await entries.set(one, parts[index] ?? '');
    }
    await entries.set(account, head);
  }
  // The new value counts by now; old parts that cannot be removed do no harm.
  await removeParts(entries, account, before).catch(() => undefined);
}

async function remove(entries: VaultEntries, account: string): Promise<void> {
  const head = await entries.get(account);
  if (head === undefined) return;
  await entries.remove(account);
  await removeParts(entries, account, head);
}

async function removeParts(
  entries: VaultEntries,
  account: string,
  head: string | undefined,
): Promise<void> {
  for (const one of partAccounts(account, head ?? '') ?? []) await entries.remove(one);
}

/** Undefined when `head` is the secret itself. */
function partAccounts(account: string, head: string): readonly string[] | undefined {
  const [, generation, count] = PARTS.exec(head) ?? [];
  if (generation === undefined) return undefined;
  return Array.from({ length: Number(count) }, (_, n) => `${account}:${generation}:${String(n)}`);
}

const SERVICE = 'Finesse Presence';

/** A locked vault may wait for somebody to unlock it, on a screen that nobody sees. */
const DEADLINE_MS = 30_000;

/** Credential Manager, Keychain or Secret Service; the native part is loaded at the first use. */
export function systemVault(service = SERVICE): Vault {
  const withEntry = async <T>(
    account: string,
    ask: (entry: AsyncEntry, signal: AbortSignal) => Promise<T>,
  ) => {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    // Without this, Linux falls back to the kernel's keyring, which forgets everything at a restart.
    const entry = new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
    return within(DEADLINE_MS, (signal) => ask(entry, signal));
  };
  return createVault({
    get: async (account) =>
      (await withEntry(account, (entry, signal) => entry.getPassword(signal))) ?? undefined,
    set: (account, secret) =>
      withEntry(account, (entry, signal) => entry.setPassword(secret, signal)),
    remove: async (account) => {
      await withEntry(account, (entry, signal) => entry.deletePassword(signal));
    },
  });
}

/** The addon obeys the signal only before it has begun, so the deadline does not rely on it. */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(new Error('the vault does not answer'));
    }, ms);
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

const NO_VAULT =
  'this machine offers no vault for secrets that can be used now' +
  (process.platform === 'linux'
    ? ' (a Secret Service such as gnome-keyring or KWallet must run in this session and be unlocked)'
    : ' (Credential Manager or Keychain refused)');
