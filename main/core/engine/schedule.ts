/** When to read Finesse, and when the engine must be woken: reads only where something is at stake. */
import { stateShowsEveryCall } from '../platform.ts';
import type { Policy } from '../policy.ts';
import { HOUR_MS, SECOND_MS, type Instant } from '../time.ts';
import { confirmByOf } from './change.ts';
import { opinionOf, staleAt } from './opinion.ts';
import type { EngineState } from './state.ts';

/** Finesse applies a change within a second, or under load within some. */
const CONFIRM_AFTER_MS = [0.5, 1, 2, 4, 8].map((seconds) => seconds * SECOND_MS);
const REASON_CODES_EVERY_MS = 24 * HOUR_MS;

/** When the next read of the agent is due, or undefined while none may be sent. */
export function readDueAt(state: EngineState, policy: Policy): Instant | undefined {
  const { change, finesse, intent } = state;
  if (finesse.refused || finesse.awaiting) return undefined;
  if (change && change.acceptedAt === undefined) return undefined;
  if (finesse.failure) return retryAt(state, policy);
  if (finesse.wanted || finesse.readAt === undefined) return -Infinity;
  if (change) return confirmReadAt(state, policy);
  return finesse.readAt + paceOf(intent, policy);
}

function paceOf({ kind, reason }: EngineState['intent'], policy: Policy): number {
  if (kind === 'watch') return policy.activePollMs;
  // Nothing is due until presence changes, which brings a reading of its own.
  return reason.kind === 'keptNotReady' ? 2 * policy.idlePollMs : policy.idlePollMs;
}

function retryAt({ finesse }: EngineState, policy: Policy): Instant {
  const patience = finesse.failures > 1 ? policy.patience : 1;
  const pause = Math.max(policy.retryMs * patience, finesse.failure?.retryAfterMs ?? 0);
  return (finesse.failedAt ?? 0) + pause;
}

function confirmReadAt(state: EngineState, policy: Policy): Instant | undefined {
  const { change, finesse } = state;
  const confirmBy = confirmByOf(change, policy);
  if (change?.acceptedAt === undefined || confirmBy === undefined) return undefined;
  const { acceptedAt } = change;
  const steps = CONFIRM_AFTER_MS.map((ms) => acceptedAt + ms).filter((at) => at < confirmBy);
  return [...steps, confirmBy].find((at) => at > (finesse.readAt ?? 0));
}

/** When the list of reason codes is due: at sign-in, daily, and when somebody asks for it. */
export function reasonCodesDueAt({ finesse, reasonCodes }: EngineState): Instant | undefined {
  if (finesse.refused || finesse.failure || !finesse.reading || reasonCodes.awaiting) {
    return undefined;
  }
  if (reasonCodes.failure) return reasonCodes.retryAt;
  if (reasonCodes.readAt === undefined || reasonCodes.wanted) return -Infinity;
  return reasonCodes.readAt + REASON_CODES_EVERY_MS;
}

/** UCCX hides calls that the state does not show; only its dialogs tell (Developer Guide, agent states of UCCX). */
export function needsDialogs({ call, check, finesse, intent }: EngineState): boolean {
  if (stateShowsEveryCall(finesse.reading?.platform)) return false;
  return check !== undefined || intent.kind === 'watch' || call === 'unchecked';
}

/** The next time at which something happens by itself; undefined when only events can change anything. */
export function nextWake(state: EngineState, policy: Policy, at: Instant): Instant | undefined {
  const { intent, ownership, pausedUntil, question, webex } = state;
  const opinion = opinionOf(state, policy, at);
  const times = [
    readDueAt(state, policy),
    reasonCodesDueAt(state),
    pausedUntil,
    question && question.answer !== 'none' ? question.until : undefined,
    intent.kind === 'wait' ? intent.until : undefined,
    (state.episode ?? question) && opinion.kind === 'clear' ? opinion.stableAt : undefined,
    webex.latest && !webex.lost ? staleAt(webex.latest, policy) : undefined,
    ownership && ownership.setAt + policy.maxOwnedMs,
  ];
  const ahead = times.filter((time) => time !== undefined && time > at && time < Infinity);
  return ahead.length === 0 ? undefined : Math.min(...(ahead as Instant[]));
}
