/**
 * The one place where it is decided what happens to the agent's state.
 *
 * `RULES` is an ordered list and the first rule that has something to say wins. The order is the
 * safety argument: everything that forbids a write stands above everything that could wish for one,
 * and each rule may rely on all rules above it having kept silent.
 */
import { inContact, type AgentReading, type StateTarget } from '../agent.ts';
import type { Policy } from '../policy.ts';
import { resolveReason } from '../reason-codes.ts';
import type { Reason } from '../reasons.ts';
import { MINUTE_MS, type Instant } from '../time.ts';
import { opinionOf, type Opinion } from './opinion.ts';
import { isOurs, setBy } from './ownership.ts';
import type { EngineState, Ownership } from './state.ts';

export type Intent =
  | {
      readonly kind: 'setNotReady';
      readonly reason: Reason;
      readonly target: StateTarget;
      readonly label: string;
    }
  | {
      readonly kind: 'setReady';
      readonly reason: Reason;
      readonly target: StateTarget;
      readonly label: string;
    }
  /** Decide again at `until`, unless something happens before. */
  | { readonly kind: 'wait'; readonly reason: Reason; readonly until: Instant }
  /** A wanted change waits for a contact to end: look at the active pace. */
  | { readonly kind: 'watch'; readonly reason: Reason }
  /** Only the person may do it. */
  | { readonly kind: 'ask'; readonly reason: Reason; readonly target: StateTarget }
  | { readonly kind: 'rest'; readonly reason: Reason };

interface Situation {
  readonly state: EngineState;
  readonly policy: Policy;
  readonly at: Instant;
  readonly opinion: Opinion;
}

/** A situation in which Finesse has answered and nothing is under way. */
interface KnownSituation extends Situation {
  readonly agent: AgentReading;
  /** Set only while `agent` proves it (I1). */
  readonly ours: Ownership | undefined;
}

type Rule = (situation: KnownSituation) => Intent | undefined;

const RULES: readonly Rule[] = [
  notSignedIn,
  paused,
  contact,
  changePending,
  notReadyOfOthers,
  presenceHolds,
  stillAsked,
  mayNotReturn,
  countdown,
  giveBackReady,
  nothingToDo,
  hadItsSay,
  dwell,
  takeNotReady,
];

/** `state` has heard everything up to `at`. Pure: the same question has the same answer. */
export function decide(state: EngineState, policy: Policy, at: Instant): Intent {
  const situation: Situation = { state, policy, at, opinion: opinionOf(state, policy, at) };
  const agent = state.finesse.reading;
  const blind = cannotAct(situation, agent);
  if (blind) return blind;
  if (!agent) return rest({ kind: 'finesseNotReadYet' });
  const ours = isOurs(state.ownership, agent) ? state.ownership : undefined;
  const known: KnownSituation = { ...situation, agent, ours };
  for (const rule of RULES) {
    const intent = rule(known);
    if (intent) return intent;
  }
  return rest({ kind: 'agentStateUnknown' });
}

/** Finesse has refused us (I10), is silent, or has not yet shown what our last write became (I9). */
function cannotAct({ state }: Situation, agent: AgentReading | undefined): Intent | undefined {
  const { change, finesse } = state;
  const { failure } = finesse;
  if (finesse.refused) {
    return rest({ kind: 'finesseRefusedCredentials', detail: failure?.detail ?? '' });
  }
  if (change) return rest(change.reason);
  if (failure) return rest({ kind: 'finesseUnavailable', detail: failure.detail });
  return agent ? undefined : rest({ kind: 'finesseNotReadYet' });
}

// --- Above this line nothing is known of the agent; below it, nothing is under way. ---

/** I2: nothing in LOGOUT or UNKNOWN. */
function notSignedIn({ agent }: KnownSituation): Intent | undefined {
  if (agent.state === 'LOGOUT') return rest({ kind: 'agentSignedOut' });
  if (agent.state === 'UNKNOWN') return rest({ kind: 'agentStateUnknown' });
  return undefined;
}

/** I13: paused means no write at all, the way back included. */
function paused({ state }: KnownSituation): Intent | undefined {
  if (state.pausedUntil === undefined) return undefined;
  return rest({ kind: 'paused', until: state.pausedUntil });
}

/** I2: nothing while a customer is, is about to be, or just was on the line. */
function contact({ agent, opinion, ours, state }: KnownSituation): Intent | undefined {
  if (!inContact(agent)) return undefined;
  if (ours && opinion.kind === 'clear') {
    return { kind: 'watch', reason: { kind: 'contact', state: agent.state } };
  }
  if (opinion.kind === 'notReady' && !state.episode?.said && state.call !== 'unchecked') {
    return {
      kind: 'watch',
      reason: { kind: 'contactFirst', state: agent.state, label: opinion.wanted },
    };
  }
  if (state.call === 'customer') return rest({ kind: 'customerCall' });
  return rest({ kind: 'contact', state: agent.state });
}

/** I2: somebody has already chosen what comes next. */
function changePending({ agent }: KnownSituation): Intent | undefined {
  if (agent.pendingState === undefined) return undefined;
  return rest({ kind: 'changePending', pendingState: agent.pendingState });
}

/** I7, and the heart of I1: a NOT_READY that is not ours stays as it is. */
function notReadyOfOthers({ agent, ours }: KnownSituation): Intent | undefined {
  if (agent.state !== 'NOT_READY' || ours) return undefined;
  const label = agent.reasonCode?.label ?? '';
  switch (setBy(agent, false)) {
    case 'supervisor':
      return rest({ kind: 'setBySupervisor' });
    case 'system':
      return rest({ kind: 'setBySystem', label });
    case 'us':
    case 'person':
    case undefined:
      return rest({ kind: 'setByPerson', label });
  }
}

/** I6: what we do not know leads nowhere. */
function presenceHolds({ opinion, ours }: KnownSituation): Intent | undefined {
  if (opinion.kind !== 'hold') return undefined;
  const { reason } = opinion;
  if (ours && reason.kind === 'presenceHolds') {
    const { raw, status } = reason;
    return rest({ kind: 'heldNotReady', status, raw, label: ours.label, since: ours.setAt });
  }
  return rest(reason);
}

// --- From here on presence is fresh, and the agent is READY or NOT_READY by our own write. ---

function stillAsked({ opinion, ours, policy }: KnownSituation): Intent | undefined {
  if (!ours || opinion.kind !== 'notReady') return undefined;
  return rest({
    kind: 'keptNotReady',
    status: opinion.status,
    label: ours.label,
    since: ours.setAt,
    returnAfterMs: policy.returnAfterMs,
  });
}

/** I9, I11 and the longest time that a NOT_READY of ours may last before only the person ends it. */
function mayNotReturn({ at, ours, policy, state }: KnownSituation): Intent | undefined {
  if (!ours) return undefined;
  if (state.episode?.returnFailed) return rest({ kind: 'returnFailed' });
  if (ours.offerOnly) return ask({ kind: 'offerReady', since: ours.setAt }, { state: 'READY' });
  if (at >= ours.setAt + policy.maxOwnedMs) {
    return ask({ kind: 'ownedTooLong', since: ours.setAt }, { state: 'READY' });
  }
  if (policy.onlyAtDesk && state.desk.at === 'away') return rest({ kind: 'awayFromDesk' });
  return undefined;
}

function countdown(situation: KnownSituation): Intent | undefined {
  const { at, opinion, ours, policy, state } = situation;
  if (!ours || opinion.kind !== 'clear') return undefined;
  const backAtDesk = policy.onlyAtDesk ? state.desk.since : opinion.since;
  // After a lost connection, and after the person came back, the countdown runs in full (I4).
  const begun = Math.max(opinion.since, backAtDesk, state.finesse.wellSince ?? at);
  const until = Math.max(opinion.stableAt, begun + policy.returnAfterMs);
  return at < until ? { kind: 'wait', reason: { kind: 'returning', until }, until } : undefined;
}

function giveBackReady(situation: KnownSituation): Intent | undefined {
  const { ours } = situation;
  if (!ours) return undefined;
  const target: StateTarget = { state: 'READY' };
  const reason: Reason = { kind: 'giveBackReady', label: ours.label };
  return (
    byOurselves(situation, { kind: 'wouldGiveBackReady' }, { kind: 'askReady' }, target) ?? {
      kind: 'setReady',
      reason,
      target,
      label: ours.label,
    }
  );
}

// --- From here on the agent is READY. ---

function nothingToDo({ opinion }: KnownSituation): Intent | undefined {
  if (opinion.kind !== 'clear') return undefined;
  return rest({ kind: 'allClear', status: opinion.status });
}

/** I5: somebody changed the state after ours; until the episode is over we are silent. */
function hadItsSay({ opinion, state }: KnownSituation): Intent | undefined {
  if (opinion.kind !== 'notReady' || !state.episode?.said) return undefined;
  return rest({ kind: 'saidOnce', status: opinion.status });
}

/** I8: a cause counts only when it has lasted. */
function dwell({ at, opinion }: KnownSituation): Intent | undefined {
  if (opinion.kind !== 'notReady' || at >= opinion.dueAt) return undefined;
  const { dueAt: until, status, wanted: label } = opinion;
  return { kind: 'wait', reason: { kind: 'dwell', status, label, until }, until };
}

/** Not Ready without its reason would be a lie in the reports: rather nothing at all. */
function takeNotReady(situation: KnownSituation): Intent | undefined {
  const { agent, opinion, policy, state } = situation;
  if (opinion.kind !== 'notReady' || agent.state !== 'READY') return undefined;
  const { list, wanted } = state.reasonCodes;
  if (!list || wanted) return rest({ kind: 'reasonCodesNotRead' });
  const resolved = resolveReason(opinion.wanted, policy.fallbackReason, list);
  const { label } = resolved;
  if (resolved.kind === 'missing') return rest({ kind: 'reasonCodeMissing', label });
  const { status } = opinion;
  const target: StateTarget = { state: 'NOT_READY', reasonCodeId: resolved.id };
  return (
    byOurselves(
      situation,
      { kind: 'wouldTakeNotReady', status, label },
      { kind: 'askNotReady', status, label },
      target,
    ) ?? { kind: 'setNotReady', reason: { kind: 'takeNotReady', status, label }, target, label }
  );
}

/** The mode and the limit on changes (I8, I13): undefined when we may act by ourselves. */
function byOurselves(
  { at, policy, state }: KnownSituation,
  would: Reason,
  asks: Reason,
  target: StateTarget,
): Intent | undefined {
  if (state.mode === 'observe') return rest(would);
  if (state.mode === 'ask') return ask(asks, target);
  const recent = recentWrites(state.writes, at).length;
  if (recent < policy.changesPer10Min) return undefined;
  return ask({ kind: 'tooManyChanges', count: recent }, target);
}

export function recentWrites(writes: readonly Instant[], at: Instant): readonly Instant[] {
  return writes.filter((writtenAt) => at - writtenAt < 10 * MINUTE_MS);
}

function rest(reason: Reason): Intent {
  return { kind: 'rest', reason };
}

function ask(reason: Reason, target: StateTarget): Intent {
  return { kind: 'ask', reason, target };
}
