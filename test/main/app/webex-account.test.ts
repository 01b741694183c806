/** The person's sign-in to Webex as the window shows it: what the vault holds, and one attempt at a time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebexSignIn } from '../../../main/app/ports.ts';
import { createWebexSignIn } from '../../../main/app/webex-account.ts';
import { parseSettings } from '../../../main/core/settings.ts';
import { startWebexSimulator, type WebexSimulator } from '../../simulators/webex/simulator.ts';
import { memoryVault } from '../../support/memory-vault.ts';

let webex: WebexSimulator;
let profile: string;
let account: WebexSignIn;
/** Called when the grant is about to be stored; what it returns is waited for. */
let beforeStoring: () => Promise<void>;

beforeEach(async () => {
  webex = await startWebexSimulator();
  profile = mkdtempSync(path.join(tmpdir(), 'finesse-presence-account-'));
  beforeStoring = () => Promise.resolve();
  const vault = memoryVault();
  account = createWebexSignIn({
    profile,
    vault: {
      ...vault,
      set: async (name, owner, secret) => {
        if (name === 'webex-grant') await beforeStoring();
        return vault.set(name, owner, secret);
      },
    },
    clientSecret: webex.clientSecret,
    openBrowser: (url) => void fetch(url).catch(() => undefined),
    onTrouble: (words) => expect.unreachable(words),
    onBug: (error) => expect.unreachable(String(error)),
  });
  const { apiUrl, clientId, discoveryUrl } = webex;
  const parsed = parseSettings({
    version: 1,
    finesse: { nodes: ['https://finesse.example.com:8445'], user: '1001' },
    webex: { apiUrl, clientId, discoveryUrl, redirectPorts: [53_691, 53_692, 53_693] },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  await account.use(parsed.settings);
});
afterEach(async () => {
  await account.stop();
  rmSync(profile, { recursive: true, force: true });
  await webex.stop();
});

describe('a person who gives up', () => {
  it('before Webex has answered is not signed in', async () => {
    webex.hangRequests(/authorize/);
    const outcome = account.signIn('browser');
    expect(account.account().state).toBe('signingIn');
    account.cancel();
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(account.account()).toMatchObject({ state: 'signedOut', trouble: '' });
  });

  it('while the vault takes the sign-in is signed in, and is shown so', async () => {
    beforeStoring = () => {
      account.cancel();
      return Promise.resolve();
    };
    expect(await account.signIn('browser')).toMatchObject({ ok: true });
    expect(account.account()).toMatchObject({ state: 'signedIn', trouble: '' });
    expect(account.access()?.access.token()).not.toBe('');
  });
});

it('a person who signs out while Webex is away reads what is left to do', async () => {
  await account.signIn('browser');
  await webex.stop();
  expect(await account.signOut()).toMatchObject({ ok: true });
  expect(account.account()).toMatchObject({
    state: 'signedOut',
    trouble: expect.stringContaining('Webex could not be told') as string,
  });
});
