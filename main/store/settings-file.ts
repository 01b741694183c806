/** Reads and keeps `settings.json` of a profile; what is wrong with it is told by file, place and expectation. */
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { failed, success, type Outcome } from '../core/outcome.ts';
import { parseSettings, type Settings } from '../core/settings.ts';
import { isPart, mergeLayers, type SettingsLayers } from '../core/settings-layers.ts';
import { readSettingsText } from './settings-text.ts';
import { writeWhole } from './whole-file.ts';

export type LoadedSettings =
  | { readonly ok: true; readonly settings: Settings }
  /** One plain line for each problem, each beginning with the file's name. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** `policy` has its say above and below the file. */
export async function loadSettings(
  profile: string,
  policy: Pick<SettingsLayers, 'enforced' | 'defaults'> = { enforced: {}, defaults: {} },
): Promise<LoadedSettings> {
  const file = settingsPath(profile);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return { ok: false, problems: [unreadable(file, error)] };
  }
  const read = readSettingsText(text);
  if (!read.ok) return { ok: false, problems: [`${file}: ${read.problem}`] };
  const { value } = read;
  const parsed = parseSettings(isPart(value) ? mergeLayers({ ...policy, person: value }) : value);
  if (parsed.ok) return parsed;
  const problems = parsed.problems.map(({ message, path: where }) =>
    [file, where, message].filter((part) => part !== '').join(': '),
  );
  return { ok: false, problems };
}

/** How often the file is looked at; a change by hand is in force that much later at most. */
const LOOK_EVERY_MS = 1_000;

export interface SettingsFile {
  readonly name: string;
  read(): Outcome<string | undefined>;
  write(text: string): Outcome<undefined>;
  /** Also where the change was our own. The returned function ends it. */
  onChange(listener: () => void): () => void;
}

export function openSettingsFile(profile: string): SettingsFile {
  const file = settingsPath(profile);
  return {
    name: 'settings.json',
    read() {
      try {
        return success(readFileSync(file, 'utf8'));
      } catch (error) {
        return codeOf(error) === 'ENOENT'
          ? success(undefined)
          : failed('forbidden', `${file}: cannot be read (${codeOf(error)})`);
      }
    },
    write(text) {
      try {
        writeWhole(file, text);
        return success(undefined);
      } catch (error) {
        return failed('forbidden', `${file}: cannot be written (${codeOf(error)})`);
      }
    },
    onChange(listener) {
      // By its date and size: works on network folders too, and through a replacement as a whole.
      watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, listener);
      return () => unwatchFile(file, listener);
    },
  };
}

function settingsPath(profile: string): string {
  return path.join(profile, 'settings.json');
}

function unreadable(file: string, error: unknown): string {
  if (codeOf(error) === 'ENOENT') {
    return `${file}: there is no such file. It must hold at least { "version": 1, "finesse": { "nodes": ["https://…:8445"], "user": "…" } }.`;
  }
  return `${file}: cannot be read (${codeOf(error)})`;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}
