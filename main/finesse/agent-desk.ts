/** The agent's own place in Finesse: one request at a time, reads that fail over, writes that are sent once. */
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { isContactState, type AgentReading, type StateTarget } from '../core/agent.ts';
import { failed, success, type Failure, type FailureKind, type Outcome } from '../core/outcome.ts';
import { stateShowsEveryCall } from '../core/platform.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { AgentDesk } from '../sync/ports.ts';
import { isTurnedAway, statusOf } from './failures.ts';
import { createNodePair, saysDown, type NodePair } from './nodes.ts';
import { createPorts, type Ports } from './ports.ts';
import {
  createSignedRequests,
  DEFAULT_USER_AGENT,
  hostOf,
  type SignedRequests,
} from './signed-requests.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import type { SsoTokens } from './sso.ts';
import { countDialogs, listReasonCodes, putState, readUser, type TimedUser } from './user-api.ts';

export interface AgentDeskOptions {
  /** One or two addresses; the second node of one address is learned from SystemInfo. */
  readonly nodes: readonly string[];
  /** Login id, or on UCCE the login name. */
  readonly user: string;
  readonly password: string;
  /** Made with `FINESSE_HTTP`. The desk closes it when it stops. */
  readonly http: HttpClient;
  readonly userAgent?: string;
  readonly newRequestId?: () => string;
  /** Left out where no window can be shown: a site with single sign-on is then told of and left alone. */
  readonly tokens?: SsoTokens | undefined;
  /** Left out: what is learned of the nodes' ports is this desk's alone. */
  readonly ports?: Ports;
  /** Milliseconds that never go back; the default is this machine's. */
  readonly now?: () => number;
}

interface Desk {
  readonly requests: SignedRequests;
  readonly pair: NodePair;
  readonly ports: Ports;
  readonly signIn: SignIn;
  /** As configured. */
  readonly user: string;
  /** Where the User was read last, and the id that Finesse's URLs want. */
  lastRead: { readonly node: string; readonly loginId: string } | undefined;
  /** Why the User could not be read, where the last try failed. */
  lastFailure: Failure | undefined;
  /** Why the current node counts as down. */
  downBecause: Failure | undefined;
  /** Reads in a row that may have arrived and were never answered. */
  unheard: number;
}

export function createAgentDesk(options: AgentDeskOptions): AgentDesk {
  const { http, user, password, tokens } = options;
  const { userAgent = DEFAULT_USER_AGENT, newRequestId = randomUUID } = options;
  const { now = () => performance.now(), ports = createPorts(options.nodes) } = options;
  const signature = { user, password, userAgent, newRequestId };
  const send: HttpClient['send'] = (request) => http.send(request);
  const requests = createSignedRequests({ send, ports, signature, now, tokens });
  const pair = createNodePair(options.nodes);
  const signIn = createSignIn({ requests, pair, ports, user, now, tokens });
  const known = { lastRead: undefined, lastFailure: undefined, downBecause: undefined, unheard: 0 };
  const desk: Desk = { requests, pair, ports, signIn, user, ...known };
  const inTurn = createQueue();
  return {
    read: ({ dialogs }) => inTurn(() => withFailOver(desk, (node) => read(desk, node, dialogs))),
    reasonCodes: () =>
      inTurn(() =>
        withFailOver(desk, async (node) => {
          const loginId = await identify(desk, node);
          return loginId.ok ? listReasonCodes(requests, node, loginId.value) : loginId;
        }),
      ),
    set: (target) => inTurn(() => write(desk, target)),
    resume: (newPassword) => {
      desk.lastFailure = undefined;
      signIn.forget();
      requests.resume(newPassword);
    },
    stop: async () => {
      http.close();
      await inTurn(() => Promise.resolve());
    },
  };
}

/** Finesse queues the requests of one agent, and parallel 401s would count several times (Developer Guide 12.5, "per-object queue"; Administration Guide, lock-out). */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(job: () => Promise<T>): Promise<T> => {
    const next = last.then(job);
    last = next.catch(() => undefined);
    return next;
  };
}

/**
 * A node that failed two reads in a row is left, unless its partner says that it is out of service
 * or does not answer; where the partner does not say, the User there tells. In lasting trouble every
 * second try asks the partner alone, so that a whole site in trouble sees one request of each try.
 */
async function withFailOver<T>(
  desk: Desk,
  readOn: (node: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { pair, signIn } = desk;
  await leaveMaintained(desk);
  const alternate = pair.alternate();
  const isPartnersTurn = pair.failures() % 2 === 1;
  const health =
    isPartnersTurn && alternate !== undefined ? await signIn.healthOf(alternate) : undefined;
  const { downBecause, lastRead } = desk;
  // Where a proxy that once let us in turns us away at both nodes, the User there tells nothing new.
  const isSameProxy =
    health === 'turnedAway' && lastRead && downBecause && isTurnedAway(downBecause);
  if (downBecause && (health === 'down' || isSameProxy)) {
    pair.noteFailures(pair.failures() + 1);
    return { ok: false, failure: downBecause };
  }
  const node = pair.current();
  // Answers that never came may have been refusals, and the fifth locks the account.
  const isUnheard = health === undefined && desk.unheard >= MOST_UNHEARD;
  if (downBecause && isUnheard && (await signIn.healthOf(node)) === 'down') {
    pair.noteFailures(pair.failures() + 1);
    return { ok: false, failure: downBecause };
  }
  const outcome = await heard(desk, readOn(node));
  const isDown = !outcome.ok && saysDown(outcome.failure);
  pair.noteFailures(isDown ? pair.failures() + 1 : 0);
  if (!isDown) return outcome;
  desk.downBecause = outcome.failure;
  if (alternate === undefined || health === undefined) return outcome;
  const other = await heard(desk, readOn(alternate));
  if (other.ok || health === 'inService') pair.moveTo(alternate);
  return other;
}

/** So many reads in a row without an answer; after that a node must show first that it answers, without credentials. */
const MOST_UNHEARD = 2;

async function heard<T>(desk: Desk, reading: Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await reading;
  desk.unheard = !outcome.ok && outcome.failure.mayHaveArrived ? desk.unheard + 1 : 0;
  return outcome;
}

/** Before it is gone, and while somebody else is ready to take over. */
async function leaveMaintained({ pair, signIn }: Desk): Promise<void> {
  const alternate = pair.alternate();
  if (alternate === undefined || !pair.inMaintenance(pair.current())) return;
  if ((await signIn.isReady(alternate)) && !pair.inMaintenance(alternate)) pair.moveTo(alternate);
}

/**
 * One request and nothing before it: what the last read showed may be true only for a moment. It
 * never fails over by itself, but where it surely found the node down, the next read need not find out
 * again.
 */
async function write(desk: Desk, target: StateTarget): Promise<Outcome<undefined>> {
  const { lastFailure, lastRead, pair, requests } = desk;
  if (lastRead) {
    const outcome = await putState(requests, lastRead.node, lastRead.loginId, target);
    const failure = outcome.ok ? undefined : outcome.failure;
    if (failure && saysDown(failure) && !failure.mayHaveArrived) {
      pair.noteFailures(1);
      desk.downBecause = failure;
    }
    return outcome;
  }
  if (lastFailure) return { ok: false, failure: { ...lastFailure, mayHaveArrived: false } };
  return failed('cancelled', 'nothing was sent, because the agent has not been read yet');
}

async function read(desk: Desk, node: string, dialogs: boolean): Promise<Outcome<AgentReading>> {
  const user = await readOwnUser(desk, node);
  if (!user.ok) return user;
  const { loginId, state } = user.value;
  const platform = desk.pair.platform();
  // In a contact state, and where the state shows every call, the dialogs tell nothing new.
  const asks = dialogs && !isContactState(state) && !stateShowsEveryCall(platform);
  const count = asks ? await dialogCount(desk, node, loginId) : success(undefined);
  if (!count.ok) return count;
  const shown = hostOf(desk.ports.of(node));
  return success({ ...user.value, dialogs: count.value, platform, node: shown });
}

/**
 * Fails only with what concerns the User as well. Any other trouble leaves the number open: then
 * nothing is written, but the state is still seen.
 */
async function dialogCount(
  { requests, pair }: Desk,
  node: string,
  loginId: string,
): Promise<Outcome<number | undefined>> {
  const count = await countDialogs(requests, node, loginId);
  if (count.ok || FAILS_THE_READ.has(count.failure.kind)) return count;
  // UCCE's agents may have no such resource; on UCCX it is always there, and its absence a fault.
  const none = statusOf(count.failure) === 404 && pair.platform() !== 'UCCX';
  return success(none ? 0 : undefined);
}

const FAILS_THE_READ: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'credentials',
  'unreachable',
  'outOfService',
  'untrusted',
  'cancelled',
]);

async function identify(desk: Desk, node: string): Promise<Outcome<string>> {
  if (desk.lastRead) return success(desk.lastRead.loginId);
  const user = await readOwnUser(desk, node);
  return user.ok ? success(user.value.loginId) : user;
}

async function readOwnUser(desk: Desk, node: string): Promise<Outcome<TimedUser>> {
  const user = await tryOwnUser(desk, node);
  desk.lastFailure = user.ok ? undefined : user.failure;
  if (user.ok) desk.lastRead = { node, loginId: user.value.loginId };
  return user;
}

async function tryOwnUser(desk: Desk, node: string): Promise<Outcome<TimedUser>> {
  const barrier = await desk.signIn.barrier(node);
  if (barrier) return { ok: false, failure: barrier };
  const known = desk.lastRead?.loginId;
  const user = await readUser(desk.requests, node, known ?? desk.user);
  if (!user.ok) return user;
  const { loginId } = user.value;
  if (known !== undefined && known.toLowerCase() !== loginId.toLowerCase()) {
    return failed(
      'unreadable',
      `${hostOf(desk.ports.of(node))} answered with another agent's User`,
    );
  }
  desk.signIn.accepted();
  return user;
}
