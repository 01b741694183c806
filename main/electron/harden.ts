/** What no page in this app may do, whatever it is and wherever it came from. Must be called before Electron is ready. */
import type { AppPart, ContentsPart, Preventable, SessionPart } from './desktop.ts';
import { isOwnPage } from './origin.ts';

export interface Guard {
  /** Lets one page that is not ours, and lives in a session of its own, walk between these addresses. */
  allow(contents: object, mayVisit: (address: string) => boolean): void;
}

/** `onLink` hears of an address that a page of ours wanted to open in a new window. */
export function harden(app: AppPart, onLink: (address: string) => void): Guard {
  const guests = new WeakMap<object, (address: string) => boolean>();
  app.enableSandbox();
  app.on('session-created', hardenSession);
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: Preventable & { readonly url: string }) => {
      const mayVisit = guests.get(contents) ?? isOwnPage;
      if (!mayVisit(event.url)) event.preventDefault();
    };
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    denyWindows(contents, (address) => {
      if (!guests.has(contents)) onLink(address);
    });
  });
  return { allow: (contents, mayVisit) => void guests.set(contents, mayVisit) };
}

function denyWindows(contents: ContentsPart, onLink: (address: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    onLink(url);
    return { action: 'deny' };
  });
}

function hardenSession(session: SessionPart): void {
  // Copying its own text is the one thing that the window may ask for.
  const granted = (permission: string, origin: string) =>
    permission === 'clipboard-sanitized-write' && isOwnPage(origin);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(granted(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => granted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    // What the window made itself is the person's to keep; Electron asks where.
    if (!item.getURL().startsWith('blob:app://finesse-presence/')) event.preventDefault();
  });
}
