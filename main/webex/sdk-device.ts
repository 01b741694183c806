/** Keeps this installation at one Webex device: used again after a crash, and nobody else's is ever deleted. */
import type { WebexCore } from './sdk-load.ts';

/** The address of the device that Webex may still hold for us; it is no secret. Never throws. */
export interface DeviceMemory {
  load(): string | undefined;
  save(url: string | undefined): void;
}

/** For as long as the process lives. */
export function shortMemory(): DeviceMemory {
  let kept: string | undefined;
  return {
    load: () => kept,
    save: (url) => {
      kept = url;
    },
  };
}

/** A person may have many Webex apps; when there are too many, the SDK would delete the oldest ones of others. */
export function tameDevice({ internal: { device } }: WebexCore): void {
  const tooMany = Object.assign(new Error('too many devices'), { statusCode: 403 });
  device.deleteDevices = () => Promise.reject(tooMany);
}

/** Webex knows the device, but not as ours, or will not have it refreshed: a new one helps. */
const UNUSABLE = [400, 403, 404, 405, 409, 410, 412];

export async function registerDevice(webex: WebexCore, memory: DeviceMemory): Promise<void> {
  const { device, services } = webex.internal;
  const url = memory.load();
  // Only where the catalog says that devices are: the token would go to whatever address is in the file.
  if (!device.registered && url?.startsWith(`${services.get('wdm') ?? '-'}/devices/`) === true) {
    device.set({ ...device.config.defaults.body, url });
    try {
      await device.register();
    } catch (error) {
      if (!UNUSABLE.includes(statusOf(error))) throw error;
      device.clear();
    }
  }
  if (!device.registered) await device.register();
  memory.save(device.url);
}

/** Deletes the device. If that fails it stays remembered, so that the next one is the same. */
export async function unregisterDevice(webex: WebexCore, memory: DeviceMemory): Promise<void> {
  const { device } = webex.internal;
  const { url } = device;
  // A timer of the SDK would register a new device half an hour after the end.
  clearTimeout(device.refreshTimer);
  try {
    await device.unregister();
    // The next connection may have registered its own meanwhile.
    if (url === memory.load()) memory.save(undefined);
  } catch (error) {
    if (statusOf(error) === 404 && url === memory.load()) memory.save(undefined);
  }
  clearTimeout(device.refreshTimer);
  device.clear();
}

function statusOf(error: unknown): number {
  const { statusCode } = error as { readonly statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : 0;
}
