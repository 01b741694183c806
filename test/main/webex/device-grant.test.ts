/** The sign-in on another device: asked as often as Webex allows, and ended in words. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../main/core/outcome.ts';
import type { WebexGrant } from '../../../main/core/webex-grant.ts';
import { createHttpClient, type HttpClient } from '../../../main/http/http-client.ts';
import { signInOnAnotherDevice, type DeviceCode } from '../../../main/webex/device-grant.ts';
import { startWebexSimulator, type WebexSimulator } from '../../simulators/webex/simulator.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';

let webex: WebexSimulator;
let http: HttpClient;
let clock: ManualClock;
let controller: AbortController;

beforeEach(async () => {
  webex = await startWebexSimulator();
  http = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 1_000_000 });
  clock = manualClock();
  controller = new AbortController();
});
afterEach(async () => {
  http.close();
  await webex.stop();
});

interface Attempt {
  readonly shown: DeviceCode;
  readonly outcome: Promise<Outcome<WebexGrant>>;
}

async function begin(secret = webex.clientSecret): Promise<Attempt> {
  const { apiUrl, clientId } = webex;
  let outcome!: Promise<Outcome<WebexGrant>>;
  const shown = await new Promise<DeviceCode>((resolve) => {
    outcome = signInOnAnotherDevice({
      webex: { apiUrl, clientId, redirectPorts: [1], scopes: ['spark:all', 'spark:kms'] },
      secret,
      send: http.send,
      clock,
      wallNow: () => clock.now(),
      signal: controller.signal,
      showCode: resolve,
    });
  });
  return { shown, outcome };
}

const questions = () => webex.requests.filter(({ path }) => path.endsWith('device/token')).length;

/** Lets the time pass and the question that is then due be answered. */
async function ask(afterMs: number): Promise<void> {
  const before = questions();
  await waiting();
  clock.advance(afterMs - 1);
  // Not `questions()`: one that came too early would still be on its way.
  expect(clock.waiting()).toBe(1);
  clock.advance(1);
  await expect.poll(questions, { timeout: 10_000 }).toBe(before + 1);
}

/** It waits for its next question, or the sign-in is over. */
const waiting = () => expect.poll(() => clock.waiting(), { timeout: 10_000 }).toBe(1);

describe('a person with another device', () => {
  it('reads a code and an address, says yes there, and is signed in here', async () => {
    const { outcome, shown } = await begin();
    expect(shown).toMatchObject({
      code: expect.stringMatching(/^\d{6}$/) as string,
      lifeMs: 300_000,
    });
    expect(shown.url).toBe(`${webex.origin}/verify?userCode=${shown.code}`);
    await ask(2_000);
    const page = await fetch(`${shown.url}&choice=accept`);
    expect(await page.text()).toContain('Go back to your device');
    await ask(2_000);
    expect(await outcome).toMatchObject({ ok: true, value: { account: { id: webex.person.id } } });
  });

  it('who says no is told so', async () => {
    const { outcome, shown } = await begin();
    webex.oauth.denyDevice(shown.code);
    await ask(2_000);
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'refused' } });
    expect(JSON.stringify(await outcome)).toContain('denied');
  });

  it('who comes too late is told so, and nothing is asked any more', async () => {
    webex.oauth.deviceCodes(10, 4);
    const { outcome } = await begin();
    await ask(4_000);
    await ask(4_000);
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'refused' } });
    expect(JSON.stringify(await outcome)).toContain('not used in time');
    expect(clock.waiting()).toBe(0);
  });

  it('who gives up leaves nothing running', async () => {
    const { outcome } = await begin();
    await waiting();
    controller.abort();
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect([clock.waiting(), questions()]).toEqual([0, 0]);
  });
});

describe('how often Webex is asked', () => {
  it('grows by five seconds for good with each "slow down"', async () => {
    const { outcome, shown } = await begin();
    // The simulator counts real time, in which these questions come in a hurry.
    await ask(2_000);
    await ask(2_000);
    await ask(7_000);
    await ask(12_000);
    webex.oauth.approveDevice(shown.code);
    await ask(17_000);
    expect(await outcome).toMatchObject({ ok: true });
  });

  it('doubles when Webex does not answer', async () => {
    const { outcome, shown } = await begin();
    const { origin } = webex;
    await webex.stop();
    await waiting();
    clock.advance(2_000);
    await waiting();
    await webex.start();
    expect(webex.origin).toBe(origin);
    webex.oauth.approveDevice(shown.code);
    await ask(4_000);
    expect(await outcome).toMatchObject({ ok: true });
  });

  it('doubles when Webex is not in service', async () => {
    webex.failNext('POST', /device\/token/, { status: 503, body: '' });
    const { outcome, shown } = await begin();
    await ask(2_000);
    webex.oauth.approveDevice(shown.code);
    await ask(4_000);
    expect(await outcome).toMatchObject({ ok: true });
  });

  it.each([
    [{ status: 400, body: { error: 'tokenlimit_reached' } }, 'too many sign-ins'],
    [
      { status: 400, body: { message: 'x', errors: [{ description: 'tokenlimit_reached' }] } },
      'too many',
    ],
    [{ status: 400, body: { error: 'expired_token' } }, 'not used in time'],
    [{ status: 200, body: '<html>' }, 'unexpected way'],
  ])('ends with %j', async (answer, words) => {
    webex.failNext('POST', /device\/token/, answer);
    const { outcome } = await begin();
    await ask(2_000);
    expect(JSON.stringify(await outcome)).toContain(words);
    expect((await outcome).ok).toBe(false);
  });

  it('ends when Webex does not accept the client secret, told apart from a person who said no', async () => {
    const { outcome } = await begin('outdated');
    await ask(2_000);
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  });
});
