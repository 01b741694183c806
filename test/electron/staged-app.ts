/** The real application on a profile of its own, with a vault that the tests can lock; nothing of it leaves the machine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApplication } from '../../main/app/create-application.ts';
import type { Application } from '../../main/app/application.ts';
import { createWebexSignIn } from '../../main/app/webex-account.ts';
import { createVault } from '../../main/store/vault.ts';

export interface StagedApp {
  readonly application: Application;
  readonly profile: string;
  /** What the person was told, beside the views. */
  readonly troubles: readonly string[];
  readonly bugs: readonly unknown[];
  vaultIsLocked: boolean;
  stop(): Promise<void>;
}

/** Nobody listens at this address: Finesse is not there, and no request leaves the machine. */
export const SETTINGS = {
  version: 1,
  mode: 'auto',
  finesse: { nodes: ['http://127.0.0.1:9'], user: '1001' },
  webex: { apiUrl: 'http://127.0.0.1:9/v1', discoveryUrl: 'http://127.0.0.1:9/u2c' },
};

export function stageApp(onTrouble: (words: string) => void = () => undefined): StagedApp {
  const profile = mkdtempSync(path.join(tmpdir(), 'finesse-presence-shell-'));
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(SETTINGS));
  const entries = new Map<string, string>();
  const troubles: string[] = [];
  const bugs: unknown[] = [];
  const onBug = (error: unknown) => void bugs.push(error);
  const unlocked = async <T>(work: () => T): Promise<T> => {
    if (staged.vaultIsLocked) throw new Error('locked');
    return Promise.resolve(work());
  };
  const vault = createVault({
    get: (account) => unlocked(() => entries.get(account)),
    set: (account, secret) => unlocked(() => void entries.set(account, secret)),
    remove: (account) => unlocked(() => void entries.delete(account)),
  });
  const tell = (words: string) => {
    troubles.push(words);
    onTrouble(words);
  };
  const openBrowser = () => undefined;
  const application = createApplication({
    profile,
    version: '1.2.3',
    vault,
    webex: createWebexSignIn({
      profile,
      vault,
      clientSecret: undefined,
      openBrowser,
      onTrouble: tell,
      onBug,
    }),
    onTrouble: tell,
    onBug,
  });
  const staged = {
    application,
    profile,
    troubles,
    bugs,
    vaultIsLocked: false,
    async stop() {
      await application.stop();
      rmSync(profile, { recursive: true, force: true });
    },
  };
  return staged;
}
