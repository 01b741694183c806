/** Webex's sign-in service as the protocol's library knows it, reached over our own HTTP client. */
import {
  allowInsecureRequests,
  ClientSecretPost,
  customFetch,
  None,
  type AuthorizationServer,
  type Client,
  type ClientAuth,
  type CustomFetchOptions,
} from 'oauth4webapi';
import { isLoopback } from '../core/loopback.ts';
import { failed } from '../core/outcome.ts';
import type { SendHttp } from '../http/http-client.ts';
import { NoAnswer } from './oauth-failure.ts';

export interface OAuthParts {
  /** For example https://webexapis.com/v1 */
  readonly apiUrl: string;
  readonly clientId: string;
  /** Webex wants one even with PKCE; sent only if there is one. */
  readonly secret: string | undefined;
  readonly send: SendHttp;
}

export interface OAuthServer {
  readonly server: AuthorizationServer;
  /** The device grant has a token address of its own. */
  readonly deviceServer: AuthorizationServer;
  readonly client: Client;
  readonly auth: ClientAuth;
  /** The device grant wants the secret by Basic, and so does the revocation. */
  readonly basicAuth: ClientAuth;
  readonly options: {
    readonly [allowInsecureRequests]: boolean;
    readonly [customFetch]: (
      url: string,
      options: CustomFetchOptions<'POST', URLSearchParams>,
    ) => Promise<Response>;
  };
}

export function oauthServer({ apiUrl, clientId, secret, send }: OAuthParts): OAuthServer {
  const base = apiUrl.replace(/\/$/, '');
  const server: AuthorizationServer = {
    issuer: base,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/access_token`,
    device_authorization_endpoint: `${base}/device/authorize`,
    revocation_endpoint: revocationAddress(base),
  };
  return {
    server,
    deviceServer: { ...server, token_endpoint: `${base}/device/token` },
    client: { client_id: clientId },
    auth: secret === undefined ? None() : ClientSecretPost(secret),
    basicAuth: secret === undefined ? None() : basic(secret),
    options: {
      // Plain http only where it does not leave this machine: simulators.
      [allowInsecureRequests]: isLoopback(new URL(base).hostname),
      [customFetch]: fetchThrough(send),
    },
  };
}

/** Webex's API has no address for it; its own SDK revokes at the identity broker (webex-core, credentials). */
function revocationAddress(base: string): string {
  return new URL(base).hostname === 'webexapis.com'
    ? 'https://idbroker.webex.com/idb/oauth2/v1/revoke'
    : `${base}/revoke`;
}

/** The client id also stands in the form. Not the library's own, which also encodes `-` and `_`. */
function basic(secret: string): ClientAuth {
  return (_server, { client_id: id }, body, headers) => {
    body.set('client_id', id);
    const pair = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
    headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
  };
}

/** So that deadline, proxy, trusted certificates and size limit are the same as everywhere. */
function fetchThrough(send: SendHttp): OAuthServer['options'][typeof customFetch] {
  return async (url, { body, headers }) => {
    const outcome = await send({ method: 'POST', url, headers, body: body.toString() });
    if (!outcome.ok) throw new NoAnswer(outcome.failure);
    const { contentType, retryAfterMs, status } = outcome.value;
    if (status < 200 || status > 599) {
      throw new NoAnswer(failed('unreadable', 'Webex answered in an unexpected way').failure);
    }
    const bodyless = status === 204 || status === 205 || status === 304;
    const seconds = retryAfterMs === undefined ? [] : [String(Math.ceil(retryAfterMs / 1_000))];
    return new Response(bodyless ? null : outcome.value.body, {
      status,
      headers: [
        ['content-type', contentType],
        ...seconds.map((value): [string, string] => ['retry-after', value]),
      ],
    });
  };
}
