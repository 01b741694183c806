/** What can be broken on purpose, on each node or for the next few answers. */

export interface CannedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What of a request an answer is meant for; what is left out matches everything. */
export interface RequestFilter {
  readonly node?: number;
  readonly method?: string;
  /** Matched against the path without its query. */
  readonly path?: RegExp;
}

export type Fault =
  | { readonly kind: 'answer'; readonly answer: CannedAnswer }
  /** Accepted and never answered. */
  | { readonly kind: 'hang' }
  /** The connection is cut instead of an answer. */
  | { readonly kind: 'reset' }
  /** Half of the real answer, as if that were all. */
  | { readonly kind: 'truncate' };

export interface Faults {
  /** Added before every answer, in the simulator's time. */
  extraLatencyMs: number;
  /** PUTs are answered with 202 and forgotten. */
  swallowPuts: boolean;
  /** Finesse runs, but CTI is lost: SystemInfo says OUT_OF_SERVICE, everything else 503. */
  outOfService: boolean;
  /** By node: empty, INITIATING or IN_PROGRESS. */
  maintenance: [string, string];
  /** The directory (both AWDBs) is down: every sign-in that the cache does not know is refused, right or wrong, and nobody is locked. */
  directoryDown: boolean;
  /** `utils finesse set_property webservices enableUserAuthMode false` */
  userAuthModeOff: boolean;
  /** By how much the servers' clocks are ahead of the world, in milliseconds. */
  clockSkewMs: number;
  /** SystemInfo wants credentials like everything else. */
  infoWantsSignIn: boolean;
  /** The next `times` matching requests meet this fault; Infinity until `clear`. */
  next(times: number, fault: Fault, filter?: RequestFilter): void;
  /** Sugar for `next` with an answer. */
  answerNext(times: number, answer: CannedAnswer, filter?: RequestFilter): void;
  /** Takes the fault that a request meets, if any. */
  take(node: number, method: string, path: string): Fault | undefined;
  /** Heals everything here; nodes that are down stay down. */
  clear(): void;
}

interface Planned {
  readonly fault: Fault;
  readonly filter: RequestFilter;
  left: number;
}

export function createFaults(): Faults {
  let planned: readonly Planned[] = [];
  const faults: Faults = {
    extraLatencyMs: 0,
    swallowPuts: false,
    outOfService: false,
    maintenance: ['', ''],
    directoryDown: false,
    userAuthModeOff: false,
    clockSkewMs: 0,
    infoWantsSignIn: false,
    next: (times, fault, filter = {}) => {
      planned = [...planned, { fault, filter, left: times }];
    },
    answerNext: (times, answer, filter) => faults.next(times, { kind: 'answer', answer }, filter),
    take: (node, method, path) => {
      const found = planned.find(({ filter }) => matches(filter, node, method, path));
      if (!found) return undefined;
      found.left -= 1;
      planned = planned.filter(({ left }) => left > 0);
      return found.fault;
    },
    clear: () => {
      planned = [];
      faults.extraLatencyMs = 0;
      faults.swallowPuts = false;
      faults.outOfService = false;
      faults.maintenance = ['', ''];
      faults.directoryDown = false;
      faults.userAuthModeOff = false;
      faults.clockSkewMs = 0;
      faults.infoWantsSignIn = false;
    },
  };
  return faults;
}

function matches(filter: RequestFilter, node: number, method: string, path: string): boolean {
  return (
    (filter.node ?? node) === node &&
    (filter.method ?? method) === method &&
    (filter.path?.test(path) ?? true)
  );
}
