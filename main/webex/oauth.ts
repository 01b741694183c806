/** Signs a person in to Webex: in their own browser, with PKCE, and back over a one-shot listener on this machine. */
import {
  authorizationCodeGrantRequest,
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  OperationProcessingError,
  processAuthorizationCodeResponse,
  validateAuthResponse,
  type TokenEndpointResponse,
} from 'oauth4webapi';
import { failed, type Failure, type Outcome } from '../core/outcome.ts';
import type { Settings } from '../core/settings.ts';
import { MINUTE_MS } from '../core/time.ts';
import type { WebexGrant } from '../core/webex-grant.ts';
import type { SendHttp } from '../http/http-client.ts';
import type { Clock } from '../sync/ports.ts';
import { grantFrom } from './oauth-account.ts';
import { oauthFailure } from './oauth-failure.ts';
import { oauthServer, type OAuthServer } from './oauth-server.ts';
import {
  listenForBrowser,
  type LoopbackListener,
  type Page,
  type Visit,
} from './loopback-listener.ts';
import { waitFor } from './patience.ts';

/** What every way to sign in needs. */
export interface SignInOptions {
  readonly webex: Pick<Settings['webex'], 'apiUrl' | 'clientId' | 'redirectPorts' | 'scopes'>;
  /** The integration's client secret; undefined when the organisation has given none. */
  readonly secret: string | undefined;
  readonly send: SendHttp;
  readonly clock: Clock;
  /** The date and time that the machine shows, in milliseconds since 1970. */
  readonly wallNow: () => number;
  /** The person no longer wants it. */
  readonly signal: AbortSignal;
}

export interface BrowserSignInOptions extends SignInOptions {
  /** Shows the address in the person's own browser; it holds no secret. */
  readonly openBrowser: (url: string) => void;
}

/** How long a person may take in the browser. */
const PATIENCE_MS = 5 * MINUTE_MS;

/**
 * Resolves with what Webex granted; nothing is stored here. Failures: `refused` – denied, or the answer
 * was not for this sign-in; `cancelled` – nobody finished it in five minutes, or it was given up;
 * `forbidden` – no port is free, or IT must change the integration; the rest as for any request.
 */
export async function signIn(options: BrowserSignInOptions): Promise<Outcome<WebexGrant>> {
  const listening = await listenForBrowser(options.webex.redirectPorts);
  if (!listening.ok) return listening;
  const listener = listening.value;
  try {
    return await throughBrowser(options, listener);
  } finally {
    await listener.close();
  }
}

async function throughBrowser(
  options: BrowserSignInOptions,
  listener: LoopbackListener,
): Promise<Outcome<WebexGrant>> {
  const { clock, openBrowser, secret, send, signal, webex } = options;
  const { apiUrl, clientId } = webex;
  const oauth = oauthServer({ apiUrl, clientId, secret, send });
  const attempt: Attempt = {
    oauth,
    redirectUri: listener.redirectUri,
    state: generateRandomState(),
    verifier: generateRandomCodeVerifier(),
  };
  openBrowser(await authorizeUrl(attempt, webex.scopes));
  const waited = await waitFor(listener.visit, { clock, signal, ms: PATIENCE_MS });
  if (waited.kind !== 'came') return notFinished(waited.kind, listener.redirectUri);
  const visit = waited.value;
  const outcome = await complete(attempt, visit, options);
  await visit.answer(pageFor(outcome));
  return outcome;
}

interface Attempt {
  readonly oauth: OAuthServer;
  readonly redirectUri: string;
  readonly state: string;
  readonly verifier: string;
}

async function authorizeUrl(attempt: Attempt, scopes: readonly string[]): Promise<string> {
  const { oauth, redirectUri, state, verifier } = attempt;
  const url = new URL(oauth.server.authorization_endpoint ?? '');
  const parameters = {
    response_type: 'code',
    client_id: oauth.client.client_id,
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    // At a shared desk the browser may still know the agent of the shift before.
    prompt: 'select_account',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

async function complete(
  attempt: Attempt,
  { parameters }: Visit,
  options: SignInOptions,
): Promise<Outcome<WebexGrant>> {
  try {
    const reply = await exchange(attempt, parameters);
    return await grantFrom(reply, options);
  } catch (error) {
    return { ok: false, failure: await redirectFailure(error) };
  }
}

async function exchange(
  { oauth, redirectUri, state, verifier }: Attempt,
  parameters: URLSearchParams,
): Promise<TokenEndpointResponse> {
  const { auth, client, options, server } = oauth;
  // Webex documents no `iss` here, and with one server alone there is nothing to mix up (RFC 9207 §1).
  parameters.delete('iss');
  const valid = validateAuthResponse(server, client, parameters, state);
  const answer = await authorizationCodeGrantRequest(
    server,
    client,
    auth,
    valid,
    redirectUri,
    verifier,
    options,
  );
  return processAuthorizationCodeResponse(server, client, answer);
}

/** What came back over the address bar was for another sign-in, or for none. */
async function redirectFailure(error: unknown): Promise<Failure> {
  const notOurs =
    error instanceof OperationProcessingError &&
    !(error instanceof AuthorizationResponseError) &&
    !(error.cause instanceof Response) &&
    hasParameters(error.cause);
  if (!notOurs) return oauthFailure(error);
  const detail = 'the answer that came back does not belong to this sign-in; please try again';
  return failed('refused', detail).failure;
}

/** The library attaches them to every complaint about the redirect. */
function hasParameters(cause: unknown): boolean {
  return (
    cause === undefined || (typeof cause === 'object' && cause !== null && 'parameters' in cause)
  );
}

function notFinished(why: 'late' | 'cancelled', redirectUri: string): Outcome<never> {
  if (why === 'cancelled') return failed('cancelled', 'the sign-in was given up');
  const detail =
    'nobody finished the sign-in in the browser within 5 minutes. If the browser showed an error of Webex instead, ' +
    `your administrator must allow this app and register the redirect address ${redirectUri}`;
  return failed('cancelled', detail);
}

function pageFor(outcome: Outcome<WebexGrant>): Page {
  return outcome.ok
    ? {
        title: 'Signed in',
        words: `Finesse Presence is signed in to Webex as ${outcome.value.account.name}. You can close this page.`,
      }
    : {
        title: 'Not signed in',
        words: `Finesse Presence is not signed in to Webex: ${outcome.failure.detail}. You can close this page.`,
      };
}
