/** Live and REST together: who is believed, when, and that nothing is left behind at the end. */
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failed, success } from '../../../main/core/outcome.ts';
import { fixedAccess } from '../../../main/webex/access.ts';
import { startWebexSimulator, type WebexSimulator } from '../../simulators/webex/simulator.ts';
import { listenTo, type Listening } from './listening.ts';
import { keeperOf } from './keeper.ts';
import { manualClock } from './manual-clock.ts';

const CALENDAR = { meetingType: 'calendar' };
const ONLINE = { meetingType: 'online' };

const REVOKED = failed('credentials', 'the sign-in was revoked');

let webex: WebexSimulator;
let agent: Listening | undefined;

beforeEach(async () => {
  webex = await startWebexSimulator();
});
afterEach(async () => {
  await agent?.stop();
  agent = undefined;
  await webex.stop();
});

function listen(...options: Parameters<typeof listenTo> extends [unknown, ...infer R] ? R : never) {
  agent = listenTo(webex, ...options);
  return agent;
}

function calls(method: string, path: RegExp): number {
  return webex.requests.filter((one) => one.method === method && path.test(one.path)).length;
}

/** Live presence cannot come back, REST can. */
function keepLiveDown(): void {
  webex.failNext('POST', /\/devices$/, { status: 503 }, 1_000);
}

describe('REST only', () => {
  it('polls, tells the same value each time, and never touches live presence', async () => {
    const { until, told } = listen({ webex: { realtime: false, pollMs: 100 } });
    await until('three polls', () => told().length >= 3);
    webex.setPresence('meeting', ONLINE);
    await until('meeting', () => told().at(-1) === 'rest meeting');
    expect(told().slice(0, 3)).toEqual(['rest active', 'rest active', 'rest active']);
    expect(new Set(webex.requests.map(({ path }) => path))).toEqual(new Set(['/v1/people/me']));
  });

  it('stays at REST when live presence would be in another cloud', async () => {
    const clock = manualClock();
    const discoveryUrl = 'https://u2c.wbx2.com/u2c/api/v1';
    const { until, told } = listen({ clock, webex: { discoveryUrl } });
    // Live presence would have its timers from the start on.
    expect(clock.waiting()).toBe(0);
    await until('REST', () => told().at(-1) === 'rest active');
  });

  it('tells a loss each time it fails, and recovers', async () => {
    const { until, told } = listen({ webex: { realtime: false, pollMs: 100 } });
    await until('reading', () => told().length > 0);
    await webex.stop();
    await until('losses', () => told().filter((one) => one === 'lost unreachable').length >= 2);
    await webex.start();
    await until('recovery', () => told().at(-1) === 'rest active');
  });

  it('stays away for as long as Webex asks', async () => {
    const clock = manualClock();
    const answer = { status: 429, headers: { 'retry-after': '90' }, body: {} };
    webex.failNext('GET', /people/, answer);
    const { until, told, source } = listen({ clock, webex: { realtime: false, pollMs: 30_000 } });
    await until('refusal', () => told().at(-1) === 'lost throttled');
    clock.advance(89_000);
    expect(await source.read()).toMatchObject({ ok: false, failure: { kind: 'throttled' } });
    expect(calls('GET', /people/)).toBe(1);
    clock.advance(2_000);
    await until('reading', () => told().at(-1) === 'rest active');
    expect(calls('GET', /people/)).toBe(2);
  });
});

describe('the start', () => {
  it('tells a clear REST value before live presence is there', async () => {
    const { until, told } = listen();
    await until('live', () => told().at(-1) === 'live active');
    expect(told()[0]).toBe('rest active');
  });

  it.each([
    ['meeting', CALENDAR, 'live calendarItem'],
    ['meeting', ONLINE, 'live meeting'],
    ['busy', {}, 'live busy'],
  ])(
    'lets live presence explain an ambiguous REST value (%s %j)',
    async (status, extras, first) => {
      webex.setPresence(status, extras);
      const { until, told, source } = listen();
      const read = await source.read();
      await until('live', () => told().length > 0);
      expect(told()[0]).toBe(first);
      expect(read).toMatchObject({ ok: true, value: { via: 'live' } });
    },
  );

  it.each<[string, () => void]>([
    ['no catalog', () => webex.failNext('GET', /catalog/, { status: 404 }, 1_000)],
    ['a catalog that is refused', () => webex.failNext('GET', /catalog/, { status: 403 }, 1_000)],
    ['a catalog out of service', () => webex.failNext('GET', /catalog/, { status: 501 }, 1_000)],
    ['devices refused', () => webex.failNext('POST', /devices$/, { status: 403 }, 1_000)],
    ['devices out of service', () => keepLiveDown()],
    ['sockets refused', () => webex.refuseSockets(403)],
    ['subscriptions refused', () => webex.failNext('POST', /subscr/, { status: 403 }, 1_000)],
  ])('tells the ambiguous value as soon as live presence fails: %s', async (_name, fail) => {
    fail();
    webex.setPresence('meeting', CALENDAR);
    const { until, told } = listen({ timings: { liveHeadStartMs: 60_000, silenceMs: 60_000 } });
    await until('REST', () => told().length > 0);
    expect(told()).toEqual(['rest meeting']);
  });

  it('does not hold back a change that REST has seen itself', async () => {
    const clock = manualClock();
    webex.muteAuthorization(true);
    const { until, told } = listen({ clock, webex: { pollMs: 1_000 } });
    await until('REST', () => told().at(-1) === 'rest active');
    webex.setPresence('meeting', ONLINE);
    clock.advance(1_300);
    await until('meeting', () => told().at(-1) === 'rest meeting');
  });

  it('tells the ambiguous value when live presence takes too long', async () => {
    const clock = manualClock();
    webex.muteAuthorization(true);
    webex.setPresence('meeting', CALENDAR);
    const { until, told } = listen({ clock, timings: { silenceMs: 60_000 } });
    await until('authorization', () => webex.messages.length > 0 && calls('GET', /people/) > 0);
    clock.advance(4_900);
    expect(told()).toEqual([]);
    clock.advance(200);
    expect(told()).toEqual(['rest meeting']);
  });
});

describe('REST beside healthy live presence', () => {
  it('never overrules a calendar entry, but confirms it', async () => {
    webex.setPresence('meeting', CALENDAR);
    const { until, told } = listen({ webex: { reconcileMs: 100 } });
    await until('confirmations', () => calls('GET', /people/) >= 4 && told().length >= 4);
    expect(new Set(told())).toEqual(new Set(['live calendarItem']));
    expect(calls('POST', /subscriptions/)).toBe(1);
  });

  it('reveals a missed push, and live presence tells what it was', async () => {
    const { until, told } = listen({ webex: { reconcileMs: 200 } });
    await until('live', () => told().at(-1) === 'live active');
    webex.losePushes(true);
    webex.setPresence('meeting', CALENDAR);
    await until('the missed push', () => told().at(-1) === 'live calendarItem');
    expect(told()).not.toContain('rest meeting');
    expect(calls('POST', /subscriptions/)).toBe(2);
  });

  it('is left out while the renewals of live presence speak, but not for good', async () => {
    const clock = manualClock();
    const timings = { silenceMs: 3_600_000, renewMs: 60_000 };
    const { until, told } = listen({ clock, timings, webex: { reconcileMs: 60_000 } });
    await until(
      'live and REST',
      () => told().includes('live active') && calls('GET', /people/) === 1,
    );
    for (let minute = 1; minute <= 3; minute++) {
      const before = told().length;
      // What told of the last one must come to its end before the next one can begin.
      await setImmediate();
      clock.advance(60_000);
      await until('the renewal', () => told().length > before);
      expect(calls('POST', /subscriptions/)).toBe(1 + minute);
      expect(calls('GET', /people/)).toBe(1);
    }
    await setImmediate();
    clock.advance(60_000);
    await until('REST', () => calls('GET', /people/) === 2);
  });

  it('may fail without a word', async () => {
    const { until, told } = listen({ webex: { reconcileMs: 100 } });
    await until('live', () => told().at(-1) === 'live active');
    webex.failNext('GET', /people/, { status: 500 }, 1_000);
    const before = calls('GET', /people/);
    await until('polls', () => calls('GET', /people/) >= before + 3);
    expect(told().filter((one) => one.startsWith('lost'))).toEqual([]);
  });

  it('is not asked by read()', async () => {
    const { until, told, source } = listen();
    await until('live', () => told().at(-1) === 'live active');
    const before = webex.requests.length;
    expect(await source.read()).toMatchObject({ ok: true, value: { via: 'live' } });
    expect(webex.requests).toHaveLength(before);
  });
});

describe('after live presence is lost', () => {
  it('keeps what live presence said for a minute, as long as REST agrees', async () => {
    const clock = manualClock();
    webex.setPresence('meeting', CALENDAR);
    const { until, told } = listen({ clock, webex: { pollMs: 20_000 } });
    await until('live', () => told().at(-1) === 'live calendarItem');
    keepLiveDown();
    webex.closeSockets(4001);
    clock.advance(1_000);
    await until('REST', () => told().at(-1) === 'rest calendarItem');
    const kept = 'rest calendarItem';
    for (const expected of [kept, kept, kept, 'rest meeting']) {
      const before = told().length;
      clock.advance(20_000);
      await until(expected, () => told().length > before);
      expect(told().at(-1)).toBe(expected);
    }
  });

  it('takes REST at face value once it has spoken against it', async () => {
    webex.setPresence('meeting', CALENDAR);
    const { until, told } = listen({ webex: { pollMs: 100 } });
    await until('live', () => told().at(-1) === 'live calendarItem');
    keepLiveDown();
    webex.closeSockets(4001);
    await until('memory', () => told().at(-1) === 'rest calendarItem');
    webex.setPresence('call');
    await until('call', () => told().at(-1) === 'rest call');
    webex.setPresence('meeting', ONLINE);
    await until('meeting', () => told().at(-1) === 'rest meeting');
  });

  it('is lost when REST fails too, and back when both are', async () => {
    const { until, told } = listen({ webex: { pollMs: 100 } });
    await until('live', () => told().at(-1) === 'live active');
    await webex.stop({ forget: true });
    await until('loss', () => told().at(-1) === 'lost unreachable');
    await webex.start();
    await until('live', () => told().at(-1) === 'live active');
  });
});

describe('the sign-in', () => {
  it('ends all traffic at the first 401', async () => {
    const clock = manualClock();
    const { until, told, source } = listen({ clock });
    await until('live', () => told().at(-1) === 'live active');
    webex.expireTokens();
    webex.killSockets();
    await until('no device traffic', () => webex.openSocketCount === 0);
    clock.advance(1_000);
    await until('loss', () => told().at(-1) === 'lost credentials');
    await expect.poll(() => clock.waiting(), { timeout: 10_000 }).toBe(0);
    const before = calls('GET', /people/);
    expect(await source.read()).toMatchObject({ ok: false, failure: { kind: 'credentials' } });
    clock.advance(3_600_000);
    expect(calls('GET', /people/)).toBe(before);
    expect(webex.openSocketCount).toBe(0);
  });

  it('does not begin without a token', async () => {
    const { until, told } = listen({ access: fixedAccess('') });
    await until('loss', () => told().at(-1) === 'lost credentials');
    expect(webex.requests).toEqual([]);
  });

  it('asks REST once about a token that only live presence refuses', async () => {
    webex.failNext('POST', /devices$/, { status: 401 }, 1_000);
    const { until } = listen({ timings: { refusedWaitMs: 100 } });
    await until('tries', () => calls('POST', /devices$/) >= 6);
    expect(calls('GET', /people/)).toBe(2);
  });

  it('leaves live presence alone until there is another token', async () => {
    const access = keeperOf(webex.accessToken, () => REVOKED);
    webex.failNext('POST', /devices$/, { status: 401 }, 1_000);
    const { until, told } = listen({ access, webex: { pollMs: 100 } });
    await until('polls', () => calls('GET', /people/) >= 12);
    expect(calls('POST', /devices$/)).toBe(2);
    webex.clearFaults();
    access.change(webex.issueToken());
    await until('live', () => told().at(-1) === 'live active');
  });

  it('uses another token at once, on the same connection', async () => {
    const access = keeperOf(webex.accessToken, () => REVOKED);
    const { until, told, source } = listen({ access, timings: { renewMs: 200 } });
    await until('live', () => told().at(-1) === 'live active');
    webex.expireTokens();
    const next = webex.issueToken();
    access.change(next);
    const last = () => webex.requests.filter(({ path }) => path.endsWith('subscriptions')).at(-1);
    await until('a renewal', () => last()?.headers['authorization'] === `Bearer ${next}`);
    expect(await source.read()).toMatchObject({ ok: true, value: { via: 'live' } });
    expect(calls('POST', /devices$/)).toBe(1);
    expect(access.refused).toEqual([]);
  });

  it('renews a refused token once, and is live with the new one', async () => {
    const access = keeperOf(webex.accessToken, () => success(webex.issueToken()));
    const { until, told } = listen({ access });
    await until('live', () => told().at(-1) === 'live active');
    webex.expireTokens();
    webex.killSockets();
    webex.setPresence('call');
    await until('live', () => told().at(-1) === 'live call');
    expect(new Set(access.refused)).toEqual(new Set([webex.accessToken]));
    expect(told()).not.toContain('lost credentials');
  });

  it('renews by REST alone, too', async () => {
    const access = keeperOf('x_y_z', () => success(webex.accessToken));
    const { until, told } = listen({ access, webex: { realtime: false } });
    await until('REST', () => told().at(-1) === 'rest active');
    expect(access.refused).toEqual(['x_y_z']);
  });

  it('stops when the renewed token is refused too, and does not renew again', async () => {
    const access = keeperOf('x_y_z', () => success('x_y_zz'));
    const { until, told } = listen({ access, webex: { realtime: false } });
    await until('loss', () => told().at(-1) === 'lost credentials');
    expect(access.refused).toEqual(['x_y_z']);
    expect(calls('GET', /people/)).toBe(2);
  });

  it('tries again later when the renewal fails for another reason', async () => {
    let online = false;
    const offline = failed('unreachable', 'no network');
    const access = keeperOf('x_y_z', () => (online ? success(webex.accessToken) : offline));
    const { until, told } = listen({ access, webex: { realtime: false, pollMs: 50 } });
    await until('losses', () => told().filter((one) => one === 'lost unreachable').length > 2);
    online = true;
    await until('REST', () => told().at(-1) === 'rest active');
    expect(told()).not.toContain('lost credentials');
  });

  it.each([[true], [false]])(
    'comes back by itself when the person has signed in (live: %s)',
    async (realtime) => {
      const access = keeperOf('', () => REVOKED);
      const { until, told } = listen({ access, webex: { realtime } });
      await until('loss', () => told().at(-1) === 'lost credentials');
      access.change(webex.issueToken());
      const up = `${realtime ? 'live' : 'rest'} active`;
      await until('up', () => told().at(-1) === up);
      webex.expireTokens();
      webex.killSockets();
      const asked = calls('GET', /people/);
      access.change('');
      await until('signed out', () => told().at(-1) === 'lost credentials');
      expect(calls('GET', /people/)).toBe(asked);
      access.change(webex.issueToken());
      await until('up again', () => told().at(-1) === up);
      expect(webex.openSocketCount).toBe(realtime ? 1 : 0);
    },
  );
});

describe('the end', () => {
  it('leaves no device, no socket and no timer', async () => {
    const clock = manualClock();
    const { until, told, stop } = listen({ clock });
    await until('live', () => told().at(-1) === 'live active');
    expect(webex.deviceCount).toBe(1);
    await Promise.all([stop(), stop()]);
    expect(webex.deviceCount).toBe(0);
    expect(webex.subscriptionCount).toBe(0);
    await until('closed', () => webex.openSocketCount === 0);
    expect(clock.waiting()).toBe(0);
    expect(calls('DELETE', /devices/)).toBe(1);
  });

  it('leaves no device when it comes in the middle of the registration', async () => {
    const { until, told, stop } = listen();
    await until('catalog', () => calls('GET', /\/catalog$/) > 0);
    const before = told().length;
    await stop();
    expect(webex.deviceCount).toBe(0);
    expect(webex.openSocketCount).toBe(0);
    expect(told()).toHaveLength(before);
  });

  it('leaves no device although Webex does not answer that we unsubscribe', async () => {
    const { until, told, stop } = listen();
    await until('live', () => told().at(-1) === 'live active');
    webex.hangRequests(/subscriptions/);
    await stop();
    expect(webex.deviceCount).toBe(0);
  });

  it('takes at most three seconds when Webex does not answer', async () => {
    const { until, told, stop, source } = listen();
    await until('live', () => told().at(-1) === 'live active');
    webex.hangRequests(/./);
    const startedAt = performance.now();
    await stop();
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(await source.read()).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  });
});
