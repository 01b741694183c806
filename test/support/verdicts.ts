/** The oracle's verdicts on one write and on one line of the journal; each throws what was broken. */
import type { AgentReading, AgentState, ReasonCode, StateTarget } from '../../main/core/agent.ts';
import type { Entry } from '../../main/core/journal.ts';
import type { Policy } from '../../main/core/policy.ts';
import { sentenceOf } from '../../main/core/reasons.ts';
import { ENGLISH } from './english.ts';
import type { Coverage } from './coverage.ts';
import {
  dwellOf,
  shows,
  stillOurs,
  type Facts,
  type Look,
  type Owned,
  type Stretch,
} from './facts.ts';
import type { Sight } from './sight.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
export const WORD_HOLDS = MINUTE;
const TEN_MINUTES = 10 * MINUTE;
/** A request to Finesse has this long; an answer that took longer tells of the past. */
const LONGEST_ANSWER = 12 * SECOND;
/** A reading that was asked for this recently need not be asked for again. */
const JUST_NOW = 2 * SECOND;
const RELABEL_AFTER = 10 * SECOND;
/** How long after an outage a write may still turn up. */
const OUTAGE = MINUTE;
const NOBODY_WRITES_HERE: ReadonlySet<AgentState> = new Set<AgentState>([
  'LOGOUT',
  'UNKNOWN',
  'RESERVED',
  'RESERVED_OUTBOUND',
  'RESERVED_OUTBOUND_PREVIEW',
  'TALKING',
  'HOLD',
  'WORK',
  'WORK_READY',
]);

type Seen = Look & { readonly agent: AgentReading };

/** Judges a write by what Finesse had looked up for the answer that came in this very step. */
export function checkWrite(
  facts: Facts,
  sight: Sight,
  target: StateTarget,
  coverage: Coverage,
): { readonly relabels: Owned | undefined } {
  const { now, platform, policy } = sight;
  const seen = lookedAt(facts, now);
  const { agent } = seen;
  if (facts.pausedUntil !== undefined) throw new Error('I13: a write while paused');
  if (NOBODY_WRITES_HERE.has(agent.state)) throw new Error(`I2: a write in ${agent.state}`);
  if (agent.pendingState !== undefined) throw new Error('I2: a write over a pending change');
  if (platform === 'UCCX' && (agent.dialogs ?? 0) > 0) throw new Error('I2: a write during a call');
  if (facts.written.at(-1)?.fate === 'open') throw new Error('I9: a write on top of another');
  const told = target.state === 'READY' ? ['giveBackReady'] : ['takeNotReady', 'relabel'];
  if (!told.includes(facts.decision)) throw new Error(`I12: a write told as ${facts.decision}`);
  const presence = shows(facts, policy, now);
  if (!presence) throw new Error('I6: a write without knowing presence');
  if (presence.sort === 'hold') throw new Error(`I6: a write upon ${presence.status}`);
  const relabels = target.state === 'NOT_READY' && agent.state === 'NOT_READY';
  const byWord = !relabels && worded(facts, target, seen, now);
  checkMode(facts, sight, target, byWord);
  if (byWord) coverage.byWord++;
  if (target.state === 'READY') {
    checkReady(facts, sight, seen, presence, byWord);
    coverage.restored++;
  } else if (relabels) {
    checkRelabel(facts, sight, seen, presence, target.reasonCodeId);
    coverage.relabelled++;
  } else {
    checkNotReady(facts, sight, seen, presence, target.reasonCodeId);
    coverage.notReady++;
  }
  return { relabels: relabels ? seen.owned : undefined };
}

function lookedAt({ fresh }: Facts, now: number): Seen {
  const agent = fresh?.agent;
  if (!agent) throw new Error('I1: a write without a look at Finesse right before');
  if (now - fresh.askedAt > LONGEST_ANSWER) throw new Error('I1: a write upon an old look');
  return { ...fresh, agent };
}

/** The person's word, within its minute, about this very thing. */
function worded({ word }: Facts, target: StateTarget, seen: Seen, now: number): boolean {
  if (word?.target !== target.state || now >= word.givenAt + WORD_HOLDS) return false;
  return target.state === 'NOT_READY' || word.root === seen.owned?.root;
}

function checkMode(
  facts: Facts,
  { now, policy }: Sight,
  target: StateTarget,
  byWord: boolean,
): void {
  const mode = target.state === 'READY' ? facts.modes.ready : facts.modes.notReady;
  if (mode === 'observe') throw new Error('I13: a write in mode observe');
  if (byWord) return;
  if (mode === 'ask') throw new Error('a write that the person was not asked for');
  if (facts.asksFromNowOn) throw new Error('I8: a write after "from now on you are asked first"');
  const recent = facts.writtenAt.filter((at) => now - at < TEN_MINUTES).length;
  if (recent >= policy.changesPer10Min) throw new Error('I8: too many writes');
}

function checkReady(
  facts: Facts,
  { now, policy }: Sight,
  seen: Seen,
  presence: Stretch,
  byWord: boolean,
): void {
  const { agent, owned } = seen;
  if (agent.state !== 'NOT_READY') throw new Error(`I1: READY over ${agent.state}`);
  if (!stillOurs(facts, owned)) throw new Error('I1: READY over what is not ours');
  if (agent.stateChangeTime === '') throw new Error('I1: READY without a stateChangeTime');
  if (presence.sort !== 'clear') throw new Error('I6: READY although presence asks for Not Ready');
  if (policy.onlyAtDesk && facts.desk.at === 'away') throw new Error('READY for an empty chair');
  const end = countdownEnd(facts, policy, presence);
  if (!byWord && now < end) throw new Error('I4: READY before its countdown was over');
  const due = byWord ? Math.min(end, facts.word?.since ?? now) : end;
  // Webex is asked once more when it is due, and Finesse after that; what Webex says again while
  // Finesse is still answering does not call for another look.
  const confirmedAt = presence.confirmations.find((at) => at >= due);
  if (confirmedAt === undefined) throw new Error('READY without a last look at Webex');
  if (seen.askedAt < Math.min(confirmedAt, now - JUST_NOW)) {
    throw new Error('I1: READY upon a look at Finesse from before the one at Webex');
  }
  if (byWord) return;
  if (owned.root < facts.offerFrom) throw new Error('I4/I11: READY may only be offered');
  if (facts.returnFailed) throw new Error('I9: READY again in the same episode');
  if (now >= (facts.owned?.seenAt ?? now) + policy.maxOwnedMs) {
    throw new Error('READY after the longest time');
  }
}

function countdownEnd(facts: Facts, policy: Policy, presence: Stretch): number {
  const { backSince, delayUntil, wellSince } = facts;
  const back = policy.onlyAtDesk ? backSince : -Infinity;
  // Without a countdown there is none to begin anew after an outage.
  const well = policy.returnAfterMs > 0 ? (wellSince ?? Infinity) : -Infinity;
  const begun = Math.max(presence.since, back, well);
  return Math.max(
    begun + policy.returnAfterMs,
    presence.since + dwellOf(presence, policy),
    delayUntil,
  );
}

function checkNotReady(
  facts: Facts,
  { now, policy }: Sight,
  seen: Seen,
  presence: Stretch,
  reasonCodeId: number | undefined,
): void {
  if (presence.sort !== 'asks') throw new Error('I6: NOT_READY although nothing asks for it');
  const due = presence.since + dwellOf(presence, policy);
  if (now < due) throw new Error('I8: a write before its dwell');
  if (seen.askedAt < Math.min(due, now - JUST_NOW))
    throw new Error('I1: NOT_READY upon an old look');
  checkReason(facts, policy, presence, reasonCodeId);
  const { refused, said } = facts;
  const other = refused && !refused.tried && refused.reasonCodeId !== reasonCodeId;
  if (said && !other) throw new Error('I5/I9: a second say in one episode');
}

function checkRelabel(
  facts: Facts,
  { now, policy }: Sight,
  seen: Seen,
  presence: Stretch,
  reasonCodeId: number | undefined,
): void {
  const { agent, owned } = seen;
  if (!stillOurs(facts, owned)) throw new Error('I7: a Not Ready of others re-labelled');
  if (agent.stateChangeTime === '') throw new Error('I7: re-labelled without a stateChangeTime');
  if (presence.sort !== 'asks') throw new Error('re-labelled although nothing asks for it');
  const stable = presence.since + Math.max(dwellOf(presence, policy), RELABEL_AFTER);
  if (now < stable) throw new Error('I8: re-labelled before its time');
  if (facts.modes.notReady !== 'auto') throw new Error('re-labelled outside mode auto');
  if (facts.relabelFailed) throw new Error('I9: re-labelled again in the same episode');
  if (agent.reasonCodeId === reasonCodeId) throw new Error('re-labelled with the same reason');
  checkReason(facts, policy, presence, reasonCodeId);
}

/** Reports must tell the truth: the reason is the one that the rule names, or the fallback. */
function checkReason(
  { codes }: Facts,
  policy: Policy,
  { label }: Stretch,
  reasonCodeId: number | undefined,
): void {
  const own = (codes ?? []).filter((code) => !code.systemCode);
  const named = (words: string): ReasonCode | undefined => own.find((code) => code.label === words);
  const expected = named(label) ?? named(policy.fallbackReason);
  if (!codes) throw new Error('a write without having read the reason codes');
  if (expected?.id !== reasonCodeId)
    throw new Error(`Not Ready for "${label}" with another reason`);
  if (!expected && own.length > 0) throw new Error(`Not Ready for "${label}" without a reason`);
}

export function checkEntry(facts: Facts, entry: Entry, now: number, policy: Policy): void {
  switch (entry.event) {
    case 'decision': {
      const sentence = sentenceOf(entry.reason, String, ENGLISH);
      if (!/^["A-Z].*\.$/.test(sentence)) throw new Error(`I12: no sentence: "${sentence}"`);
      facts.decision = entry.reason.kind;
      return;
    }
    case 'attention':
      if (entry.attention.about === 'tooManyChanges') facts.asksFromNowOn = true;
      return;
    case 'write':
      checkOutcome(facts, entry, now, policy);
      return;
    case 'presence':
    case 'presenceLost':
    case 'agent':
    case 'choice':
    case 'attentionEnded':
  }
}

function checkOutcome(
  { fresh, written }: Facts,
  entry: Extract<Entry, { event: 'write' }>,
  now: number,
  policy: Policy,
): void {
  const write = written.at(-1);
  if (write?.fate !== 'open') throw new Error('I9: an outcome of no write');
  if (entry.target.state !== write.target) throw new Error('I9: an outcome of another write');
  if (entry.result === 'failed') {
    const over = (write.answeredAt ?? -Infinity) + policy.confirmWithinMs;
    if (now < over) throw new Error('I9: given up before its time');
    return;
  }
  if (!fresh?.agent) throw new Error('I9: an outcome without a look');
  if (fresh.askedAt < write.at) throw new Error('I9: an outcome upon a look from before the write');
  const itsWork = fresh.lastWrite === write.index;
  if (write.target === 'READY') {
    // That an agent clicked Ready in the same moment as we did is as good as done.
    if (entry.result === 'done' && fresh.agent.state === 'NOT_READY') {
      throw new Error('I9: done, but not Ready');
    }
    if (entry.result === 'overtaken' && itsWork) throw new Error('I9: it was done all the same');
    return;
  }
  if (entry.result === 'done' && !itsWork) throw new Error('I9: done, but Finesse never did it');
  if (entry.result === 'overtaken' && itsWork) throw new Error('I9: it was done all the same');
}

/** A write must not stay without an outcome while Finesse answers. */
export function checkForgotten(
  { look, silenced, written }: Facts,
  now: number,
  policy: Policy,
): void {
  const write = written.at(-1);
  if (write?.fate !== 'open' || write.answeredAt === undefined || look || silenced) return;
  const latest = write.answeredAt + policy.confirmWithinMs + OUTAGE;
  if (now > latest) throw new Error('I9: a write that nobody asked after');
}
