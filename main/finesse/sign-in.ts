/** How this site signs its people in: asked before a password is sent, because single sign-on wants none. */
import { failed, type Failure, type FailureKind, type Outcome } from '../core/outcome.ts';
import { MINUTE_MS } from '../core/time.ts';
import type { SystemInfo } from './documents.ts';
import type { NodePair } from './nodes.ts';
import { hostOf, type SignedRequests } from './signed-requests.ts';
import type { SsoTokens } from './sso.ts';
import { readSystemInfo, readUserAuthMode } from './system-info.ts';

/** `untold`: it answers, but SystemInfo does not say whether it is in service. */
export type Health = 'inService' | 'down' | 'untold';

export interface SignIn {
  /** Why no password may be sent to this node; undefined when it may. Reads SystemInfo if need be. */
  barrier(node: string): Promise<Failure | undefined>;
  /** The credentials have just been accepted. */
  accepted(): void;
  /** Whether a User read on the other node is worth a try. */
  healthOf(node: string): Promise<Health>;
  /** The same, for a change that can wait: asked rarely, and true only where the node says so. */
  isReady(node: string): Promise<boolean>;
}

export interface SignInParts {
  readonly requests: SignedRequests;
  readonly pair: NodePair;
  readonly user: string;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  /** Undefined where no window can be shown. */
  readonly sso: Pick<SsoTokens, 'signIn' | 'signedIn'> | undefined;
}

/** SystemInfo that could not be read is asked for again, but not before every look at the User. */
const ASK_AGAIN_MS = 5 * MINUTE_MS;
/** Maintenance is announced in SystemInfo, and only there. */
const LOOK_AGAIN_MS = 15 * MINUTE_MS;

/** Nobody answers there, or nobody whom we may believe. */
const DOWN: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'unreachable',
  'outOfService',
  'untrusted',
  'cancelled',
]);

export function createSignIn({ requests, pair, sso, user, now }: SignInParts): SignIn {
  const info = createInfoReader(requests, pair, now);
  const isHybridSso = createPersonalMode(requests, user, now);
  return {
    accepted: info.accepted,
    healthOf: info.healthOf,
    isReady: info.isReady,
    barrier: async (node) => {
      await info.learnOnce(node);
      const mode = pair.authMode();
      const signsOn = mode === 'SSO' || (mode === 'HYBRID' && (await isHybridSso(node)));
      if (!signsOn || sso?.signedIn === true) return undefined;
      if (!sso) return singleSignOn(node);
      const signedOn = await sso.signIn(node);
      return signedOn.ok ? undefined : signedOn.failure;
    },
  };
}

/**
 * The first request of a run goes without credentials, so that a password never reaches a site that
 * wants none. Where that answers 401 it is no wrong password: nobody's name was sent, so Finesse's
 * lock-out of a user counts nothing. A reverse proxy does count it by address (Reverse Proxy Guide
 * 15.0), so it is sent once in a run and never to the other node. From then on SystemInfo is signed,
 * and waits until the User has been read with the same credentials: of a wrong password Finesse
 * sees one request, whatever SystemInfo wants.
 */
function createInfoReader(requests: SignedRequests, pair: NodePair, now: () => number) {
  let isPublic = true;
  let credentialsAreGood = false;
  const tries = new Map<string, { readonly at: number; readonly outcome: Outcome<SystemInfo> }>();
  const recent = (node: string, withinMs = ASK_AGAIN_MS) => {
    const last = tries.get(node);
    return last && now() - last.at < withinMs ? last.outcome : undefined;
  };
  /** Undefined when it may not be asked yet. */
  const learn = async (node: string): Promise<Outcome<SystemInfo> | undefined> => {
    if (!isPublic && !credentialsAreGood) return undefined;
    const anonymous = isPublic;
    const outcome = await readSystemInfo(requests, node, anonymous);
    if (outcome.ok) pair.learn(node, outcome.value);
    else if (anonymous && outcome.failure.kind === 'credentials') {
      isPublic = false;
      return undefined;
    }
    tries.set(node, { at: now(), outcome });
    return outcome;
  };
  return {
    accepted: () => {
      credentialsAreGood = true;
    },
    /** A failure stops nobody: the platform just stays unknown until the next try. */
    learnOnce: async (node: string) => {
      if (!recent(node, pair.knows(node) ? LOOK_AGAIN_MS : ASK_AGAIN_MS)) await learn(node);
    },
    isReady: async (node: string): Promise<boolean> =>
      isInService(recent(node) ?? (await learn(node))),
    healthOf: async (node: string): Promise<Health> => {
      const last = recent(node);
      // Of the past only this counts: that it answers, and that asking again tells nothing.
      const tellsNothing = last?.ok === false && !DOWN.has(last.failure.kind);
      const outcome = tellsNothing ? undefined : await learn(node);
      if (!outcome) return 'untold';
      if (outcome.ok) return outcome.value.inService ? 'inService' : 'down';
      return DOWN.has(outcome.failure.kind) ? 'down' : 'untold';
    },
  };
}

function isInService(outcome: Outcome<SystemInfo> | undefined): boolean {
  return outcome?.ok === true && outcome.value.inService;
}

/** At a HYBRID site each person has a way to sign in of their own. */
function createPersonalMode(requests: SignedRequests, user: string, now: () => number) {
  let mode: 'SSO' | 'NON_SSO' | undefined;
  let askedAt = -Infinity;
  return async (node: string): Promise<boolean> => {
    if (mode === undefined && now() - askedAt >= ASK_AGAIN_MS) {
      const answer = await readUserAuthMode(requests, node, user);
      askedAt = now();
      if (answer.ok) mode = answer.value;
      // Switched off by the administrator; a password is the older way, so it is tried.
      else if (answer.failure.kind === 'forbidden') mode = 'NON_SSO';
    }
    return mode === 'SSO';
  };
}

function singleSignOn(node: string): Failure {
  const detail = 'signs its people in by single sign-on, for which this host can show no window';
  return failed('forbidden', `${hostOf(node)} ${detail}`).failure;
}
