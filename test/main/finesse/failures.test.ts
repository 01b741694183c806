/** Every answer that is not a success: what the person and the engine learn from each bad answer. */
import { describe, expect, it } from 'vitest';
import type { FailureKind } from '../../../main/core/outcome.ts';
import { answerFailure, type AskedOf } from '../../../main/finesse/failures.ts';
import { failureOf, startScene } from './desk-fixture.ts';

const HTML = '<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>';
const ASKED: AskedOf = {
  host: 'finesse-a:8445',
  write: false,
  proven: false,
  secrets: ['hunter2', 'MTpo'],
};

function apiError(type: string, message = '', data = ''): string {
  return (
    `<ApiErrors><ApiError><ErrorData>${data}</ErrorData><ErrorMessage>${message}</ErrorMessage>` +
    `<ErrorType>${type}</ErrorType></ApiError></ApiErrors>`
  );
}

function failure(status: number, body = '', asked: Partial<AskedOf> = {}, retryAfterMs?: number) {
  const answer = { status, contentType: '', retryAfterMs, serverTime: undefined, body };
  return answerFailure(answer, { ...ASKED, ...asked }).failure;
}

const ROWS: readonly (readonly [number, string, FailureKind, RegExp])[] = [
  [400, apiError('Parameter Missing', 'needs a reason', 'x.require_reasoncode'), 'refused', /need/],
  [400, '', 'refused', /400/],
  [401, apiError('Authorization Failure', 'UNAUTHORIZED', '1001'), 'credentials', /may be wrong/],
  [401, apiError('Invalid Authorization User Specified'), 'credentials', /different people/],
  [401, apiError('Invalid Supervisor'), 'credentials', /Invalid Supervisor/],
  [401, '', 'credentials', /locked.*directory/],
  [403, apiError('Forbidden'), 'forbidden', /administrator/],
  [
    404,
    apiError('User Not Found', 'UNKNOWN_USER', '1001'),
    'forbidden',
    /does not know this agent/,
  ],
  [404, HTML, 'forbidden', /address/],
  [407, HTML, 'forbidden', /web proxy/],
  [412, HTML, 'forbidden', /User-Agent/],
  [418, HTML, 'forbidden', /30 minutes/],
  [423, '', 'throttled', /wait/],
  [429, HTML, 'throttled', /too often/],
  [301, '', 'forbidden', /another address.*8445/],
  [302, '', 'forbidden', /another address/],
  [500, apiError('Internal Server Error'), 'unreadable', /internal error/],
  [501, '', 'unreadable', /501/],
  [502, HTML, 'throttled', /502/],
  [503, apiError('Service Unavailable', 'SERVER_OUT_OF_SERVICE'), 'outOfService', /service/],
  [503, HTML, 'throttled', /turned us away/],
  [503, '', 'throttled', /turned us away/],
  [503, '<ApiErrors><ApiError>', 'throttled', /turned us away/],
  [504, HTML, 'outOfService', /no answer/],
];

describe('an answer', () => {
  it.each(ROWS)('%i, row %#', (status, body, kind, words) => {
    const seen = failure(status, body);
    expect(seen.kind).toBe(kind);
    expect(seen.detail).toMatch(words);
    expect(seen.detail.startsWith('finesse-a:8445 ')).toBe(true);
    expect(seen.detail).not.toContain('<');
    expect(seen.mayHaveArrived).toBe(false);
  });

  it('401 never claims that the password is wrong', () => {
    const { detail } = failure(401, apiError('Authorization Failure', 'UNAUTHORIZED', '1001'));
    expect(detail).toMatch(/may be wrong/);
    expect(detail).toMatch(/locked/);
    expect(detail).toMatch(/directory/);
  });

  it.each([
    [404, ''],
    [404, apiError('User Not Found')],
    [301, ''],
  ])('%i %s blames no address that has answered before', (status, body) => {
    expect(failure(status, body).detail).toMatch(/check the|8445 only/);
    expect(failure(status, body, { proven: true }).detail).not.toMatch(/check|8445 only/);
  });

  it('says how long to stay away', () => {
    expect(failure(429, '', {}, 7_000).retryAfterMs).toBe(7_000);
    expect(failure(429).retryAfterMs).toBe(60_000);
    expect(failure(503, HTML, {}, 5_000).retryAfterMs).toBe(5_000);
    expect(failure(418).retryAfterMs).toBe(30 * 60_000);
    expect(failure(400).retryAfterMs).toBeUndefined();
  });

  it.each([
    [500, true],
    [502, true],
    [503, false],
    [504, true],
    [400, false],
    [401, false],
  ])('%i to a write may have arrived: %s', (status, arrived) => {
    expect(failure(status, '', { write: true }).mayHaveArrived).toBe(arrived);
  });
});

describe("the server's words", () => {
  it('are cut and made harmless', () => {
    const { detail } = failure(400, apiError('Bad', `a\u0000\u001b[31m\nb${'x'.repeat(500)}`));
    expect(detail.length).toBeLessThan(200);
    expect(detail).not.toMatch(/[\u0000-\u001f]/);
  });

  it.each(['hunter2', 'MTpo'])('are left out when they repeat a secret (%s)', (secret) => {
    expect(failure(400, apiError('Bad', `user 1 / ${secret}`)).detail).not.toContain(secret);
    expect(failure(401, apiError(`Bad ${secret}`)).detail).not.toContain(secret);
  });
});

it('no failure of a desk shows the password, its header, a query or a body', async () => {
  const password = 'correct-horse';
  const token = Buffer.from(`1001:${password}`).toString('base64');
  const { finesse, desk } = await startScene({}, { password });
  finesse.changePassword('1001', password);
  // Two outages in a row would move the desk to a node that answers well.
  await finesse.nodeDown(1);
  const details: string[] = [];
  for (const status of [400, 403, 404, 412, 418, 429, 500, 502, 503, 302, 401]) {
    for (const words of [`E ${password}`, `Basic ${token}`]) {
      finesse.faults.answerNext(1, { status, body: apiError(words) }, { path: /User/ });
      details.push(failureOf(await desk.reasonCodes()).detail);
      desk.resume(password);
    }
  }
  for (const detail of details) {
    expect(detail).not.toContain(password);
    expect(detail).not.toContain(token);
    expect(detail).not.toContain('category');
    expect(detail).not.toContain('<');
  }
});
