/** The rules for a NOT_READY of our own: keep it, give it another reason, or give Ready back. */
import type { StateTarget } from '../agent.ts';
import type { Policy } from '../policy.ts';
import { resolveReason } from '../reason-codes.ts';
import type { Reason } from '../reasons.ts';
import type { Instant } from '../time.ts';
import {
  ask,
  byOurselves,
  recentWrites,
  rest,
  saidYes,
  type Intent,
  type KnownSituation,
} from './situation.ts';
import type { Ownership } from './state.ts';

/** Another cause keeps what is ours; when it has lasted, the reason follows it for the reports. */
export function stillAsked(situation: KnownSituation): Intent | undefined {
  const { at, opinion, ours, policy } = situation;
  if (!ours || opinion.kind !== 'notReady') return undefined;
  const { status } = opinion;
  const { label: before, setAt: since } = ours;
  const { returnAfterMs } = policy;
  const byItself = returnsByItself(situation, ours);
  const kept: Reason = {
    kind: 'keptNotReady',
    status,
    label: before,
    since,
    returnAfterMs,
    byItself,
  };
  const next = relabelTarget(situation, ours, opinion.wanted);
  if (!next) return rest(kept);
  const until = Math.max(opinion.dueAt, opinion.since + RELABEL_AFTER_MS);
  if (at < until) return { kind: 'wait', reason: kept, until };
  const { id: reasonCodeId, label } = next;
  return {
    kind: 'setNotReady',
    reason: { kind: 'relabel', status, label, before },
    target: { state: 'NOT_READY', reasonCodeId },
    label,
    dueAt: until,
  };
}

/** Whether the end of the cause alone would bring Ready back. */
function returnsByItself({ at, policy, state }: KnownSituation, ours: Ownership): boolean {
  const left = ours.offerOnly || ownedTooLong(ours, policy, at) || state.episode?.returnFailed;
  return !left && state.modes.ready === 'auto';
}

/** Reports become unreadable when the reason flickers between call and meeting. */
const RELABEL_AFTER_MS = 10_000;

/** The other reason code, where there is one that we may set by ourselves. */
function relabelTarget(
  { at, policy, state }: KnownSituation,
  ours: Ownership,
  wanted: string,
): { readonly id: number | undefined; readonly label: string } | undefined {
  const { list } = state.reasonCodes;
  if (!list || state.episode?.relabelFailed || state.modes.notReady !== 'auto') return undefined;
  if (recentWrites(state.writes, at).length >= policy.changesPer10Min) return undefined;
  const resolved = resolveReason(wanted, policy.fallbackReason, list);
  return resolved.kind === 'code' && resolved.id !== ours.reasonCodeId ? resolved : undefined;
}

/** I9, I11 and the longest time that a NOT_READY of ours may last before only the person ends it. */
export function mayNotReturn(situation: KnownSituation): Intent | undefined {
  const { at, ours, policy, state } = situation;
  if (!ours) return undefined;
  // No call for an empty chair, whatever was said a moment ago; and nobody is there to be asked.
  if (policy.onlyAtDesk && state.desk.at === 'away') return rest({ kind: 'awayFromDesk' });
  if (saidYes(state, 'READY')) return undefined;
  const { setAt: since } = ours;
  if (state.episode?.returnFailed) return rest({ kind: 'returnFailed' });
  if (ours.offerOnly) return offer(situation, { kind: 'offerReady', since });
  if (ownedTooLong(ours, policy, at)) return offer(situation, { kind: 'ownedTooLong', since });
  return undefined;
}

/** A blip of clear presence is no reason to disturb the person with a question. */
function offer({ at, opinion, state }: KnownSituation, reason: Reason): Intent {
  if (opinion.kind === 'clear' && at < opinion.stableAt) {
    return { kind: 'wait', reason, until: opinion.stableAt };
  }
  return ask(state, reason, { state: 'READY' });
}

export function ownedTooLong(ours: Ownership, policy: Policy, at: Instant): boolean {
  return at >= ours.setAt + policy.maxOwnedMs;
}

export function countdown(situation: KnownSituation): Intent | undefined {
  const { at, ours, state } = situation;
  const until = countdownEnd(situation);
  if (!ours || at >= until) return undefined;
  return { kind: 'wait', reason: { kind: 'returning', until, mode: state.modes.ready }, until };
}

/** The person's word needs no countdown. */
function countdownEnd({ at, opinion, policy, state }: KnownSituation): Instant {
  if (opinion.kind !== 'clear' || saidYes(state, 'READY')) return -Infinity;
  const backAtDesk = policy.onlyAtDesk ? state.desk.since : opinion.since;
  // After a lost connection, and after the person came back, the countdown runs in full (I4).
  const begun = Math.max(opinion.since, backAtDesk, state.finesse.wellSince ?? at);
  return Math.max(
    opinion.stableAt,
    begun + policy.returnAfterMs,
    state.returnNotBefore ?? -Infinity,
  );
}

export function giveBackReady(situation: KnownSituation): Intent | undefined {
  const { ours } = situation;
  if (!ours) return undefined;
  const { label } = ours;
  const target: StateTarget = { state: 'READY' };
  return (
    byOurselves(situation, { kind: 'wouldGiveBackReady' }, { kind: 'askReady' }, target) ?? {
      kind: 'setReady',
      reason: { kind: 'giveBackReady', label },
      target,
      label,
      dueAt: countdownEnd(situation),
    }
  );
}
