/** What it means that no answer came, in words for the person and for IT. */
import { AxiosError } from 'axios';
import { detailOf, type DetailKey } from '../core/language/detail.ts';
import { failed, type Failure } from '../core/outcome.ts';
import type { ShownCertificate } from './certificate.ts';

/** Why the time for a request was over; undefined while it is not. */
export type Ended = 'late' | 'cancelled' | undefined;

const NOT_CONNECTED: Readonly<Record<string, DetailKey>> = {
  ECONNREFUSED: 'detail.refusesConnection',
  ENOTFOUND: 'detail.nameNotKnown',
  EAI_AGAIN: 'detail.noNameService',
  EHOSTUNREACH: 'detail.notReached',
  ENETUNREACH: 'detail.noNetwork',
};

const UNTRUSTED =
  /^(CERT_|ERR_CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;

/** What Chromium's network says (net/base/net_error_list.h), in Node's words. */
const CHROMIUM: Readonly<Record<string, string>> = {
  ERR_CONNECTION_REFUSED: 'ECONNREFUSED',
  ERR_NAME_NOT_RESOLVED: 'ENOTFOUND',
  ERR_ADDRESS_UNREACHABLE: 'EHOSTUNREACH',
  ERR_INTERNET_DISCONNECTED: 'ENETUNREACH',
  ERR_CERT_AUTHORITY_INVALID: 'UNABLE_TO_GET_ISSUER_CERT',
  ERR_CERT_COMMON_NAME_INVALID: 'ERR_TLS_CERT_ALTNAME_INVALID',
  ERR_CERT_DATE_INVALID: 'CERT_HAS_EXPIRED',
};

/** A pinned certificate is no excuse for these. */
const INVALID: Readonly<Record<string, DetailKey>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: 'detail.otherName',
  HOSTNAME_MISMATCH: 'detail.otherName',
  CERT_HAS_EXPIRED: 'detail.expired',
  CERT_NOT_YET_VALID: 'detail.notYetValid',
};

/** Nobody whom we know vouches for the certificate; nothing of the request was sent. */
export function hasUnknownIssuer(error: unknown): boolean {
  const code = codeOf(error);
  return UNTRUSTED.test(code) && INVALID[code] === undefined;
}

/**
 * Servers close idle connections whenever they like; a request that meets that moment fails although
 * nobody is down. Only on a connection that has served before (Node: `request.reusedSocket`).
 */
export function wentStale(error: unknown): boolean {
  if (!(error instanceof AxiosError) || error.response) return false;
  const request: unknown = error.request;
  const reused = (request as { reusedSocket?: unknown } | undefined)?.reusedSocket === true;
  return reused && ['ECONNRESET', 'EPIPE'].includes(codeOf(error));
}

/** `shown` is what was seen on a second look, and `pins` whether it was compared with pinned ones. */
export function untrusted(
  error: unknown,
  host: string,
  shown: ShownCertificate | undefined,
  pins: boolean,
): Failure {
  const values = { host, code: codeOf(error), print: shown?.fingerprint ?? '' };
  if (!shown) return failed('untrusted', detailOf('detail.untrusted', values)).failure;
  const key = pins ? 'detail.differsFromPins' : 'detail.untrustedShown';
  return failed('untrusted', detailOf(key, values)).failure;
}

export function stoppedByUs(mayHaveArrived = false): Failure {
  return failed('cancelled', 'we stopped the request', { mayHaveArrived }).failure;
}

export function transportFailure(error: unknown, host: string, ended: Ended): Failure {
  if (!(error instanceof AxiosError)) throw error;
  const code = codeOf(error);
  if (ended === 'cancelled') return stoppedByUs(true);
  if (UNTRUSTED.test(code)) {
    const key = INVALID[code] ?? 'detail.untrusted';
    return failed('untrusted', detailOf(key, { host, code })).failure;
  }
  const notConnected = NOT_CONNECTED[code];
  if (notConnected) return failed('unreachable', detailOf(notConnected, { host })).failure;
  if (error.message.includes('maxContentLength')) {
    return failed('unreadable', `${host} sent more than we are willing to read`).failure;
  }
  const detail =
    ended === 'late'
      ? detailOf('detail.late', { host })
      : detailOf('detail.broke', { host, code: code === '' ? 'no details' : code });
  return failed('unreachable', detail, { mayHaveArrived: true }).failure;
}

function codeOf(error: unknown): string {
  if (!(error instanceof AxiosError)) return '';
  const [, chromium] = /^net::(ERR_\w+)/.exec(error.message) ?? [];
  if (chromium !== undefined) return CHROMIUM[chromium] ?? chromium;
  const code = codeIn(error) ?? '';
  // A fetch keeps what happened below its own failure.
  return code === '' || code === AxiosError.ERR_NETWORK ? (codeIn(error.cause) ?? code) : code;
}

function codeIn(error: unknown): string | undefined {
  const code: unknown = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
