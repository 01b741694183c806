/** What counts as this machine: only there may plain http be spoken, and no proxy stands before it. */

/** `hostname` as in a URL: without a port, an IPv6 address in brackets. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}
