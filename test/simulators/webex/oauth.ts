/** The simulated sign-in: authorization code with PKCE, refresh, device grant, revoke. */
import { createHash, randomInt } from 'node:crypto';
import { json, oauthRefusal, refusal, type Answer, type Call } from './answer.ts';
import { randomPart, type Tokens } from './tokens.ts';

export interface OAuthOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Webex wants the secret even with PKCE. */
  readonly requireSecret: boolean;
}

export interface OAuth {
  /** Undefined when the call is not one of the sign-in's. */
  answer(call: Call): Answer | undefined;
  /** The person says yes to the device grant with this user code. */
  approveDevice(userCode: string): boolean;
  /** The person presses "Deny" from now on. */
  denyConsent(deny: boolean): void;
}

interface Code {
  readonly redirectUri: string;
  readonly scope: string;
  readonly challenge: string;
  readonly method: string;
}

interface DeviceGrant {
  readonly userCode: string;
  readonly scope: string;
  approved: boolean;
}

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

export function createOAuth(origin: () => string, options: OAuthOptions, tokens: Tokens): OAuth {
  const codes = new Map<string, Code>();
  const grants = new Map<string, DeviceGrant>();
  let deny = false;
  const routes: Readonly<Record<string, (call: Call) => Answer>> = {
    'GET authorize': (call) => authorize(call.query, options, codes, deny),
    'POST access_token': (call) => accessToken(call, options, codes, tokens),
    'POST revoke': (call) => {
      tokens.revoke(new URLSearchParams(call.body).get('token') ?? '');
      return json({});
    },
    'POST device/authorize': (call) => deviceAuthorize(call, options, grants, origin()),
    'POST device/token': (call) => deviceToken(call, options, grants, tokens),
  };
  return {
    answer: (call) => {
      const name = /^\/(?:v1|idb\/oauth2\/v1)\/(.+)$/.exec(call.path)?.[1] ?? '';
      return routes[`${call.method} ${name}`]?.(call);
    },
    approveDevice: (userCode) => {
      const grant = [...grants.values()].find((one) => one.userCode === userCode);
      if (grant !== undefined) grant.approved = true;
      return grant !== undefined;
    },
    denyConsent: (value) => {
      deny = value;
    },
  };
}

function authorize(
  query: URLSearchParams,
  options: OAuthOptions,
  codes: Map<string, Code>,
  deny: boolean,
): Answer {
  if (query.get('client_id') !== options.clientId) return refusal(400, 'Client Id is invalid');
  if (query.get('response_type') !== 'code') return refusal(400, 'response_type must be code');
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!URL.canParse(redirectUri)) return refusal(400, 'redirect_uri is invalid');
  const target = new URL(redirectUri);
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  if (deny) {
    target.searchParams.set('error', 'access_denied');
  } else {
    const code = randomPart();
    codes.set(code, {
      redirectUri,
      scope: query.get('scope') ?? '',
      challenge: query.get('code_challenge') ?? '',
      method: query.get('code_challenge_method') ?? 'plain',
    });
    target.searchParams.set('code', code);
  }
  return { status: 302, headers: { location: target.href } };
}

function accessToken(
  call: Call,
  options: OAuthOptions,
  codes: Map<string, Code>,
  tokens: Tokens,
): Answer {
  const form = new URLSearchParams(call.body);
  const problem = clientProblem(call, form, options);
  if (problem !== undefined) return problem;
  if (form.get('grant_type') === 'refresh_token') {
    const reply = tokens.refresh(form.get('refresh_token') ?? '');
    return reply ? json(reply) : oauthRefusal(400, 'invalid_grant', 'Refresh token is invalid');
  }
  if (form.get('grant_type') !== 'authorization_code') {
    return oauthRefusal(400, 'unsupported_grant_type', 'Grant type is not supported');
  }
  const key = form.get('code') ?? '';
  const code = codes.get(key);
  codes.delete(key);
  if (code?.redirectUri !== form.get('redirect_uri') || !pkceHolds(code, form)) {
    return oauthRefusal(400, 'invalid_grant', 'Code, redirect_uri or code_verifier is invalid');
  }
  return json(tokens.grant(code.scope));
}

function pkceHolds(code: Code, form: URLSearchParams): boolean {
  if (code.challenge === '') return true;
  const verifier = form.get('code_verifier') ?? '';
  if (code.method === 'plain') return verifier === code.challenge;
  return createHash('sha256').update(verifier).digest('base64url') === code.challenge;
}

/** The client proves itself in the form or by Basic. */
function clientProblem(
  call: Call,
  form: URLSearchParams,
  options: OAuthOptions,
): Answer | undefined {
  const basic = /^Basic (.+)$/i.exec(call.headers['authorization'] ?? '')?.[1];
  const decoded = basic === undefined ? [] : Buffer.from(basic, 'base64').toString().split(':');
  const id = form.get('client_id') ?? decoded[0];
  const secret = form.get('client_secret') ?? decoded[1];
  if (id !== options.clientId) return oauthRefusal(401, 'invalid_client', 'Client Id is invalid');
  if (options.requireSecret && secret !== options.clientSecret) {
    return oauthRefusal(401, 'invalid_client', 'Client secret is invalid');
  }
  return undefined;
}

function deviceAuthorize(
  call: Call,
  options: OAuthOptions,
  grants: Map<string, DeviceGrant>,
  origin: string,
): Answer {
  const form = new URLSearchParams(call.body);
  if (form.get('client_id') !== options.clientId) return refusal(400, 'Client Id is invalid');
  const deviceCode = randomPart();
  const userCode = String(randomInt(100_000, 999_999));
  grants.set(deviceCode, { userCode, scope: form.get('scope') ?? '', approved: false });
  return json({
    device_code: deviceCode,
    expires_in: 300,
    user_code: userCode,
    verification_uri: `${origin}/verify`,
    verification_uri_complete: `${origin}/verify?userCode=${userCode}`,
    interval: 2,
  });
}

function deviceToken(
  call: Call,
  options: OAuthOptions,
  grants: Map<string, DeviceGrant>,
  tokens: Tokens,
): Answer {
  const form = new URLSearchParams(call.body);
  const problem = clientProblem(call, form, options);
  if (problem !== undefined) return problem;
  const key = form.get('device_code') ?? '';
  const grant = grants.get(key);
  if (form.get('grant_type') !== DEVICE_GRANT || grant === undefined) {
    return oauthRefusal(400, 'invalid_grant', 'Device code is invalid');
  }
  if (!grant.approved) return oauthRefusal(428, 'authorization_pending', 'Not yet approved');
  grants.delete(key);
  return json(tokens.grant(grant.scope));
}
