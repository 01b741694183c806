/** One REST call: what is sent, and what each kind of answer means. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../main/http/http-client.ts';
import { fixedAccess } from '../../../main/webex/access.ts';
import { readRestPresence } from '../../../main/webex/presence-rest.ts';
import { startWebexSimulator, type WebexSimulator } from '../../simulators/webex/simulator.ts';

const http = createHttpClient({ deadlineMs: 500, maxBodyBytes: 10_000 });
let webex: WebexSimulator;

beforeAll(async () => {
  webex = await startWebexSimulator();
});
afterEach(() => {
  webex.shareStatus(true);
  webex.hangRequests(undefined);
});
afterAll(async () => {
  http.close();
  await webex.stop();
});

function read(token = webex.accessToken, apiUrl = webex.apiUrl) {
  return readRestPresence({ apiUrl, access: fixedAccess(token), send: http.send });
}

describe('presence over REST', () => {
  it.each([
    ['dnd', {}, 'DoNotDisturb'],
    ['ooo', {}, 'OutOfOffice'],
    ['busy', {}, 'unknown'],
    ['calendarItem', {}, 'meeting'],
    ['meeting', { meetingType: 'calendar' }, 'meeting'],
    ['inactive', {}, 'inactive'],
    ['somethingNew', {}, 'unknown'],
  ])('tells live %s as %s%s', async (status, extras, expected) => {
    webex.setPresence(status, extras);
    expect(await read()).toMatchObject({ ok: true, value: { status: expected, via: 'rest' } });
  });

  it('tells a person who does not share their status as absent', async () => {
    webex.shareStatus(false);
    expect(await read()).toMatchObject({ ok: true, value: { status: 'absent' } });
  });

  it('asks for the own person with the token', async () => {
    await read(webex.accessToken, `${webex.apiUrl}/`);
    const { method, path, headers } = webex.requests.at(-1) ?? {};
    expect({ method, path }).toEqual({ method: 'GET', path: '/v1/people/me' });
    expect(headers?.['authorization']).toBe(`Bearer ${webex.accessToken}`);
  });

  it.each([
    [401, {}, 'credentials', undefined],
    [403, {}, 'forbidden', undefined],
    [407, {}, 'forbidden', undefined],
    [429, { 'retry-after': '7' }, 'throttled', 7_000],
    [429, { 'retry-after': '999999' }, 'throttled', 3_600_000],
    [503, { 'retry-after': '86400' }, 'throttled', 3_600_000],
    [423, { 'retry-after': '9' }, 'throttled', 9_000],
    [503, { 'retry-after': '5' }, 'throttled', 5_000],
    [503, {}, 'outOfService', undefined],
    [500, {}, 'outOfService', undefined],
    [404, {}, 'unreadable', undefined],
    [302, { location: 'http://127.0.0.1:1/login' }, 'unreadable', undefined],
    [400, {}, 'refused', undefined],
  ])('takes %i %j as %s', async (status, headers, kind, retryAfterMs) => {
    webex.failNext('GET', /people/, { status, headers, body: { message: 'secret body' } });
    const outcome = await read();
    expect(outcome).toMatchObject({ ok: false, failure: { kind, retryAfterMs } });
    expect(JSON.stringify(outcome)).not.toContain('secret body');
    expect(JSON.stringify(outcome)).not.toContain(webex.accessToken);
  });

  it.each([
    ['30', /stay away for 30 seconds/],
    ['119', /stay away for 119 seconds/],
    ['120', /stay away for 2 minutes/],
    ['999999', /stay away for 60 minutes/],
  ])('says for how long Webex asks us to stay away (%s)', async (seconds, detail) => {
    webex.failNext('GET', /people/, { status: 429, headers: { 'retry-after': seconds } });
    const failure = { detail: expect.stringMatching(detail) as string };
    expect(await read()).toMatchObject({ ok: false, failure });
  });

  it.each([
    ['<html>Please log in</html>', 'text/html', /web page/],
    ['{"id":', 'application/json', /no person/],
    ['{"items":[]}', 'application/json', /no person/],
  ])('cannot read %s', async (body, type, detail) => {
    webex.failNext('GET', /people/, { status: 200, headers: { 'content-type': type }, body });
    const failure = { kind: 'unreadable', detail: expect.stringMatching(detail) as string };
    expect(await read()).toMatchObject({ ok: false, failure });
  });

  it('does not ask without a token', async () => {
    const before = webex.requests.length;
    expect(await read('')).toMatchObject({ ok: false, failure: { kind: 'credentials' } });
    expect(webex.requests).toHaveLength(before);
  });

  it('gives up on a server that does not answer', async () => {
    webex.hangRequests(/people/);
    expect(await read()).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
  });
});
