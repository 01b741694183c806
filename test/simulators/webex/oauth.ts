/** The simulated sign-in: consent, authorization code with PKCE, refresh, device grant, revoke. */
import { createHash } from 'node:crypto';
import { json, oauthRefusal, refusal, type Answer, type Call } from './answer.ts';
import { createConsent, type ConsentRequest } from './consent.ts';
import { createDeviceGrants, DEVICE_GRANT, type Approval } from './device-grants.ts';
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
  /** The person says no to it. */
  denyDevice(userCode: string): boolean;
  /** The person presses "Deny" from now on. */
  denyConsent(deny: boolean): void;
  /** On: the person is asked on a page, in a browser. Off: they agree at once, as with a session of before. */
  showConsent(show: boolean): void;
  /** The organisation allows these scopes at most; undefined ends that. */
  limitScopes(scopes: readonly string[] | undefined): void;
  /** How long a device code is good for, and how often may be asked. */
  deviceCodes(seconds: number, intervalSeconds: number): void;
  /** Each use of a refresh token gives another one from now on. */
  rotateRefreshTokens(on: boolean): void;
  /** No refresh token so far is accepted any more. */
  forgetRefreshTokens(): void;
}

interface Code extends ConsentRequest {
  readonly scope: string;
}

export function createOAuth(origin: () => string, options: OAuthOptions, tokens: Tokens): OAuth {
  const codes = new Map<string, Code>();
  let allowed: readonly string[] | undefined;
  const granted = (scope: string) =>
    scope
      .split(' ')
      .filter((one) => allowed?.includes(one) ?? true)
      .join(' ');
  const consent = createConsent((request) => {
    const code = randomPart();
    codes.set(code, { ...request, scope: granted(request.scope) });
    return code;
  });
  const devices = createDeviceGrants(origin);
  const decide = (approval: Approval) => (userCode: string) => devices.decide(userCode, approval);
  const routes: Readonly<Record<string, (call: Call) => Answer>> = {
    'GET authorize': (call) => authorizeProblem(call.query, options) ?? consent.ask(call.query),
    'GET authorize/answer': (call) => consent.answer(call.query),
    'POST access_token': (call) => accessToken(call, options, codes, tokens),
    'POST revoke': (call) => {
      const form = new URLSearchParams(call.body);
      const problem = clientProblem(call, form, options);
      if (problem !== undefined && form.has('client_id')) return problem;
      tokens.revoke(form.get('token') ?? '');
      return json({});
    },
    'POST device/authorize': (call) => {
      const form = new URLSearchParams(call.body);
      if (form.get('client_id') !== options.clientId) return refusal(400, 'Client Id is invalid');
      return json(devices.begin(granted(form.get('scope') ?? '')));
    },
    'POST device/token': (call) => {
      const form = new URLSearchParams(call.body);
      const problem = clientProblem(call, form, options);
      if (problem !== undefined) return problem;
      if (form.get('grant_type') !== DEVICE_GRANT) {
        return oauthRefusal(400, 'unsupported_grant_type', 'Grant type is not supported');
      }
      const asked = devices.ask(form.get('device_code') ?? '');
      return asked.kind === 'approved' ? json(tokens.grant(asked.scope)) : asked.answer;
    },
  };
  return {
    answer: (call) => {
      if (call.path === '/verify') return devices.page(call.query);
      const name = /^\/(?:v1|idb\/oauth2\/v1)\/(.+)$/.exec(call.path)?.[1] ?? '';
      return routes[`${call.method} ${name}`]?.(call);
    },
    approveDevice: decide('approved'),
    denyDevice: decide('denied'),
    denyConsent: (deny) => consent.deny(deny),
    showConsent: (show) => consent.show(show),
    limitScopes: (scopes) => {
      allowed = scopes;
    },
    deviceCodes: (seconds, intervalSeconds) => devices.pace(seconds, intervalSeconds),
    rotateRefreshTokens: (on) => tokens.rotate(on),
    forgetRefreshTokens: () => tokens.forgetRefreshTokens(),
  };
}

function authorizeProblem(query: URLSearchParams, options: OAuthOptions): Answer | undefined {
  if (query.get('client_id') !== options.clientId) return refusal(400, 'Client Id is invalid');
  if (query.get('response_type') !== 'code') return refusal(400, 'response_type must be code');
  if (!URL.canParse(query.get('redirect_uri') ?? ''))
    return refusal(400, 'redirect_uri is invalid');
  return undefined;
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
