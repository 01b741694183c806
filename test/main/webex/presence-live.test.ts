/** Live presence through the real SDK: pushes in, and back again after every fault that the SDK leaves to its user. */
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebexSimulator, type WebexSimulator } from '../../simulators/webex/simulator.ts';
import { listenTo, type Listening, type ListeningOptions } from './listening.ts';

let webex: WebexSimulator;
let agent: Listening;

async function goLive(options: ListeningOptions = {}): Promise<void> {
  agent = listenTo(webex, options);
  await agent.until('live', () => agent.latest() === 'live active');
}

/** A push must arrive, on a socket and a subscription that are alive. */
async function expectPush(status: string, told = status): Promise<void> {
  const reached = webex.setPresence(status);
  expect(reached).toBe(1);
  await agent.until(`a push of ${status}`, () => agent.latest() === `live ${told}`);
}

beforeEach(async () => {
  webex = await startWebexSimulator();
});
afterEach(async () => {
  await agent.stop();
  await webex.stop();
});

describe('live presence', () => {
  it('hears every word that Webex pushes', async () => {
    await goLive();
    const pushed: [string, Record<string, string>, string][] = [
      ['meeting', { meetingType: 'online' }, 'live meeting'],
      ['presenting', {}, 'live presenting'],
      ['dnd', {}, 'live DoNotDisturb'],
      ['busy', {}, 'live busy'],
      ['calendarItem', {}, 'live calendarItem'],
      ['call', {}, 'live call'],
      ['meeting', { meetingType: 'calendar' }, 'live calendarItem'],
      ['somethingNew', {}, 'live unlisted'],
    ];
    for (const [status, extras, expected] of pushed) {
      const before = agent.news.length;
      webex.setPresence(status, extras);
      await agent.until(expected, () => agent.news.length > before);
      expect(agent.latest()).toBe(expected);
    }
  });

  it('is not held by the SDK once it is over', async () => {
    await goLive();
    await agent.stop();
    const tracking = '@webex/webex-core/dist/interceptors/webex-tracking-id';
    const held = createRequire(import.meta.url)(tracking) as {
      sequenceNumbers: Map<object, number>;
    };
    expect(held.sequenceNumbers.size).toBe(0);
  });

  it('says what it must on the wire, and asks the identity service for nothing', async () => {
    await goLive();
    const calls = webex.requests.map(({ method, path }) => `${method} ${path}`);
    expect(calls).toContain('POST /wdm/api/v1/devices');
    expect(calls.filter((call) => call === 'POST /apheleia/api/v1/subscriptions')).toHaveLength(1);
    expect(calls.filter((call) => /access_token|idb|metrics/.test(call))).toEqual([]);
    const device = webex.requests.find(({ path }) => path.endsWith('/devices'));
    expect(JSON.parse(device?.body ?? '')).toMatchObject({ name: 'Finesse Presence', ttl: 1800 });
    await agent.until('acks', () =>
      webex.messages.some(({ message }) => message['type'] === 'ack'),
    );
  });

  it.each([
    ['a cut connection', () => webex.killSockets()],
    ['1011', () => webex.closeSockets(1011, 'internal error')],
    ['1001', () => webex.closeSockets(1001, 'going away')],
    ['1000 for no known reason', () => webex.closeSockets(1000, 'bye')],
    ['4000', () => webex.closeSockets(4000, 'replaced')],
    ['4001', () => webex.closeSockets(4001, 'replaced during shutdown')],
    ['4401 while connected', () => webex.closeSockets(4401, 'Authentication failed')],
    ['a shutdown message', () => webex.sendShutdown()],
  ])('is back after %s, with the status of now and one device', async (_name, fault) => {
    await goLive();
    webex.losePushes(true);
    webex.setPresence('dnd');
    webex.losePushes(false);
    expect(fault()).toBe(1);
    await agent.until('live again', () => agent.latest() === 'live DoNotDisturb');
    await expectPush('call');
    expect(webex.deviceCount).toBe(1);
    expect(webex.openSocketCount).toBe(1);
  });

  it.each([
    ['4404', () => webex.closeSockets(4404, 'Not Found')],
    ['a cut connection', () => webex.killSockets()],
  ])('registers anew when Webex has forgotten the device (%s)', async (_name, fault) => {
    await goLive();
    webex.forgetDevices();
    fault();
    await agent.until('subscribed', () => webex.subscriptionCount === 1 && webex.socketCount === 1);
    await agent.until('live again', () => agent.latest() === 'live active');
    await expectPush('call');
    expect(webex.deviceCount).toBe(1);
  });

  it.each([[true], [false]])(
    'survives a restart of the server (state lost: %s)',
    async (forget) => {
      await goLive();
      await webex.stop({ forget });
      webex.forgetSubscriptions();
      await agent.until('loss', () => agent.latest().startsWith('lost'));
      await webex.start();
      await agent.until('live again', () => agent.latest() === 'live active');
      await expectPush('call');
    },
  );

  it('starts without a server, and is live when there is one', async () => {
    await webex.stop();
    agent = listenTo(webex);
    await agent.until('loss', () => agent.latest() === 'lost unreachable');
    await webex.start();
    await agent.until('live', () => agent.latest() === 'live active');
    await expectPush('call');
  });

  it('does not wait for ever when Webex never answers the authorization', async () => {
    webex.muteAuthorization(true);
    agent = listenTo(webex, { timings: { silenceMs: 600 }, webex: { pollMs: 100 } });
    await agent.until('REST', () => agent.latest() === 'rest active');
    await agent.until('a new device', () => registrations() >= 2);
    webex.muteAuthorization(false);
    await agent.until('live', () => agent.latest() === 'live active');
    await expectPush('call');
  });

  it('does not believe a connection that answers no ping', async () => {
    await goLive();
    webex.mutePong(true);
    await agent.until('a new socket', () => authorizations() >= 2);
    webex.mutePong(false);
    await agent.until('live', () => agent.latest() === 'live active' && webex.socketCount === 1);
    await expectPush('call');
  });

  it('honours Retry-After on the subscription', async () => {
    const answer = { status: 429, headers: { 'retry-after': '1' }, body: {} };
    webex.failNext('POST', /subscriptions/, answer);
    const startedAt = Date.now();
    await goLive();
    expect(Date.now() - startedAt).toBeGreaterThan(1_000);
    expect(registrations()).toBe(1);
  });

  it('leaves a refusal alone, and REST carries on', async () => {
    webex.failNext('POST', /\/devices$/, { status: 403, body: { message: 'no scope' } }, 9);
    agent = listenTo(webex, { webex: { pollMs: 100 } });
    await agent.until('polls', () => agent.news.length >= 8);
    expect(new Set(agent.told())).toEqual(new Set(['rest active']));
    expect(registrations()).toBe(1);
  });

  it('believes pushes on a subscription that tells no value, and lets REST tell the first', async () => {
    const bare = { responses: [{ responseCode: 200, subject: webex.person.uuid }] };
    webex.amendNext('POST', /subscriptions/, { status: 200, body: bare }, 1_000);
    webex.failNext('GET', /compositions/, { status: 404 }, 1_000);
    webex.setPresence('meeting', { meetingType: 'online' });
    agent = listenTo(webex, { timings: { renewMs: 300, liveHeadStartMs: 60_000 } });
    await agent.until('REST', () => agent.latest() === 'rest meeting');
    await expectPush('call');
    const early = { statusTime: '2020-01-01T00:00:00.000Z' };
    webex.setPresence('dnd', early);
    await agent.until('dnd', () => agent.latest() === 'live DoNotDisturb');
    await agent.until('renewals', () => subscriptions() >= 3);
    expect(agent.told().slice(-1)).toEqual(['live DoNotDisturb']);
    expect(registrations()).toBe(1);
  });

  it('believes REST against the pushes of a subscription that tells no value', async () => {
    const bare = { responses: [{ responseCode: 200, subject: webex.person.uuid }] };
    webex.amendNext('POST', /subscriptions/, { status: 200, body: bare }, 1_000);
    webex.failNext('GET', /compositions/, { status: 404 }, 1_000);
    agent = listenTo(webex, { webex: { reconcileMs: 300 } });
    await agent.until('subscription', () => subscriptions() === 1);
    await expectPush('call');
    webex.losePushes(true);
    webex.setPresence('dnd');
    await agent.until('REST', () => agent.latest() === 'rest DoNotDisturb');
    expect(registrations()).toBe(1);
  });

  it('renews the subscription before it ends, and the answer counts', async () => {
    await goLive({ timings: { renewMs: 500 } });
    webex.losePushes(true);
    webex.setPresence('dnd');
    await agent.until('renewal', () => agent.latest() === 'live DoNotDisturb');
    const renewal = webex.requests.filter(({ path }) => path.endsWith('/subscriptions')).at(-1);
    expect(JSON.parse(renewal?.body ?? '')).toMatchObject({ subscriptionTtl: 1 });
    expect(registrations()).toBe(1);
  });

  it('drops pushes that come twice or about somebody else', async () => {
    await goLive();
    const before = agent.news.length;
    webex.setPresence('call');
    webex.pushOnly({});
    webex.pushOnly({ statusTime: '2020-01-01T00:00:00.000Z' });
    expect(webex.pushOnly({ subject: 'somebody', status: 'ooo' })).toBe(1);
    webex.setPresence('call', { statusTime: webex.presence['statusTime'] });
    webex.setPresence('dnd', { statusTime: '2100-01-01T00:00:00.000Z' });
    await agent.until('dnd', () => agent.latest() === 'live DoNotDisturb');
    expect(agent.told().slice(before)).toEqual(['live call', 'live DoNotDisturb']);
    expect(subscriptions()).toBe(1);
  });

  it('does not believe a late push, but looks again', async () => {
    await goLive();
    webex.setPresence('call');
    const before = agent.news.length;
    webex.pushOnly({ status: 'active', statusTime: '2020-01-01T00:00:00.000Z' });
    await agent.until('the look', () => agent.news.length > before + 1);
    expect(new Set(agent.told().slice(before))).toEqual(new Set(['live call']));
    expect(subscriptions()).toBe(2);
  });

  it('hears the end of a meeting although the status before it began earlier', async () => {
    webex.setPresence('active', { statusTime: '2026-01-01T00:00:00.000Z' });
    await goLive();
    webex.setPresence('meeting', { statusTime: '2026-01-01T01:00:00.000Z' });
    await agent.until('meeting', () => agent.latest() === 'live meeting');
    webex.setPresence('active', { statusTime: '2026-01-01T00:00:00.000Z' });
    await agent.until('active', () => agent.latest() === 'live active');
    expect(subscriptions()).toBe(2);
  });

  it('hears a data centre whose clock is behind', async () => {
    await goLive();
    webex.setPresence('call', { statusTime: new Date(Date.now() - 5_000).toISOString() });
    await agent.until('call', () => agent.latest() === 'live call');
  });

  it('has one look under way, and one more for all that came meanwhile', async () => {
    webex.setPresence('active', { statusTime: '2026-01-01T10:00:00.000Z' });
    await goLive();
    for (let hour = 9; hour > 4; hour -= 1) {
      const statusTime = `2026-01-01T0${String(hour)}:00:00.000Z`;
      webex.setPresence(hour % 2 === 0 ? 'dnd' : 'call', { statusTime });
    }
    await agent.until('looks', () => subscriptions() === 3);
    await expectPush('ooo', 'OutOfOffice');
    expect(subscriptions()).toBe(3);
    expect(agent.told()).toContain('live call');
  });
});

function registrations(): number {
  return webex.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/devices'))
    .length;
}

function subscriptions(): number {
  return webex.requests.filter(({ path }) => path.endsWith('/subscriptions')).length;
}

function authorizations(): number {
  return webex.messages.filter(({ message }) => message['type'] === 'authorization').length;
}
