/** The real headless host as a child process: its lines as they come, its end if it comes too early. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Problem } from './problem.ts';

/** One line of the app's journal, as printed. */
export type AppLine = Readonly<Record<string, unknown>> & {
  readonly at: string;
  readonly event: string;
  readonly sentence: string;
};

export interface HeadlessApp {
  readonly lines: readonly AppLine[];
  /** Set when the app ended without being asked to. */
  readonly died: Problem | undefined;
  /** Called after each line, and when the app died. */
  onNews(listener: () => void): () => void;
  stop(): Promise<void>;
}

export interface HeadlessAppOptions {
  /** The compiled host. */
  readonly file: string;
  readonly profile: string;
  readonly webexToken: string;
  readonly finessePassword: string;
}

/** The host promises to be gone after 3 s. */
const STOP_WITHIN_MS = 3_500;
/** The app prints what it saw, then what it makes of it: half of that is not worth a look. */
const GATHER_MS = 5;

export async function startHeadlessApp(options: HeadlessAppOptions): Promise<HeadlessApp> {
  const { file, finessePassword, profile, webexToken } = options;
  await access(file).catch(() => {
    throw new Problem(`${file} is missing. Run "npm run build" first.`);
  });
  const child = spawn(process.execPath, [file, '--profile', profile], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      FINESSE_PRESENCE_WEBEX_TOKEN: webexToken,
      FINESSE_PRESENCE_FINESSE_PASSWORD: finessePassword,
    },
  });
  return watch(child);
}

function watch(child: ChildProcess & { stdout: unknown; stderr: unknown }): HeadlessApp {
  const lines: AppLine[] = [];
  const complaints: string[] = [];
  const listeners = new Set<() => void>();
  let telling: NodeJS.Timeout | undefined;
  const tell = () => {
    telling ??= setTimeout(() => {
      telling = undefined;
      for (const listener of [...listeners]) listener();
    }, GATHER_MS);
  };
  let died: Problem | undefined;
  let stopping = false;
  const ended = once(child, 'close');
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = parsed(text);
      if (line !== undefined) lines.push(line);
      tell();
    });
  }
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (text) => {
      if (text.trim() !== '') complaints.push(text.trim());
    });
  }
  child.on('close', (code, signal) => {
    if (stopping) return;
    died = new Problem(
      `The app ended by itself (${signal ?? `exit code ${code ?? '?'}`})${because(complaints)}`,
    );
    tell();
  });
  return {
    lines,
    get died() {
      return died;
    },
    onNews: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const last = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(last);
    },
  };
}

function parsed(text: string): AppLine | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'event' in value
      ? (value as AppLine)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Node prints a thrown error's place first; its own line says more. */
function because(complaints: readonly string[]): string {
  const telling = complaints.find((one) => /^[A-Z]\w*Error/.test(one)) ?? complaints.at(-1);
  return telling === undefined ? '.' : `: ${telling}`;
}
