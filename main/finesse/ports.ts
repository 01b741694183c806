/** Where Finesse listens at an address that names no port: 8445 (all releases since 11.0), else 443 (some sites' proxies). */
import type { Failure } from '../core/outcome.ts';

/** What was learned holds as long as the process; nothing is ever asked by plain http instead. */
export interface Ports {
  /** Scheme, host and port to use now. */
  of(node: string): string;
  /** Where to try next, because nobody answered at `of(node)`; undefined where there is nothing to try. */
  other(node: string, because: Failure): string | undefined;
  /** Somebody answered there. */
  answered(node: string, origin: string): void;
}

const USUAL = '8445';

/** `https://host` is to be looked for at 8445 first; an address with a port, and plain http on this machine, mean what they say. */
export function withUsualPort(address: string): string {
  const url = new URL(address);
  if (namesPort(address) || url.protocol !== 'https:') return url.origin;
  url.port = USUAL;
  return url.origin;
}

/** A second node that only SystemInfo has named is looked for as the configured ones are. */
export function createPorts(addresses: readonly string[]): Ports {
  const told = new Set(addresses.filter(namesPort).map((address) => new URL(address).origin));
  const looks = addresses.some((address) => !namesPort(address));
  const known = new Map<string, string>();
  return {
    of: (node) => known.get(node) ?? node,
    other: (node, { kind }) => {
      const { hostname, port, protocol } = new URL(node);
      const isOpen = looks && !told.has(node) && !known.has(node);
      const fits = isOpen && protocol === 'https:' && port === USUAL && kind === 'unreachable';
      return fits ? `https://${hostname}` : undefined;
    },
    answered: (node, origin) => void known.set(node, origin),
  };
}

/** `URL` forgets a port that is the scheme's own. */
function namesPort(address: string): boolean {
  return /^https?:\/\/(\[[^\]]*\]|[^/:]*):\d+/i.test(address);
}
