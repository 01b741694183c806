/** Whom we talk to over TLS: whoever the usual authorities vouch for, and at one host exactly the certificate that was pinned. */
import https from 'node:https';
import tls from 'node:tls';
import type { ShownCertificate } from './certificate.ts';

export interface Trust {
  agentFor(url: URL): https.Agent;
  /**
   * After the usual check failed: true when the certificate shown is a pinned one. From then on it
   * is the only one that is believed at this host. False forgets what was believed there before.
   */
  accept(url: URL, shown: ShownCertificate | undefined): boolean;
  destroy(): void;
}

/** Said outright: otherwise `NODE_TLS_REJECT_UNAUTHORIZED=0` in the environment would switch it off. */
const VERIFIED = { rejectUnauthorized: true };

/** `pins` are SHA-256 fingerprints in hex, with or without colons, in any case. */
export function createTrust(pins: readonly string[], options: https.AgentOptions): Trust {
  const isPinned = isPinnedBy(pins);
  const usual = new https.Agent({ ...options, ...VERIFIED });
  const agents = new Map<string, https.Agent>();
  const forget = (origin: string) => {
    agents.get(origin)?.destroy();
    agents.delete(origin);
  };
  return {
    agentFor: (url) => agents.get(url.origin) ?? usual,
    accept: ({ origin }, shown) => {
      forget(origin);
      if (!shown || !isPinned(shown.fingerprint)) return false;
      agents.set(origin, new https.Agent({ ...options, ...VERIFIED, ...onlyThis(shown) }));
      return true;
    },
    destroy: () => {
      usual.destroy();
      for (const origin of [...agents.keys()]) forget(origin);
    },
  };
}

/** Takes a fingerprint in any of the forms that a pin may have. */
export function isPinnedBy(pins: readonly string[]): (fingerprint: string) => boolean {
  const pinned = new Set(pins.map(bare));
  return (fingerprint) => pinned.has(bare(fingerprint));
}

/** Name and validity are checked as ever; in place of the usual authorities stands this one certificate. */
function onlyThis({ fingerprint, pem }: ShownCertificate): https.AgentOptions {
  return {
    ca: [pem],
    // A pinned certificate need not be self-signed.
    allowPartialTrustChain: true,
    // Without this a pinned certificate that may sign others would vouch for them, too.
    checkServerIdentity: (host, shown) =>
      tls.checkServerIdentity(host, shown) ??
      (shown.fingerprint256 === fingerprint ? undefined : differs()),
  };
}

function differs(): Error {
  const code = 'ERR_TLS_CERT_NOT_PINNED';
  return Object.assign(new Error('not the certificate that was pinned'), { code });
}

function bare(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toUpperCase();
}
