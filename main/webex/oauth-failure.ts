/** What went wrong in a sign-in, in words: Webex's own error words, and answers that are none. */
import {
  AuthorizationResponseError,
  OperationProcessingError,
  ResponseBodyError,
  UnsupportedOperationError,
} from 'oauth4webapi';
import { detailOf } from '../core/language/detail.ts';
import { failed, type Failure, type FailureKind } from '../core/outcome.ts';
import { statusFailure } from './webex-failure.ts';

/** No answer came at all; the failure says why. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail);
    this.failure = failure;
  }
}

type Meaning = readonly [FailureKind, string];

const CLIENT: Meaning = [
  'forbidden',
  "Webex does not accept this app's client id and client secret; they must be those of your organisation's Webex integration",
];

/** RFC 6749 §4.1.2.1 and §5.2, RFC 8628 §3.5, and two of Webex's own. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  access_denied: ['refused', 'the sign-in was denied in Webex'],
  invalid_client: CLIENT,
  unauthorized_client: CLIENT,
  invalid_scope: ['forbidden', 'the Webex integration does not offer the scopes asked for'],
  invalid_grant: ['credentials', detailOf('detail.webexNotThis')],
  invalid_request: ['refused', 'Webex turned the sign-in request down'],
  unsupported_grant_type: ['forbidden', 'the Webex integration does not allow this way to sign in'],
  server_error: ['outOfService', 'Webex has a fault of its own'],
  temporarily_unavailable: ['outOfService', 'Webex is not in service at the moment'],
  expired_token: ['refused', 'the code was not used in time'],
  tokenlimit_reached: [
    'forbidden',
    'this Webex account has too many sign-ins; end some at https://idbroker.webex.com/idb/profile#/tokens',
  ],
};

/** An error of the protocol's library becomes a failure; anything else is thrown on. */
export async function oauthFailure(error: unknown): Promise<Failure> {
  if (error instanceof NoAnswer) return error.failure;
  const word = await oauthErrorWord(error);
  if (word !== undefined) return meaningOf(word);
  const fromProtocol =
    error instanceof OperationProcessingError || error instanceof UnsupportedOperationError;
  if (!fromProtocol) throw error;
  // 400 and 401 without a word are not Webex's own, and must not end a sign-in.
  if (error.cause instanceof Response && ![200, 400, 401].includes(error.cause.status)) {
    const seconds = Number(error.cause.headers.get('retry-after') ?? NaN);
    const retryAfterMs = Number.isNaN(seconds) ? undefined : seconds * 1_000;
    return statusFailure('Webex', error.cause.status, retryAfterMs);
  }
  return failed('unreadable', 'Webex answered the sign-in in an unexpected way').failure;
}

/** The error word of RFC 6749, also where Webex gives its own form of an error. Undefined when there is none. */
export async function oauthErrorWord(error: unknown): Promise<string | undefined> {
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) {
    return error.error;
  }
  const response = error instanceof OperationProcessingError ? error.cause : undefined;
  if (!(response instanceof Response)) return undefined;
  const text = response.bodyUsed ? '' : await response.clone().text();
  return wordFromWebex(response.status, text);
}

/** Webex says `{"message","errors":[{"description"}],"trackingId"}` where RFC 6749 has a word. */
function wordFromWebex(status: number, text: string): string | undefined {
  if (status === 428) return 'authorization_pending';
  if (status !== 400 && status !== 401) return undefined;
  // A web page is the network's, for example a Wi-Fi that asks for an access code.
  if (/^\s*</.test(text)) return undefined;
  const known = ['slow_down', 'authorization_pending', ...Object.keys(MEANINGS)];
  const said = known.find((word) => text.includes(word));
  if (said !== undefined) return said;
  if (/client.?(id|secret)/i.test(text)) return 'invalid_client';
  if (/(refresh|device|authorization|access).?(token|code)/i.test(text)) return 'invalid_grant';
  return status === 401 ? 'invalid_client' : 'invalid_request';
}

function meaningOf(word: string): Failure {
  const [kind, detail] = Object.hasOwn(MEANINGS, word)
    ? (MEANINGS[word] ?? UNKNOWN)
    : (['refused', `Webex turned the sign-in down${printable(word)}`] as const);
  return failed(kind, detail).failure;
}

const UNKNOWN: Meaning = ['refused', 'Webex turned the sign-in down'];

/** Only what is plainly a word of the protocol: an address bar can hold anything. */
function printable(word: string): string {
  return /^[a-z_]{1,40}$/.test(word) ? ` (${word})` : '';
}
