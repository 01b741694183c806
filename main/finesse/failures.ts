/** What each answer that is not a success means for the person, for IT and for the next try (Developer Guide, API errors; Reverse Proxy Guide 15.0). */
import { detailOf, isDetail } from '../core/language/detail.ts';
import { failed, type Failure, type FailureKind } from '../core/outcome.ts';
import { MINUTE_MS } from '../core/time.ts';
import type { HttpAnswer } from '../http/http-client.ts';
import { decodeApiError, type ApiError } from './documents.ts';

/** A failure that came as an answer, with its HTTP status. */
interface AnsweredFailure extends Failure {
  readonly status: number;
}

/** Undefined where nothing was answered. */
export function statusOf(failure: Failure): number | undefined {
  return (failure as Partial<AnsweredFailure>).status;
}

/** What stands before Finesse turned us away: 502, or a 503 without Finesse's own words. */
export function isTurnedAway(failure: Failure): boolean {
  return failure.kind === 'throttled' && [502, 503].includes(statusOf(failure) ?? 0);
}

export interface AskedOf {
  /** Host and port of the node. */
  readonly host: string;
  /** A write that failed half-way may have been carried out. */
  readonly write: boolean;
  /** It has answered this person well before, so the address and the login id are right. */
  readonly proven: boolean;
  /** What must not be shown even if the server repeats it. */
  readonly secrets: readonly string[];
}

/** What stands behind the host, or the message that the whole is made with. */
type Meaning = readonly [kind: FailureKind, words: string, retryAfterMs?: number];

/** Where a proxy or an overloaded server does not say how long to stay away. */
const DEFAULT_BACK_OFF_MS = 60_000;
/** For so long the reverse proxy blocks an address (Reverse Proxy Guide 15.0). */
const BLOCKED_MS = 30 * MINUTE_MS;

const BY_STATUS: Readonly<Record<number, Meaning>> = {
  403: ['forbidden', 'detail.forbids'],
  407: ['forbidden', 'is behind a web proxy that wants its own sign-in (407)'],
  412: [
    'forbidden',
    'is behind a reverse proxy that does not accept the name of this application (412); ' +
      'the administrator must allow it or set another User-Agent',
  ],
  418: [
    'forbidden',
    'is behind a reverse proxy that has blocked this network after failed sign-ins (418), ' +
      'as a rule for 30 minutes',
    BLOCKED_MS,
  ],
  423: ['throttled', 'asks us to wait (423)', DEFAULT_BACK_OFF_MS],
  429: ['throttled', 'detail.tooOften', DEFAULT_BACK_OFF_MS],
  500: ['unreadable', 'detail.internalError'],
  502: ['throttled', 'detail.beforeIt'],
  504: ['outOfService', 'detail.silentBehind'],
};

export function answerFailure(
  answer: HttpAnswer,
  asked: AskedOf,
): { ok: false; failure: AnsweredFailure } {
  const { status } = answer;
  const error = decodeApiError(answer.body);
  const [kind, words, waitMs] = meaning(status, error, asked);
  const { failure } = failed(
    kind,
    isDetail(words) ? detailOf(words, asked) : `${asked.host} ${words}`,
    {
      retryAfterMs: answer.retryAfterMs ?? waitMs,
      // A 503 was turned away at the door; any other fault of the server may be after the deed.
      mayHaveArrived: asked.write && status >= 500 && status !== 503,
    },
  );
  return { ok: false, failure: { ...failure, status } };
}

function meaning(status: number, error: ApiError | undefined, asked: AskedOf): Meaning {
  const said = serverWords(error, asked.secrets);
  if (status === 401) return ['credentials', unauthorized(error, said)];
  if (status === 404) return ['forbidden', notFound(error, asked.proven)];
  if (status === 503) {
    if (error) return ['outOfService', 'detail.outOfService'];
    return ['throttled', 'detail.turnedAway'];
  }
  const known = BY_STATUS[status];
  if (known) return known;
  if (status >= 500) return ['unreadable', `had an error (${status})`];
  if (status >= 400) return ['refused', `turned the request down (${status}${said})`];
  if (status >= 300) {
    const words = `sends us to another address (${status})`;
    const advice = '; since 12.5 Finesse answers on https port 8445 only';
    return ['forbidden', asked.proven ? words : words + advice];
  }
  return ['unreadable', `answered with an unexpected code (${status})`];
}

/** The same 401 comes for a wrong password, a locked account and a directory that is down (Administration Guide 11.6). */
function unauthorized(error: ApiError | undefined, said: string): string {
  if (error?.type === 'Invalid Authorization User Specified') {
    return (
      'does not let this user read this agent (401: Invalid Authorization User Specified); ' +
      'the login id and the user name seem to belong to different people'
    );
  }
  return (
    `did not accept the sign-in (401${said}). The password may be wrong, but Finesse answers the ` +
    'same while the account is locked after wrong tries and while its directory is down'
  );
}

function notFound(error: ApiError | undefined, proven: boolean): string {
  if (error?.type === 'User Not Found') {
    return proven ? 'detail.agentNotKnown' : 'detail.agentNotKnownYet';
  }
  return proven ? 'detail.notThere' : 'detail.notThereYet';
}

/** The server's own words, short and harmless; nothing at all if they repeat a secret. */
function serverWords(error: ApiError | undefined, secrets: readonly string[]): string {
  if (!error) return '';
  const words = [error.type, error.message, error.data].map(plain).filter((part) => part !== '');
  const all = words.join(' / ');
  if (all === '' || secrets.some((secret) => secret !== '' && all.includes(secret))) return '';
  return `: ${all}`;
}

function plain(text: string): string {
  const oneLine = text.replace(/[^\p{L}\p{N}\p{P}\p{Zs}+=<>|]+/gu, ' ').trim();
  return oneLine.length > 80 ? `${oneLine.slice(0, 79)}…` : oneLine;
}
