/** What may be handed to the system's browser: secure addresses, and the one page where the person signs in. */
import { isLoopback } from '../core/loopback.ts';
import type { Desktop } from './desktop.ts';

/** A link in a page of ours. */
export function isOpenLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { password, protocol, username } = new URL(address);
  return protocol === 'https:' && username === '' && password === '';
}

/** The sign-in page, which the app itself names; a simulated Webex lives on this computer, without TLS. */
export function isSignInPage(address: string): boolean {
  if (isOpenLink(address)) return true;
  if (!URL.canParse(address)) return false;
  const { hostname, password, protocol, username } = new URL(address);
  return protocol === 'http:' && isLoopback(hostname) && username === '' && password === '';
}

/** Nothing happens where the address is not allowed or no browser opens; the person sees that it did not. */
export function openLink(shell: Desktop['shell'], address: string): void {
  if (isOpenLink(address)) void shell.openExternal(address).catch(() => undefined);
}

/** Rejects where no browser can be opened, so that the person can be given the address instead. */
export async function openSignInPage(shell: Desktop['shell'], address: string): Promise<void> {
  if (!isSignInPage(address)) throw new Error('not an address for the browser');
  await shell.openExternal(address);
}
