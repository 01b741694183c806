/** The real app as a child process: its lines as they come, its end if it comes too early. */
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startHeadless, type HeadlessProcess, type Line } from '../support/headless-process.ts';
import type { World } from '../simulators/control/world.ts';
import { DAY_IS_OVER } from './day-is-over.ts';
import { Problem } from './problem.ts';

export type AppLine = Line;

export interface HeadlessApp {
  readonly lines: readonly AppLine[];
  /** Set when the app ended without being asked to. */
  readonly died: Problem | undefined;
  /** Called after some lines, and when the app died. */
  onNews(listener: () => void): () => void;
  /** From now on a visitor of the window may do everything. */
  openToVisitors(): void;
  stop(): Promise<void>;
}

/** A compiled headless host, or the demo's own host that serves the window as well. */
export type AppHost = { readonly file: string } | 'window';

export interface HeadlessAppOptions {
  readonly host: AppHost;
  readonly profile: string;
  readonly world: World;
}

/** The host promises to be gone after 3 s. */
const STOP_WITHIN_MS = 3_500;
/** The app prints what it saw, then what it makes of it: half of that is not worth a look. */
const GATHER_MS = 5;

const WINDOW_HOST = fileURLToPath(new URL('window-host.ts', import.meta.url));

export async function startHeadlessApp(options: HeadlessAppOptions): Promise<HeadlessApp> {
  const { host, profile, world } = options;
  const args = ['--profile', profile];
  if (host === 'window') {
    return watch(startHeadless(args, windowSecrets(world), ['--import', 'tsx', WINDOW_HOST]));
  }
  await access(host.file).catch(() => {
    throw new Problem(`${host.file} is missing. Run "npm run build" first.`);
  });
  return watch(startHeadless(args, headlessSecrets(world), [host.file]));
}

function headlessSecrets({ agent, webex }: World): Readonly<Record<string, string>> {
  return {
    FINESSE_PRESENCE_WEBEX_TOKEN: webex.accessToken,
    FINESSE_PRESENCE_FINESSE_PASSWORD: agent.password,
  };
}

function windowSecrets({ agent, webex }: World): Readonly<Record<string, string>> {
  return {
    FINESSE_PRESENCE_DEMO_USER: agent.loginId,
    FINESSE_PRESENCE_DEMO_FINESSE_PASSWORD: agent.password,
    FINESSE_PRESENCE_DEMO_WEBEX_TOKEN: webex.accessToken,
    FINESSE_PRESENCE_DEMO_WEBEX_CLIENT_ID: webex.clientId,
    FINESSE_PRESENCE_DEMO_WEBEX_CLIENT_SECRET: webex.clientSecret,
  };
}

function watch(child: HeadlessProcess): HeadlessApp {
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
  child.onNews(tell);
  void child.ended.then((code) => {
    if (stopping) return;
    const how = child.endedBy() ?? `exit code ${code ?? '?'}`;
    died = new Problem(`The app ended by itself (${how})${because(child.errors())}`);
    tell();
  });
  return {
    lines: child.lines,
    get died() {
      return died;
    },
    onNews: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    openToVisitors: () => child.send(DAY_IS_OVER),
    stop: async () => {
      stopping = true;
      const last = setTimeout(() => void child.stop('SIGKILL'), STOP_WITHIN_MS);
      await child.stop();
      clearTimeout(last);
    },
  };
}

/** Node prints a thrown error's place first; its own line says more. */
function because(errors: string): string {
  const complaints = errors.split('\n').map((one) => one.trim());
  const said = complaints.filter((one) => one !== '');
  const telling = said.find((one) => /^[A-Z]\w*Error/.test(one)) ?? said.at(-1);
  return telling === undefined ? '.' : `: ${telling}`;
}
