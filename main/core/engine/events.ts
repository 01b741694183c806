/** What the engine hears (past participles with their time) and what it wishes (imperatives). */
import type { AccessNotice } from '../access-notices.ts';
import type { AgentReading, ReasonCode, StateTarget } from '../agent.ts';
import type { DeskPresence } from '../desk.ts';
import type { Entry } from '../journal.ts';
import type { Failure, Outcome } from '../outcome.ts';
import type { PresenceReading } from '../presence.ts';
import type { Mode, Modes } from '../settings.ts';
import type { Instant } from '../time.ts';
import type { Ownership } from './state.ts';

export type Event =
  | { readonly type: 'presenceHeard'; readonly at: Instant; readonly reading: PresenceReading }
  | { readonly type: 'presenceLost'; readonly at: Instant; readonly failure: Failure }
  | {
      readonly type: 'agentRead';
      readonly at: Instant;
      readonly id: number;
      readonly outcome: Outcome<AgentReading>;
    }
  | {
      readonly type: 'reasonCodesRead';
      readonly at: Instant;
      readonly id: number;
      readonly outcome: Outcome<readonly ReasonCode[]>;
    }
  | {
      readonly type: 'changeAnswered';
      readonly at: Instant;
      readonly id: number;
      readonly outcome: Outcome<undefined>;
    }
  | { readonly type: 'timePassed'; readonly at: Instant }
  | {
      readonly type: 'modeChosen';
      readonly at: Instant;
      readonly mode: Mode | Modes;
      /** What the person said about its end; nothing here hangs on it. */
      readonly until?: Instant;
      /** The end that the person had set to another mode. */
      readonly byItself?: true;
    }
  /** `until` is `Infinity` for "until I resume". */
  | { readonly type: 'paused'; readonly at: Instant; readonly until: Instant }
  | { readonly type: 'resumed'; readonly at: Instant }
  /** The answer to the question with this id; an answer to an older one is no answer. */
  | {
      readonly type: 'answered';
      readonly at: Instant;
      readonly question: number;
      readonly answer: 'yes' | 'no';
    }
  /** "Stay Not Ready": what is ours becomes the person's. */
  | { readonly type: 'stayChosen'; readonly at: Instant }
  /** "Ready now": without waiting for the countdown. */
  | { readonly type: 'readyChosen'; readonly at: Instant }
  /** "5 more minutes" and the like. */
  | { readonly type: 'delayChosen'; readonly at: Instant; readonly delayMs: number }
  /** The person gave Finesse credentials after a 401. */
  | { readonly type: 'credentialsGiven'; readonly at: Instant }
  /** What there is to know about a sign-in to Webex that still works; replaces what was told before. */
  | {
      readonly type: 'accessTold';
      readonly at: Instant;
      readonly notices: readonly AccessNotice[];
    }
  /** The machine, or this process, was not running for a while. */
  | { readonly type: 'woke'; readonly at: Instant; readonly sleptMs: number }
  | { readonly type: 'deskChanged'; readonly at: Instant; readonly desk: DeskPresence }
  /** Somebody looks: the window opened, the screen was unlocked. */
  | { readonly type: 'looked'; readonly at: Instant };

export type Command =
  | { readonly type: 'readAgent'; readonly id: number; readonly dialogs: boolean }
  | { readonly type: 'readReasonCodes'; readonly id: number }
  | { readonly type: 'readPresence' }
  | { readonly type: 'setAgentState'; readonly id: number; readonly target: StateTarget }
  /** Keeps the proof that a Not Ready is ours over a restart; undefined when nothing is ours. */
  | { readonly type: 'saveOwnership'; readonly ownership: Ownership | undefined }
  | { readonly type: 'record'; readonly entry: Entry };
