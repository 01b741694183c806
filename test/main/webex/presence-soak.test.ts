/** A working day of eight hours in fake time, with the real SDK: every push is heard, and nothing grows. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { failed } from '../../../main/core/outcome.ts';
import { createHttpClient } from '../../../main/http/http-client.ts';
import type { Clock } from '../../../main/sync/ports.ts';
import { createPresenceSource } from '../../../main/webex/presence-source.ts';
import { startWebexSimulator, type WebexSimulator } from '../../simulators/webex/simulator.ts';
import { keeperOf } from './keeper.ts';
import { describeNews } from './listening.ts';

const MINUTE_MS = 60_000;
const HOURS = 8;
const STATUSES = ['call', 'active', 'presenting', 'dnd', 'ooo', 'inactive'];
const TOLD: Readonly<Record<string, string>> = { dnd: 'DoNotDisturb', ooo: 'OutOfOffice' };

/** A ping each two minutes instead of eight: eight hours have enough of them. */
const SLOW_PINGS = { pingInterval: 120_000, pongTimeout: 50_000 };
/** After two hours the SDK has loaded and cached what it needs. */
const WARM = 2 * 6;
/** So many looks in a row without anything new, a millisecond apart, are quiet. */
const QUIET_LOOKS = 3;

const inRealTime = globalThis.setTimeout;
const realNow = performance.now.bind(performance);
let webex: WebexSimulator;

beforeEach(async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  webex = await startWebexSimulator();
});
afterEach(async () => {
  vi.useRealTimers();
  await webex.stop();
});

/** The machine's clock as the fake timers show it. */
const clock: Clock = {
  now: () => Date.now(),
  wakeAt: (at, wake) => {
    const timer = setTimeout(wake, Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  },
};

interface Traffic {
  registrations: number;
  requests: number;
  sockets: number;
}

/** Live presence and REST, with everything counted and nothing kept. */
function openDay() {
  const http = createHttpClient({ deadlineMs: 10_000, maxBodyBytes: 100_000 });
  const access = keeperOf(webex.accessToken, () => failed('credentials', 'not needed'));
  const { apiUrl, discoveryUrl } = webex;
  const traffic: Traffic = { registrations: 0, requests: 0, sockets: 0 };
  let latest = '';
  let losses = 0;
  let asking = 0;
  let connecting = 0;
  let changes = 0;
  webex.onChange(() => (changes += 1));
  const count = () => {
    for (const { method, path } of webex.requests.splice(0)) {
      if (!path.endsWith('/people/me')) traffic.requests += 1;
      if (method === 'POST' && path.endsWith('/devices')) traffic.registrations += 1;
    }
    for (const { message } of webex.messages.splice(0)) {
      if (message['type'] === 'authorization') traffic.sockets += 1;
    }
  };
  const source = createPresenceSource({
    webex: { apiUrl, discoveryUrl, realtime: true, pollMs: 30_000, reconcileMs: 300_000 },
    access,
    send: async (request) => {
      asking += 1;
      return http.send(request).finally(() => (asking -= 1));
    },
    network: { proxyFor: () => Promise.resolve(((connecting += 1), undefined)) },
    clock,
    random: Math.random,
    timings: { silenceMs: 4 * MINUTE_MS, mercury: SLOW_PINGS },
  });
  const stop = source.start((news) => {
    latest = describeNews(news);
    if (news.kind === 'lost') losses += 1;
  });
  /** Time stands still until every question under way has its answer. */
  const settle = async (holds = () => true) => {
    const end = realNow() + 30_000;
    const busy = () => asking > 0 || connecting !== traffic.requests + traffic.sockets || !holds();
    for (let quiet = 0; quiet < QUIET_LOOKS; quiet += 1) {
      const before = changes;
      await new Promise((resolve) => inRealTime(resolve, 1));
      count();
      if (changes !== before || busy()) quiet = -1;
      if (realNow() > end) throw new Error(`never settled; latest: ${latest}`);
    }
  };
  return {
    access,
    traffic,
    settle,
    latest: () => latest,
    losses: () => losses,
    until: async (at: number) => {
      while (Date.now() < at) {
        const before = Date.now();
        vi.advanceTimersToNextTimer();
        if (Date.now() === before && vi.getTimerCount() === 0) vi.setSystemTime(at);
        await settle();
      }
    },
    stop: async () => {
      await stop();
      http.close();
    },
  };
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

it('hears every change of eight hours with one device and constant memory', async () => {
  const day = openDay();
  await day.settle(() => day.latest() === 'live active');
  const begin = Date.now();
  let warm = 0;
  let heard = 0;
  for (let ten = 0; ten < HOURS * 6; ten += 1) {
    const status = STATUSES[ten % STATUSES.length] ?? 'active';
    expect(webex.setPresence(status)).toBe(1);
    await day.settle(() => day.latest() === `live ${TOLD[status] ?? status}`);
    heard += 1;
    if (ten % 6 === 3) webex.killSockets();
    if (ten % 12 === 5) day.access.change(webex.issueToken());
    await day.until(begin + (ten + 1) * 10 * MINUTE_MS);
    expect(webex.socketCount).toBe(1);
    if (ten === WARM) warm = heapAfterCollection();
  }
  const growth = heapAfterCollection() / warm - 1;
  const { registrations, requests, sockets } = day.traffic;
  console.log(
    `8 hours: ${heard} changes heard, ${requests} requests of the SDK, ${sockets} sockets, ` +
      `${registrations} devices, ${day.losses()} losses told, heap ${(growth * 100).toFixed(1)} %`,
  );
  expect(registrations).toBeLessThanOrEqual(2);
  expect(growth).toBeLessThan(0.05);
  expect(sockets).toBe(1 + HOURS);
  expect(day.losses()).toBe(0);
  const stopped = day.stop();
  await day.settle(() => webex.deviceCount === 0);
  await stopped;
  // What the SDK had put off until now.
  vi.advanceTimersByTime(0);
  expect(vi.getTimerCount()).toBe(0);
});

it('follows when the SDK finds its device gone and registers another one', async () => {
  const day = openDay();
  await day.settle(() => day.latest() === 'live active');
  webex.forgetDevices();
  // The SDK refreshes the device after sixteen minutes; subscriptions at the old one end ten later.
  await day.until(Date.now() + 30 * MINUTE_MS);
  expect(webex.setPresence('call')).toBe(1);
  await day.settle(() => day.latest() === 'live call');
  expect([webex.deviceCount, webex.socketCount]).toEqual([1, 1]);
  const stopped = day.stop();
  await day.settle(() => webex.deviceCount === 0);
  await stopped;
});
