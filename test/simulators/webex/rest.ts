/** The simulated REST side: catalog, devices, subscriptions, compositions, events, people, metrics. */
import { json, jsonBody, refusal, type Answer, type Call } from './answer.ts';
import { personBody, unknownComposition, type Composition, type Person } from './composition.ts';
import type { Device, Devices } from './devices.ts';

/** What the routes need of the simulator. */
export interface World {
  readonly person: Person;
  readonly devices: Devices;
  /** http://127.0.0.1:port */
  origin(): string;
  presence(): Composition;
  statusShared(): boolean;
  setPresence(status: string, extras: Readonly<Record<string, unknown>>): number;
}

type Handler = (call: Call, world: World, matched: readonly string[]) => Answer;

interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** Only the limited catalog answers without a token. */
  readonly open?: true;
  readonly handle: Handler;
}

const ROUTES: readonly Route[] = [
  { method: 'GET', path: /^\/u2c\/api\/v1\/limited\/catalog$/, open: true, handle: catalog },
  { method: 'GET', path: /^\/u2c\/api\/v1\/catalog$/, handle: catalog },
  { method: 'POST', path: /^\/wdm\/api\/v1\/devices$/, handle: addDevice },
  { method: 'GET', path: /^\/wdm\/api\/v1\/devices$/, handle: listDevices },
  { method: 'PUT', path: /^\/wdm\/api\/v1\/devices\/([^/]+)$/, handle: refreshDevice },
  { method: 'DELETE', path: /^\/wdm\/api\/v1\/devices\/([^/]+)$/, handle: removeDevice },
  { method: 'POST', path: /^\/apheleia\/api\/v1\/subscriptions$/, handle: subscribe },
  { method: 'GET', path: /^\/apheleia\/api\/v1\/compositions$/, handle: composition },
  { method: 'POST', path: /^\/apheleia\/api\/v1\/compositions$/, handle: compositions },
  { method: 'POST', path: /^\/apheleia\/api\/v1\/events$/, handle: presenceEvent },
  { method: 'GET', path: /^\/v1\/people\/me$/, handle: people },
  { method: 'POST', path: /^\/metrics\/api\/v1\/clientmetrics$/, handle: () => ({ status: 204 }) },
  { method: 'POST', path: /^\/feature\/api\/v1\/features\/users\/[^/]+\/user$/, handle: feature },
];

export function restAnswer(call: Call, world: World, authorized: boolean): Answer {
  for (const route of ROUTES) {
    const match = route.path.exec(call.path);
    if (route.method !== call.method || match === null) continue;
    if (route.open !== true && !authorized) return notAuthorized();
    return route.handle(call, world, match.slice(1));
  }
  return authorized ? refusal(404, 'The requested resource could not be found.') : notAuthorized();
}

function notAuthorized(): Answer {
  return refusal(401, 'The request requires a valid access token set in the Authorization header.');
}

function catalog(_call: Call, world: World): Answer {
  const origin = world.origin();
  return json({
    serviceLinks: {
      wdm: `${origin}/wdm/api/v1`,
      apheleia: `${origin}/apheleia/api/v1`,
      hydra: `${origin}/v1`,
      feature: `${origin}/feature/api/v1`,
      metrics: `${origin}/metrics/api/v1`,
      u2c: `${origin}/u2c/api/v1`,
    },
    hostCatalog: {},
    format: 'hostmap',
    timestamp: String(Date.now()),
  });
}

function deviceAnswer(device: Device, world: World): Answer {
  const origin = world.origin();
  const user = { key: 'user-presence-enabled', type: 'USER', val: 'true', value: true };
  return json(
    {
      ...device.body,
      url: `${origin}/wdm/api/v1/devices/${device.id}`,
      webSocketUrl: `${origin.replace('http', 'ws')}/v1/apps/wx2/registrations/${device.id}/messages`,
      userId: world.person.uuid,
      orgId: world.person.orgUuid,
      deviceType: device.body['deviceType'] ?? 'WEB',
      features: { developer: [], entitlement: [], user: [{ ...user, mutable: true }] },
      services: {},
      modificationTime: device.modifiedAt.toISOString(),
      intranetInactivityDuration: 0,
      inNetworkInactivityDuration: 0,
    },
    { etag: device.etag },
  );
}

function addDevice(call: Call, world: World): Answer {
  return deviceAnswer(world.devices.add(jsonBody(call)), world);
}

function listDevices(_call: Call, world: World): Answer {
  return json({ devices: world.devices.all().map((one) => deviceAnswer(one, world).body) });
}

function refreshDevice(_call: Call, world: World, [id = '']: readonly string[]): Answer {
  const device = world.devices.get(id);
  if (device === undefined) return refusal(404, 'Device not found');
  world.devices.touch(device);
  return deviceAnswer(device, world);
}

function removeDevice(_call: Call, world: World, [id = '']: readonly string[]): Answer {
  return world.devices.remove(id) ? { status: 204 } : refusal(404, 'Device not found');
}

function compositionFor(world: World, subject: string): Composition {
  const own = subject === world.person.uuid;
  return own ? world.presence() : unknownComposition(world.origin(), subject);
}

function subjectsOf(call: Call): readonly string[] {
  const subjects = jsonBody(call)['subjects'];
  return Array.isArray(subjects) ? subjects.map(String) : [];
}

function subscribe(call: Call, world: World): Answer {
  const { subscriptionTtl = 600, includeStatus } = jsonBody(call);
  const ttl = Number(subscriptionTtl);
  const deviceId = call.headers['cisco-device-url']?.split('/').at(-1) ?? '';
  const responses = subjectsOf(call).map((subject) => {
    world.devices.subscribe(deviceId, subject, ttl);
    return {
      responseCode: 200,
      subject,
      subscriptionTtl: ttl,
      ...(includeStatus === true ? { status: compositionFor(world, subject) } : {}),
    };
  });
  return json({ responses });
}

function composition(call: Call, world: World): Answer {
  return json(compositionFor(world, call.query.get('userId') ?? ''));
}

function compositions(call: Call, world: World): Answer {
  return json({ statusList: subjectsOf(call).map((subject) => compositionFor(world, subject)) });
}

function presenceEvent(call: Call, world: World): Answer {
  const body = jsonBody(call);
  const { subject, eventType } = body;
  if (subject === world.person.uuid && typeof eventType === 'string') {
    world.setPresence(eventType, {});
  }
  return json({ url: `${world.origin()}/apheleia/api/v1`, ...body });
}

function people(_call: Call, world: World): Answer {
  return json(personBody(world.person, world.presence(), world.statusShared()));
}

function feature(call: Call): Answer {
  const { key, val, mutable = true } = jsonBody(call);
  const value = val === true || val === 'true';
  return json({ key, type: 'USER', val, value, mutable, lastModified: new Date().toISOString() });
}
