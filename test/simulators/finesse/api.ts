/** Finesse's REST API over the CTI core: who may ask what, and which answer they get (Finesse Developer Guide). */
import type { Platform } from '../../../main/core/agent.ts';
import type { SimulatorClock } from './clock.ts';
import type { CredentialCache } from './credential-cache.ts';
import type { CtiCore } from './cti-core.ts';
import {
  apiErrorDocument,
  dialogsDocument,
  reasonCodeDocument,
  reasonCodesDocument,
  systemInfoDocument,
  userDocument,
  type FinesseVersion,
  type SystemFacts,
} from './documents.ts';
import type { Faults } from './faults.ts';
import type { LockOut } from './lock-out.ts';
import type { Random } from './random.ts';
import type { ReasonCategory, ReasonCodeBook, SimReasonCode } from './reason-codes.ts';
import { checkReasonCode } from './reason-code-request.ts';
import type { Roster, SimAgent } from './roster.ts';
import type { Sso } from './sso.ts';
import { checkStateRequest } from './state-request.ts';
import { element, writeXml, type Element, type Spelling } from './xml-writer.ts';

export type AuthMode = SystemFacts['authMode'];

export interface ApiParts {
  readonly platform: Platform;
  readonly roster: Roster;
  readonly core: CtiCore;
  readonly reasonCodes: ReasonCodeBook;
  readonly lockOut: LockOut;
  /** Left out where nothing is remembered: then each request is checked against the directory. */
  readonly cache: CredentialCache | undefined;
  readonly faults: Faults;
  readonly spelling: Spelling;
  readonly random: Random;
  readonly clock: SimulatorClock;
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly authMode: () => AuthMode;
  readonly version: FinesseVersion;
  readonly sso: Sso;
  /** Where both kinds of sign-in are in use: who has which. */
  readonly usesSso: (agent: SimAgent) => boolean;
  /** Who may use the configuration APIs; no agent. */
  readonly administrator: { readonly user: string; readonly password: string };
}

export interface ApiRequest {
  readonly node: number;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly credentials: { readonly user: string; readonly password: string } | undefined;
  /** An access token of single sign-on. */
  readonly bearer: string | undefined;
  readonly cookie: string;
  readonly body: string;
  /** What the client calls it; empty without. */
  readonly requestId: string;
}

export interface ApiReply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const PREFIX = '/finesse/api/';

export function answer(parts: ApiParts, request: ApiRequest): ApiReply {
  const signOn = parts.authMode() === 'NON_SSO' ? undefined : parts.sso.answer(request);
  if (signOn) return signOn;
  const segments = segmentsOf(request.path);
  const [object = '', id = ''] = segments;
  const isInfo = object === 'SystemInfo' && request.method === 'GET';
  if (isInfo && !parts.faults.infoWantsSignIn) return systemInfo(parts, request.node);
  if (parts.faults.outOfService) return outOfService(parts);
  if (object === 'UserAuthMode') return userAuthMode(parts, id);
  const administers = object === 'ReasonCodes' || (object === 'ReasonCode' && id === '');
  if (administers) return administer(parts, request);
  const user =
    request.bearer === undefined
      ? authenticated(parts, request.credentials)
      : bearerOf(parts, request.bearer);
  if (!user) return unauthorized(parts, request.credentials?.user ?? '');
  if (isInfo) return systemInfo(parts, request.node);
  if (object === 'ReasonCode') return reasonCode(parts, Number(id));
  if (object === 'User') return userApi(parts, request, user, segments);
  if (object === 'Team') return teamApi(parts, request, user, segments);
  return apiError(parts, 404, 'Not Found', 'NOT_FOUND', object);
}

/** No segments for what is no path of the API, or is not percent-encoded as it should be. */
function segmentsOf(path: string): readonly string[] {
  if (!path.startsWith(PREFIX)) return [];
  try {
    return path.slice(PREFIX.length).split('/').map(decodeURIComponent);
  } catch {
    return [];
  }
}

function reply(parts: ApiParts, document: Element): ApiReply {
  return { status: 200, body: writeXml(document, parts.spelling, parts.random) };
}

function apiError(
  parts: ApiParts,
  status: number,
  type: string,
  message: string,
  data: string,
): ApiReply {
  const document = apiErrorDocument(type, message, data);
  return { status, body: writeXml(document, parts.spelling, parts.random) };
}

function outOfService(parts: ApiParts): ApiReply {
  return apiError(parts, 503, 'Service Unavailable', 'SERVER_OUT_OF_SERVICE', '');
}

function unauthorized(parts: ApiParts, user: string): ApiReply {
  return apiError(parts, 401, 'Authorization Failure', 'UNAUTHORIZED', user);
}

function systemInfo(parts: ApiParts, self: number): ApiReply {
  const { platform, clock, nodes, faults } = parts;
  const inService = !faults.outOfService;
  const { version } = parts;
  const maintenance = faults.maintenance[self] ?? '';
  const authMode = parts.authMode();
  const now = clock.now() + faults.clockSkewMs;
  const facts = { platform, now, inService, authMode, nodes, self };
  return reply(parts, systemInfoDocument({ ...facts, version, maintenance }));
}

function userAuthMode(parts: ApiParts, user: string): ApiReply {
  if (parts.faults.userAuthModeOff) {
    return apiError(parts, 403, 'Forbidden', 'UserAuthModeService is disabled', user);
  }
  const agent = parts.roster.find(user);
  if (!agent) return userNotFound(parts, user);
  const mode = usesSso(parts, agent) ? 'SSO' : 'NON_SSO';
  return reply(parts, element('UserAuthMode', [element('authMode', mode)]));
}

function userNotFound(parts: ApiParts, user: string): ApiReply {
  return apiError(parts, 404, 'User Not Found', 'UNKNOWN_USER', user);
}

function usesSso(parts: ApiParts, agent: SimAgent): boolean {
  const mode = parts.authMode();
  return mode === 'SSO' || (mode === 'HYBRID' && parts.usesSso(agent));
}

function bearerOf(parts: ApiParts, token: string): SimAgent | undefined {
  const loginId = parts.authMode() === 'NON_SSO' ? undefined : parts.sso.holder(token);
  return loginId === undefined ? undefined : parts.roster.find(loginId);
}

function authenticated(
  parts: ApiParts,
  credentials: ApiRequest['credentials'],
): SimAgent | undefined {
  if (!credentials) return undefined;
  const agent = parts.roster.find(credentials.user);
  const { cache } = parts;
  if (parts.authMode() === 'SSO' || (agent && usesSso(parts, agent))) return undefined;
  const right = agent?.password === credentials.password;
  const key = agent?.spec.loginId ?? credentials.user;
  const isRemembered = cache?.knows(key, credentials.password) === true;
  if (parts.faults.directoryDown && !isRemembered) return undefined;
  if (!parts.lockOut.admit(key, right || isRemembered)) return undefined;
  cache?.remember(key, credentials.password);
  return agent;
}

/** Configuration, of which the secondary node wants to know nothing (Developer Guide, ReasonCode APIs). */
function administer(parts: ApiParts, request: ApiRequest): ApiReply {
  const { user, password } = request.credentials ?? { user: '', password: '' };
  const { administrator, lockOut } = parts;
  const right = user === administrator.user && password === administrator.password;
  if (!lockOut.admit(user, right)) return unauthorized(parts, user);
  if (request.node !== 0) return apiError(parts, 403, 'Forbidden', 'FORBIDDEN', '');
  if (request.method === 'POST') return addReasonCode(parts, request.body);
  return listed(parts, request.query, (category) =>
    parts.reasonCodes.all().filter((code) => code.category === category),
  );
}

function addReasonCode(parts: ApiParts, body: string): ApiReply {
  const checked = checkReasonCode(body, parts.platform, parts.reasonCodes.all());
  if (!checked.ok) {
    const { type, message, data } = checked.error;
    return apiError(parts, 400, type, message, data);
  }
  const { id } = parts.reasonCodes.add(checked.spec);
  return { status: 200, body: '', headers: { Location: `/finesse/api/ReasonCode/${id}` } };
}

function reasonCode(parts: ApiParts, id: number): ApiReply {
  const code = parts.reasonCodes.byId(id);
  if (!code) return apiError(parts, 404, 'Not Found', 'NOT_FOUND', String(id));
  return reply(parts, reasonCodeDocument(code, parts.spelling));
}

function userApi(
  parts: ApiParts,
  request: ApiRequest,
  user: SimAgent,
  [, id = '', sub = '', subId = '']: readonly string[],
): ApiReply {
  // The look-up by login name is a GET of the User and nothing else.
  const byName = request.method === 'GET' && sub === '';
  const target = byName ? parts.roster.find(id) : parts.roster.byLoginId(id);
  if (!target) return userNotFound(parts, id);
  if (target !== user) return mismatch(parts, id);
  if (sub === '' && request.method === 'GET') return readUser(parts, target);
  if (sub === '' && request.method === 'PUT') return putUser(parts, target, request);
  if (sub === 'Dialogs') return reply(parts, dialogsDocument(target));
  if (sub === 'ReasonCodes') return listReasonCodes(parts, target, request.query);
  if (sub === 'ReasonCode') return ownReasonCode(parts, target, Number(subId));
  return apiError(parts, 404, 'Not Found', 'NOT_FOUND', sub);
}

function mismatch(parts: ApiParts, id: string): ApiReply {
  const message = "The user specified in the authentication credentials and the uri don't match";
  return apiError(parts, 401, 'Invalid Authorization User Specified', message, id);
}

function readUser(parts: ApiParts, agent: SimAgent): ApiReply {
  const reason =
    agent.reasonCodeId === undefined ? undefined : parts.reasonCodes.byId(agent.reasonCodeId);
  return reply(parts, userDocument(agent, reason, parts.spelling));
}

/** Global, or of the agent's own team. */
function ownReasonCode(parts: ApiParts, agent: SimAgent, id: number): ApiReply {
  const teams = parts.reasonCodes.byId(id)?.teams;
  const isOthers = teams !== undefined && !teams.includes(agent.spec.teamId);
  return reasonCode(parts, isOthers ? NaN : id);
}

function listReasonCodes(parts: ApiParts, agent: SimAgent, query: URLSearchParams): ApiReply {
  return listed(parts, query, (category) => parts.reasonCodes.forTeam(agent.spec.teamId, category));
}

/**
 * TeamResource, which 12.5 brought. No document gives its address: it is the one that the other team
 * resources suggest.
 */
function teamApi(
  parts: ApiParts,
  request: ApiRequest,
  user: SimAgent,
  [, id = '', sub = '']: readonly string[],
): ApiReply {
  const isThere = parts.version !== '11.6' && sub === 'ReasonCodes' && request.method === 'GET';
  if (!isThere) return apiError(parts, 404, 'Not Found', 'NOT_FOUND', sub);
  if (id !== user.spec.teamId) {
    const message = 'The user is not authorized to perform this operation';
    return apiError(parts, 401, 'Unauthorized', message, id);
  }
  return listReasonCodes(parts, user, request.query);
}

function listed(
  parts: ApiParts,
  query: URLSearchParams,
  codesOf: (category: ReasonCategory) => readonly SimReasonCode[],
): ApiReply {
  const category = query.get('category') ?? '';
  const categories = CATEGORIES[category];
  if (!categories) {
    const message = 'Category Parameter missing or invalid';
    return apiError(parts, 400, 'Parameter Missing', message, 'category');
  }
  const codes = categories.flatMap(codesOf);
  return reply(parts, reasonCodesDocument(category, codes, parts.spelling));
}

const CATEGORIES: Readonly<Record<string, readonly ReasonCategory[]>> = {
  NOT_READY: ['NOT_READY'],
  LOGOUT: ['LOGOUT'],
  ALL: ['NOT_READY', 'LOGOUT'],
};

function putUser(parts: ApiParts, agent: SimAgent, request: ApiRequest): ApiReply {
  const allowed = parts.reasonCodes.forTeam(agent.spec.teamId, 'NOT_READY');
  const requestId = request.requestId === '' ? undefined : request.requestId;
  const checked = checkStateRequest(request.body, allowed, requestId);
  if (!checked.ok) {
    const { type, message, data } = checked.error;
    return apiError(parts, 400, type, message, data);
  }
  if (!parts.faults.swallowPuts) parts.core.request(agent, checked.request);
  return { status: 202, body: '' };
}
