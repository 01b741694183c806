/** What may stand before Finesse since 12.6: it turns away by name, by rate and by failed sign-ins of a whole address (CCE Reverse Proxy Guide 15.0). */
import type { SimulatorClock } from './clock.ts';
import type { CannedAnswer } from './faults.ts';

export interface ReverseProxy {
  /** Its answer instead of Finesse's; undefined lets the request through. */
  turnAway(address: string, userAgent: string): CannedAnswer | undefined;
  /** One more, or one fewer, of its requests is under way: nginx counts no idle connection (ngx_http_limit_conn_module). */
  underWay(address: string, by: 1 | -1): void;
  /** What Finesse answered to it. */
  answered(address: string, status: number): void;
  /** Failed sign-ins of an address that still count. */
  failures(address: string): number;
  isBlocked(address: string): boolean;
}

/** `NGX_VALID_USER_AGENTS_REGEX` */
const WELCOME = /^Mozilla\/5\.0 .*(Firefox|Chrome|Edg|Safari)\/[0-9]+/;
const RATE = 90;
const BURST = 50;
const MOST_FAILURES = 5;
const FAILURES_WITHIN_MS = 30_000;
const BLOCKED_MS = 1_800_000;
/** Over HTTP/1.1, at a time. */
const MOST_CONNECTIONS = 12;

interface Visitor {
  failedAt: readonly number[];
  underWay: number;
  blockedUntil: number;
  /** Requests that it may still send now. */
  tokens: number;
  seenAt: number;
}

export function createReverseProxy(clock: SimulatorClock): ReverseProxy {
  const visitors = new Map<string, Visitor>();
  const visitor = (address: string): Visitor => {
    const seenAt = clock.now();
    const known = visitors.get(address) ?? {
      failedAt: [],
      underWay: 0,
      blockedUntil: 0,
      tokens: RATE + BURST,
      seenAt,
    };
    visitors.set(address, known);
    return known;
  };
  const counted = (one: Visitor) =>
    one.failedAt.filter((at) => at > clock.now() - FAILURES_WITHIN_MS);
  return {
    turnAway: (address, userAgent) => {
      const one = visitor(address);
      if (one.blockedUntil > clock.now()) return page(418);
      if (!WELCOME.test(userAgent)) return page(412);
      if (one.underWay > MOST_CONNECTIONS) return page(503);
      const elapsedMs = clock.now() - one.seenAt;
      one.seenAt = clock.now();
      one.tokens = Math.min(RATE + BURST, one.tokens + (elapsedMs * RATE) / 1_000) - 1;
      if (one.tokens >= 0) return undefined;
      one.tokens = 0;
      return page(429);
    },
    underWay: (address, by) => {
      visitor(address).underWay += by;
    },
    answered: (address, status) => {
      if (status !== 401) return;
      const one = visitor(address);
      one.failedAt = [...counted(one), clock.now()];
      if (one.failedAt.length >= MOST_FAILURES) one.blockedUntil = clock.now() + BLOCKED_MS;
    },
    failures: (address) => counted(visitor(address)).length,
    isBlocked: (address) => visitor(address).blockedUntil > clock.now(),
  };
}

/** Never Finesse's own XML. */
function page(status: number): CannedAnswer {
  const body = `<html><head><title>${String(status)}</title></head><body>nginx</body></html>`;
  return { status, headers: { 'Content-Type': 'text/html' }, body };
}
