/** What the runner needs from the world. Each port is owned by its user, here, and implemented elsewhere. */
import type { AgentReading, ReasonCode, StateTarget } from '../core/agent.ts';
import type { DeskPresence } from '../core/desk.ts';
import type { Ownership } from '../core/engine/state.ts';
import type { Failure, Outcome } from '../core/outcome.ts';
import type { PresenceReading } from '../core/presence.ts';
import type { Instant } from '../core/time.ts';

/** Ends what was started. Safe to call twice; resolves when nothing is left behind. */
export type Stop = () => Promise<void>;

export interface Clock {
  /** Milliseconds since 1970 that never go back, whatever happens to the wall clock. */
  now(): Instant;
  /** Calls once at or after `at`. The returned function cancels it. */
  wakeAt(at: Instant, wake: () => void): () => void;
}

export type PresenceNews =
  | { readonly kind: 'reading'; readonly reading: PresenceReading }
  /** Neither live nor REST presence can be had at the moment. */
  | { readonly kind: 'lost'; readonly failure: Failure };

/** The person's own Webex presence, from wherever it can be had. */
export interface PresenceSource {
  /** Begins to listen. News arrive whenever something was heard, also when it is the same as before. */
  start(listener: (news: PresenceNews) => void): Stop;
  /** Asks now: answers at once from healthy live presence, else by one REST call. */
  read(): Promise<Outcome<PresenceReading>>;
}

/** Whether the person is at this computer; a host without a desktop has none of these. */
export interface DeskActivity {
  /** Tells the present state at once, and every change of it. */
  start(listener: (desk: DeskPresence) => void): Stop;
}

/** Keeps the proof of ownership over a restart (I11). Never throws; a failure is told by the store. */
export interface OwnershipStore {
  save(ownership: Ownership | undefined): void;
}

/** The agent's own place in Finesse. One request at a time; after the first 401 none at all (I10). */
export interface AgentDesk {
  /** Reads the own User; `dialogs` asks for the number of dialogs too (a second request). */
  read(options: { readonly dialogs: boolean }): Promise<Outcome<AgentReading>>;
  /** The NOT_READY reason codes that this agent may use, system codes included and marked. */
  reasonCodes(): Promise<Outcome<readonly ReasonCode[]>>;
  /** Asks for a state. Success means "accepted" (202), not "done" (I9). Never retried inside. */
  set(target: StateTarget): Promise<Outcome<undefined>>;
  /** The person gave new credentials: traffic may begin again after a 401. */
  resume(password: string): void;
  stop: Stop;
}
