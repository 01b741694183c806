/** A host of the app as a child process: what it prints as it comes, and how it ended. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export type Line = Readonly<Record<string, unknown>> & {
  readonly at: string;
  readonly event: string;
  readonly sentence: string;
};

export interface HeadlessProcess {
  readonly lines: readonly Line[];
  /** Everything that came out, for searching it. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Called after each line, and when the process ended. */
  onNews(listener: () => void): () => void;
  /** Resolves with the first line, also an earlier one, that fits; rejects when the process ended. */
  waitFor(what: string, fits: (line: Line) => boolean): Promise<Line>;
  /** Asks it to end and tells how it did. */
  stop(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>;
  /** For a host that listens to its parent. */
  send(message: string): void;
  readonly ended: Promise<number | null>;
  /** The signal that ended it, if one did. */
  readonly endedBy: () => NodeJS.Signals | null;
}

const HOST = path.resolve(import.meta.dirname, '../../out/main/headless.js');

/** A folder of its own with `settings.json` in it; a text is written as it is. */
export async function makeProfile(settings: unknown): Promise<string> {
  const profile = await mkdtemp(path.join(tmpdir(), 'finesse-presence-'));
  const text = typeof settings === 'string' ? settings : JSON.stringify(settings);
  await writeFile(path.join(profile, 'settings.json'), text);
  return profile;
}

/** `host` is what Node runs: options and a file; left out, the compiled headless host. */
export function startHeadless(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  host: readonly string[] = [HOST],
): HeadlessProcess {
  // No vault of the machine that runs the tests may answer for a missing secret.
  const clean = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
  const child = spawn(process.execPath, [...host, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...clean, ...env },
  });
  const lines: Line[] = [];
  const out: string[] = [];
  const errors: string[] = [];
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const watcher of [...watchers]) watcher();
  };
  const onNews = (listener: () => void) => {
    watchers.add(listener);
    return () => void watchers.delete(listener);
  };
  const { stderr, stdout } = child;
  if (!stdout || !stderr) throw new Error('a child process without its outputs');
  createInterface({ input: stdout }).on('line', (text) => {
    out.push(text);
    const line = parsed(text);
    if (line) lines.push(line);
    tell();
  });
  createInterface({ input: stderr }).on('line', (text) => errors.push(text));
  const ended = once(child, 'close').then(() => child.exitCode);
  void ended.then(tell);
  return {
    lines,
    output: () => out.join('\n'),
    errors: () => errors.join('\n'),
    onNews,
    ended,
    endedBy: () => child.signalCode,
    send(message) {
      if (child.connected) child.send(message);
    },
    waitFor(what, fits) {
      const found = new Promise<Line>((resolve) => {
        const look = () => {
          const line = lines.find(fits);
          if (line) resolve(line);
        };
        onNews(look);
        look();
      });
      const over = ended.then(() => {
        throw new Error(`ended before ${what}:\n${out.join('\n')}\n${errors.join('\n')}`);
      });
      return Promise.race([found, over]);
    },
    async stop(signal = 'SIGTERM') {
      const from = performance.now();
      child.kill(signal);
      return { code: await ended, ms: performance.now() - from };
    },
  };
}

/** Undefined for whatever is no line of the journal. */
function parsed(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isLine = typeof value === 'object' && value !== null && 'event' in value;
    return isLine ? (value as Line) : undefined;
  } catch {
    return undefined;
  }
}
