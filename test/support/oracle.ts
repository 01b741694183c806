/**
 * What must never happen, judged from outside: it sees who changed the agent's state, what Webex
 * showed, and what was asked of Finesse. It knows nothing of how the engine decides.
 */
import type { AgentState } from '../../main/core/agent.ts';
import type { Command, Event } from '../../main/core/engine/events.ts';
import { modesOf, type Modes } from '../../main/core/settings.ts';
import { sentenceOf } from '../../main/core/reasons.ts';
import type { World } from './world.ts';

const HANDS_OFF: ReadonlySet<AgentState> = new Set<AgentState>([
  'LOGOUT',
  'RESERVED',
  'RESERVED_OUTBOUND',
  'RESERVED_OUTBOUND_PREVIEW',
  'TALKING',
  'HOLD',
  'WORK',
  'WORK_READY',
  'UNKNOWN',
]);
const ASKING = ['DoNotDisturb', 'call', 'meeting', 'presenting', 'unknown', 'busy'];
const CLEAR = ['active', 'calendarItem'];
const TEN_MINUTES = 600_000;
const FIVE_MINUTES = 300_000;
const YES_HOLDS = 60_000;

/** Counts what a walk reached, so that a walk that reaches nothing cannot pass for a proof. */
export interface Coverage {
  notReady: number;
  restored: number;
  overridden: number;
  refused: number;
  contacts: number;
  pauses: number;
  lost: number;
  failedWrites: number;
}

export function noCoverage(): Coverage {
  return {
    notReady: 0,
    restored: 0,
    overridden: 0,
    refused: 0,
    contacts: 0,
    pauses: 0,
    lost: 0,
    failedWrites: 0,
  };
}

/** Lives as long as its world; `onStep` is called after each step of the engine. */
export class Oracle {
  readonly coverage: Coverage;
  #silenced = false;
  #paused = false;
  #modes: Modes = { notReady: 'auto', ready: 'auto' };
  /** The person said yes or "Ready now", and it is carried out until then. */
  #yesUntil = -Infinity;
  /** Ready may no longer be set by us for what was ours before this. */
  #onlyOfferedBefore = -Infinity;
  /** Since when Webex has been asking for the same label, or has been clear, without a break. */
  #asking = { label: '', since: Infinity };
  #clear = { sort: 'active', since: Infinity };
  #lost = false;
  /** We had our say; until a stable clear presence no second Not Ready may follow. */
  #said = false;
  /** The reason code that was refused: another one may be tried once. */
  #refused: { readonly reasonCodeId: number | undefined } | undefined;
  readonly #writtenAt: number[] = [];

  constructor(coverage: Coverage) {
    this.coverage = coverage;
  }

  onStep(world: World, event: Event, commands: readonly Command[]): void {
    this.#passTime(world);
    this.#hear(world, event);
    for (const command of commands) {
      if (command.type === 'record') {
        this.#checkEntry(world, command);
        continue;
      }
      if (command.type === 'readPresence' || command.type === 'saveOwnership') continue;
      if (this.#silenced) throw new Error(`I10: ${command.type} after a 401`);
      if (command.type === 'setAgentState') this.#checkWrite(world, command.target.state);
    }
  }

  #passTime(world: World): void {
    if (world.now < this.#clear.since + world.policy.clearAfterMs) return;
    this.#said = false;
    this.#refused = undefined;
  }

  #hear(world: World, event: Event): void {
    switch (event.type) {
      case 'presenceHeard':
        this.#hearPresence(event.reading.status, event.at, world);
        return;
      case 'presenceLost':
        this.coverage.lost++;
        this.#lost = true;
        this.#asking = { label: '', since: Infinity };
        this.#clear.since = Infinity;
        return;
      case 'woke':
        this.#asking = { label: '', since: Infinity };
        this.#clear.since = Infinity;
        this.#lost = true;
        if (event.sleptMs > FIVE_MINUTES) this.#onlyOfferedBefore = event.at;
        return;
      case 'modeChosen':
        this.#modes = modesOf(event.mode);
        this.#writtenAt.length = 0;
        this.#onlyOfferedBefore = event.at;
        return;
      case 'paused':
        this.coverage.pauses++;
        this.#paused = true;
        this.#onlyOfferedBefore = event.at;
        return;
      case 'resumed':
        this.#paused = false;
        return;
      case 'credentialsGiven':
        this.#silenced = false;
        return;
      case 'agentRead':
      case 'reasonCodesRead':
      case 'changeAnswered': {
        const { outcome } = event;
        if (event.type === 'changeAnswered') this.#hearAnswer(world, event);
        if (outcome.ok || outcome.failure.kind !== 'credentials') return;
        this.#silenced = true;
        this.coverage.refused++;
        return;
      }
      case 'deskChanged':
        if (world.presenceNow?.status === 'inactive') this.#hearClear(world, 'inactive', event.at);
        return;
      case 'readyChosen':
        this.#yesUntil = event.at + YES_HOLDS;
        return;
      case 'answered':
        if (event.answer === 'yes') this.#yesUntil = event.at + YES_HOLDS;
        return;
      case 'stayChosen':
      case 'delayChosen':
      case 'timePassed':
      case 'looked':
    }
  }

  #hearAnswer(world: World, { outcome }: Extract<Event, { type: 'changeAnswered' }>): void {
    if (outcome.ok) return;
    this.coverage.failedWrites++;
    const { kind, mayHaveArrived } = outcome.failure;
    // It surely did not happen and the way may be free later: that was no say.
    const again = ['unreachable', 'outOfService', 'throttled', 'untrusted', 'cancelled'];
    if (!mayHaveArrived && again.includes(kind)) this.#said = false;
    const { reasonCodeId, target } = world.writes.at(-1) ?? {};
    if (kind === 'refused' && target === 'NOT_READY') this.#refused ??= { reasonCodeId };
  }

  #hearPresence(status: string, at: number, world: World): void {
    this.#lost = false;
    const rule = status === 'unlisted' ? undefined : world.policy.rules[status as 'active'];
    const label = ASKING.includes(status) ? (rule?.reason ?? '') : '';
    if (label === '') this.#asking = { label: '', since: Infinity };
    else if (label !== this.#asking.label) this.#asking = { label, since: at };
    this.#hearClear(world, status, at);
  }

  /** Active is clear; inactive only for a person at the desk, and it is not the same as active. */
  #hearClear(world: World, status: string, at: number): void {
    const clear =
      CLEAR.includes(status) || (status === 'inactive' && world.engine.desk.at === 'atDesk');
    const sort = status === 'inactive' ? 'inactive' : 'active';
    if (!clear) this.#clear = { sort, since: Infinity };
    else if (this.#clear.sort !== sort || this.#clear.since === Infinity) {
      this.#clear = { sort, since: at };
    }
  }

  #checkWrite(world: World, target: 'READY' | 'NOT_READY'): void {
    const { agent, now } = world;
    if (this.#paused) throw new Error('I13: a write while paused');
    const mode = target === 'READY' ? this.#modes.ready : this.#modes.notReady;
    if (mode === 'observe') throw new Error('I13: a write in mode observe');
    if (mode === 'ask' && this.#yesUntil < now) throw new Error('a write without being asked for');
    if (HANDS_OFF.has(agent.state)) throw new Error(`I2: a write in ${agent.state}`);
    if (agent.pendingState !== undefined) throw new Error('I2: a write over a pending change');
    if (world.platform === 'UCCX' && (agent.dialogs ?? 0) > 0) {
      throw new Error('I2: a write during a call');
    }
    if (this.#lost) throw new Error('I6: a write without presence');
    this.#writtenAt.push(now);
    const recent = this.#writtenAt.filter((at) => now - at < TEN_MINUTES).length;
    if (recent > world.policy.changesPer10Min) throw new Error('I8: too many writes');
    if (target === 'READY') this.#checkReady(world);
    else this.#checkNotReady(world);
  }

  #checkReady({ agent, changes, now, policy }: World): void {
    const last = changes.at(-1);
    const ours = last?.by === 'app' && last.to === 'NOT_READY';
    if (!ours || agent.state !== 'NOT_READY') throw new Error('I1: READY over what is not ours');
    if (agent.stateChangeTime === '') throw new Error('I1: READY without a stateChangeTime');
    if (last.at <= this.#onlyOfferedBefore) throw new Error('I4/I11: READY may only be offered');
    if (now < this.#clear.since + policy.returnAfterMs) {
      throw new Error('I6: READY without a clear presence that lasted');
    }
    this.coverage.restored++;
  }

  #checkNotReady(world: World): void {
    if (world.agent.state === 'NOT_READY') {
      if (world.changes.at(-1)?.by !== 'app') throw new Error('I7: of others, re-labelled');
      return;
    }
    if (world.agent.state !== 'READY') throw new Error('I7: a Not Ready of others re-labelled');
    const status = world.presenceNow?.status ?? '';
    const rule = world.policy.rules[status as 'active'];
    const dwellMs = rule.enterAfterMs ?? 0;
    if (world.now < this.#asking.since + dwellMs) throw new Error('I8: a write before its dwell');
    const { reasonCodeId } = world.writes.at(-1) ?? {};
    const other = this.#refused && this.#refused.reasonCodeId !== reasonCodeId;
    if (this.#said && !other) throw new Error('I5/I9: a second say in one episode');
    if (this.#said) this.#refused = { reasonCodeId };
    this.#said = true;
    this.coverage.notReady++;
  }

  #checkEntry(world: World, { entry }: Extract<Command, { type: 'record' }>): void {
    if (entry.event === 'decision') {
      const sentence = sentenceOf(entry.reason, String);
      if (!/^["A-Z].*\.$/.test(sentence)) throw new Error(`I12: no sentence: "${sentence}"`);
      return;
    }
    if (entry.event !== 'write' || entry.result !== 'done') return;
    // That an agent clicked Ready in the same moment as we did is as good as done.
    if (entry.target.state === 'READY') {
      if (world.agent.state === 'NOT_READY') throw new Error('I9: done, but not Ready');
      return;
    }
    const last = world.changes.at(-1);
    if (last?.by !== 'app' || last.to !== 'NOT_READY') {
      throw new Error('I9: done, but Finesse never did it');
    }
  }
}
