/** The two Finesse nodes: which one we talk to, what we know of each, and when we change over. */
import type { Platform } from '../core/agent.ts';
import { isLoopback } from '../core/loopback.ts';
import type { Failure } from '../core/outcome.ts';
import type { SystemInfo } from './documents.ts';
import { isTurnedAway } from './failures.ts';
import { withUsualPort } from './ports.ts';

export interface NodePair {
  current(): string;
  /** The other configured node, else the one that SystemInfo told of. */
  alternate(): string | undefined;
  /** Whether this node's SystemInfo has been read. */
  knows(node: string): boolean;
  /** The same on both nodes, because they share one cluster. */
  platform(): Platform | undefined;
  authMode(): SystemInfo['authMode'];
  /** The node that an administrator is taking out of service is left before it is gone. */
  inMaintenance(node: string): boolean;
  /** `origin` is where the node listens, which may differ in its port. */
  learn(node: string, info: SystemInfo, origin?: string): void;
  /** Tries in a row that found nobody in service. */
  failures(): number;
  noteFailures(count: number): void;
  /** There is no way back by itself: Cisco's desktop stays where it went, too (Administration Guide, desktop fail-over). */
  moveTo(node: string): void;
}

/**
 * Only these say that the node is down. A 401 would only repeat itself next door and count again.
 * A proxy may turn us away once because it is busy, and for as long as Finesse behind it is down.
 */
export function saysDown(failure: Failure): boolean {
  const { kind } = failure;
  return kind === 'unreachable' || kind === 'outOfService' || isTurnedAway(failure);
}

export function createNodePair(addresses: readonly string[]): NodePair {
  const [first = '', second] = addresses.map(withUsualPort);
  const known = new Set<string>();
  const maintained = new Set<string>();
  let current = first;
  let other = second === first ? undefined : second;
  let platform: Platform | undefined;
  let authMode: SystemInfo['authMode'];
  let failures = 0;
  return {
    current: () => current,
    alternate: () => other,
    knows: (node) => known.has(node),
    platform: () => platform,
    authMode: () => authMode,
    inMaintenance: (node) => maintained.has(node),
    learn: (node, info, origin = node) => {
      known.add(node);
      if (info.maintenance) maintained.add(node);
      else maintained.delete(node);
      platform = info.platform ?? platform;
      authMode = info.authMode ?? authMode;
      other ??= otherNode(node, info, [node, origin]);
    },
    failures: () => failures,
    noteFailures: (count) => {
      failures = count;
    },
    moveTo: (node) => {
      [other, current] = [current, node];
      failures = 0;
    },
  };
}

/**
 * SystemInfo names both nodes, by names that may differ from the one we were given; the answering
 * node's own name is its `xmppDomain`. A single-node system may name itself twice (seen on a 12.5 system).
 */
function otherNode(
  node: string,
  { nodes, self }: SystemInfo,
  own: readonly string[],
): string | undefined {
  const origins = nodes.flatMap(({ host, httpsPort }) => originLike(node, host, httpsPort) ?? []);
  const [primary, secondary] = origins;
  if (primary === undefined || secondary === undefined || primary === secondary) return undefined;
  const others = origins.filter((origin) => !own.includes(origin));
  if (others.length === 1) return others[0];
  return others.find((origin) => new URL(origin).hostname !== self.toLowerCase());
}

/** The same scheme, and the same port where none is told. Plain http never leaves this machine. */
function originLike(node: string, host: string, port: number | undefined): string | undefined {
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) return undefined;
  const url = new URL(node);
  if (url.protocol !== 'https:' && !isLoopback(host)) return undefined;
  url.hostname = host;
  if (port !== undefined && port > 0 && port < 65_536) url.port = String(port);
  return url.origin;
}
