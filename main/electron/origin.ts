/** Who may speak to the app: the main frame of our own pages, and nobody else. */
import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';

export const APP_SCHEME = 'app';
export const APP_HOST = 'finesse-presence';
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`;

/** Compared by its parts: a URL of a scheme that is not the web's has no origin of its own in Node. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { host, protocol } = new URL(address);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST;
}

export type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'>;

/** A frame that has navigated or gone meanwhile is null, and is nobody. */
export function isOwnSender({ senderFrame }: Sender): boolean {
  const frame: Pick<WebFrameMain, 'url' | 'parent'> | null = senderFrame;
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}
