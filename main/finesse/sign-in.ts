/** How this site signs its people in: asked before a password is sent, because single sign-on wants none. */
import { failed, success, type Failure, type FailureKind, type Outcome } from '../core/outcome.ts';
import { MINUTE_MS } from '../core/time.ts';
import type { SystemInfo } from './documents.ts';
import { isTurnedAway } from './failures.ts';
import type { NodePair } from './nodes.ts';
import type { Ports } from './ports.ts';
import { hostOf, type SignedRequests } from './signed-requests.ts';
import type { SsoTokens } from './sso.ts';
import { readSystemInfo, readUserAuthMode } from './system-info.ts';

/**
 * `turnedAway`: a proxy has just answered in its place. `untold`: it answers, but SystemInfo does
 * not say whether it is in service.
 */
export type Health = 'inService' | 'down' | 'turnedAway' | 'untold';

/** `untold`: it answers, and does not say how; a password is the older way. */
export type SignInWay = 'password' | 'signOn' | 'untold';

export interface SignIn {
  /** How this person signs in there; fails while nobody can tell. Sends no credentials but proven ones. */
  way(node: string): Promise<Outcome<SignInWay>>;
  /** Why nothing may be asked in this person's name there; undefined when it may. */
  barrier(node: string): Promise<Failure | undefined>;
  /** The credentials have just been accepted. */
  accepted(): void;
  /** The person signs in anew: what was learned of the ways to do so is asked again. */
  forget(): void;
  /** Whether a User read on the other node is worth a try. */
  healthOf(node: string): Promise<Health>;
  /** The same, for a change that can wait: asked rarely, and true only where the node says so. */
  isReady(node: string): Promise<boolean>;
}

export interface SignInParts {
  readonly requests: SignedRequests;
  readonly pair: NodePair;
  readonly ports: Ports;
  readonly user: string;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  /** Undefined where no window can be shown. */
  readonly tokens: Pick<SsoTokens, 'signedIn'> | undefined;
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

/**
 * So many looks wait for a SystemInfo that does not come; then a password is tried, as at a site that
 * never tells. Otherwise one page out of order would keep an agent out for good.
 */
const SILENT_LOOKS = 2;
/** An answer that cannot be read may be a server that has just started, and may be how it always answers. */
const PUZZLED_LOOKS = 1;

/** What these fail with passes, and then the site tells how it signs its people in. */
const MAY_TELL_LATER: ReadonlySet<FailureKind> = new Set<FailureKind>([...DOWN, 'throttled']);

function isPuzzling({ kind }: Failure): boolean {
  return kind === 'unreadable';
}

export function createSignIn(parts: SignInParts): SignIn {
  const { pair, ports, requests, tokens, user } = parts;
  const info = createInfoReader(parts);
  const personal = createPersonalMode(requests, user);
  const way = async (node: string): Promise<Outcome<SignInWay>> => {
    const silence = await info.learnOnce(node);
    const mode = pair.authMode();
    if (mode === 'HYBRID') return personal.way(node);
    if (mode !== undefined) return success(mode === 'SSO' ? 'signOn' : 'password');
    return silence ? { ok: false, failure: silence } : success('untold');
  };
  return {
    way,
    accepted: info.accepted,
    healthOf: info.healthOf,
    isReady: info.isReady,
    forget: () => {
      info.forget();
      personal.forget();
    },
    barrier: async (node) => {
      const told = await way(node);
      // Nothing went out in anybody's name.
      if (!told.ok) return { ...told.failure, mayHaveArrived: false };
      if (told.value !== 'signOn' || tokens?.signedIn === true) return undefined;
      return tokens ? wantsSignOn(ports.of(node)) : noWindow(ports.of(node));
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
function createInfoReader({ now, pair, ports, requests }: SignInParts) {
  let isPublic = true;
  let credentialsAreGood = false;
  const patience = createPatience(pair);
  const { forget, keep, recent } = createMemory(now);
  /** Undefined when it may not be asked yet. */
  const learn = async (node: string): Promise<Outcome<SystemInfo> | undefined> => {
    if (!isPublic && !credentialsAreGood) return undefined;
    const anonymous = isPublic;
    const needed = patience.isOpen();
    const outcome = await readSystemInfo(requests, node, { anonymous, needed });
    if (outcome.ok) pair.learn(node, outcome.value, ports.of(node));
    else if (anonymous && outcome.failure.kind === 'credentials') {
      isPublic = false;
      return undefined;
    }
    keep(node, outcome);
    return outcome;
  };
  return {
    accepted: () => {
      credentialsAreGood = true;
    },
    forget,
    /** Why nobody may be asked for anything yet. */
    learnOnce: async (node: string): Promise<Failure | undefined> => {
      const last = recent(node, pair.knows(node) ? LOOK_AGAIN_MS : ASK_AGAIN_MS);
      return patience.holdsBack(last && !patience.isWorthAsking(last) ? last : await learn(node));
    },
    isReady: async (node: string): Promise<boolean> =>
      isInService(recent(node) ?? (await learn(node))),
    healthOf: async (node: string): Promise<Health> => {
      const last = recent(node);
      // Of the past only this counts: that it answers, and that asking again tells nothing.
      const tellsNothing = last?.ok === false && !DOWN.has(last.failure.kind);
      return healthIn(tellsNothing ? undefined : await learn(node));
    },
  };
}

function healthIn(outcome: Outcome<SystemInfo> | undefined): Health {
  if (!outcome) return 'untold';
  if (outcome.ok) return outcome.value.inService ? 'inService' : 'down';
  if (DOWN.has(outcome.failure.kind)) return 'down';
  return isTurnedAway(outcome.failure) ? 'turnedAway' : 'untold';
}

/** The latest answer of each node. */
function createMemory(now: () => number) {
  const tries = new Map<string, { readonly at: number; readonly outcome: Outcome<SystemInfo> }>();
  return {
    forget: () => tries.clear(),
    keep: (node: string, outcome: Outcome<SystemInfo>) =>
      void tries.set(node, { at: now(), outcome }),
    recent: (node: string, withinMs = ASK_AGAIN_MS): Outcome<SystemInfo> | undefined => {
      const last = tries.get(node);
      return last && now() - last.at < withinMs ? last.outcome : undefined;
    },
  };
}

/** A site that is only silent for now may be one that must not see the password. */
function createPatience(pair: NodePair) {
  let looks = 0;
  const isOpen = () => pair.authMode() === undefined && looks <= SILENT_LOOKS;
  const isPassing = (told: Outcome<SystemInfo> | undefined) =>
    told?.ok === false && (MAY_TELL_LATER.has(told.failure.kind) || isPuzzling(told.failure));
  return {
    /** Whether it still matters that SystemInfo tells how people sign in. */
    isOpen,
    isWorthAsking: (told: Outcome<SystemInfo>) => isOpen() && isPassing(told),
    /** Why this look sends nothing in anybody's name. */
    holdsBack(told: Outcome<SystemInfo> | undefined): Failure | undefined {
      if (!told || told.ok || !isOpen() || !isPassing(told)) return undefined;
      looks += 1;
      const most = isPuzzling(told.failure) ? PUZZLED_LOOKS : SILENT_LOOKS;
      return looks <= most ? told.failure : undefined;
    },
  };
}

function isInService(outcome: Outcome<SystemInfo> | undefined): boolean {
  return outcome?.ok === true && outcome.value.inService;
}

/** At a HYBRID site each person has a way to sign in of their own; asked before anything is sent in their name. */
function createPersonalMode(requests: SignedRequests, user: string) {
  let known: SignInWay | undefined;
  let looks = 0;
  return {
    forget: () => {
      known = undefined;
    },
    way: async (node: string): Promise<Outcome<SignInWay>> => {
      if (known !== undefined) return success(known);
      const answer = await readUserAuthMode(requests, node, user);
      if (answer.ok) known = answer.value === 'SSO' ? 'signOn' : 'password';
      else if (MAY_TELL_LATER.has(answer.failure.kind)) return answer;
      else if (isPuzzling(answer.failure) && (looks += 1) <= PUZZLED_LOOKS) return answer;
      // Switched off by the administrator (403).
      else known = 'untold';
      return success(known);
    },
  };
}

function wantsSignOn(node: string): Failure {
  const words = `${hostOf(node)} signs you in through your organization (single sign-on)`;
  return failed('credentials', words, { signOn: true }).failure;
}

function noWindow(node: string): Failure {
  const words =
    `${hostOf(node)} signs this agent in by single sign-on, which needs the window of the tray ` +
    'app; start the tray app on this computer, or have the agent sign in with a password. ' +
    'No password was sent';
  return failed('forbidden', words, { signOn: true }).failure;
}
