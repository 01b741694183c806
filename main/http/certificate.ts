/** Looks at the certificate that a server shows, on a connection that carries nothing and is trusted for nothing. */
import { isIP } from 'node:net';
import tls from 'node:tls';

export interface ShownCertificate {
  /** SHA-256 in upper case with colons, as certificate viewers show it. */
  readonly fingerprint: string;
  readonly pem: string;
}

/** Undefined when the server shows none before `signal`. */
export function lookAtCertificate(
  url: URL,
  signal: AbortSignal,
): Promise<ShownCertificate | undefined> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? 443 : Number(url.port);
  const name = isIP(host) === 0 ? { servername: host } : {};
  return new Promise((resolve) => {
    // Unverified, because it is only looked at: not one byte of a request goes over it.
    const socket = tls.connect({ host, port, ...name, rejectUnauthorized: false });
    const end = (shown?: ShownCertificate) => {
      signal.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve(shown);
    };
    const giveUp = () => end();
    socket.on('error', giveUp);
    socket.on('close', giveUp);
    socket.on('secureConnect', () => {
      const shown = socket.getPeerX509Certificate();
      end(shown && { fingerprint: shown.fingerprint256, pem: shown.toString() });
    });
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
  });
}
