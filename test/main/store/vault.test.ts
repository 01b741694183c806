/** The vault: what is stored comes back whole, a replacement never loses the old value, and no vault is told in words. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createVault,
  systemVault,
  type Vault,
  type VaultEntries,
} from '../../../main/store/vault.ts';
import {
  secretServiceIsMissing,
  startSecretService,
  type SecretService,
} from '../../support/secret-service.ts';

const LONG = 'Aö€'.repeat(1_500);

/** Every entry by its account, with room for a fault before the n-th write. */
class Entries implements VaultEntries {
  readonly held = new Map<string, string>();
  writesLeft = Infinity;

  get(account: string): Promise<string | undefined> {
    return Promise.resolve(this.held.get(account));
  }
  set(account: string, secret: string): Promise<void> {
    if (this.writesLeft <= 0) return Promise.reject(new Error('the vault is locked'));
    this.writesLeft -= 1;
    this.held.set(account, secret);
    return Promise.resolve();
  }
  remove(account: string): Promise<void> {
    this.held.delete(account);
    return Promise.resolve();
  }
}

describe('long secrets', () => {
  let entries: Entries;
  let vault: Vault;
  beforeEach(() => {
    entries = new Entries();
    vault = createVault(entries);
  });
  const stored = async () => {
    const outcome = await vault.get('webex-grant', '1001');
    return outcome.ok ? outcome.value : outcome.failure.detail;
  };

  it.each([1, 1_200, 1_201, 2_400, 10_000])('of %i characters come back whole', async (length) => {
    const secret = 'x'.repeat(length - 1) + 'y';
    await vault.set('webex-grant', '1001', secret);
    expect(await stored()).toBe(secret);
    for (const entry of entries.held.values()) expect(entry.length).toBeLessThanOrEqual(1_200);
  });

  it('are never cut within a character', async () => {
    const secret = 'x' + '😀'.repeat(1_300);
    await vault.set('webex-grant', '1001', secret);
    expect(await stored()).toBe(secret);
    expect(entries.held.size).toBeGreaterThan(3);
    for (const entry of entries.held.values()) expect(entry).not.toMatch(/[\uD800-\uDFFF]/u);
  });

  it('leave nothing behind when they are replaced or removed', async () => {
    await vault.set('webex-grant', '1001', LONG);
    await vault.set('webex-grant', '1001', 'short');
    expect([...entries.held.values()]).toEqual(['short']);
    await vault.set('webex-grant', '1001', LONG);
    await vault.remove('webex-grant', '1001');
    expect(entries.held.size).toBe(0);
  });

  it('keep the old value at every point at which a replacement can break off', async () => {
    await vault.set('webex-grant', '1001', LONG);
    const next = `${LONG}2`;
    let failures = 0;
    for (let writes = 0; ; writes += 1) {
      entries.writesLeft = writes;
      const outcome = await vault.set('webex-grant', '1001', next);
      entries.writesLeft = Infinity;
      if (outcome.ok) break;
      failures += 1;
      expect(await stored()).toBe(LONG);
    }
    expect(failures).toBeGreaterThan(3);
    expect(await stored()).toBe(next);
  });

  it('are read again when another process replaces them at that moment', async () => {
    await vault.set('webex-grant', '1001', LONG);
    const head = entries.held.get('webex-grant:1001') ?? '';
    await vault.set('webex-grant', '1001', `${LONG}2`);
    const read = entries.get.bind(entries);
    let first = true;
    entries.get = (account) => {
      const early = first && account === 'webex-grant:1001';
      first = false;
      return early ? Promise.resolve(head) : read(account);
    };
    expect(await stored()).toBe(`${LONG}2`);
  });

  it('of different owners and names are kept apart', async () => {
    await vault.set('finesse-password', '1001', 'one');
    await vault.set('finesse-password', '1002', 'two');
    expect(await stored()).toBeUndefined();
    expect(await vault.get('finesse-password', '1001')).toMatchObject({ value: 'one' });
  });
});

const noService = process.platform === 'linux' && secretServiceIsMissing();

describe.skipIf(process.platform !== 'linux' || noService)('a real Secret Service', () => {
  let service: SecretService;
  const before = { ...process.env };
  beforeAll(async () => {
    service = await startSecretService();
    Object.assign(process.env, service.env);
  });
  afterAll(async () => {
    for (const name of Object.keys(service.env)) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
    await service.stop();
  });

  it('keeps, replaces and forgets secrets, short and long', async () => {
    const vault = systemVault();
    expect(await vault.get('webex-grant', '1001')).toMatchObject({ ok: true, value: undefined });
    for (const secret of ['short', LONG, 'short again']) {
      expect(await vault.set('webex-grant', '1001', secret)).toMatchObject({ ok: true });
      expect(await vault.get('webex-grant', '1001')).toMatchObject({ ok: true, value: secret });
    }
    expect(await vault.remove('webex-grant', '1001')).toMatchObject({ ok: true });
    expect(await vault.get('webex-grant', '1001')).toMatchObject({ ok: true, value: undefined });
    expect(await vault.remove('webex-grant', '1001')).toMatchObject({ ok: true });
  });
});

it.skipIf(process.platform !== 'linux')(
  'a machine without a vault says what is missing',
  async () => {
    const { href } = new URL('../../../main/store/vault.ts', import.meta.url);
    const script = `import { systemVault } from ${JSON.stringify(href)};
      const vault = systemVault();
      console.log(JSON.stringify([await vault.get('webex-grant', 'a'), await vault.set('webex-grant', 'a', 'b')]));`;
    const tsx = path.resolve(import.meta.dirname, '../../../node_modules/tsx/dist/loader.mjs');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', tsx, '--input-type=module', '-e', script],
      { env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } },
    );
    for (const outcome of JSON.parse(stdout) as unknown[]) {
      expect(outcome).toMatchObject({
        ok: false,
        failure: { kind: 'forbidden', detail: expect.stringContaining('Secret Service') as string },
      });
    }
  },
);
