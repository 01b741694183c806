/** The real application between the simulators, with a vault in memory: what a host makes of it, without the host. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Application } from '../../main/app/application.ts';
import type { ApplicationOptions } from '../../main/app/application-options.ts';
import { createApplication } from '../../main/app/create-application.ts';
import { createWebexSignIn } from '../../main/app/webex-account.ts';
import { writeGrant } from '../../main/core/webex-grant.ts';
import type { EventName, PayloadOf } from '../../preload/contract.ts';
import type { World } from '../simulators/control/world.ts';
import { memoryVault, type MemoryVault } from './memory-vault.ts';

export interface RunningApplication extends Application {
  readonly profile: string;
  readonly vault: MemoryVault;
  /** Plain sentences and bugs, as they came. */
  readonly troubles: readonly string[];
  readonly bugs: readonly unknown[];
  latest<E extends EventName>(name: E): PayloadOf<E>;
  /** Resolves with the first payload that fits; rejects with the latest when none does in time. */
  until<E extends EventName>(
    name: E,
    fits: (payload: PayloadOf<E>) => boolean,
  ): Promise<PayloadOf<E>>;
}

export interface RunOptions extends Partial<
  Pick<ApplicationOptions, 'finesseSignOn' | 'policy' | 'doctor' | 'settings' | 'language'>
> {
  readonly world: World;
  readonly profile?: string;
  readonly vault?: MemoryVault;
  /** Left out: the address is just noted. */
  readonly openBrowser?: (url: string) => void;
}

const DEADLINE_MS = 8_000;

export function newProfile(): string {
  return mkdtempSync(path.join(tmpdir(), 'finesse-presence-app-'));
}

export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true });
}

/** As if the person had signed in to Webex in an earlier run. */
export async function signedInToWebex(world: World, vault: MemoryVault): Promise<void> {
  const { webex } = world;
  const grant = {
    account: { id: webex.person.id, name: `${webex.person.displayName} (${webex.person.email})` },
    clientId: webex.clientId,
    accessToken: webex.accessToken,
    scopes: ['spark:all', 'spark:kms'],
    obtainedAt: Date.now(),
  };
  await vault.set('webex-grant', world.agent.loginId, writeGrant(grant));
}

export function runApplication(options: RunOptions): RunningApplication {
  const { openBrowser = () => undefined, profile = newProfile(), vault = memoryVault() } = options;
  const troubles: string[] = [];
  const bugs: unknown[] = [];
  const onTrouble = (words: string) => void troubles.push(words);
  const onBug = (error: unknown) => void bugs.push(error);
  const webex = createWebexSignIn({
    profile,
    vault,
    clientSecret: options.world.webex.clientSecret,
    openBrowser,
    onTrouble,
    onBug,
  });
  const { doctor, finesseSignOn, language, policy, settings } = options;
  const application = createApplication({
    profile,
    version: '0.0.0-test',
    vault,
    webex,
    onTrouble,
    onBug,
    ...(doctor ? { doctor } : {}),
    ...(finesseSignOn ? { finesseSignOn } : {}),
    ...(language ? { language } : {}),
    ...(policy ? { policy } : {}),
    ...(settings ? { settings } : {}),
  });
  application.start();
  return {
    handlers: application.handlers,
    on: (name, listener) => application.on(name, listener),
    start: () => application.start(),
    stop: () => application.stop(),
    profile,
    vault,
    troubles,
    bugs,
    latest: (name) => latestOf(application, name),
    until: (name, fits) => untilHeard(application, name, fits),
  };
}

function latestOf<E extends EventName>(application: Application, name: E): PayloadOf<E> {
  let latest: PayloadOf<E> | undefined;
  const end = application.on(name, (payload) => {
    latest = payload;
  });
  end();
  if (latest === undefined) throw new Error(`nothing was told about ${name}`);
  return latest;
}

function untilHeard<E extends EventName>(
  application: Application,
  name: E,
  fits: (payload: PayloadOf<E>) => boolean,
): Promise<PayloadOf<E>> {
  return new Promise((resolve, reject) => {
    let end = (): void => undefined;
    let last: PayloadOf<E> | undefined;
    const late = setTimeout(() => {
      end();
      reject(new Error(`${name} stayed at ${JSON.stringify(last)}`));
    }, DEADLINE_MS);
    const heard = (payload: PayloadOf<E>) => {
      last = payload;
      if (!fits(payload)) return;
      clearTimeout(late);
      // Not while the listener is only just being taken in.
      queueMicrotask(() => end());
      resolve(payload);
    };
    end = application.on(name, heard);
  });
}
