/** What every source of presence must do, whether it hears pushes, asks by REST, or both: one story for all three. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failed, success, type Outcome } from '../../../main/core/outcome.ts';
import { createHttpClient } from '../../../main/http/http-client.ts';
import { createSystemClock } from '../../../main/sync/clock.ts';
import type { PresenceNews, Stop } from '../../../main/sync/ports.ts';
import { LivePresence } from '../../../main/webex/presence-live.ts';
import { createPresenceSource } from '../../../main/webex/presence-source.ts';
import { shortMemory } from '../../../main/webex/sdk-device.ts';
import { SOURCE_TIMINGS } from '../../../main/webex/source-timings.ts';
import { startWebexSimulator, type WebexSimulator } from '../../simulators/webex/simulator.ts';
import { keeperOf, type Keeper } from './keeper.ts';
import { describeNews, FAST } from './listening.ts';

type Listener = (news: PresenceNews) => void;
type Open = (webex: WebexSimulator, access: Keeper, listener: Listener) => Stop;

const timings = { ...SOURCE_TIMINGS, ...FAST };
const clock = createSystemClock();
const random = () => 0.5;

const live: Open = (webex, access, listener) => {
  const { apiUrl, discoveryUrl } = webex;
  const cloud = { apiUrl, discoveryUrl, device: shortMemory() };
  const wallNow = Date.now;
  const presence = new LivePresence({ access, clock, cloud, random, timings, wallNow }, listener);
  presence.start();
  return () => presence.stop();
};

function joint(realtime: boolean): Open {
  return (webex, access, listener) => {
    const { apiUrl, discoveryUrl } = webex;
    const http = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 100_000 });
    const settings = { apiUrl, discoveryUrl, realtime, pollMs: 40, reconcileMs: 200 };
    const { send } = http;
    const source = createPresenceSource({ webex: settings, access, clock, random, send, timings });
    const stop = source.start(listener);
    return async () => {
      await stop();
      http.close();
    };
  };
}

const SOURCES: readonly (readonly [string, Open])[] = [
  ['live presence', live],
  ['REST presence', joint(false)],
  ['both together', joint(true)],
];

let webex: WebexSimulator;
let stop: Stop;

beforeEach(async () => {
  webex = await startWebexSimulator();
});
afterEach(async () => {
  await stop();
  await webex.stop();
});

/** Begins to listen; `latest` is `active`, `lost unreachable` and so on. */
function listen(open: Open, renewal: () => Outcome<string> = () => success(webex.issueToken())) {
  const access = keeperOf(webex.accessToken, renewal);
  const news: PresenceNews[] = [];
  stop = open(webex, access, (one) => void news.push(one));
  const latest = () => (news.at(-1) === undefined ? '' : wordsOf(news.at(-1)));
  const tells = (words: string) => expect.poll(latest, { timeout: 10_000 }).toBe(words);
  return { access, news, tells };
}

function wordsOf(news: PresenceNews | undefined): string {
  return news === undefined ? '' : describeNews(news).replace(/^(live|rest) /, '');
}

describe.each(SOURCES)('%s', (_name, open) => {
  it('tells every status in the words of the settings, and keeps what came over the wire', async () => {
    const { news, tells } = listen(open);
    const day: readonly (readonly [string, string])[] = [
      ['call', 'call'],
      ['dnd', 'DoNotDisturb'],
      ['ooo', 'OutOfOffice'],
      ['presenting', 'presenting'],
      ['meeting', 'meeting'],
      ['inactive', 'inactive'],
      ['pending', 'pending'],
      ['active', 'active'],
    ];
    await tells('active');
    for (const [status, words] of day) {
      webex.setPresence(status, status === 'meeting' ? { meetingType: 'online' } : {});
      await tells(words);
      const latest = news.at(-1);
      const raw = latest?.kind === 'reading' ? latest.reading.raw : '';
      expect([status, words]).toContain(raw);
    }
  });

  it('says when it is lost, and comes back by itself with the status of then', async () => {
    const { tells } = listen(open);
    await tells('active');
    await webex.stop({ forget: true });
    await tells('lost unreachable');
    webex.setPresence('call');
    await webex.start();
    await tells('call');
  });

  it('renews a refused token once, and goes on', async () => {
    const { access, tells } = listen(open);
    await tells('active');
    webex.expireTokens();
    webex.killSockets();
    webex.setPresence('call');
    await tells('call');
    expect(new Set(access.refused)).toEqual(new Set([webex.accessToken]));
  });

  it('tells that the person must sign in when there is no other token', async () => {
    const refused = failed('credentials', 'the sign-in was revoked');
    const { access, tells } = listen(open, () => refused);
    await tells('active');
    webex.expireTokens();
    webex.killSockets();
    await tells('lost credentials');
    expect(access.refused).toContain(webex.accessToken);
  });

  it('is silent after the stop, and leaves nothing at Webex', async () => {
    const { news, tells } = listen(open);
    await tells('active');
    await stop();
    const before = news.length;
    webex.setPresence('call');
    await expect.poll(() => webex.connectionCount()).toBe(0);
    expect(news).toHaveLength(before);
    expect([webex.deviceCount, webex.subscriptionCount, webex.openSocketCount]).toEqual([0, 0, 0]);
  });
});
