/** The built headless host as it is measured: its process id, and when each of its lines arrived. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { makeProfile, type Line } from '../support/headless-process.ts';

export interface TimedLine {
  readonly line: Line;
  /** On the steady clock of the bench, in milliseconds. */
  readonly heardAt: number;
}

export interface Host {
  readonly pid: number;
  /** On the same clock as `heardAt`, right before the process was started. */
  readonly spawnedAt: number;
  /** The first line that fits, among those since the last `waitFor` that was answered. */
  waitFor(what: string, fits: (line: Line) => boolean): Promise<TimedLine>;
  stop(): Promise<void>;
}

const EXECUTABLE = path.resolve(import.meta.dirname, '../../out/main/headless.js');
const FASTER_TIME = pathToFileURL(path.join(import.meta.dirname, 'faster-time.js')).href;
/** Nothing that is measured takes this long; then something is broken. */
const PATIENCE_MS = 20_000;

export async function startHost(
  settings: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string>>,
  timeFactor?: number,
): Promise<Host> {
  const profile = await makeProfile(settings);
  const spawnedAt = performance.now();
  const faster = timeFactor === undefined ? [] : ['--import', FASTER_TIME];
  const child = spawn(process.execPath, [...faster, EXECUTABLE, '--profile', profile], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, BENCH_TIME_FACTOR: String(timeFactor ?? 1) },
  });
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error('the headless host has no process id');
  const unread: TimedLine[] = [];
  const errors: string[] = [];
  const watchers = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    unread.push({ line: JSON.parse(text) as Line, heardAt: performance.now() });
    for (const watcher of watchers) watcher();
  });
  createInterface({ input: child.stderr }).on('line', (text) => errors.push(text));
  const ended = once(child, 'close');
  let stopping = false;
  const tooSoon = ended.then(() => {
    if (!stopping) throw new Error(`the headless host ended by itself: ${errors.join(' ')}`);
    return new Promise<never>(() => undefined);
  });
  // Whoever waits hears of it; a host that nobody waits for any more harms nobody.
  tooSoon.catch(() => undefined);
  return {
    pid,
    spawnedAt,
    waitFor: (what, fits) => {
      let look: () => void = () => undefined;
      const found = new Promise<TimedLine>((resolve) => {
        look = () => {
          const index = unread.findIndex(({ line }) => fits(line));
          const [hit] = index < 0 ? [] : unread.splice(0, index + 1).slice(-1);
          if (!hit) return;
          watchers.delete(look);
          resolve(hit);
        };
        watchers.add(look);
        look();
      });
      return within(what, Promise.race([found, tooSoon])).finally(() => watchers.delete(look));
    },
    stop: async () => {
      stopping = true;
      child.kill('SIGTERM');
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** The same promise, which gives up in words when nothing comes. */
export async function within<T>(what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error(`${what} did not come within ${PATIENCE_MS} ms`));
    timer = setTimeout(giveUp, PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
