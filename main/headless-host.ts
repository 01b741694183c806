/** The app without a window: its arguments, its settings and secrets, its lines, and its end. */
import { openAccess, type AccessParts, type KeptAccess } from './compose-access.ts';
import { composeApp, type App, type StampedLine } from './compose.ts';
import { observeReport, reportText } from './core/observe-report.ts';
import { ENGLISH } from './core/language/english.ts';
import { startedLine, stoppedLine } from './core/run-lines.ts';
import type { Settings } from './core/settings.ts';
import { openJournal, readJournal } from './store/journal-file.ts';
import { readArguments, USAGE, type Task } from './headless-arguments.ts';
import { examine, type Found } from './headless-doctor.ts';
import { setUpReasonCodes } from './headless-reason-codes.ts';
import { signInTo, signOutOf, type SignInHost } from './headless-sign-in.ts';
import { followPolicy, policyTrouble } from './headless-policy.ts';
import { openPolicy, systemPlaces, type Policy } from './store/policy.ts';
import { loadSettings } from './store/settings-file.ts';
import { openSilenceFile } from './store/silence-file.ts';
import { systemVault } from './store/vault.ts';

const VERSION = process.env['FINESSE_PRESENCE_VERSION'] ?? 'development';

/** Wrong or missing configuration: nothing was started. */
const EXIT_SETTINGS = 2;
const FINESSE_PASSWORD = 'FINESSE_PRESENCE_FINESSE_PASSWORD';
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
  const asked = readArguments(process.argv.slice(2));
  switch (asked.kind) {
    case 'help':
      process.stdout.write(USAGE);
      return;
    case 'version':
      process.stdout.write(`${VERSION}\n`);
      return;
    case 'wrong':
      refuse([asked.problem, '', USAGE]);
      return;
    case 'task':
      await perform(asked.task, asked.profile, onSignal);
  }
}

async function perform(
  task: Task,
  profile: string,
  onSignal: (stop: () => void) => void,
): Promise<void> {
  const policy = await openPolicy({ places: systemPlaces(), vault: systemVault() });
  for (const line of policyTrouble(policy)) tellPerson(line);
  const loaded = await loadSettings(profile, policy.read());
  if (!loaded.ok) {
    refuse(loaded.problems);
    return;
  }
  const { settings } = loaded;
  switch (task.kind) {
    case 'report':
      report(task.json, profile, settings);
      return;
    case 'doctor':
      // What was found up to then has been told; the rest was not looked at.
      onSignal(() => process.exit(1));
      await beExamined(accessParts(profile, settings), task.json);
      return;
    case 'setUpReasonCodes':
      exitWith(
        await setUpReasonCodes({ settings, signal: untilSignal(onSignal), tell: tellPerson }),
      );
      return;
    case 'signIn':
    case 'signOut': {
      const host = { ...accessParts(profile, settings), signal: untilSignal(onSignal) };
      // A vault that waits to be unlocked would keep the process alive for good.
      exitWith(await signInOrOut(task, { ...host, tell: tellPerson }));
      return;
    }
    case 'run':
      await follow(profile, settings, policy, onSignal);
  }
}

async function signInOrOut(
  task: Extract<Task, { kind: 'signIn' | 'signOut' }>,
  host: SignInHost,
): Promise<number> {
  const { kind, service } = task;
  if (kind === 'signOut') return signOutOf(service, host);
  const code = await signInTo(service, task.device, host);
  // Another password is there: the silence after a 401 is over.
  if (service === 'finesse' && code === 0) openSilenceFile(host.profile, host.tell).end();
  return code;
}

function untilSignal(onSignal: (stop: () => void) => void): AbortSignal {
  const givingUp = new AbortController();
  onSignal(() => givingUp.abort());
  return givingUp.signal;
}

function accessParts(profile: string, settings: Settings): AccessParts {
  return {
    settings,
    profile,
    vault: systemVault(),
    clientSecret: given('FINESSE_PRESENCE_WEBEX_CLIENT_SECRET'),
    onTrouble: tellPerson,
  };
}

async function beExamined(parts: AccessParts, json: boolean): Promise<void> {
  const { settings } = parts;
  const finessePassword = () => findPassword(parts);
  const webex = () => findAccess(parts);
  const print = (text: string) => void process.stdout.write(text);
  exitWith(await examine({ settings, json, finessePassword, webex, print }));
}

/** Not `exit` at once: what was printed must reach a pipe first. */
function exitWith(code: number): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}

/** Only reads: nothing is started, and no secret is needed. */
function report(json: boolean, profile: string, { returnToReady }: Settings): void {
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

async function follow(
  profile: string,
  settings: Settings,
  policy: Policy,
  onSignal: (stop: () => void) => void,
): Promise<void> {
  const parts = accessParts(profile, settings);
  const webex = await findAccess(parts);
  const password = await findPassword(parts);
  if (webex.found !== undefined && password.found !== undefined) {
    const secrets = { webex: webex.found, finessePassword: password.found };
    onSignal(run(profile, settings, policy, secrets));
    return;
  }
  if (typeof webex.found === 'object') await webex.found.stop();
  refuse([webex, password].flatMap(({ problem }) => problem ?? []));
  // As after a sign-in: the vault may still wait.
  exitWith(EXIT_SETTINGS);
}

/** A token that was given is used as it is; otherwise the sign-in that the vault holds. */
async function findAccess(parts: AccessParts): Promise<Found<string | KeptAccess>> {
  const variable = 'FINESSE_PRESENCE_WEBEX_TOKEN';
  const token = given(variable);
  if (token !== undefined) return { found: token };
  const opened = await openAccess({ ...parts, onBug: reportBug });
  if (!opened.ok) return { problem: `${variable} is not set, and ${opened.failure.detail}` };
  if (opened.value) return { found: opened.value };
  const { user } = parts.settings.finesse;
  const problem = `${variable} is not set, and nobody is signed in to Webex for ${user}. ${howTo('webex', parts)}`;
  return { problem };
}

async function findPassword(parts: AccessParts): Promise<Found<string>> {
  const variable = FINESSE_PASSWORD;
  const password = given(variable);
  if (password !== undefined) return { found: password };
  const { user } = parts.settings.finesse;
  const stored = await parts.vault.get('finesse-password', user);
  if (!stored.ok) return { problem: `${variable} is not set, and ${stored.failure.detail}` };
  if (stored.value !== undefined) return { found: stored.value };
  const problem = `${variable} is not set, and the vault holds no Finesse password of ${user}. ${howTo('finesse', parts)}`;
  return { problem };
}

function howTo(service: string, { profile }: AccessParts): string {
  return `To sign in: node out/main/headless.js --profile ${JSON.stringify(profile)} --sign-in ${service}`;
}

/** Undefined when the environment does not hold it. */
function given(variable: string): string | undefined {
  const value = process.env[variable];
  return value === '' ? undefined : value;
}

interface Secrets {
  readonly webex: string | KeptAccess;
  readonly finessePassword: string;
}

/** Returns what ends it. */
function run(profile: string, settings: Settings, policy: Policy, secrets: Secrets): () => void {
  const journal = openJournal(profile, tellPerson);
  const print = (line: StampedLine) => {
    process.stdout.write(`${JSON.stringify(line)}\n`);
    journal.append(line);
  };
  const { finessePassword } = secrets;
  const kept = typeof secrets.webex === 'string' ? undefined : secrets.webex;
  const webexToken = typeof secrets.webex === 'string' ? secrets.webex : secrets.webex.access;
  const realtime = settings.webex.realtime && kept?.live !== false;
  const followed = { ...settings, webex: { ...settings.webex, realtime } };
  const app = composeApp({
    settings: followed,
    secrets: { webexToken, finessePassword },
    profile,
    onTrouble: tellPerson,
    onLine: print,
    onBug: reportBug,
    // Whoever gives a password for one run starts it on purpose; a start by itself must not lock the account.
    ...(given(FINESSE_PASSWORD) === undefined
      ? { silence: openSilenceFile(profile, tellPerson) }
      : {}),
  });
  print({ at: now(), ...startedLine(VERSION, followed, ENGLISH) });
  const stop = stopping(app, kept, print);
  // Nobody reads any more: the same as being told to stop.
  process.stdout.on('error', stop);
  app.start();
  const onMode = (next: Settings['mode']) => app.runner.hear({ type: 'modeChosen', mode: next });
  followPolicy(policy, { profile, settings, onMode, tell: tellPerson });
  kept?.watch((notices) => app.runner.hear({ type: 'accessTold', notices }));
  return stop;
}

function stopping(
  app: App,
  kept: KeptAccess | undefined,
  print: (line: StampedLine) => void,
): () => void {
  let told = false;
  return () => {
    if (told) return;
    told = true;
    const lastMoment = new Promise((resolve) => setTimeout(resolve, LAST_MOMENT_MS));
    const stopped = app
      .stop()
      .then(() => kept?.stop())
      .catch(reportBug);
    void Promise.race([stopped, lastMoment]).then(() => {
      print({ at: now(), ...stoppedLine(ENGLISH) });
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
