/** The app without a window: its arguments, its settings and secrets, its lines, and its end. */
import { parseArgs } from 'node:util';
import { composeApp, type App, type Secrets, type StampedLine } from './compose.ts';
import { observeReport, reportText } from './core/observe-report.ts';
import { modesOf, type Settings } from './core/settings.ts';
import { openJournal, readJournal } from './store/journal-file.ts';
import { loadSettings } from './store/settings-file.ts';
import { systemVault, VaultUnavailable, type SecretName } from './store/vault.ts';

const VERSION = process.env['FINESSE_PRESENCE_VERSION'] ?? 'development';

const USAGE = `Usage: node out/main/headless.js --profile <folder>

Follows one agent's Webex presence and sets the same agent's Finesse state.
<folder> holds settings.json and receives journal.jsonl.

  --profile <folder>  the agent's profile
  --report            tells what would have happened in mode "observe", and ends
  --json              the same for a program to read
  --version           the version
  --help              this text

Secrets come from the vault of the operating system, or from the environment:
  FINESSE_PRESENCE_WEBEX_TOKEN       an access token of the agent's own Webex account
  FINESSE_PRESENCE_FINESSE_PASSWORD  the agent's own Finesse password

Prints one JSON object a line. Exit codes: 0 stopped as asked, 1 error in this app, 2 wrong settings.
`;

/** Wrong or missing configuration: nothing was started. */
const EXIT_SETTINGS = 2;
/** The own Webex device is deleted on the way out; the process ends in any case after this. */
const LAST_MOMENT_MS = 2_700;

/** `onSignal` takes what a signal is to do from now on. Resolves when the app runs or has told why not. */
export async function headless(onSignal: (stop: () => void) => void): Promise<void> {
  try {
    await begin(onSignal);
  } catch (error) {
    reportBug(error);
    process.exitCode = 1;
  }
}

async function begin(onSignal: (stop: () => void) => void): Promise<void> {
  const options = readArguments();
  if (options === undefined) return;
  const loaded = await loadSettings(options.profile);
  if (!loaded.ok) {
    refuse(loaded.problems);
    return;
  }
  if (options.report) {
    report(options, loaded.settings);
    return;
  }
  const secrets = await findSecrets(loaded.settings);
  if (!secrets.ok) {
    refuse(secrets.problems);
    return;
  }
  onSignal(run(options.profile, loaded.settings, secrets.secrets));
}

interface Arguments {
  readonly profile: string;
  readonly report: boolean;
  readonly json: boolean;
}

function readArguments(): Arguments | undefined {
  try {
    const { values } = parseArgs({
      options: {
        profile: { type: 'string' },
        report: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        version: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) process.stdout.write(USAGE);
    else if (values.version) process.stdout.write(`${VERSION}\n`);
    else if (values.profile === undefined) refuse(['--profile is missing', '', USAGE]);
    else if (values.json && !values.report) refuse(['--json goes with --report', '', USAGE]);
    else return { profile: values.profile, report: values.report, json: values.json };
  } catch (error) {
    refuse([error instanceof Error ? error.message : 'wrong arguments', '', USAGE]);
  }
  return undefined;
}

/** Only reads: nothing is started, and no secret is needed. */
function report({ json, profile }: Arguments, { returnToReady }: Settings): void {
  const lines = readJournal(profile);
  if (!lines.ok) {
    refuse([lines.problem]);
    return;
  }
  const told = observeReport(lines.lines, {
    now: Date.now(),
    returnAfterMs: returnToReady.afterMs,
    dayOf: (at) => REPORT_DAY.format(at),
  });
  const text = json
    ? `${JSON.stringify(told, readable)}\n`
    : reportText(told, (at) => REPORT_TIME.format(at));
  process.stdout.write(text);
}

/** Times as the journal writes them. */
function readable(key: string, value: unknown): unknown {
  return key === 'at' && typeof value === 'number' ? new Date(value).toISOString() : value;
}

/** Days and times as the machine of the person counts them; days that sort as they come. */
const REPORT_DAY = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' });
const REPORT_TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

type FoundSecrets =
  | { readonly ok: true; readonly secrets: Secrets }
  | { readonly ok: false; readonly problems: readonly string[] };

async function findSecrets({ finesse }: Settings): Promise<FoundSecrets> {
  const webex = await findSecret(
    'FINESSE_PRESENCE_WEBEX_TOKEN',
    'webex-access-token',
    finesse.user,
  );
  const password = await findSecret(
    'FINESSE_PRESENCE_FINESSE_PASSWORD',
    'finesse-password',
    finesse.user,
  );
  if (webex.found !== undefined && password.found !== undefined) {
    return { ok: true, secrets: { webexToken: webex.found, finessePassword: password.found } };
  }
  const problems = [webex, password].flatMap(({ problem }) => problem ?? []);
  return { ok: false, problems };
}

async function findSecret(
  variable: string,
  name: SecretName,
  user: string,
): Promise<{ readonly found?: string; readonly problem?: string }> {
  const given = process.env[variable];
  if (given !== undefined && given !== '') return { found: given };
  try {
    const stored = await systemVault().get(name, user);
    if (stored !== undefined) return { found: stored };
    return { problem: `${variable} is not set, and the vault holds no ${name} for ${user}` };
  } catch (error) {
    if (!(error instanceof VaultUnavailable)) throw error;
    return { problem: `${variable} is not set, and ${error.message}` };
  }
}

/** Returns what ends it. */
function run(profile: string, settings: Settings, secrets: Secrets): () => void {
  const journal = openJournal(profile, tellPerson);
  const print = (line: StampedLine) => {
    process.stdout.write(`${JSON.stringify(line)}\n`);
    journal.append(line);
  };
  const app = composeApp({
    settings,
    secrets,
    profile,
    onTrouble: tellPerson,
    onLine: print,
    onBug: reportBug,
  });
  const { finesse, mode, webex } = settings;
  print({
    at: now(),
    event: 'started',
    version: VERSION,
    mode,
    user: finesse.user,
    nodes: finesse.nodes,
    realtime: webex.realtime,
    sentence: `Finesse Presence ${VERSION} follows ${finesse.user}. ${modeWords(mode)}`,
  });
  const stop = stopping(app, print);
  // Nobody reads any more: the same as being told to stop.
  process.stdout.on('error', stop);
  app.start();
  return stop;
}

function modeWords(mode: Settings['mode']): string {
  const { notReady, ready } = modesOf(mode);
  return `Mode: "${notReady}" for Not Ready, "${ready}" for Ready.`;
}

function stopping(app: App, print: (line: StampedLine) => void): () => void {
  let told = false;
  return () => {
    if (told) return;
    told = true;
    const lastMoment = new Promise((resolve) => setTimeout(resolve, LAST_MOMENT_MS));
    const stopped = app.stop().catch(reportBug);
    void Promise.race([stopped, lastMoment]).then(() => {
      const sentence = 'Stopped. Your Finesse state stays as it is.';
      print({ at: now(), event: 'stopped', sentence });
      // Not `exit` at once: what was printed must reach a pipe first.
      process.stdout.write('', () => process.exit(0));
    });
  };
}

function refuse(problems: readonly string[]): void {
  for (const problem of problems) tellPerson(problem);
  process.exitCode = EXIT_SETTINGS;
}

function tellPerson(words: string): void {
  process.stderr.write(`${words}\n`);
}

/** The kind of error and where it came from; its words might hold what must not be printed. */
function reportBug(error: unknown): void {
  const kind = error instanceof Error ? error.name : 'unknown error';
  tellPerson(`An error in this app (${kind}). Please report it; the app goes on.`);
}

function now(): string {
  return new Date().toISOString();
}
