/** Simulated WDM devices and Apheleia subscriptions: what a restart of the cloud may lose. */
import { randomUUID } from 'node:crypto';

export interface Device {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  etag: string;
  modifiedAt: Date;
}

export interface Subscription {
  /** The device whose sockets get the pushes; empty when the header was missing. */
  readonly deviceId: string;
  readonly subject: string;
  readonly until: number;
}

export interface Devices {
  add(body: Readonly<Record<string, unknown>>): Device;
  get(id: string): Device | undefined;
  touch(device: Device): void;
  remove(id: string): boolean;
  all(): readonly Device[];
  /** A lifetime of 0 ends the subscription. */
  subscribe(deviceId: string, subject: string, ttlSeconds: number): void;
  subscribed(deviceId: string, subject: string): boolean;
  subscriptions(): readonly Subscription[];
  forgetDevices(): void;
  forgetSubscriptions(): void;
}

export function createDevices(): Devices {
  const devices = new Map<string, Device>();
  const subscriptions = new Map<string, Subscription>();
  const alive = () => [...subscriptions.values()].filter((one) => one.until > Date.now());
  return {
    add: (body) => {
      const device = { id: randomUUID(), body, etag: `"${randomUUID()}"`, modifiedAt: new Date() };
      devices.set(device.id, device);
      return device;
    },
    get: (id) => devices.get(id),
    touch: (device) => {
      device.modifiedAt = new Date();
    },
    remove: (id) => {
      for (const [key, one] of subscriptions) if (one.deviceId === id) subscriptions.delete(key);
      return devices.delete(id);
    },
    all: () => [...devices.values()],
    subscribe: (deviceId, subject, ttlSeconds) => {
      const until = Date.now() + ttlSeconds * 1_000;
      subscriptions.set(`${deviceId} ${subject}`, { deviceId, subject, until });
    },
    subscribed: (deviceId, subject) =>
      alive().some((one) => one.deviceId === deviceId && one.subject === subject),
    subscriptions: alive,
    forgetDevices: () => {
      devices.clear();
      subscriptions.clear();
    },
    forgetSubscriptions: () => subscriptions.clear(),
  };
}
