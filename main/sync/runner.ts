/** Holds the engine's state, performs its wishes, and keeps its one timer. */
import type { Command, Event } from '../core/engine/events.ts';
import { nextWake } from '../core/engine/schedule.ts';
import type { EngineState } from '../core/engine/state.ts';
import { begin, step, type EarlierRun } from '../core/engine/step.ts';
import type { Entry } from '../core/journal.ts';
import { failed, type Outcome } from '../core/outcome.ts';
import type { Policy } from '../core/policy.ts';
import { MINUTE_MS, type Instant } from '../core/time.ts';
import type {
  AgentDesk,
  Clock,
  DeskActivity,
  OwnershipStore,
  PresenceNews,
  PresenceSource,
  Stop,
} from './ports.ts';

export interface RunnerOptions {
  readonly policy: Policy;
  readonly presence: PresenceSource;
  readonly desk: AgentDesk;
  readonly ownership: OwnershipStore;
  /** What an earlier run left behind. */
  readonly earlier: EarlierRun;
  /** A pause that the person chose before this run; `Infinity` until they resume. */
  readonly pausedUntil?: Instant | undefined;
  /** Left out where nothing can tell whether somebody is at the desk. */
  readonly deskActivity?: DeskActivity;
  readonly clock: Clock;
  /** The date and time that the machine shows, in milliseconds since 1970. */
  readonly wallNow: () => number;
  readonly record: (entry: Entry) => void;
  /** A thrown error is a bug: it is reported, and the engine goes on without the answer. */
  readonly onBug: (error: unknown) => void;
  /** After each event: the state is another one. Must not throw. */
  readonly onChange?: () => void;
}

/** An event without its time, which the runner adds. */
export type Happening = Event extends infer E ? (E extends Event ? Omit<E, 'at'> : never) : never;

/** A timer that comes this late, or a date that jumped this far, means that the machine slept. */
const SLEPT_MS = MINUTE_MS;

/** Lives from `start` to `stop`; nothing is performed or heard outside that. */
export class Runner {
  readonly #options: RunnerOptions;
  #current: EngineState;
  #dueAt: Instant | undefined;
  #cancelWake = (): void => undefined;
  #stopPresence: Stop = () => Promise.resolve();
  #stopDesk: Stop = () => Promise.resolve();
  /** By how much the date and time shown run ahead of the steady clock. */
  #drift: number;
  #heardAt: Instant;
  #stopped = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#heardAt = options.clock.now();
    const begun = begin(options.policy, this.#heardAt, options.earlier);
    this.#current = { ...begun, pausedUntil: options.pausedUntil };
    this.#drift = options.wallNow() - options.clock.now();
  }

  get state(): EngineState {
    return this.#current;
  }

  start(): void {
    this.hear({ type: 'timePassed' });
    const { deskActivity, presence } = this.#options;
    if (deskActivity) {
      this.#stopDesk = deskActivity.start((desk) => this.hear({ type: 'deskChanged', desk }));
    }
    this.#stopPresence = presence.start((news) => this.hear(heardFrom(news)));
  }

  hear(happening: Happening): void {
    if (this.#stopped) return;
    this.#noticeSleep();
    this.#take({ ...happening, at: this.#options.clock.now() });
  }

  /** Nothing is changed in Finesse on the way out (I11). */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelWake();
    await Promise.all([this.#stopPresence(), this.#stopDesk(), this.#options.desk.stop()]);
  }

  /** Suspended timers come late, or the date shown runs ahead of the steady clock: lost time. */
  #noticeSleep(): void {
    const { clock, wallNow } = this.#options;
    const now = clock.now();
    const late = this.#dueAt === undefined ? 0 : now - this.#dueAt;
    const jumped = wallNow() - now - this.#drift;
    this.#drift += jumped;
    // It may have begun right after the last event: rather too long than too short (I4).
    const asleep = late >= SLEPT_MS ? now - this.#heardAt : 0;
    const sleptMs = Math.max(asleep, jumped);
    if (sleptMs >= SLEPT_MS) this.#take({ type: 'woke', at: now, sleptMs });
  }

  #take(event: Event): void {
    const { clock, policy } = this.#options;
    const next = step(this.#current, event, policy);
    this.#current = next.state;
    this.#heardAt = event.at;
    for (const command of next.commands) this.#perform(command);
    this.#cancelWake();
    this.#dueAt = nextWake(this.#current, policy, event.at);
    if (this.#dueAt !== undefined) {
      this.#cancelWake = clock.wakeAt(this.#dueAt, () => this.hear({ type: 'timePassed' }));
    }
    this.#options.onChange?.();
  }

  #perform(command: Command): void {
    const { desk, presence } = this.#options;
    switch (command.type) {
      case 'record':
        this.#options.record(command.entry);
        return;
      case 'saveOwnership':
        this.#options.ownership.save(command.ownership);
        return;
      case 'readPresence':
        this.#ask(presence.read(), (outcome) =>
          outcome.ok
            ? { type: 'presenceHeard', reading: outcome.value }
            : { type: 'presenceLost', failure: outcome.failure },
        );
        return;
      case 'readAgent': {
        const { dialogs, id } = command;
        this.#ask(desk.read({ dialogs }), (outcome) => ({ type: 'agentRead', id, outcome }));
        return;
      }
      case 'readReasonCodes': {
        const { id } = command;
        this.#ask(desk.reasonCodes(), (outcome) => ({ type: 'reasonCodesRead', id, outcome }));
        return;
      }
      case 'setAgentState': {
        const { id, target } = command;
        this.#ask(desk.set(target), (outcome) => ({ type: 'changeAnswered', id, outcome }));
      }
    }
  }

  #ask<T>(question: Promise<Outcome<T>>, heard: (outcome: Outcome<T>) => Happening): void {
    const answer = question.catch((error: unknown) => {
      this.#options.onBug(error);
      return failed('unreadable', 'an error in this app', { mayHaveArrived: true });
    });
    answer.then((outcome) => this.hear(heard(outcome))).catch(this.#options.onBug);
  }
}

function heardFrom(news: PresenceNews): Happening {
  return news.kind === 'reading'
    ? { type: 'presenceHeard', reading: news.reading }
    : { type: 'presenceLost', failure: news.failure };
}
