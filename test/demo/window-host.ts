/** The demo's host: the product's own application, its lines on stdout, and its window for any browser. */
import { parseArgs } from 'node:util';
import { createApplication } from '../../main/app/create-application.ts';
import { createWebexSignIn } from '../../main/app/webex-account.ts';
import { failed } from '../../main/core/outcome.ts';
import { DAY_MS } from '../../main/core/time.ts';
import { createAppDoctor } from '../../main/doctor/app-doctor.ts';
import { openSilenceFile } from '../../main/store/silence-file.ts';
import { writeGrant } from '../../main/core/webex-grant.ts';
import { performer, type CallName, type Perform } from '../../preload/contract.ts';
import { memoryVault, type MemoryVault } from '../support/memory-vault.ts';
import { serveWindow } from '../support/window-server.ts';
import { DAY_IS_OVER } from './day-is-over.ts';

/** While the day is played a visitor may look at everything, and change nothing. */
const LOOKING: ReadonlySet<unknown> = new Set<CallName>([
  'look',
  'readHistory',
  'exportHistory',
  'saveBundle',
]);

const { values } = parseArgs({ options: { profile: { type: 'string', default: '' } } });
const { profile } = values;
const vault = memoryVault();
let isLive = false;
await moveIn(vault);
const webex = createWebexSignIn({
  profile,
  vault,
  clientSecret: secretOf('WEBEX_CLIENT_SECRET'),
  openBrowser: (url) =>
    tell({ event: 'browser', url, sentence: `Sign in to the simulated Webex: ${url}` }),
  onTrouble: complain,
  onBug,
});
const doctor = createAppDoctor({
  vault,
  webex,
  silence: openSilenceFile(profile, complain),
  liveNow: () => isLive,
});
const application = createApplication({
  profile,
  version: 'demo',
  vault,
  webex,
  doctor,
  onLine: print,
  onTrouble: complain,
  onBug,
});
application.on('view', (view) => {
  isLive = view.webex.via === 'live' && view.webex.link === 'well';
});
let dayIsOver = false;
process.on('message', (message) => {
  dayIsOver ||= message === DAY_IS_OVER;
});
const window = await serveWindow({
  on: (name, listener) => application.on(name, listener),
  perform: declining(performer(application.handlers, onBug)),
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
tell({ event: 'window', url: window.url, sentence: `The window: ${window.url}` });
application.start();

async function stop(): Promise<void> {
  await Promise.all([window.stop(), application.stop()]);
  process.exit(0);
}

/** As if the agent had signed in to both on the day before. */
async function moveIn(into: MemoryVault): Promise<void> {
  const user = secretOf('USER');
  const grant = {
    account: { id: 'demo-person', name: 'Agent One (agent.one@example.com)' },
    clientId: secretOf('WEBEX_CLIENT_ID'),
    accessToken: secretOf('WEBEX_TOKEN'),
    scopes: ['spark:all', 'spark:kms'],
    signedInAt: Date.now() - DAY_MS,
    obtainedAt: Date.now(),
    accessLifeMs: 14 * DAY_MS,
  };
  await into.set('webex-grant', user, writeGrant(grant));
  await into.set('finesse-password', user, secretOf('FINESSE_PASSWORD'));
}

function secretOf(name: string): string {
  return process.env[`FINESSE_PRESENCE_DEMO_${name}`] ?? '';
}

function declining(perform: Perform): Perform {
  const words = 'the day is being played; the window is yours afterwards';
  return (name, given) =>
    dayIsOver || LOOKING.has(name)
      ? perform(name, given)
      : Promise.resolve(failed('refused', words));
}

function tell(line: Readonly<Record<string, unknown>>): void {
  print({ at: new Date().toISOString(), ...line });
}

function print(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function complain(words: string): void {
  process.stderr.write(`${words}\n`);
}

function onBug(error: unknown): void {
  complain(error instanceof Error ? (error.stack ?? error.message) : 'unknown error');
}
