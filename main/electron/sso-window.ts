/** Where the person signs in to Finesse by single sign-on: pages that are not ours, shut in with the hosts that they need. */
import type { BrowserWindowConstructorOptions } from 'electron';
import { failed, success, type Outcome } from '../core/outcome.ts';
import type { Desktop, WindowPart } from './desktop.ts';
import type { Guard } from './harden.ts';

export interface SsoRequest {
  /** Where it begins, and at whose path it ends with the answer. */
  readonly address: string;
  /** Hosts beside the address's own that may be visited, with their port where it is not the usual one; empty for any, by https. */
  readonly hosts: readonly string[];
  /** Empty: Chromium's own. */
  readonly userAgent: string;
  /** Closes the window. */
  readonly signal: AbortSignal;
}

/** A browser for one sign-in. The text of the last page is its answer; whoever asked decodes it. */
export interface SsoBrowser {
  /** `cancelled` when the person closes the window, `unreachable` when a page cannot be loaded. */
  signIn(request: SsoRequest): Promise<Outcome<string>>;
}

/** Without "persist:" nothing of it is on disk: what the identity provider remembers is forgotten with the window. */
const PARTITION = 'finesse-sign-in';
/** Any number that is not the page's own world. */
const OWN_WORLD = 1_001;

/** `onSession` hears of the session of each window before the window is made, to have it believe pinned certificates. */
export function createSsoBrowser(
  BrowserWindow: Desktop['BrowserWindow'],
  guard: Guard,
  title: string,
  onSession: (partition: string) => void,
): SsoBrowser {
  let made = 0;
  return {
    signIn(request) {
      made += 1;
      const partition = `${PARTITION}-${String(made)}`;
      onSession(partition);
      return untilAnswered(new BrowserWindow(windowOptions(title, partition)), guard, request);
    },
  };
}

function untilAnswered(
  window: WindowPart,
  guard: Guard,
  { address, hosts, signal, userAgent }: SsoRequest,
): Promise<Outcome<string>> {
  return new Promise((resolve) => {
    const contents = window.webContents;
    const denied = new Set<string>();
    const end = (outcome: Outcome<string>) => {
      signal.removeEventListener('abort', close);
      resolve(outcome);
      if (!window.isDestroyed()) window.destroy();
    };
    const close = () => end(failed('cancelled', `the sign-in was closed${deniedWords(denied)}`));
    guard.allow(contents, (visited) => {
      const allowed = isAllowed(visited, address, hosts);
      if (!allowed && URL.canParse(visited)) denied.add(new URL(visited).host);
      return allowed;
    });
    window.removeMenu();
    window.on('closed', close);
    contents.on('render-process-gone', () =>
      end(failed('unreachable', 'the sign-in page had an error')),
    );
    contents.on('did-finish-load', () => {
      void answerOf(window, address).then((text) => {
        if (text !== undefined) end(success(text));
      });
    });
    signal.addEventListener('abort', close);
    if (signal.aborted) close();
    else
      load(window, { address, userAgent }, () =>
        end(failed('unreachable', 'no sign-in page came')),
      );
  });
}

/** A page that stays white is otherwise a riddle to the administrator. */
function deniedWords(hosts: ReadonlySet<string>): string {
  if (hosts.size === 0) return '';
  return `; not visited, because finesse.signOnHosts does not name it: ${[...hosts].join(', ')}`;
}

function load(
  window: WindowPart,
  { address, userAgent }: Pick<SsoRequest, 'address' | 'userAgent'>,
  onFailed: () => void,
): void {
  window.show();
  // A page that sends the browser on ends its own loading (ERR_ABORTED); that is how every sign-in begins.
  window.loadURL(address, userAgent === '' ? {} : { userAgent }).catch((error: unknown) => {
    if (!String(error).includes('ERR_ABORTED')) onFailed();
  });
}

export function isAllowed(visited: string, address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(visited)) return false;
  const { host, protocol } = new URL(visited);
  const start = new URL(address);
  // A simulated Finesse speaks plain http on this computer; the address was checked with the settings.
  if (host === start.host) return protocol === start.protocol;
  const named = hosts.some((one) => one.toLowerCase() === host);
  return protocol === 'https:' && (hosts.length === 0 || named);
}

/** Undefined while another page stands there. */
async function answerOf({ webContents }: WindowPart, address: string): Promise<string | undefined> {
  // In a world of its own, where the page's scripts cannot stand in for the document; the address
  // comes with the text, because another page may have come in the meantime.
  const found: unknown = await webContents
    .executeJavaScriptInIsolatedWorld(OWN_WORLD, [{ code: READ_PAGE }])
    .catch(() => undefined);
  if (!Array.isArray(found)) return undefined;
  const [visited, text] = found as readonly unknown[];
  if (typeof visited !== 'string' || typeof text !== 'string') return undefined;
  if (!URL.canParse(visited) || !text.trimStart().startsWith('{')) return undefined;
  const [here, there] = [new URL(visited), new URL(address)];
  return here.origin === there.origin && here.pathname === there.pathname ? text : undefined;
}

const READ_PAGE = '[location.href, document.body.innerText]';

function windowOptions(title: string, partition: string): BrowserWindowConstructorOptions {
  return {
    width: 520,
    height: 720,
    show: false,
    title,
    autoHideMenuBar: true,
    webPreferences: {
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  };
}
