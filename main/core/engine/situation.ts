/** What the rules of decision look at, and the few answers that they can give. */
import type { AgentReading, StateTarget } from '../agent.ts';
import type { Policy } from '../policy.ts';
import type { Reason } from '../reasons.ts';
import type { Mode } from '../settings.ts';
import { MINUTE_MS, type Instant } from '../time.ts';
import type { Opinion } from './opinion.ts';
import type { EngineState, Ownership } from './state.ts';

export type Intent =
  | {
      readonly kind: 'setNotReady' | 'setReady';
      readonly reason: Reason;
      readonly target: StateTarget;
      readonly label: string;
      /** What was looked at for it before this does not count. */
      readonly dueAt: Instant;
    }
  /** Decide again at `until`, unless something happens before. */
  | { readonly kind: 'wait'; readonly reason: Reason; readonly until: Instant }
  /** A wanted change waits for a contact to end: look at the active pace. */
  | { readonly kind: 'watch'; readonly reason: Reason }
  /** Only the person may do it. */
  | { readonly kind: 'ask'; readonly reason: Reason; readonly target: StateTarget }
  | { readonly kind: 'rest'; readonly reason: Reason };

export interface Situation {
  readonly state: EngineState;
  readonly policy: Policy;
  readonly at: Instant;
  readonly opinion: Opinion;
}

/** A situation in which Finesse has answered and nothing is under way. */
export interface KnownSituation extends Situation {
  readonly agent: AgentReading;
  /** Set only while `agent` proves it (I1). */
  readonly ours: Ownership | undefined;
}

export type Rule = (situation: KnownSituation) => Intent | undefined;

/** The mode and the limit on changes (I8, I13): undefined when we may act by ourselves. */
export function byOurselves(
  { at, policy, state }: KnownSituation,
  would: Reason,
  asks: Reason,
  target: StateTarget,
): Intent | undefined {
  const mode = modeOf(state, target);
  if (mode === 'observe') return rest(would);
  if (saidYes(state, target.state)) return undefined;
  if (mode === 'ask') return ask(state, asks, target);
  const recent = recentWrites(state.writes, at).length;
  if (recent < policy.changesPer10Min) return undefined;
  return ask(state, { kind: 'tooManyChanges', count: recent }, target);
}

function modeOf({ modes }: EngineState, target: StateTarget): Mode {
  return target.state === 'READY' ? modes.ready : modes.notReady;
}

/** The person's word on the very question. */
export function saidYes({ question }: EngineState, target: StateTarget['state']): boolean {
  return question?.answer === 'yes' && question.target === target;
}

export function recentWrites(writes: readonly Instant[], at: Instant): readonly Instant[] {
  return writes.filter((writtenAt) => at - writtenAt < 10 * MINUTE_MS);
}

export function rest(reason: Reason): Intent {
  return { kind: 'rest', reason };
}

export function ask(state: EngineState, reason: Reason, target: StateTarget): Intent {
  const { question } = state;
  // Nobody is asked about what would not be done (I13).
  if (modeOf(state, target) === 'observe') return rest(reason);
  // Asked once and not answered: nothing happens, and the reason goes on saying whose turn it is.
  const unanswered = question?.answer === 'none' && question.target === target.state;
  return unanswered ? rest(reason) : { kind: 'ask', reason, target };
}
