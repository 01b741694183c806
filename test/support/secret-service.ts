/** A Secret Service of its own for the tests of the vault: a bus and an unlocked keyring in a folder that goes away. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const BUS = '/usr/bin/dbus-daemon';
const KEYRING = '/usr/bin/gnome-keyring-daemon';

export interface SecretService {
  /** For a process that is to use it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** True when what needs a real vault must be left out. On CI a missing one is an error; only Linux has this service. */
export function secretServiceIsMissing(): boolean {
  if (existsSync(BUS) && existsSync(KEYRING)) return false;
  const words = `There is no ${existsSync(BUS) ? KEYRING : BUS}: the vault is NOT tested against a real one.`;
  if (process.env['CI'] && process.platform === 'linux') throw new Error(words);
  console.warn(`\n*** ${words} ***\n`);
  return true;
}

export async function startSecretService(): Promise<SecretService> {
  const folder = await mkdtemp(path.join(tmpdir(), 'finesse-presence-vault-'));
  const own = { HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder };
  const bus = spawn(BUS, ['--session', '--nofork', '--print-address'], {
    env: { ...process.env, ...own },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string];
  const env = { ...own, DBUS_SESSION_BUS_ADDRESS: address };
  const keyring = spawn(KEYRING, ['--daemonize', '--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // The password of the keyring that this makes. It goes to the background by itself, and ends with its bus.
  keyring.stdin.end('keyring');
  await once(keyring, 'exit');
  await served(env);
  return {
    env,
    async stop() {
      await ended(bus);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The keyring is there a moment after its launcher is gone. */
async function served(env: Readonly<Record<string, string>>): Promise<void> {
  const ask = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/'];
  const question = [...ask, 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  const until = performance.now() + 10_000;
  for (;;) {
    const { stdout } = await promisify(execFile)('dbus-send', question, {
      env: { ...process.env, ...env },
    });
    if (stdout.includes('true')) return;
    if (performance.now() > until) throw new Error('gnome-keyring does not come up');
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}
