/** A small world in simulated time around the engine: one agent, one Finesse, one Webex, and people. */
import {
  inContact,
  type AgentReading,
  type AgentState,
  type Platform,
  type ReasonCode,
} from '../../main/core/agent.ts';
import { begin, step, type EarlierRun } from '../../main/core/engine/step.ts';
import type { Command, Event } from '../../main/core/engine/events.ts';
import { nextWake } from '../../main/core/engine/schedule.ts';
import type { EngineState, Ownership } from '../../main/core/engine/state.ts';
import type { Entry } from '../../main/core/journal.ts';
import { failed, success, type Failure, type Outcome } from '../../main/core/outcome.ts';
import { ownershipRecord, readOwnershipRecord } from '../../main/core/ownership-record.ts';
import { policyFrom, type Policy } from '../../main/core/policy.ts';
import type { PresenceReading, PresenceStatus } from '../../main/core/presence.ts';
import { parseSettings } from '../../main/core/settings.ts';
import { sentenceOf } from '../../main/core/reasons.ts';
import { ENGLISH } from './english.ts';
import type { Actor, AgentChange, ShownQuestion, Sight, Watcher } from './sight.ts';

export interface Write {
  readonly at: number;
  readonly target: 'READY' | 'NOT_READY';
  readonly reasonCodeId: number | undefined;
  /** What the world really was when the wish came. */
  readonly agentState: AgentState;
  readonly lastChange: AgentChange | undefined;
}

export const CODES: readonly ReasonCode[] = [
  { id: 41, code: 101, label: 'Webex Meeting', systemCode: false },
  { id: 42, code: 102, label: 'Webex Call', systemCode: false },
  { id: 43, code: 103, label: 'Webex DND', systemCode: false },
  { id: 44, code: 104, label: 'Webex Unavailable', systemCode: false },
  { id: 45, code: 201, label: 'Lunch', systemCode: false },
];

/** Each platform has its own numbers for what Finesse and supervisors set. */
export const SYSTEM_CODES: Readonly<Record<Platform, readonly ReasonCode[]>> = {
  UCCE: [
    { id: 90, code: 999, label: 'Supervisor Initiated', systemCode: true },
    { id: 91, code: 32767, label: 'Call Not Answered', systemCode: true },
  ],
  UCCX: [
    { id: 90, code: 33, label: 'Supervisor Initiated', systemCode: true },
    { id: 91, code: 32763, label: 'Call Not Answered', systemCode: true },
  ],
};

export function policyOf(overrides: Record<string, unknown> = {}): Policy {
  const parsed = parseSettings({
    version: 1,
    finesse: { nodes: ['https://finesse-a.example.com:8445'], user: '1001' },
    ...overrides,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return policyFrom(parsed.settings, 0);
}

export interface WorldOptions {
  readonly policy?: Policy;
  readonly platform?: Platform;
  readonly state?: AgentState;
  readonly codes?: readonly ReasonCode[];
  readonly earlier?: EarlierRun;
  /** Called after every step with the commands that it wished for. */
  readonly onStep?: (world: World, event: Event, commands: readonly Command[]) => void;
  readonly watcher?: Watcher;
}

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
  /** True for what the world does by itself, whether the app runs or not. */
  readonly survives: boolean;
}

const CONFIRM_MS = 5 * 60_000;
const START = Date.UTC(2026, 10, 23, 8, 0, 0);

/** Lives for one story. Everything happens in `advance`, in the order of its time. */
export class World implements Sight {
  readonly policy: Policy;
  readonly platform: Platform;
  readonly writes: Write[] = [];
  readonly requests: { readonly at: number; readonly kind: Command['type'] }[] = [];
  readonly entries: Entry[] = [];
  readonly changes: AgentChange[] = [];
  engine: EngineState;
  now = START;
  agent: AgentReading;
  codes: readonly ReasonCode[];
  /** What every request to Finesse is answered with, when set. */
  finesseFails: Failure | undefined;
  /** What a write is answered with, when set; reads go on. */
  writeFails: Failure | undefined;
  /** Writes are accepted and then lost. */
  swallowWrites = false;
  applyAfterMs = 150;
  /** How long an answer takes from now on; Finesse looks up its answer half-way. */
  answerMs = 20;
  /** Every answer comes a second time, this much later. */
  echoMs: number | undefined;
  presenceNow: PresenceReading | undefined;
  /** What is on disk. */
  saved: Ownership | undefined;
  /** Webex says nothing by itself any more, not even that it is still there. */
  webexSilent = false;
  private queue: Due[] = [];
  private order = 0;
  private afterCall:
    { readonly reasonCodeId: number | undefined; readonly write: number } | undefined;
  private readonly onStep: WorldOptions['onStep'];
  private readonly watcher: Watcher | undefined;

  constructor(options: WorldOptions = {}) {
    this.policy = options.policy ?? policyOf();
    this.platform = options.platform ?? 'UCCE';
    this.codes = options.codes ?? CODES;
    this.onStep = options.onStep;
    this.watcher = options.watcher;
    this.agent = {
      loginId: '1001',
      extension: '2001',
      state: options.state ?? 'READY',
      stateChangeTime: this.stamp(),
      stateAgeMs: undefined,
      pendingState: undefined,
      reasonCodeId: undefined,
      reasonCode: undefined,
      dialogs: 0,
      platform: this.platform,
      node: 'finesse-a.example.com:8445',
    };
    this.saved = options.earlier?.ownership;
    this.engine = begin(this.policy, this.now, options.earlier);
    this.hear({ type: 'timePassed', at: this.now });
    this.confirmPresence();
  }

  /** Webex shows something; it is heard at once. */
  presence(status: PresenceStatus | 'unlisted', raw: string = status): void {
    this.presenceNow = { status, raw, via: 'live', since: this.now };
    this.hear({ type: 'presenceHeard', at: this.now, reading: this.presenceNow });
  }

  presenceLost(failure: Failure = failed('unreachable', 'webex is away').failure): void {
    this.presenceNow = undefined;
    this.hear({ type: 'presenceLost', at: this.now, failure });
  }

  /** Somebody changes the agent's state in Finesse; the engine learns of it by reading. */
  change(by: Actor, state: AgentState, label?: string): void {
    if (by === 'customer' && state === 'READY' && this.afterCall) {
      const { reasonCodeId, write } = this.afterCall;
      this.apply('app', 'NOT_READY', reasonCodeId, write);
      return;
    }
    const known = [...this.codes, ...SYSTEM_CODES[this.platform]];
    const code = known.find((one) => one.label === label);
    this.apply(by, state, code?.id);
  }

  dialogs(count: number): void {
    this.agent = { ...this.agent, dialogs: count };
  }

  pending(pendingState: string | undefined): void {
    this.agent = { ...this.agent, pendingState };
  }

  /** Another sign-in, with another extension; whoever signs in is Not Ready at first. */
  signInAgain(extension: string): void {
    this.apply('agent', 'LOGOUT', undefined);
    this.agent = { ...this.agent, extension };
    this.apply('system', 'NOT_READY', undefined);
  }

  /** Finesse no longer knows since when the state stands, as after a start of its own. */
  forgetTime(): void {
    this.agent = { ...this.agent, stateChangeTime: '' };
  }

  hear(event: Event): void {
    const { state, commands } = step(this.engine, event, this.policy);
    this.engine = state;
    for (const command of commands) this.perform(command);
    this.onStep?.(this, event, commands);
    this.watcher?.stepped(this, event, commands);
  }

  /** The computer sleeps: the world goes on, nothing is heard, and answers wait until it is over. */
  sleep(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const at = this.queue.findIndex((one) => one.survives && one.at <= end);
      const [next] = at < 0 ? [] : this.queue.splice(at, 1);
      if (!next) break;
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    this.now = end;
    this.queue = this.queue.map((one) => ({ ...one, at: Math.max(one.at, end) }));
    // The host notices a minute, by the timer that came late.
    if (ms >= 60_000) this.hear({ type: 'woke', at: this.now, sleptMs: ms });
    else this.hear({ type: 'timePassed', at: this.now });
  }

  /** Lets `ms` pass with everything that falls due in it. */
  advance(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const next = this.queue[0];
      const wake = nextWake(this.engine, this.policy, this.now) ?? Infinity;
      const at = Math.min(next?.at ?? Infinity, wake);
      if (at > end) break;
      if (wake <= this.now) throw new Error('the engine wants to be woken in the past');
      this.now = at;
      if (next?.at === at) {
        this.queue.shift();
        next.run();
      } else {
        this.hear({ type: 'timePassed', at });
      }
    }
    this.now = end;
  }

  /** The app ends, by a crash or a restart of the computer, and begins again with what is on disk. */
  restart(downMs = 0): void {
    // Answers to the old run are lost with it; what Finesse accepted happens all the same.
    this.queue = this.queue.filter((one) => one.survives);
    const end = this.now + downMs;
    for (;;) {
      const next = this.queue[0];
      if (!next || next.at > end) break;
      this.queue.shift();
      this.now = next.at;
      next.run();
    }
    this.now = end;
    const record = this.saved && ownershipRecord(this.saved);
    this.engine = begin(this.policy, this.now, readOwnershipRecord(record, this.now));
    this.watcher?.restarted(this);
    this.hear({ type: 'timePassed', at: this.now });
    if (this.presenceNow) this.presence(this.presenceNow.status, this.presenceNow.raw);
  }

  /** The sentence of the latest decision. */
  get sentence(): string {
    const decision = this.entries.findLast((entry) => entry.event === 'decision');
    if (decision?.event !== 'decision') return '';
    return sentenceOf(decision.reason, (at) => new Date(at).toISOString().slice(11, 19), ENGLISH);
  }

  get question(): ShownQuestion | undefined {
    const { question } = this.engine;
    return question?.answer === 'open' ? { id: question.id, target: question.target } : undefined;
  }

  get reason(): string {
    const decision = this.entries.findLast((entry) => entry.event === 'decision');
    return decision?.event === 'decision' ? decision.reason.kind : '';
  }

  get attention(): string[] {
    return this.engine.told.attention.map(({ about }) => about);
  }

  /** Healthy live presence says every few minutes that nothing changed. */
  private confirmPresence(): void {
    this.later(CONFIRM_MS, () => {
      const reading = this.webexSilent ? undefined : this.presenceNow;
      if (reading) this.hear({ type: 'presenceHeard', at: this.now, reading });
      this.confirmPresence();
    });
  }

  private perform(command: Command): void {
    if (command.type === 'record') {
      this.entries.push(command.entry);
      return;
    }
    if (command.type === 'saveOwnership') {
      this.saved = command.ownership;
      return;
    }
    this.requests.push({ at: this.now, kind: command.type });
    switch (command.type) {
      case 'readAgent':
        this.readAgent(command);
        return;
      case 'readReasonCodes':
        this.answer(() => {
          const outcome = this.sent(this.codes);
          this.hear({ type: 'reasonCodesRead', at: this.now, id: command.id, outcome });
        });
        return;
      case 'readPresence':
        this.readPresence();
        return;
      case 'setAgentState':
        this.write(command);
    }
  }

  private readPresence(): void {
    let reading = this.presenceNow;
    this.later(this.answerMs / 2, () => (reading = this.presenceNow), false);
    this.answer(() => {
      if (reading) this.hear({ type: 'presenceHeard', at: this.now, reading });
      else this.presenceLost();
    });
  }

  private readAgent({ dialogs, id }: Extract<Command, { type: 'readAgent' }>): void {
    let reading = this.agent;
    const lookUp = (): void => {
      const changedAt = this.changes.at(-1)?.at ?? START;
      reading = {
        ...this.agent,
        stateAgeMs: this.now - changedAt,
        dialogs: dialogs ? this.agent.dialogs : undefined,
      };
      this.watcher?.lookedUp(id, this.agent);
    };
    this.later(this.answerMs / 2, lookUp, false);
    this.answer(() => {
      this.hear({ type: 'agentRead', at: this.now, id, outcome: this.sent(reading) });
    });
  }

  private write({ id, target }: Extract<Command, { type: 'setAgentState' }>): void {
    this.writes.push({
      at: this.now,
      target: target.state,
      reasonCodeId: target.state === 'NOT_READY' ? target.reasonCodeId : undefined,
      agentState: this.agent.state,
      lastChange: this.changes.at(-1),
    });
    const write = this.writes.length - 1;
    const failure = this.writeFails ?? this.finesseFails;
    this.answer(() => {
      const outcome: Outcome<undefined> = failure ? { ok: false, failure } : success(undefined);
      this.hear({ type: 'changeAnswered', at: this.now, id, outcome });
    });
    const arrives = failure === undefined || failure.mayHaveArrived;
    if (!arrives || this.swallowWrites) return;
    const reasonCodeId = target.state === 'NOT_READY' ? target.reasonCodeId : undefined;
    this.later(this.applyAfterMs, () => {
      // A call was faster: Finesse keeps Not Ready for afterwards, and forgets Ready.
      if (this.agent.state === 'READY' || this.agent.state === 'NOT_READY') {
        this.apply('app', target.state, reasonCodeId, write);
      } else if (inContact(this.agent) && target.state === 'NOT_READY') {
        this.agent = { ...this.agent, pendingState: 'NOT_READY' };
        this.afterCall = { reasonCodeId, write };
      }
    });
  }

  private apply(by: Actor, to: AgentState, reasonCodeId: number | undefined, write?: number): void {
    if (!inContact({ ...this.agent, state: to, dialogs: 0 })) {
      this.afterCall = undefined;
      this.agent = { ...this.agent, pendingState: undefined };
    }
    const change = { at: this.now, by, from: this.agent.state, to, reasonCodeId, write };
    this.changes.push(change);
    this.watcher?.changed(change);
    this.agent = {
      ...this.agent,
      state: to,
      stateChangeTime: this.stamp(),
      reasonCodeId: to === 'NOT_READY' ? reasonCodeId : undefined,
      reasonCode:
        to === 'NOT_READY'
          ? [...this.codes, ...SYSTEM_CODES[this.platform]].find(({ id }) => id === reasonCodeId)
          : undefined,
    };
  }

  private stamp(): string {
    // Two changes within a millisecond still differ, as they do on a server.
    return `${new Date(this.now).toISOString()}#${String(this.order++)}`;
  }

  private sent<T>(value: T): Outcome<T> {
    return this.finesseFails ? { ok: false, failure: this.finesseFails } : success(value);
  }

  private answer(run: () => void): void {
    this.later(this.answerMs, run, false);
    if (this.echoMs !== undefined) this.later(this.answerMs + this.echoMs, run, false);
  }

  private later(ms: number, run: () => void, survives = true): void {
    this.queue.push({ at: this.now + ms, order: this.order++, run, survives });
    this.queue.sort((a, b) => a.at - b.at || a.order - b.order);
  }
}
