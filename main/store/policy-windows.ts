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

/**
 * No keys where no policy was ever set. The next of `ways` is taken where one tells nothing at all: many
 * organisations switch the command prompt off on the PCs of their agents.
 */
export async function readHive(
  hive: Hive,
  ...ways: readonly AskRegistry[]
): Promise<Outcome<RegistryKeys>> {
  for (const ask of ways) {
    const read = await readBy(ask, `${hive}\\${POLICY_KEY}`);
    if (read) return read;
  }
  return failed('unreachable', 'reg.exe could not be run, or Windows forbids it to read');
}

/** Undefined where nothing can be told. */
async function readBy(ask: AskRegistry, key: string): Promise<Outcome<RegistryKeys> | undefined> {
  const answer = await ask(key, true);
  if (answer.code === 0) return success(readRegQuery(answer.output));
  if (answer.code === undefined) return undefined;
  // Its words are in the language of Windows, so they cannot tell "none" from "denied"; the keys above can.
  switch (await isListed(key, ask)) {
    case true:
      return failed('forbidden', 'access denied');
    case false:
      return success(new Map());
    case undefined:
      return undefined;
  }
}

/** Undefined where no key above is listed either: then nothing is known, least of all that there is no policy. */
async function isListed(key: string, ask: AskRegistry): Promise<boolean | undefined> {
  const end = key.lastIndexOf('\\');
  if (end === -1) return undefined;
  const above = await ask(key.slice(0, end), false);
  if (above.code !== 0)
    return (await isListed(key.slice(0, end), ask)) === false ? false : undefined;
  const name = key.slice(end).toLowerCase();
  return above.output.split(/\r?\n/).some((line) => line.trimEnd().toLowerCase().endsWith(name));
}

const DEADLINE_MS = 10_000;
const LARGEST_BYTES = 1_048_576;

/**
 * `chcp` because a pipe gets the console's own code page, which lacks most letters; the console is
 * hidden and ends with the question. The view of 64 bits is where group policy writes. Where the
 * command prompt is switched off, `withoutPrompt` reads at least what is in plain letters.
 */
export function askRegistry(
  env: Readonly<Record<string, string | undefined>>,
  way: 'unicode' | 'withoutPrompt',
): AskRegistry {
  const system = path.win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32');
  return (key, recursive) =>
    new Promise((resolve) => {
      const query = `query "${key}"${recursive ? ' /s' : ''} /reg:64`;
      const [program, args] =
        way === 'unicode'
          ? ['cmd.exe', `/d /s /c "${system}\\chcp.com 65001>nul & "${system}\\reg.exe" ${query}"`]
          : ['reg.exe', query];
      const child = execFile(
        path.win32.join(system, program),
        [args],
        {
          encoding: 'utf8',
          windowsHide: true,
          windowsVerbatimArguments: true,
          timeout: DEADLINE_MS,
          maxBuffer: LARGEST_BYTES,
        },
        (error, output) => resolve({ code: exitCodeOf(error), output }),
      );
      // A prompt that is switched off waits for a key.
      child.stdin?.on('error', () => undefined).end();
    });
}

/** A number where it ended by itself; a text such as `ENOENT`, or nothing after the deadline, otherwise. */
function exitCodeOf(error: Error | null): number | undefined {
  if (error === null) return 0;
  return 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}
