/** Asks Windows for the policies of this machine and this person, through the `reg.exe` that comes with it. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { failed, success, type Outcome } from '../core/outcome.ts';
import { readRegQuery, type RegistryKeys } from './policy-registry.ts';

export const POLICY_KEY = 'SOFTWARE\\Policies\\FinessePresence';

export type Hive = 'HKLM' | 'HKCU';

/** What `reg.exe` said. `code` is undefined where it could not be run, or took too long. */
export interface RegAnswer {
  readonly code: number | undefined;
  readonly output: string;
}

/** `recursive` lists the values below `key` too; otherwise only its own values and the names of its keys. */
export type AskRegistry = (key: string, recursive: boolean) => Promise<RegAnswer>;

/** No keys where no policy was ever set. */
export async function readHive(hive: Hive, ask: AskRegistry): Promise<Outcome<RegistryKeys>> {
  const key = `${hive}\\${POLICY_KEY}`;
  const answer = await ask(key, true);
  if (answer.code === undefined) return failed('unreachable', 'reg.exe could not be run');
  // Its words are in the language of Windows, so they cannot tell "none" from "denied"; the key above can.
  if (answer.code !== 0) {
    const isThere = await isListed(key, ask);
    return isThere ? failed('forbidden', 'access denied') : success(new Map());
  }
  return success(readRegQuery(answer.output));
}

async function isListed(key: string, ask: AskRegistry): Promise<boolean> {
  const above = await ask(key.slice(0, key.lastIndexOf('\\')), false);
  const name = key.slice(key.lastIndexOf('\\')).toLowerCase();
  return above.output.split(/\r?\n/).some((line) => line.trimEnd().toLowerCase().endsWith(name));
}

const DEADLINE_MS = 10_000;
const LARGEST_BYTES = 1_048_576;

/**
 * `chcp` because a pipe gets the console's own code page, which lacks most letters; the console is
 * hidden and ends with the question. The view of 64 bits is where group policy writes.
 */
export function askRegistry(env: Readonly<Record<string, string | undefined>>): AskRegistry {
  const system = path.win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32');
  return (key, recursive) =>
    new Promise((resolve) => {
      const query = `"${system}\\reg.exe" query "${key}"${recursive ? ' /s' : ''} /reg:64`;
      execFile(
        path.win32.join(system, 'cmd.exe'),
        ['/d', '/s', '/c', `"${system}\\chcp.com 65001>nul & ${query}"`],
        {
          encoding: 'utf8',
          windowsHide: true,
          windowsVerbatimArguments: true,
          timeout: DEADLINE_MS,
          maxBuffer: LARGEST_BYTES,
        },
        (error, output) => resolve({ code: exitCodeOf(error), output }),
      );
    });
}

/** A number where it ended by itself; a text such as `ENOENT`, or nothing after the deadline, otherwise. */
function exitCodeOf(error: Error | null): number | undefined {
  if (error === null) return 0;
  return 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}
