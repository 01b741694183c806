/**
 * After every fault of the network, of Webex and of the sign-in: live again without a person, with
 * the last status, one write to Finesse for it, and nothing left behind. The times that are printed
 * count the work of this machine forty times over.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failed } from '../../../main/core/outcome.ts';
import { loadWebexCore } from '../../../main/webex/sdk-load.ts';
import { isSdkRejection } from '../../../main/webex/sdk-rejections.ts';
import { openFaultStage, type FaultStage } from './fault-stage.ts';

interface Fault {
  readonly name: string;
  /** Before the app starts. */
  readonly before?: (stage: FaultStage) => void | Promise<void>;
  /** While live presence is up, or after the start where it cannot be. Resolves when Webex is well again. */
  readonly strike: (stage: FaultStage) => unknown;
  readonly proxied?: true;
  /** In the agent's time; the wait that is asked for by Webex or chosen with care. */
  readonly atLeastMs?: number;
  /** In the agent's time, where a slower way would bring live presence back as well. */
  readonly within?: number;
}

/** Before REST looks again beside live presence. */
const BEFORE_RECONCILE_MS = 200_000;

/** The status goes on while nobody hears it; `meeting` is the last one. */
function changeUnheard({ webex }: FaultStage): void {
  webex.losePushes(true);
  webex.setPresence('call');
  webex.setPresence('meeting', { meetingType: 'online' });
  webex.losePushes(false);
}

const registrations = (stage: FaultStage) => stage.calls('POST', /\/devices$/);
const authorizations = ({ webex }: FaultStage) =>
  webex.messages.filter(({ message }) => message['type'] === 'authorization').length;

function closed(code: number, reason: string, atLeastMs = 0): Fault {
  return {
    name: `socket closed with ${String(code)} (${reason})`,
    strike: (stage) => {
      changeUnheard(stage);
      expect(stage.webex.closeSockets(code, reason)).toBe(1);
    },
    atLeastMs,
  };
}

function outage(ms: number): Fault {
  return {
    name: `Webex away for ${String(ms / 1_000)} s`,
    strike: async (stage) => {
      await stage.webex.stop({ forget: true });
      changeUnheard(stage);
      await stage.pass(ms);
      await stage.webex.start();
    },
  };
}

const FAULTS: readonly Fault[] = [
  // First, because it takes longest.
  outage(300_000),
  closed(1000, 'bye'),
  closed(1000, 'idle'),
  closed(1001, 'going away'),
  closed(1011, 'internal error'),
  closed(3050, 'bye'),
  closed(4000, 'replaced', 35_000),
  closed(4001, 'replaced during shutdown'),
  closed(4401, 'Authentication failed'),
  {
    name: 'connection cut (1006)',
    strike: (stage) => {
      changeUnheard(stage);
      expect(stage.webex.killSockets()).toBe(1);
    },
  },
  {
    name: 'device deleted at Webex',
    strike: (stage) => {
      changeUnheard(stage);
      stage.webex.forgetDevices();
      stage.webex.closeSockets(4404, 'Not Found');
    },
  },
  {
    name: 'shutdown announced, then the new socket drops, too',
    strike: async (stage) => {
      const { webex } = stage;
      changeUnheard(stage);
      const before = authorizations(stage);
      expect(webex.sendShutdown()).toBe(1);
      await stage.until('moved', () => authorizations(stage) > before);
      webex.closeSockets(4001, 'replaced during shutdown');
    },
  },
  {
    name: 'authorization never answered',
    strike: async (stage) => {
      const { webex } = stage;
      webex.muteAuthorization(true);
      changeUnheard(stage);
      webex.killSockets();
      const before = registrations(stage);
      await stage.until('given up', () => registrations(stage) > before);
      webex.muteAuthorization(false);
    },
  },
  {
    name: 'pings never answered',
    strike: async (stage) => {
      const { webex } = stage;
      webex.mutePong(true);
      changeUnheard(stage);
      const before = authorizations(stage);
      await stage.until('given up', () => authorizations(stage) > before);
      webex.mutePong(false);
    },
  },
  outage(2_500),
  {
    name: 'token expired while connected',
    strike: async (stage) => {
      const { keeper, webex } = stage;
      webex.expireTokens();
      changeUnheard(stage);
      webex.killSockets();
      await stage.until('renewed', () => keeper.refused.length > 0);
    },
  },
  {
    name: 'renewal of the token refused, until the next sign-in',
    strike: async (stage) => {
      const { keeper, webex } = stage;
      stage.renewal = () => failed('credentials', 'the sign-in was revoked');
      webex.expireTokens();
      webex.killSockets();
      await stage.until('signed out', () => stage.latest() === 'lost credentials');
      const asked = () => stage.calls('GET', /people/) + registrations(stage);
      const before = asked();
      await stage.pass(60_000);
      expect(asked()).toBe(before);
      expect(webex.openSocketCount).toBe(0);
      changeUnheard(stage);
      keeper.change(webex.issueToken());
    },
  },
  {
    name: '429 with Retry-After: 60',
    strike: (stage) => {
      const { webex } = stage;
      changeUnheard(stage);
      const headers = { 'retry-after': '60' };
      webex.failNext('POST', /subscriptions/, { status: 429, headers, body: {} });
      webex.killSockets();
    },
    atLeastMs: 60_000,
  },
  {
    name: '401 on the catalog at the start',
    before: (stage) => {
      stage.webex.failNext('GET', /\/v1\/catalog$/, { status: 401, body: {} }, 2);
      changeUnheard(stage);
    },
    strike: (stage) => stage.until('asked', () => stage.calls('GET', /\/v1\/catalog$/) >= 2),
  },
  {
    name: 'Webex away at the start',
    before: async (stage) => {
      await stage.webex.stop();
      changeUnheard(stage);
    },
    strike: async (stage) => {
      await stage.until('lost', () => stage.latest() === 'lost unreachable');
      await stage.pass(20_000);
      await stage.webex.start();
    },
  },
  {
    name: 'sleep of 8 hours',
    strike: (stage) => {
      const { clock, webex } = stage;
      // Nobody tells a sleeping machine that its connection is gone.
      webex.mutePong(true);
      changeUnheard(stage);
      webex.forgetDevices();
      clock.leap(8 * 3_600_000);
      webex.mutePong(false);
    },
  },
  {
    name: 'proxy restarted',
    proxied: true,
    strike: async (stage) => {
      const { proxy } = stage;
      expect(proxy.asked.length).toBeGreaterThan(3);
      changeUnheard(stage);
      proxy.refuse(503);
      expect(proxy.cut()).toBeGreaterThan(0);
      const before = proxy.asked.length;
      await stage.until('refused', () => proxy.asked.length >= before + 3);
      proxy.refuse(undefined);
    },
  },
  {
    name: 'push cut off in the middle',
    strike: (stage) => {
      changeUnheard(stage);
      stage.webex.sendRaw('{"id":"1","data":{"eventType":"apheleia.subscr');
    },
    within: BEFORE_RECONCILE_MS,
  },
  {
    name: 'binary frame of noise instead of a push',
    strike: (stage) => {
      changeUnheard(stage);
      stage.webex.sendRaw(Buffer.from([0, 255, 1, 128]));
    },
    within: BEFORE_RECONCILE_MS,
  },
  {
    name: 'push in a binary frame',
    strike: ({ webex }) => {
      webex.sendBinary(true);
      expect(webex.setPresence('meeting', { meetingType: 'online' })).toBe(1);
      webex.sendBinary(false);
    },
  },
];

const recovered: string[] = [];
const strangers: unknown[] = [];
const noticeRejection = (reason: unknown) => {
  if (!isSdkRejection(reason, [])) strangers.push(reason);
};
const openHandles = () =>
  process.getActiveResourcesInfo().filter((kind) => /TCP|Pipe/.test(kind)).length;
let handlesBefore = 0;

beforeAll(async () => {
  await loadWebexCore();
  handlesBefore = openHandles();
  process.on('unhandledRejection', noticeRejection);
});

afterAll(() => {
  process.off('unhandledRejection', noticeRejection);
  console.log(['Live again after (in the time of the agent):', ...recovered.sort()].join('\n  '));
});

describe.concurrent('live presence is back, with the last status and one write, after', () => {
  it.each(FAULTS)(
    '$name',
    async ({ name, before, strike, proxied, atLeastMs = 0, within = Infinity }) => {
      const stage = await openFaultStage(proxied);
      const { clock, webex } = stage;
      await before?.(stage);
      stage.start();
      if (before === undefined) {
        await stage.until('live', () => stage.latest() === 'live active');
        // Ready and live, seen by the engine: what comes now is acted upon.
        await stage.pass(5_000);
      }
      const struckAt = clock.now();
      await strike(stage);
      const wellAt = clock.now();
      await stage.until('live again', () => stage.latest() === 'live meeting');
      const tookMs = clock.now() - wellAt;
      recovered.push(`${name}: ${(tookMs / 1_000).toFixed(1)} s`);
      expect(tookMs).toBeLessThan(within);
      expect(clock.now() - struckAt).toBeGreaterThanOrEqual(atLeastMs);
      await stage.until('Not Ready', () => stage.writes().length > 0);
      await stage.until('one socket', () => webex.socketCount === 1);
      expect(webex.setPresence('presenting')).toBe(1);
      await stage.until('a push', () => stage.latest() === 'live presenting');
      expect(stage.writes()).toEqual(['NOT_READY']);
      expect(await stage.end()).toEqual({ devices: 0, timers: 0 });
    },
  );
});

it('no fault has left a connection open, or a rejection of ours that nobody handles', async () => {
  expect(recovered.length).toBe(FAULTS.length);
  expect(strangers).toEqual([]);
  await expect.poll(openHandles).toBeLessThanOrEqual(handlesBefore);
});
