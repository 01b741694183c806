/** The Webex device of this installation: one at a time, the same after a crash, and nobody else's is touched. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWebexDeviceFile } from '../../../main/store/webex-device-file.ts';
import { shortMemory } from '../../../main/webex/sdk-device.ts';
import { loadWebexCore, type WebexCore } from '../../../main/webex/sdk-load.ts';
import { WebexSdk } from '../../../main/webex/webex-sdk.ts';
import { startWebexSimulator, type WebexSimulator } from '../../simulators/webex/simulator.ts';
import { listenTo, type Listening } from './listening.ts';

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

/** A device that an earlier run, or another app, has registered. */
async function registered(): Promise<string> {
  const answer = await fetch(`${webex.origin}/wdm/api/v1/devices`, {
    method: 'POST',
    headers: { authorization: `Bearer ${webex.accessToken}` },
    body: JSON.stringify({ deviceType: 'WEB', name: 'another app' }),
  });
  const { url } = (await answer.json()) as { readonly url: string };
  webex.requests.length = 0;
  return url;
}

function remembering(url: string | undefined) {
  const memory = shortMemory();
  memory.save(url);
  return memory;
}

async function goLive(device = shortMemory()) {
  agent = listenTo(webex, { device });
  const { latest, until } = agent;
  await until('live', () => latest() === 'live active' && webex.socketCount === 1);
  expect(webex.setPresence('call')).toBe(1);
  await until('call', () => latest() === 'live call');
}

function calls(method: string): readonly string[] {
  return webex.requests
    .filter((one) => one.method === method && one.path.includes('/devices'))
    .map(({ path: at }) => `${webex.origin}${at}`);
}

describe('the device of a run that has crashed', () => {
  it('is used again, and deleted at the end', async () => {
    const url = await registered();
    const memory = remembering(url);
    await goLive(memory);
    expect(calls('POST')).toEqual([]);
    expect(calls('PUT')).toEqual([url]);
    await agent?.stop();
    expect(webex.deviceCount).toBe(0);
    expect(memory.load()).toBeUndefined();
  });

  it('is replaced when Webex has forgotten it', async () => {
    const memory = remembering(await registered());
    webex.forgetDevices();
    await goLive(memory);
    expect(calls('POST')).toHaveLength(1);
    expect(webex.deviceCount).toBe(1);
  });

  it('is replaced when it belongs to somebody else', async () => {
    const url = await registered();
    webex.failNext('PUT', /devices/, { status: 403, body: { message: 'not yours' } });
    const memory = remembering(url);
    await goLive(memory);
    expect(calls('POST')).toHaveLength(1);
    expect(memory.load()).not.toBe(url);
    expect(calls('DELETE')).toEqual([]);
  });

  it('is not believed when its address is not where Webex keeps devices', async () => {
    const other = await startWebexSimulator();
    await goLive(remembering(`${other.origin}/wdm/api/v1/devices/1`));
    expect(other.requests).toEqual([]);
    expect(calls('POST')).toHaveLength(1);
    await other.stop();
  });
});

it('a device that could not be deleted is used by the next connection', async () => {
  const memory = shortMemory();
  await goLive(memory);
  webex.failNext('DELETE', /devices/, { status: 503 });
  const url = memory.load();
  webex.closeSockets(4001, 'replaced during shutdown');
  await agent?.until('live again', () => calls('PUT').length === 1 && webex.socketCount === 1);
  expect(memory.load()).toBe(url);
  expect(calls('POST')).toHaveLength(1);
});

it('so is one that the SDK has registered by itself, because the last one was gone', async () => {
  const memory = shortMemory();
  const Core = await loadWebexCore();
  const cores: WebexCore[] = [];
  class WatchedCore extends Core {
    constructor(attributes: object) {
      super(attributes);
      cores.push(this);
    }
  }
  const { apiUrl, discoveryUrl } = webex;
  const options = { apiUrl, discoveryUrl, device: memory, mercury: {}, network: undefined };
  let gone = false;
  const nothing = () => undefined;
  const sdk = new WebexSdk(WatchedCore, options, {
    heard: nothing,
    online: nothing,
    offline: nothing,
    refused: nothing,
    missed: nothing,
    shutdown: nothing,
    update: nothing,
    stale: () => (gone = true),
  });
  expect(await sdk.connect(webex.accessToken)).toMatchObject({ ok: true });
  const first = memory.load();
  webex.forgetDevices();
  const device = cores[0]?.internal.device as unknown as { refresh(): Promise<unknown> };
  await device.refresh();
  webex.failNext('DELETE', /devices/, { status: 503 });
  await sdk.close();
  expect([gone, webex.deviceCount, memory.load() === first]).toEqual([true, 1, false]);
  agent = listenTo(webex, { device: memory });
  await agent.until('live', () => agent?.latest() === 'live active');
  await agent.stop();
  expect(webex.deviceCount).toBe(0);
});

it('too many devices of a person are not a reason to delete those of other apps', async () => {
  for (let n = 0; n < 6; n += 1) await registered();
  const body = { message: 'User has excessive device registrations' };
  webex.failNext('POST', /\/devices$/, { status: 403, body }, 1_000);
  agent = listenTo(webex, { webex: { pollMs: 50 }, timings: { refusedWaitMs: 100 } });
  const { latest, until } = agent;
  await until('tries', () => calls('POST').length >= 3);
  expect(latest()).toBe('rest active');
  expect([webex.deviceCount, calls('GET'), calls('DELETE')]).toEqual([6, [], []]);
});

describe('the file that remembers it', () => {
  const folder = () => mkdtemp(path.join(tmpdir(), 'finesse-presence-'));

  it('outlives the process, and is gone with the device', async () => {
    const profile = await folder();
    openWebexDeviceFile(profile).save('https://wdm-a.wbx2.com/wdm/api/v1/devices/1');
    const next = openWebexDeviceFile(profile);
    expect(next.load()).toBe('https://wdm-a.wbx2.com/wdm/api/v1/devices/1');
    next.save(undefined);
    expect(next.load()).toBeUndefined();
    await expect(readFile(path.join(profile, 'webex-device'))).rejects.toThrow('ENOENT');
  });

  it.each(['', '\n', 'x'.repeat(1_001)])('may be damaged', async (content) => {
    const profile = await folder();
    await writeFile(path.join(profile, 'webex-device'), content);
    expect(openWebexDeviceFile(profile).load()).toBeUndefined();
  });

  it('may have no place to be', () => {
    const file = openWebexDeviceFile('/nowhere/at/all');
    file.save('https://wdm-a.wbx2.com/wdm/api/v1/devices/1');
    expect(file.load()).toBeUndefined();
  });
});
