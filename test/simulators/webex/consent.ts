/** The simulated page on which a person agrees to what an app asks for, or not. */
import { html, refusal, type Answer } from './answer.ts';
import { randomPart } from './tokens.ts';

export interface ConsentRequest {
  readonly redirectUri: string;
  readonly scope: string;
  readonly challenge: string;
  readonly method: string;
}

export interface Consent {
  /** The page, or the way back at once where nobody needs to be asked. */
  ask(query: URLSearchParams): Answer;
  /** The person pressed a button of the page. */
  answer(query: URLSearchParams): Answer;
  deny(always: boolean): void;
  show(page: boolean): void;
}

/** `agree` gives the code for what the person said yes to. */
export function createConsent(agree: (request: ConsentRequest) => string): Consent {
  const open = new Map<string, URLSearchParams>();
  let denies = false;
  let shows = false;
  const goBack = (query: URLSearchParams, yes: boolean): Answer => {
    const request = requestIn(query);
    const target = new URL(request.redirectUri);
    const state = query.get('state');
    if (state !== null) target.searchParams.set('state', state);
    if (yes) target.searchParams.set('code', agree(request));
    else target.searchParams.set('error', 'access_denied');
    return { status: 302, headers: { location: target.href } };
  };
  return {
    ask(query) {
      if (!shows) return goBack(query, !denies);
      const id = randomPart();
      open.set(id, query);
      return html(pageFor(id, query));
    },
    answer(query) {
      const asked = open.get(query.get('request') ?? '');
      if (!asked) return refusal(400, 'This request is over');
      open.delete(query.get('request') ?? '');
      return goBack(asked, query.get('choice') === 'accept');
    },
    deny: (always) => {
      denies = always;
    },
    show: (page) => {
      shows = page;
    },
  };
}

function requestIn(query: URLSearchParams): ConsentRequest {
  return {
    redirectUri: query.get('redirect_uri') ?? '',
    scope: query.get('scope') ?? '',
    challenge: query.get('code_challenge') ?? '',
    method: query.get('code_challenge_method') ?? 'plain',
  };
}

function pageFor(id: string, query: URLSearchParams): string {
  const scopes = (query.get('scope') ?? '').replace(/[^\w: ]/g, '');
  const chooser =
    query.get('prompt') === 'select_account' ? '<p>Choose an account: Agent One</p>' : '';
  return (
    `<!doctype html><title>Simulated Webex</title><h1>Simulated Webex</h1>${chooser}` +
    `<p>An app asks for: ${scopes}</p><form action="authorize/answer">` +
    `<input type="hidden" name="request" value="${id}">` +
    '<button name="choice" value="accept">Accept</button> ' +
    '<button name="choice" value="deny">Deny</button></form>'
  );
}
