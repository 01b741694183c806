/** Signs in and out on the command line, for machines without a window. */
import { spawn } from 'node:child_process';
import {
  signInToWebex,
  signOutOfWebex,
  type AccessParts,
  type SignedIn,
  type SignInWay,
} from './compose-access.ts';
import type { Outcome } from './core/outcome.ts';
import type { Service } from './headless-arguments.ts';
import { askForSecret } from './headless-secret.ts';

export interface SignInHost extends AccessParts {
  /** Raised when the person gives up. */
  readonly signal: AbortSignal;
  /** One plain line for people. */
  readonly tell: (words: string) => void;
}

/** 0 done, 1 it did not come about, 2 settings or vault are wrong or missing. */
export type ExitCode = 0 | 1 | 2;

export function signInTo(service: Service, device: boolean, host: SignInHost): Promise<ExitCode> {
  return service === 'webex' ? signInWebex(device, host) : keepFinessePassword(host);
}

export async function signOutOf(service: Service, host: SignInHost): Promise<ExitCode> {
  if (service === 'webex') return signOutWebex(host);
  const { settings, tell, vault } = host;
  const { user } = settings.finesse;
  const removed = await vault.remove('finesse-password', user);
  if (!removed.ok) return noVault(host, removed.failure.detail);
  tell(`The vault holds no Finesse password of ${user} any more.`);
  return 0;
}

async function signInWebex(device: boolean, host: SignInHost): Promise<ExitCode> {
  const { profile, settings, tell, vault } = host;
  if (settings.webex.clientId === '') {
    tell(
      `${profile}: settings.json: webex.clientId: expected the client id of your organisation's Webex integration, got nothing`,
    );
    return 2;
  }
  const usable = await vault.get('webex-grant', settings.finesse.user);
  if (!usable.ok) return noVault(host, usable.failure.detail);
  const outcome = await signInToWebex(host, device ? onDevice(tell) : inBrowser(tell));
  return outcome.ok ? welcome(outcome.value, host) : notDone(outcome, 'Not signed in', tell);
}

function inBrowser(tell: SignInHost['tell']): SignInWay {
  return {
    kind: 'browser',
    openBrowser(url) {
      tell('Sign in to Webex in your browser, within 5 minutes. If it does not open, visit:');
      tell(url);
      openInBrowser(url);
    },
  };
}

function onDevice(tell: SignInHost['tell']): SignInWay {
  return {
    kind: 'device',
    showCode({ code, lifeMs, url }) {
      const minutes = String(Math.max(1, Math.round(lifeMs / 60_000)));
      tell(`On another device, visit the address below within ${minutes} minutes, check that it`);
      tell('shows the same code, and sign in. Do this only if you started it yourself.');
      tell(`Address: ${url}`);
      tell(`Code:    ${code}`);
    },
  };
}

function welcome({ account, before, missingForLive }: SignedIn, host: SignInHost): ExitCode {
  const { settings, tell } = host;
  tell(`Signed in to Webex as ${account.name}, for the agent ${settings.finesse.user}.`);
  if (before) {
    tell(
      `Last time it was ${before.name}. What the app then set Not Ready, it will leave as it is.`,
    );
  }
  if (settings.webex.realtime && missingForLive.length > 0) {
    tell(
      `Webex granted too little for live presence (${missingForLive.join(' and ')} missing): presence will be read at intervals.`,
    );
  }
  return 0;
}

async function signOutWebex(host: SignInHost): Promise<ExitCode> {
  const { settings, tell } = host;
  const outcome = await signOutOfWebex(host);
  if (!outcome.ok) return noVault(host, outcome.failure.detail);
  const { account, notRevoked } = outcome.value;
  if (!account) {
    tell(`Nobody is signed in to Webex for the agent ${settings.finesse.user}.`);
    return 0;
  }
  tell(`Signed out of Webex: ${account.name}. The vault holds nothing of it any more.`);
  if (notRevoked === undefined) return 0;
  tell(
    `Webex could not be told (${notRevoked}). To end it there too, visit https://idbroker.webex.com/idb/profile#/tokens.`,
  );
  return 1;
}

async function keepFinessePassword(host: SignInHost): Promise<ExitCode> {
  const { settings, signal, tell, vault } = host;
  const { user } = settings.finesse;
  const usable = await vault.get('finesse-password', user);
  if (!usable.ok) return noVault(host, usable.failure.detail);
  const password = await askForSecret(`Finesse password of ${user} (not shown): `, signal);
  if (!password.ok) {
    notDone(password, 'Nothing stored', tell);
    return password.failure.kind === 'cancelled' ? 1 : 2;
  }
  const stored = await vault.set('finesse-password', user, password.value);
  if (!stored.ok) return noVault(host, stored.failure.detail);
  tell(`The Finesse password of ${user} is in the vault. The next start will use it, once.`);
  return 0;
}

function notDone(outcome: Outcome<unknown>, what: string, tell: SignInHost['tell']): ExitCode {
  if (!outcome.ok) tell(`${what}: ${outcome.failure.detail}.`);
  return 1;
}

function noVault({ tell }: SignInHost, detail: string): ExitCode {
  tell(`Nothing was changed: ${detail}.`);
  return 2;
}

/** Each platform's own way to show an address; where there is none, the person has it in words. */
function openInBrowser(url: string): void {
  const [command, args] = openerOf(url);
  if (command === undefined) return;
  const opener = spawn(command, args, { stdio: 'ignore', detached: true, windowsHide: true });
  opener.on('error', () => undefined);
  opener.unref();
}

function openerOf(url: string): readonly [string | undefined, readonly string[]] {
  // Not `start`: the shell would read the `&` of the address.
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  if (process.platform === 'darwin') return ['open', [url]];
  // Without a screen it would open a text browser in this very terminal.
  const screen = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
  return screen === undefined ? [undefined, []] : ['xdg-open', [url]];
}
