/** The desktop's own network for the app's requests: the system's proxies and authorities, and the certificates that were pinned. */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import tls from 'node:tls';
import type { Request } from 'electron';
import type { SessionPart } from './desktop.ts';

/** By SHA-256 in upper case with colons, as certificate viewers show it. */
export type IsPinned = (fingerprint: string) => boolean;

/** `ERR_CERT_AUTHORITY_INVALID` of Chromium's net/base/net_error_list.h. */
const UNKNOWN_AUTHORITY = -202;
/** Electron's answers: believe it, or do what Chromium found. */
const BELIEVE = 0;
const AS_FOUND = -3;

export interface DesktopNetwork {
  readonly fetch: typeof globalThis.fetch;
  readonly proxyFor: (address: string) => Promise<string | undefined>;
  /** From the next request on: nothing that was decided by other pins counts any more. */
  pin(isPinned: IsPinned): void;
  /** The session of this name, not used before, believes the same certificates. */
  share(partition: string): void;
}

/**
 * Chromium keeps what it decided about a certificate for half an hour, and nothing that is set on the
 * same session changes that (electron/electron#41448): other pins get a session of their own.
 */
export function createDesktopNetwork(
  sessionNamed: (partition: string) => SessionPart,
  now: () => number,
): DesktopNetwork {
  let made = 0;
  let believed: IsPinned = () => false;
  const pinned = (isPinned: IsPinned) => {
    believed = isPinned;
    made += 1;
    // Without "persist:" nothing of it is on disk.
    const session = sessionNamed(`requests-${String(made)}`);
    pinCertificates(session, isPinned, now);
    return session;
  };
  let session = pinned(believed);
  return {
    fetch: (input, init) => answered(session, input instanceof URL ? input.href : input, init),
    proxyFor: (address) => proxyFor(session, address),
    pin: (isPinned) => {
      session = pinned(isPinned);
    },
    share: (partition) => pinCertificates(sessionNamed(partition), believed, now),
  };
}

/** Electron fails where it should answer with the redirect that nobody follows (electron/electron#43715). */
async function answered(
  session: Pick<SessionPart, 'fetch'>,
  ...[input, init]: Parameters<SessionPart['fetch']>
): Promise<Response> {
  try {
    return await session.fetch(input, init);
  } catch (error) {
    const redirected = error instanceof Error && error.message === 'Redirect was cancelled';
    if (!redirected) throw error;
    return new Response(null, { status: 302 });
  }
}

export function pinCertificates(
  session: Pick<SessionPart, 'setCertificateVerifyProc'>,
  isPinned: IsPinned,
  now: () => number,
): void {
  session.setCertificateVerifyProc((request, answer) =>
    answer(isBelieved(request, isPinned, now()) ? BELIEVE : AS_FOUND),
  );
}

/**
 * A pin stands in for the authority alone. Chromium tells only the gravest of several faults, so name
 * and dates are checked here once more.
 */
export function isBelieved(
  {
    certificate,
    errorCode,
    hostname,
  }: Pick<Request, 'errorCode' | 'hostname'> & {
    readonly certificate: Pick<Request['certificate'], 'data'>;
  },
  isPinned: IsPinned,
  now: number,
): boolean {
  if (errorCode !== UNKNOWN_AUTHORITY) return false;
  const shown = readCertificate(certificate.data);
  if (!shown || !isPinned(shown.fingerprint256)) return false;
  const named = isIP(hostname) === 0 ? shown.checkHost(hostname) : shown.checkIP(hostname);
  return (
    named !== undefined && Date.parse(shown.validFrom) <= now && now <= Date.parse(shown.validTo)
  );
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

/** The first proxy for this address, as an address; undefined for a direct connection. */
export async function proxyFor(
  session: Pick<SessionPart, 'resolveProxy'>,
  address: string,
): Promise<string | undefined> {
  // Chromium keeps the plain web's settings for the socket's address as well.
  return proxyIn(await session.resolveProxy(address.replace(/^ws/, 'http')));
}

/** Reads `PROXY host:port; DIRECT`, as a PAC script answers. SOCKS is left out: nothing here speaks it. */
export function proxyIn(answer: string): string | undefined {
  for (const entry of answer.split(';')) {
    const [kind = '', host] = entry.trim().split(/\s+/);
    if (kind === 'DIRECT') return undefined;
    if (host === undefined) continue;
    if (kind === 'PROXY' || kind === 'HTTP') return `http://${host}`;
    if (kind === 'HTTPS') return `https://${host}`;
  }
  return undefined;
}

/** Node's own sockets (the Webex SDK) believe whom the system believes; older Nodes only know their own list. */
export function trustSystemAuthorities(node: object = tls): void {
  const { getCACertificates, setDefaultCACertificates }: Partial<SystemAuthorities> = node;
  if (!getCACertificates || !setDefaultCACertificates) return;
  setDefaultCACertificates([...getCACertificates('default'), ...getCACertificates('system')]);
}

/** Of Node 22.19 and 24.5; the types here are those of Node 20. */
interface SystemAuthorities {
  readonly getCACertificates: (from: 'default' | 'system') => readonly string[];
  readonly setDefaultCACertificates: (certificates: readonly string[]) => void;
}
