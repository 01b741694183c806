/** Entry of the tray app: claims its place, then puts the desktop's shell in front of the app and waits to be told to end. */
import * as electron from 'electron';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import type { Application } from './app/application.ts';
import { createApplication } from './app/create-application.ts';
import { FinesseSignOn } from './app/finesse-sign-on.ts';
import { givenSignIn, givenVault, takeGivenSecrets } from './app/given-secrets.ts';
import type { WebexSignIn } from './app/ports.ts';
import { createWebexSignIn } from './app/webex-account.ts';
import { languageFor, type Language } from './core/language/language.ts';
import { speakerOf, type Say } from './core/language/speaker.ts';
import type { View } from './core/view.ts';
import { createAppDoctor } from './doctor/app-doctor.ts';
import { crashHandler, lastCrash } from './electron/crash.ts';
import { createDeskActivity } from './electron/desk-activity.ts';
import type { Desktop } from './electron/desktop.ts';
import { harden, type Guard } from './electron/harden.ts';
import { claimInstance, hearFurtherStarts } from './electron/instance.ts';
import { openLink, openSignInPage } from './electron/links.ts';
import { createLoginItem } from './electron/login-item.ts';
import {
  createDesktopNetwork,
  trustSystemAuthorities,
  type DesktopNetwork,
} from './electron/network.ts';
import { registerScheme, servePages } from './electron/pages.ts';
import { Shell } from './electron/shell.ts';
import { createSsoBrowser } from './electron/sso-window.ts';
import { openUiMemory, uiMemoryOver } from './electron/ui-memory.ts';
import { isPinnedBy } from './http/trust.ts';
import { openPolicy, systemPlaces } from './store/policy.ts';
import { openSilenceFile } from './store/silence-file.ts';
import { systemVault, type Vault } from './store/vault.ts';
import { createSystemClock } from './sync/clock.ts';
import { isTamedRejection } from './webex/sdk-rejections.ts';

const VERSION = process.env['FINESSE_PRESENCE_VERSION'] ?? 'development';

/** The own Webex device is deleted on the way out; the process ends in any case after this. */
const LAST_MOMENT_MS = 2_700;

/** Electron itself, as much of it as is used: a part that changes upstream stops the compiler here. */
const desktop: Desktop = electron;
const { app } = desktop;

/** Electron's and Chromium's own switches may stand beside ours. */
const ARGS = process.argv.slice(app.isPackaged ? 1 : 2);
const { values: asked } = parseArgs({
  args: ARGS,
  strict: false,
  options: { hidden: { type: 'boolean' }, profile: { type: 'string' } },
});

function outPath(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}

/** The person's own, as the system tells it. */
function language(): Language {
  return languageFor(electron.app.getPreferredSystemLanguages());
}

function say(): Say {
  return speakerOf(language()).say;
}

/** The kind of error and where it came from; its words might hold what must not be written down. */
function reportBug(error: unknown): void {
  const kind = error instanceof Error ? error.name : 'unknown error';
  console.error(`An error in this app (${kind}). Please report it; the app goes on.`);
}

/** What must happen before Electron is ready. */
function prepare(): Guard {
  const onCrash = crashHandler({
    desktop,
    args: ARGS,
    now: Date.now,
    say,
    onCrash: reportBug,
  });
  process.on('uncaughtException', onCrash);
  process.on('unhandledRejection', (reason) => {
    if (!isTamedRejection(reason)) onCrash(reason);
  });
  registerScheme(desktop.protocol);
  // The window is text on a plain ground; a process for the graphics card would cost more than it saves.
  app.disableHardwareAcceleration();
  return harden(app, (address) => openLink(desktop.shell, address));
}

/** The tray is shown before anything is sent to anybody. */
async function start(guard: Guard): Promise<void> {
  const answerStarts = hearFurtherStarts(app);
  await app.whenReady();
  desktop.Menu.setApplicationMenu(null);
  servePages(desktop.protocol, outPath('renderer'));
  const network = createDesktopNetwork((name) => electron.session.fromPartition(name), Date.now);
  // What goes wrong before anybody can be told is told afterwards.
  const early: string[] = [];
  let tell = (words: string): void => void early.push(words);
  const application = await openApplication(network, guard, (words) => tell(words));
  const shell = openShell(application);
  shell.start();
  tell = (words) => shell.trouble(words);
  early.forEach(tell);
  // Reads the whole store of the system: not before the tray shows.
  trustSystemAuthorities();
  keepPins(application, network);
  untilQuit(application, shell);
  application.start();
  if (lastCrash(ARGS) !== undefined) shell.restarted();
  else if (asked.hidden !== true) shell.open('status');
  answerStarts(() => shell.open('status'));
}

function openShell(application: Application): Shell {
  const profile = app.getPath('userData');
  return new Shell({
    desktop,
    application,
    clock: createSystemClock(),
    say: say(),
    profile,
    loginItem: createLoginItem(app, process.platform),
    openMemory: () => openUiMemory(profile).catch(() => uiMemoryOver(new Map<string, unknown>())),
    platform: process.platform,
    version: VERSION,
    icons: outPath('icons'),
    bridge: outPath('preload/bridge.cjs'),
    onBug: reportBug,
  });
}

async function openApplication(
  network: DesktopNetwork,
  guard: Guard,
  onTrouble: (words: string) => void,
): Promise<Application> {
  const profile = app.getPath('userData');
  const given = takeGivenSecrets(process.env);
  const vault = given ? givenVault(given) : systemVault();
  const policy = await openPolicy({ places: systemPlaces(), vault });
  const webex = given ? givenSignIn(given, say()) : keptSignIn(vault, network, onTrouble);
  const silence = openSilenceFile(profile, onTrouble);
  const finesseSignOn = openFinesseSignOn(vault, network, guard, onTrouble);
  let live = false;
  const liveNow = () => live;
  const application = createApplication({
    profile,
    version: VERSION,
    language: language(),
    vault,
    webex,
    finesseSignOn,
    policy,
    network,
    doctor: createAppDoctor({
      vault,
      webex,
      finesseSignOn,
      silence,
      liveNow,
      say: say(),
      ...network,
    }),
    deskActivity: createDeskActivity(desktop.powerMonitor, createSystemClock()),
    onTrouble,
    onBug: reportBug,
  });
  application.on('view', (view) => (live = isLive(view)));
  return application;
}

function isLive({ webex: { link, via } }: View): boolean {
  return link === 'well' && via === 'live';
}

function openFinesseSignOn(
  vault: Vault,
  network: DesktopNetwork,
  guard: Guard,
  onTrouble: (words: string) => void,
): FinesseSignOn {
  const onSession = (partition: string) => network.share(partition);
  const browser = createSsoBrowser(desktop.BrowserWindow, guard, 'Finesse', onSession);
  return new FinesseSignOn({ vault, browser, fetch: network.fetch, onTrouble });
}

function keptSignIn(
  vault: Vault,
  { fetch }: DesktopNetwork,
  onTrouble: (words: string) => void,
): WebexSignIn {
  return createWebexSignIn({
    profile: app.getPath('userData'),
    vault,
    clientSecret: undefined,
    fetch,
    say: say(),
    openBrowser: (address) => void openSignInPage(desktop.shell, address).catch(reportBug),
    onTrouble,
    onBug: reportBug,
  });
}

/** Told at once, so that nothing is sent before the pins of the settings count. */
function keepPins(application: Application, network: DesktopNetwork): void {
  let known = '';
  application.on('settings', ({ settings }) => {
    const pins = settings?.finesse.pinnedCertificates ?? [];
    if (pins.join() === known) return;
    known = pins.join();
    network.pin(isPinnedBy(pins));
  });
}

/** Changes nothing in Finesse, and leaves no Webex device behind. */
function untilQuit(application: Application, shell: Shell): void {
  let ending = false;
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    shell.stop();
    const lastMoment = new Promise((resolve) => setTimeout(resolve, LAST_MOMENT_MS));
    const stopped = application.stop().catch(reportBug);
    void Promise.race([stopped, lastMoment]).then(() => app.exit(0));
  });
}

const profile = typeof asked.profile === 'string' ? asked.profile : undefined;
if (claimInstance(app, { platform: process.platform, env: process.env, profile })) {
  const guard = prepare();
  // Not awaited: Electron is ready only after this module has come to its end.
  void start(guard);
} else {
  app.quit();
}
