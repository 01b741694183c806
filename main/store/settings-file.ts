/** Reads and keeps `settings.json` of a profile; what is wrong with it is told by file, place and expectation. */
import { readFileSync, statSync, type BigIntStats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { failed, success, type Outcome } from '../core/outcome.ts';
import { parseSettings, type Settings } from '../core/settings.ts';
import { isPart, mergeLayers, sourcesOf, type SettingsLayers } from '../core/settings-layers.ts';
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
  const set = Object.keys(sourcesOf({ ...policy, person: {} }));
  const problems = parsed.problems.map(({ message, path: where }) => {
    // The parts of a rule make sense together only.
    const rule = /^rules\.[^.]+\./.exec(where)?.[0];
    const isShared = set.some((one) => one === where || (rule && one.startsWith(rule)));
    const words = isShared ? `${message} (your organization's policy sets a part of it)` : message;
    return [file, where, words].filter((part) => part !== '').join(': ');
  });
  return { ok: false, problems };
}

/** How often the file is looked at; a change by hand is in force that much later at most. */
const LOOK_EVERY_MS = 1_000;

export interface SettingsFile {
  readonly name: string;
  read(): Outcome<string | undefined>;
  write(text: string): Outcome<undefined>;
  /** Tells of every change since the last reading, also where it was our own. The returned function ends it. */
  onChange(listener: () => void): () => void;
}

export function openSettingsFile(profile: string, lookEveryMs = LOOK_EVERY_MS): SettingsFile {
  const file = settingsPath(profile);
  let read = '';
  return {
    name: 'settings.json',
    read() {
      try {
        // Before the text: what changes in between is told once too often rather than never.
        read = stampOf(statSync(file, { bigint: true, throwIfNoEntry: false }));
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
      let told = read;
      return onceAndAgain(lookEveryMs, async () => {
        const now = stampOf(await stat(file, { bigint: true }).catch(() => undefined));
        return () => {
          if (now === told) return;
          told = now;
          listener();
        };
      });
    },
  };
}

/** By its date and size: works on network folders too, and through a replacement as a whole. */
function stampOf(stats: BigIntStats | undefined): string {
  return stats ? [stats.mtimeNs, stats.size, stats.ino].join() : '';
}

/** Node's own `watchFile` misses what changes before its first look. What `look` found counts until the end. */
function onceAndAgain(everyMs: number, look: () => Promise<() => void>): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const again = async (): Promise<void> => {
    const act = await look();
    if (stopped) return;
    timer = setTimeout(() => void again(), everyMs).unref();
    act();
  };
  void again();
  return () => {
    stopped = true;
    clearTimeout(timer);
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
