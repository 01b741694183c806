/**
 * What must never happen, judged from outside: it sees who changed the agent's state, what Webex
 * showed, what the person chose, and what was asked of Finesse. It knows nothing of how the engine
 * decides.
 */
import type { AgentReading, AgentState } from '../../main/core/agent.ts';
import type { Command, Event } from '../../main/core/engine/events.ts';
import { modesOf } from '../../main/core/settings.ts';
import {
  dwellOf,
  factsAfterRestart,
  firstFacts,
  shows,
  stillOurs,
  type Facts,
  type Stretch,
  type Word,
  type Written,
} from './facts.ts';
import type { Coverage } from './coverage.ts';
import type { AgentChange, Sight, Watcher } from './sight.ts';
import { checkEntry, checkForgotten, checkWrite, WORD_HOLDS } from './verdicts.ts';

const MINUTE = 60_000;
const LONG_SLEEP = 5 * MINUTE;
const QUESTION_WAITS = 2 * MINUTE;
const CALL_LAGS = 5_000;
const CONTACT: ReadonlySet<AgentState> = new Set<AgentState>([
  'RESERVED',
  'RESERVED_OUTBOUND',
  'RESERVED_OUTBOUND_PREVIEW',
  'TALKING',
  'HOLD',
  'WORK',
  'WORK_READY',
]);
/** Surely not done, and the way may be free later: such a failure was no say. */
const MENDS = ['unreachable', 'outOfService', 'throttled', 'untrusted', 'cancelled'];

/** Lives as long as its world. Throws in the very step in which something forbidden happened. */
export class Oracle implements Watcher {
  readonly #coverage: Coverage;
  /** Undefined until the first step tells the settings. */
  #facts: Facts | undefined;

  constructor(coverage: Coverage, facts?: Facts) {
    this.#coverage = coverage;
    this.#facts = facts;
  }

  /** An oracle that has seen the same and goes its own way from here. */
  branch(): Oracle {
    return new Oracle(this.#coverage, this.#facts && { ...this.#facts });
  }

  get facts(): Facts | undefined {
    return this.#facts;
  }

  changed(change: AgentChange): void {
    const facts = this.#facts;
    if (!facts) return;
    const was = facts.owned;
    const write = facts.written.find(({ index }) => index === writeBehind(change, facts));
    facts.lastWrite = write?.index;
    facts.owned = undefined;
    if (write?.target === 'NOT_READY' && write.fate !== 'lost') {
      const { index } = write;
      if (!write.relabels) {
        facts.owned = { root: index, latest: index, seenAt: undefined };
        facts.returnFailed = false;
      } else {
        // What came between the last look and the write, nobody can see: Finesse only shows our reason.
        facts.owned = { ...(was ?? write.relabels), latest: index };
      }
    } else if (was && stillOurs(facts, was) && change.by !== 'app') this.#coverage.overridden++;
    if (change.by === 'otherPc') this.#coverage.otherPc++;
  }

  lookedUp(id: number, agent: AgentReading): void {
    const facts = this.#facts;
    if (facts?.look?.id !== id) return;
    const { lastWrite, look, owned } = facts;
    facts.look = { ...look, agent, owned, lastWrite };
  }

  restarted({ policy }: Sight): void {
    if (!this.#facts) return;
    this.#coverage.restarts++;
    this.#facts = factsAfterRestart(this.#facts, policy);
  }

  stepped(sight: Sight, event: Event, commands: readonly Command[]): void {
    this.#facts ??= firstFacts(sight.policy);
    const facts = this.#facts;
    const { now, policy } = sight;
    facts.fresh = undefined;
    if (facts.pausedUntil !== undefined && now >= facts.pausedUntil) facts.pausedUntil = undefined;
    endEpisode(facts, sight);
    this.#hear(facts, sight, event);
    endEpisode(facts, sight);
    for (const command of commands) {
      if (command.type === 'record') {
        checkEntry(facts, command.entry, now, policy);
        if (command.entry.event === 'write') this.#settle(facts, command.entry.result);
      }
    }
    for (const command of commands) this.#command(facts, sight, command);
    checkForgotten(facts, now, policy);
    this.#watchQuestion(facts, sight);
  }

  #command(facts: Facts, sight: Sight, command: Command): void {
    const { now } = sight;
    switch (command.type) {
      case 'record':
      case 'readPresence':
      case 'saveOwnership':
        return;
      case 'readAgent':
      case 'readReasonCodes':
      case 'setAgentState':
        if (facts.silenced) throw new Error(`I10: ${command.type} after a 401`);
    }
    if (command.type === 'readReasonCodes') facts.codesAsked = command.id;
    if (command.type === 'readAgent') {
      if (facts.look) throw new Error('a reading was asked for before the last one was answered');
      const { lastWrite } = facts;
      facts.look = { id: command.id, askedAt: now, agent: undefined, owned: undefined, lastWrite };
    }
    if (command.type !== 'setAgentState') return;
    const { relabels } = checkWrite(facts, sight, command.target, this.#coverage);
    const { id, target } = command;
    const reasonCodeId = target.state === 'NOT_READY' ? target.reasonCodeId : undefined;
    const written: Written = {
      index: facts.writes,
      id,
      target: target.state,
      reasonCodeId,
      relabels,
      at: now,
      answeredAt: undefined,
      fate: 'open',
    };
    facts.written = [...facts.written.slice(-3), written];
    facts.writes++;
    facts.writtenAt = [...facts.writtenAt.slice(-100), now];
    facts.word = undefined;
    if (target.state === 'READY') return;
    facts.said = true;
    if (relabels) return;
    // Nothing was ours right before, so no older word about it counts.
    facts.delayUntil = -Infinity;
    if (facts.refused) facts.refused = { reasonCodeId, tried: true };
  }

  /** The journal says what became of a write. */
  #settle(facts: Facts, result: 'done' | 'failed' | 'overtaken'): void {
    const write = facts.written.at(-1);
    if (!write) return;
    setWrite(facts, { ...write, fate: result === 'done' ? 'done' : 'lost' });
    if (result !== 'failed') return;
    this.#coverage.failedWrites++;
    if (write.answeredAt === undefined) return;
    if (write.target === 'READY') facts.returnFailed = true;
    else if (write.relabels) facts.relabelFailed = true;
  }

  #hear(facts: Facts, sight: Sight, event: Event): void {
    const { at } = event;
    switch (event.type) {
      case 'presenceHeard':
        hearPresence(facts, sight, event.reading.status, at);
        return;
      case 'presenceLost':
        this.#coverage.lost++;
        facts.lost = true;
        return;
      case 'woke':
        facts.presence = undefined;
        if (event.sleptMs <= LONG_SLEEP) return;
        this.#coverage.sleeps++;
        facts.offerFrom = facts.writes;
        return;
      case 'credentialsGiven':
        facts.silenced = false;
        return;
      case 'agentRead':
        this.#hearReading(facts, event);
        return;
      case 'reasonCodesRead':
        if (event.id !== facts.codesAsked) return;
        facts.codesAsked = undefined;
        if (event.outcome.ok) facts.codes = event.outcome.value;
        else this.#hearFailure(facts, event.outcome.failure.kind);
        return;
      case 'changeAnswered':
        this.#hearAnswer(facts, event);
        return;
      case 'deskChanged': {
        const { desk } = event;
        if (desk === facts.desk.at) return;
        if (facts.desk.at === 'away') facts.backSince = at;
        facts.desk = { at: desk, since: at };
        return;
      }
      case 'timePassed':
      case 'accessTold':
      case 'looked':
        return;
      case 'modeChosen':
      case 'paused':
      case 'resumed':
      case 'answered':
      case 'stayChosen':
      case 'readyChosen':
      case 'delayChosen':
        this.#hearChoice(facts, event);
    }
  }

  #hearChoice(
    facts: Facts,
    event: Extract<
      Event,
      {
        type:
          | 'modeChosen'
          | 'paused'
          | 'resumed'
          | 'answered'
          | 'stayChosen'
          | 'readyChosen'
          | 'delayChosen';
      }
    >,
  ): void {
    const { at } = event;
    const ours = stillOurs(facts, facts.owned) ? facts.owned : undefined;
    switch (event.type) {
      case 'modeChosen':
        facts.modes = modesOf(event.mode);
        facts.asksFromNowOn = false;
        facts.writtenAt = [];
        facts.offerFrom = facts.writes;
        facts.word = undefined;
        return;
      case 'paused':
        this.#coverage.pauses++;
        facts.pausedUntil = event.until;
        facts.freeFrom = facts.writes;
        facts.word = undefined;
        return;
      case 'resumed':
        facts.pausedUntil = undefined;
        return;
      case 'stayChosen':
        if (!ours && facts.written.at(-1)?.fate !== 'open') return;
        this.#coverage.stays++;
        letGo(facts);
        return;
      case 'readyChosen':
        if (!ours) return;
        this.#coverage.readyNow++;
        giveWord(facts, 'READY', at, ours.root);
        facts.delayUntil = -Infinity;
        facts.returnFailed = false;
        return;
      case 'delayChosen':
        if (facts.word?.target === 'READY') facts.word = undefined;
        if (ours?.seenAt === undefined) return;
        this.#coverage.delays++;
        facts.delayUntil = at + event.delayMs;
        return;
      case 'answered': {
        const { shown } = facts;
        if (shown?.id !== event.question || at >= shown.since + QUESTION_WAITS) return;
        const { target } = shown;
        if (event.answer === 'yes') {
          this.#coverage.yes++;
          giveWord(facts, target, at, target === 'READY' ? ours?.root : undefined);
          return;
        }
        this.#coverage.no++;
        if (target === 'READY') letGo(facts);
        else facts.said = facts.episode;
      }
    }
  }

  #hearReading(facts: Facts, event: Extract<Event, { type: 'agentRead' }>): void {
    const { look } = facts;
    const { at, outcome } = event;
    if (look?.id !== event.id) {
      this.#coverage.lateOrTwice++;
      return;
    }
    facts.look = undefined;
    if (!outcome.ok) {
      facts.wellSince = undefined;
      this.#hearFailure(facts, outcome.failure.kind);
      return;
    }
    facts.fresh = look;
    facts.wellSince ??= at;
    const { dialogs, state } = outcome.value;
    if (facts.owned && facts.owned.seenAt === undefined && look.owned?.root === facts.owned.root) {
      facts.owned = { ...facts.owned, seenAt: at };
    }
    if (!CONTACT.has(state) && (dialogs ?? 0) === 0) return;
    this.#coverage.contacts++;
    facts.contactSeenAt = at;
    if (facts.call === 'somebodys') facts.call = 'customers';
  }

  #hearAnswer(facts: Facts, { at, id, outcome }: Extract<Event, { type: 'changeAnswered' }>): void {
    const write = facts.written.at(-1);
    if (write?.id !== id || write.answeredAt !== undefined || write.fate !== 'open') {
      this.#coverage.lateOrTwice++;
      return;
    }
    if (outcome.ok || outcome.failure.mayHaveArrived) {
      setWrite(facts, { ...write, answeredAt: at });
      if (!outcome.ok) this.#hearFailure(facts, outcome.failure.kind);
      return;
    }
    const { kind } = outcome.failure;
    this.#hearFailure(facts, kind);
    if (kind !== 'refused') facts.wellSince = undefined;
    const { reasonCodeId, relabels, target } = write;
    if (MENDS.includes(kind)) {
      // Unless the person let go of it meanwhile.
      if (target === 'NOT_READY' && !relabels && write.index >= facts.freeFrom) facts.said = false;
    } else if (target === 'READY') facts.returnFailed = true;
    else if (relabels) facts.relabelFailed = true;
    else if (kind === 'refused') facts.refused ??= { reasonCodeId, tried: false };
  }

  #hearFailure(facts: Facts, kind: string): void {
    if (kind !== 'credentials') return;
    facts.silenced = true;
    this.#coverage.refused++;
  }

  #watchQuestion(facts: Facts, { now, question }: Sight): void {
    const { shown } = facts;
    if (question?.id === shown?.id) return;
    if (shown && !question && now >= shown.since + QUESTION_WAITS) this.#coverage.unanswered++;
    facts.shown = question && { ...question, since: now };
  }
}

/**
 * The write behind a change. Finesse does not say who asked: the very reason that we have just
 * asked for, chosen by somebody else before we saw ours, counts as ours (docs/decisions.md,
 * "What cannot be proved"); and so does an older write of ours that comes to pass only now.
 */
function writeBehind(change: AgentChange, { written }: Facts): number | undefined {
  const open = written.at(-1);
  const alike =
    open?.fate === 'open' &&
    open.target === 'NOT_READY' &&
    change.to === 'NOT_READY' &&
    open.reasonCodeId === change.reasonCodeId;
  return alike ? open.index : change.write;
}

function setWrite(facts: Facts, write: Written): void {
  facts.written = facts.written.map((one) => (one.index === write.index ? write : one));
}

function giveWord(facts: Facts, target: Word['target'], at: number, root: Word['root']): void {
  const { word } = facts;
  const again = word?.target === target && word.root === root && at < word.givenAt + WORD_HOLDS;
  facts.word = { target, givenAt: at, since: again ? word.since : at, root };
}

/** "Stay Not Ready": from now on it is the person's, and the rest of the episode is silent. */
function letGo(facts: Facts): void {
  facts.freeFrom = facts.writes;
  facts.word = undefined;
  facts.delayUntil = -Infinity;
  facts.said = facts.episode;
}

function hearPresence(facts: Facts, { policy }: Sight, status: string, at: number): void {
  const rule = status === 'unlisted' ? undefined : policy.rules[status as 'active'];
  const sort = rule?.action === 'notReady' ? 'asks' : (rule?.action ?? 'hold');
  const label = sort === 'asks' ? (rule?.reason ?? '') : '';
  const { lost, presence } = facts;
  const known = presence && !lost && at < presence.confirmedAt + policy.presenceStaleMs;
  const unbroken =
    known &&
    presence.sort === sort &&
    presence.label === label &&
    (presence.status === 'inactive') === (status === 'inactive');
  facts.lost = false;
  const since = unbroken ? presence.since : at;
  const confirmations = [...(unbroken ? presence.confirmations : []), at];
  facts.presence = { status, sort, label, since, confirmedAt: at, confirmations };
  if (status !== 'call') facts.call = 'none';
  else if (facts.call === 'none') {
    facts.call = at - facts.contactSeenAt <= CALL_LAGS ? 'customers' : 'somebodys';
  }
  if (shows(facts, policy, at)?.sort !== 'asks') return;
  facts.episode = true;
  if (facts.word?.target === 'READY') facts.word = undefined;
}

/** A clear presence that lasted, as long as it was known to last. */
function endEpisode(facts: Facts, { now, policy }: Sight): void {
  const { presence } = facts;
  if (!presence) return;
  const until = Math.min(now, presence.confirmedAt + policy.presenceStaleMs - 1);
  const shown: Stretch | undefined = shows(facts, policy, until);
  if (shown?.sort !== 'clear' || until < shown.since + dwellOf(shown, policy)) return;
  facts.episode = false;
  facts.said = false;
  facts.refused = undefined;
  facts.relabelFailed = false;
  if (facts.word?.target === 'NOT_READY') facts.word = undefined;
}
