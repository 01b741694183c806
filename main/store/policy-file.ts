/** The policy file of this machine: defaults for everybody on it, believed only where an administrator alone could have written it. */
import { closeSync, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import path from 'node:path';
import { failed, success, type Outcome } from '../core/outcome.ts';
import { isPart, type SettingsPart } from '../core/settings-layers.ts';
import { readSettingsText } from './settings-text.ts';

const LARGEST_BYTES = 262_144;

/** Where it lies; the folder need not exist. The environment can name another one, to try a policy before all get it. */
export function policyFilePath(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const named = env['FINESSE_PRESENCE_POLICY_FILE'];
  if (named !== undefined && named !== '') return named;
  if (platform !== 'win32') return '/etc/finesse-presence/policy.json';
  const programData = env['ProgramData'] ?? 'C:\\ProgramData';
  return path.win32.join(programData, 'FinessePresence', 'policy.json');
}

/** Undefined where there is none. Failures name the file and what to do about it. */
export function readPolicyFile(file: string): Outcome<SettingsPart | undefined> {
  try {
    const text = readTrusted(file);
    if (!text.ok) return text;
    const read = readSettingsText(text.value);
    if (!read.ok) return failed('unreadable', read.problem);
    return isPart(read.value) ? success(read.value) : failed('unreadable', 'expected an object');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    const isAbsent = code === 'ENOENT' || code === 'ENOTDIR';
    return isAbsent ? success(undefined) : failed('forbidden', `cannot be read (${code})`);
  }
}

/** Looks at what it has open, so that nobody can put another file in its place in between. */
function readTrusted(file: string): Outcome<string> {
  const handle = openSync(file, 'r');
  try {
    return distrust(fstatSync(handle)) ?? success(readFileSync(handle, 'utf8'));
  } finally {
    closeSync(handle);
  }
}

function distrust(stats: Stats): (Outcome<never> & { readonly ok: false }) | undefined {
  if (!stats.isFile()) return failed('unreadable', 'expected a file');
  if (stats.size > LARGEST_BYTES) {
    return failed('unreadable', `expected at most ${String(LARGEST_BYTES)} bytes`);
  }
  // Windows knows no such bits; there the installer gives the folder to administrators alone.
  const self = process.getuid?.();
  if (self === undefined) return undefined;
  const isOthers = stats.uid !== 0 && stats.uid !== self;
  const isOpen = (stats.mode & 0o022) !== 0;
  if (!isOthers && !isOpen) return undefined;
  return failed(
    'forbidden',
    'not believed, because somebody else than root may change it (chown root, chmod 644)',
  );
}
