/** Single sign-on: Finesse's token address, its identity service and somebody's identity provider (Developer Guide, client integration; tech note 215626). */
import type { ApiReply, ApiRequest } from './api.ts';
import type { SimulatorClock } from './clock.ts';
import type { Roster } from './roster.ts';

export interface SsoOptions {
  readonly accessSeconds?: number;
  readonly refreshSeconds?: number;
  /** Older releases take a refresh by GET alone. */
  readonly refreshByGetOnly?: boolean;
}

export interface Sso {
  /** Undefined for a path that has nothing to do with it. */
  answer(request: ApiRequest): ApiReply | undefined;
  /** What a browser reads at the end of a sign-in, for tests that show no pages. */
  issue(loginId: string): string;
  /** Who holds this access token; undefined once it is over. */
  holder(token: string): string | undefined;
  /** No token, no refresh token and no browser session is good any more. */
  expireAll(): void;
  /** Only the access tokens. */
  expireAccess(): void;
}

interface Grant {
  readonly loginId: string;
  readonly until: number;
}

const TOKEN_PATH = '/desktop/sso/token';

export function createSso(roster: Roster, clock: SimulatorClock, options: SsoOptions = {}): Sso {
  const { accessSeconds = 300, refreshSeconds = 36_000, refreshByGetOnly = false } = options;
  const access = new Map<string, Grant>();
  const refresh = new Map<string, Grant>();
  const sessions = new Map<string, string>();
  const assertions = new Map<string, string>();
  let last = 0;
  const named = (kind: string) => `${kind}-${String((last += 1))}`;
  const alive = (grants: Map<string, Grant>, token: string) => {
    const grant = grants.get(token);
    return grant && grant.until > clock.now() ? grant.loginId : undefined;
  };
  const issue = (loginId: string): ApiReply => {
    const [token, refreshToken] = [named('access'), named('refresh')];
    access.set(token, { loginId, until: clock.now() + accessSeconds * 1_000 });
    refresh.set(refreshToken, { loginId, until: clock.now() + refreshSeconds * 1_000 });
    return json({
      token,
      refresh_token: refreshToken,
      expires_in: accessSeconds,
      user_id: loginId,
      realm: 'finesse.com',
      user_principal: `${loginId}@finesse.com`,
    });
  };
  const renew = (token: string): ApiReply => {
    const loginId = alive(refresh, token);
    return loginId === undefined ? { status: 401, body: '' } : issue(loginId);
  };
  const pages: Readonly<Record<string, (request: ApiRequest, form: URLSearchParams) => ApiReply>> =
    {
      [TOKEN_PATH]: (request, form) => {
        const token = form.get('refresh-token') ?? request.query.get('refresh-token');
        if (request.method === 'POST' && refreshByGetOnly) return { status: 405, body: '' };
        if (token !== null) return renew(token);
        const loginId = sessions.get(/ids=([\w-]+)/.exec(request.cookie)?.[1] ?? '');
        if (loginId !== undefined) return issue(loginId);
        const back = `${TOKEN_PATH}?${request.query.toString()}`;
        return redirect(`/ids/authorize?RelayState=${encodeURIComponent(back)}`);
      },
      '/ids/authorize': ({ query }) =>
        autoPosted('/idp/login', { RelayState: query.get('RelayState') ?? '' }),
      '/idp/login': (_request, form) => {
        const agent = roster.find(form.get('UserName') ?? '');
        const relay = form.get('RelayState') ?? '';
        if (agent?.password !== form.get('Password')) return loginPage(relay);
        const assertion = named('saml');
        assertions.set(assertion, agent.spec.loginId);
        return autoPosted('/ids/saml', { SAMLResponse: assertion, RelayState: relay });
      },
      '/ids/saml': (_request, form) => {
        const loginId = assertions.get(form.get('SAMLResponse') ?? '');
        if (loginId === undefined) return { status: 403, body: '' };
        const session = named('session');
        sessions.set(session, loginId);
        const Location = form.get('RelayState') ?? '/';
        const headers = { Location, 'Set-Cookie': `ids=${session}; Path=/; HttpOnly` };
        return { status: 302, body: '', headers };
      },
    };
  return {
    answer: (request) => pages[request.path]?.(request, new URLSearchParams(request.body)),
    issue: (loginId) => issue(loginId).body,
    holder: (token) => alive(access, token),
    expireAccess: () => access.clear(),
    expireAll: () => {
      for (const grants of [access, refresh, sessions]) grants.clear();
    },
  };
}

function json(value: object): ApiReply {
  const headers = { 'Content-Type': 'application/json' };
  return { status: 200, body: JSON.stringify(value), headers };
}

function redirect(location: string): ApiReply {
  return { status: 302, body: '', headers: { Location: location } };
}

function html(inside: string): ApiReply {
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return { status: 200, body: `<!DOCTYPE html><html><body>${inside}</body></html>`, headers };
}

function loginPage(relay: string): ApiReply {
  return html(
    `<form method="post" action="/idp/login"><input name="UserName"><input name="Password" type="password">` +
      `${hidden('RelayState', relay)}<button>Sign in</button></form>`,
  );
}

/** As identity services do: the browser sends the form on by itself. */
function autoPosted(action: string, fields: Readonly<Record<string, string>>): ApiReply {
  const inputs = Object.entries(fields).map(([name, value]) => hidden(name, value));
  return html(
    `<form method="post" action="${action}">${inputs.join('')}</form><script>document.forms[0].submit()</script>`,
  );
}

function hidden(name: string, value: string): string {
  const safe = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<input type="hidden" name="${name}" value="${safe}">`;
}
