/** Signs a person in to Webex on another device, where the browser of this machine cannot come back (VDI). */
import {
  deviceAuthorizationRequest,
  deviceCodeGrantRequest,
  None,
  processDeviceAuthorizationResponse,
  processDeviceCodeResponse,
  type DeviceAuthorizationResponse,
  type TokenEndpointResponse,
} from 'oauth4webapi';
import { failed, success, type Outcome } from '../core/outcome.ts';
import { SECOND_MS } from '../core/time.ts';
import type { WebexGrant } from '../core/webex-grant.ts';
import { grantFrom } from './oauth-account.ts';
import { oauthErrorWord, oauthFailure } from './oauth-failure.ts';
import { oauthServer, type OAuthServer } from './oauth-server.ts';
import type { SignInOptions } from './oauth.ts';
import { pause } from './patience.ts';

/** What the person needs on the other device. */
export interface DeviceCode {
  readonly url: string;
  readonly code: string;
  /** How long the code is good for, in milliseconds. */
  readonly lifeMs: number;
}

export interface DeviceSignInOptions extends SignInOptions {
  readonly showCode: (code: DeviceCode) => void;
}

/** RFC 8628 §3.2: without an interval it is five seconds; §3.5: `slow_down` adds five for good. */
const INTERVAL_MS = 5 * SECOND_MS;

/** Failures as of `signIn`; a code that nobody used in time is `refused`. */
export async function signInOnAnotherDevice(
  options: DeviceSignInOptions,
): Promise<Outcome<WebexGrant>> {
  const { secret, send, webex } = options;
  const { apiUrl, clientId } = webex;
  const oauth = oauthServer({ apiUrl, clientId, secret, send });
  try {
    const begun = await begin(oauth, webex.scopes);
    options.showCode({
      url: begun.verification_uri_complete ?? begun.verification_uri,
      code: begun.user_code,
      lifeMs: begun.expires_in * SECOND_MS,
    });
    const reply = await untilApproved(oauth, begun, options);
    return reply.ok ? await grantFrom(reply.value, options) : reply;
  } catch (error) {
    return { ok: false, failure: await oauthFailure(error) };
  }
}

async function begin(
  { client, options, server }: OAuthServer,
  scopes: readonly string[],
): Promise<DeviceAuthorizationResponse> {
  const scope = scopes.join(' ');
  const answer = await deviceAuthorizationRequest(server, client, None(), { scope }, options);
  return processDeviceAuthorizationResponse(server, client, answer);
}

async function untilApproved(
  oauth: OAuthServer,
  begun: DeviceAuthorizationResponse,
  { clock, signal }: SignInOptions,
): Promise<Outcome<TokenEndpointResponse>> {
  const endsAt = clock.now() + begun.expires_in * SECOND_MS;
  let ms = begun.interval === undefined ? INTERVAL_MS : begun.interval * SECOND_MS;
  while (clock.now() + ms <= endsAt) {
    if (!(await pause({ clock, ms, signal })))
      return failed('cancelled', 'the sign-in was given up');
    try {
      return success(await ask(oauth, begun.device_code));
    } catch (error) {
      const patience = await patienceAfter(error, ms);
      if (patience === undefined) throw error;
      ms = patience;
    }
  }
  return failed('refused', 'the code was not used in time');
}

/** How long to wait before the next question, in milliseconds; undefined when there is no next one. */
async function patienceAfter(error: unknown, ms: number): Promise<number | undefined> {
  const word = await oauthErrorWord(error);
  if (word === 'authorization_pending') return ms;
  if (word === 'slow_down') return ms + INTERVAL_MS;
  const { kind, retryAfterMs = 0 } = await oauthFailure(error);
  const later = kind === 'unreachable' || kind === 'outOfService' || kind === 'throttled';
  // RFC 8628 §3.5 asks to become slower without an answer, for example by doubling.
  return later ? Math.max(ms * 2, retryAfterMs) : undefined;
}

async function ask(
  { client, basicAuth, deviceServer, options }: OAuthServer,
  deviceCode: string,
): Promise<TokenEndpointResponse> {
  const answer = await deviceCodeGrantRequest(deviceServer, client, basicAuth, deviceCode, options);
  return processDeviceCodeResponse(deviceServer, client, answer);
}
