/** The person's own presence by one REST call to `/people/me`, the documented way. */
import { detailOf } from '../core/language/detail.ts';
import { failed, success, type Outcome } from '../core/outcome.ts';
import type { PresenceReading } from '../core/presence.ts';
import type { HttpAnswer, SendHttp } from '../http/http-client.ts';
import type { Access } from './access.ts';
import { restPresence } from './presence-words.ts';
import { statusFailure } from './webex-failure.ts';

export interface RestPresenceOptions {
  /** For example https://webexapis.com/v1 */
  readonly apiUrl: string;
  readonly access: Pick<Access, 'token' | 'renew'>;
  readonly send: SendHttp;
}

/**
 * A refused token is renewed once. A `credentials` failure means that only the person can help; why
 * the renewal failed otherwise is told instead of the refusal.
 */
export async function readRestPresence(
  options: RestPresenceOptions,
): Promise<Outcome<PresenceReading>> {
  const { access } = options;
  const token = access.token();
  if (token === '') return failed('credentials', detailOf('detail.nobodyAtWebex'));
  const outcome = await ask(options, token);
  if (outcome.ok || outcome.failure.kind !== 'credentials') return outcome;
  const renewal = await access.renew(token);
  return renewal.ok ? ask(options, access.token()) : renewal;
}

async function ask(
  { apiUrl, send }: RestPresenceOptions,
  token: string,
): Promise<Outcome<PresenceReading>> {
  const outcome = await send({
    method: 'GET',
    url: `${apiUrl.replace(/\/$/, '')}/people/me`,
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  });
  return outcome.ok ? decoded(outcome.value) : outcome;
}

function decoded(answer: HttpAnswer): Outcome<PresenceReading> {
  if (answer.status !== 200) {
    return { ok: false, failure: statusFailure('Webex', answer.status, answer.retryAfterMs) };
  }
  const reading = restPresence(parsed(answer.body));
  if (reading !== undefined) return success(reading);
  // Networks with a log-in page of their own answer 200 with HTML.
  const html = /html/i.test(answer.contentType) || /^\s*</.test(answer.body);
  return failed('unreadable', `Webex answered with ${html ? 'a web page' : 'no person'}`);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
