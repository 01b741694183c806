/**
 * The one place where it is decided what happens to the agent's state.
 *
 * `RULES` is an ordered list and the first rule that has something to say wins. The order is the
 * safety argument: everything that forbids a write stands above everything that could wish for one,
 * and each rule may rely on all rules above it having kept silent.
 */
import { inContact, type StateTarget } from '../agent.ts';
import { originOf } from '../platform.ts';
import type { Policy } from '../policy.ts';
import { resolveReason } from '../reason-codes.ts';
import type { Instant } from '../time.ts';
import {
  countdown,
  giveBackReady,
  mayNotReturn,
  ownedTooLong,
  stillAsked,
} from './keep-or-return.ts';
import { opinionOf } from './opinion.ts';
import { isOurs } from './ownership.ts';
import { byOurselves, rest, type Intent, type KnownSituation, type Rule } from './situation.ts';
import type { EngineState } from './state.ts';

const RULES: readonly Rule[] = [
  notSignedIn,
  paused,
  contact,
  changePending,
  notReadyOfOthers,
  presenceHolds,
  // From here on presence is fresh, and the agent is READY or NOT_READY by our own write.
  stillAsked,
  mayNotReturn,
  countdown,
  giveBackReady,
  // From here on the agent is READY.
  nothingToDo,
  hadItsSay,
  dwell,
  takeNotReady,
];

/** `state` has heard everything up to `at`. Pure: the same question has the same answer. */
export function decide(state: EngineState, policy: Policy, at: Instant): Intent {
  const agent = state.finesse.reading;
  const blind = cannotAct(state);
  if (blind) return blind;
  if (!agent) return rest({ kind: 'finesseNotReadYet' });
  const ours = isOurs(state.ownership, agent) ? state.ownership : undefined;
  const opinion = opinionOf(state, policy, at);
  const known: KnownSituation = { state, policy, at, opinion, agent, ours };
  for (const rule of RULES) {
    const intent = rule(known);
    if (intent) return intent;
  }
  return rest({ kind: 'agentStateUnknown' });
}

/** Finesse has refused us (I10), is silent, or has not yet shown what our last write became (I9). */
function cannotAct({ change, finesse }: EngineState): Intent | undefined {
  const { failure } = finesse;
  if (finesse.refused) {
    return rest({ kind: 'finesseRefusedCredentials', detail: failure?.detail ?? '' });
  }
  if (change) return rest(change.reason);
  if (failure) return rest({ kind: 'finesseUnavailable', detail: failure.detail });
  return undefined;
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
  const origin = originOf(agent.reasonCode, agent.platform);
  switch (origin.by) {
    case 'supervisor':
      return rest({ kind: 'setBySupervisor' });
    case 'system':
      return rest({ kind: 'setBySystem', label, cause: origin.cause });
    case 'person':
      return rest({ kind: 'setByPerson', label });
  }
}

/** I6: what we do not know leads nowhere. */
function presenceHolds({ at, opinion, ours, policy }: KnownSituation): Intent | undefined {
  if (opinion.kind !== 'hold') return undefined;
  const { reason } = opinion;
  if (!ours || reason.kind !== 'presenceHolds') return rest(reason);
  if (ownedTooLong(ours, policy, at)) return rest({ kind: 'ownedTooLong', since: ours.setAt });
  const { raw, status } = reason;
  return rest({ kind: 'heldNotReady', status, raw, label: ours.label, since: ours.setAt });
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
function dwell({ at, opinion, state }: KnownSituation): Intent | undefined {
  if (opinion.kind !== 'notReady' || at >= opinion.dueAt) return undefined;
  const { dueAt: until, status, wanted: label } = opinion;
  const mode = state.modes.notReady;
  return { kind: 'wait', reason: { kind: 'dwell', status, label, until, mode }, until };
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
  const refused = state.episode?.refused;
  // Another reason code may be tried in the same episode, the refused one may not (I9).
  if (refused && refused.reasonCodeId === resolved.id) return rest({ kind: 'saidOnce', status });
  const target: StateTarget = { state: 'NOT_READY', reasonCodeId: resolved.id };
  return (
    byOurselves(
      situation,
      { kind: 'wouldTakeNotReady', status, label },
      { kind: 'askNotReady', status, label },
      target,
    ) ?? {
      kind: 'setNotReady',
      reason: { kind: 'takeNotReady', status, label },
      target,
      label,
      dueAt: opinion.dueAt,
    }
  );
}
