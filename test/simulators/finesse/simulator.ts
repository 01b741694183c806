/** A pair of Finesse nodes on one CTI core, with the people and the mishaps around them. */
import type { Platform } from '../../../main/core/agent.ts';
import type { ApiParts, AuthMode } from './api.ts';
import { realClock, type SimulatorClock } from './clock.ts';
import { createCredentialCache } from './credential-cache.ts';
import { createCtiCore, type AsyncErrorRecord } from './cti-core.ts';
import { createFaults, type Faults } from './faults.ts';
import { createLockOut, type LockOut } from './lock-out.ts';
import { startNode, type Certificate, type NodeServer, type RequestRecord } from './node-server.ts';
import { createPeople, type People } from './people.ts';
import { createPhone, type Phone } from './phone.ts';
import type { FinesseVersion } from './documents.ts';
import { createPresenceWatcher, type BrowserDesktops, type UcceLoad } from './presence-watcher.ts';
import { createRandom } from './random.ts';
import { createReasonCodeBook, type ReasonCodeBook, type ReasonCodeSpec } from './reason-codes.ts';
import { createReverseProxy, type ReverseProxy } from './reverse-proxy.ts';
import { createRoster, type AgentSpec, type SimAgent, type StateChange } from './roster.ts';
import { createSso, type Sso, type SsoOptions } from './sso.ts';
import { DOCUMENTED, type Spelling } from './xml-writer.ts';

export interface FinesseSimulatorOptions {
  readonly platform?: Platform;
  readonly agents?: readonly AgentSpec[];
  readonly reasonCodes?: readonly ReasonCodeSpec[];
  readonly authMode?: AuthMode;
  readonly version?: FinesseVersion;
  readonly sso?: SsoOptions;
  /** Login ids that use single sign-on at a HYBRID site. */
  readonly ssoUsers?: readonly string[];
  /** A reverse proxy stands before both nodes. */
  readonly reverseProxy?: boolean;
  readonly administrator?: ApiParts['administrator'];
  /** One for each node: both speak TLS, whatever the certificate is worth. Left out: plain HTTP. */
  readonly certificates?: readonly [Certificate, Certificate];
  /** With certificates: each node has its plain port as well, which 12.5 and later use to send people on. */
  readonly plainPorts?: boolean;
  /** Who came in is remembered for half an hour, as on UCCE. */
  readonly credentialCache?: boolean;
  readonly ucceLoad?: UcceLoad;
  /** Decides the reason code ids, the CTI delays and every shuffle. */
  readonly seed?: number;
  /** 0 takes a free port. */
  readonly ports?: readonly [number, number];
  /** Where each node listens, and what SystemInfo calls it. */
  readonly hosts?: readonly [string, string];
  readonly clock?: SimulatorClock;
  /** Shortest and longest time between 202 and the change. */
  readonly ctiDelayMs?: readonly [number, number];
}

export interface FinesseSimulator extends People, Phone {
  readonly platform: Platform;
  readonly urls: readonly [string, string];
  readonly faults: Faults;
  /** How the XML is spelled; may be changed at any time. */
  readonly spelling: Spelling;
  readonly reasonCodes: ReasonCodeBook;
  readonly lockOut: LockOut;
  readonly sso: Sso;
  /** The agents' browsers. Nobody has one until it is opened. */
  readonly desktops: BrowserDesktops;
  /** Addresses without TLS, where there are any. */
  readonly plainUrls: readonly string[];
  readonly reverseProxy: ReverseProxy;
  readonly requests: readonly RequestRecord[];
  readonly changes: readonly StateChange[];
  readonly asyncErrors: readonly AsyncErrorRecord[];
  agent(loginId: string): Readonly<SimAgent>;
  setAuthMode(mode: AuthMode): void;
  /** Calls at every change of state; the returned function ends it. */
  onChange(listener: (change: StateChange) => void): () => void;
  onRequest(listener: (request: RequestRecord) => void): () => void;
  /** Empties the records; agents stay as they are. */
  forgetRecords(): void;
  nodeDown(node: 0 | 1): Promise<void>;
  nodeUp(node: 0 | 1): Promise<void>;
  stop(): Promise<void>;
}

export const DEFAULT_AGENT: AgentSpec = { loginId: '1001', password: 'secret-1001' };

export const DEFAULT_ADMINISTRATOR = { user: 'administrator', password: 'secret-administrator' };

/** Reason codes without an id, and a capital T. */
const OLD_SPELLING = { reasonCodeIds: false, systemCodeCase: 'True' } as const;

export const DEFAULT_REASON_CODES: readonly ReasonCodeSpec[] = [
  { label: 'Prep Time', code: 201 },
  { label: 'Team Meeting', code: 10 },
  { label: 'Lunch', code: 11 },
  { label: 'Webex Meeting', code: 301 },
  { label: 'Webex Call', code: 302 },
  { label: 'Webex DND', code: 303 },
  { label: 'Webex Unavailable', code: 304 },
];

/** A record that others may watch. */
function createLog<T>() {
  const entries: T[] = [];
  const listeners = new Set<(entry: T) => void>();
  return {
    entries,
    add: (entry: T) => {
      entries.push(entry);
      for (const listener of listeners) listener(entry);
    },
    listen: (listener: (entry: T) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export async function startFinesseSimulator(
  options: FinesseSimulatorOptions = {},
): Promise<FinesseSimulator> {
  const requests = createLog<RequestRecord>();
  const changes = createLog<StateChange>();
  const asyncErrors = createLog<AsyncErrorRecord>();
  const { hosts = ['127.0.0.1', '127.0.0.1'], ports = [0, 0] } = options;
  const addresses = hosts.map((host) => ({ host, port: 0 }));
  const world = createWorld(options, addresses, changes.add, asyncErrors.add);
  const { api } = world;
  const reverseProxy = createReverseProxy(api.clock);
  const proxy = () => (options.reverseProxy === true ? reverseProxy : undefined);
  const start = async (index: 0 | 1): Promise<NodeServer> => {
    const [host, port] = [hosts[index], ports[index]];
    const node = await startNode({
      index,
      host,
      port,
      api: () => api,
      proxy,
      onRequest: requests.add,
      certificate: options.certificates?.[index],
      plainPort: options.plainPorts === true,
    });
    addresses[index] = { host, port: node.port };
    return node;
  };
  const nodes = [await start(0), await start(1)] as const;
  const scheme = options.certificates ? 'https' : 'http';
  const url = (index: 0 | 1) => `${scheme}://${hosts[index]}:${nodes[index].port}`;
  return {
    ...world.people,
    ...world.phone,
    platform: api.platform,
    urls: [url(0), url(1)],
    faults: api.faults,
    spelling: api.spelling,
    reasonCodes: api.reasonCodes,
    lockOut: api.lockOut,
    sso: api.sso,
    desktops: world.desktops,
    plainUrls: nodes.flatMap(({ plainPort }, index) =>
      plainPort === undefined ? [] : [`http://${hosts[index] ?? ''}:${plainPort}`],
    ),
    reverseProxy,
    requests: requests.entries,
    changes: changes.entries,
    asyncErrors: asyncErrors.entries,
    agent: (loginId) => api.roster.get(loginId),
    setAuthMode: world.setAuthMode,
    onChange: changes.listen,
    onRequest: requests.listen,
    forgetRecords: () => {
      for (const { entries } of [requests, changes, asyncErrors]) entries.length = 0;
    },
    nodeDown: (node) => nodes[node].down(),
    nodeUp: (node) => nodes[node].up(),
    stop: async () => {
      await Promise.all(nodes.map((node) => node.down()));
    },
  };
}

function createWorld(
  options: FinesseSimulatorOptions,
  nodes: ApiParts['nodes'],
  onChange: (change: StateChange) => void,
  onAsyncError: (error: AsyncErrorRecord) => void,
) {
  const { platform = 'UCCE', agents = [DEFAULT_AGENT], clock = realClock } = options;
  const { reasonCodes: specs = DEFAULT_REASON_CODES, seed = 1, ctiDelayMs = [50, 800] } = options;
  const { version = '12.6.2', ssoUsers = [] } = options;
  let authMode = options.authMode ?? 'NON_SSO';
  const random = createRandom(seed);
  const faults = createFaults();
  const roster = createRoster(
    platform,
    agents,
    clock,
    (change) => {
      onChange(change);
      desktops.changed(change.loginId);
    },
    () => clock.now() + faults.clockSkewMs,
  );
  const reasonCodes = createReasonCodeBook(platform, specs, random);
  const watched = { platform, roster, clock, reasonCodes, load: options.ucceLoad ?? 0 };
  const desktops = createPresenceWatcher(watched);
  const cti = { platform, roster, clock, random, delayMs: ctiDelayMs, onAsyncError };
  const core = createCtiCore(cti);
  const api: ApiParts = {
    platform,
    roster,
    core,
    reasonCodes,
    lockOut: createLockOut(() => clock.now()),
    cache: options.credentialCache === true ? createCredentialCache(() => clock.now()) : undefined,
    faults,
    spelling: { ...DOCUMENTED, ...(version === '11.6' ? OLD_SPELLING : {}) },
    random,
    clock,
    nodes,
    authMode: () => authMode,
    version,
    sso: createSso(roster, clock, options.sso),
    usesSso: (agent) => ssoUsers.includes(agent.spec.loginId),
    administrator: options.administrator ?? DEFAULT_ADMINISTRATOR,
  };
  return {
    api,
    desktops,
    people: createPeople({ platform, roster, core, reasonCodes }),
    phone: createPhone({ platform, roster, clock, core, reasonCodes }),
    setAuthMode: (mode: AuthMode) => {
      authMode = mode;
    },
  };
}
