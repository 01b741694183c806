/** The lines of the journal: what was seen, decided and done, each understandable on its own. */
import type { AgentState, StateTarget } from './agent.ts';
import type { Attention } from './attention.ts';
import type { PresenceReading } from './presence.ts';
import type { Reason } from './reasons.ts';
import type { Instant } from './time.ts';

/** Who brought the agent into the present state, as far as Finesse tells. */
export type SetBy = 'us' | 'supervisor' | 'system' | 'person';

export type Entry =
  | { readonly event: 'presence'; readonly at: Instant; readonly presence: PresenceReading }
  | { readonly event: 'presenceLost'; readonly at: Instant; readonly detail: string }
  | {
      readonly event: 'agent';
      readonly at: Instant;
      readonly state: AgentState;
      readonly pendingState: string | undefined;
      readonly reasonCodeId: number | undefined;
      readonly label: string | undefined;
      readonly stateChangeTime: string;
      readonly setBy: SetBy | undefined;
      readonly node: string;
    }
  | {
      readonly event: 'decision';
      readonly at: Instant;
      /** `setNotReady` and `setReady` are followed by a write; everything else leaves Finesse alone. */
      readonly intent: 'setNotReady' | 'setReady' | 'wait' | 'watch' | 'ask' | 'rest';
      readonly reason: Reason;
    }
  | {
      readonly event: 'write';
      readonly at: Instant;
      readonly target: StateTarget;
      readonly label: string;
      /** `overtaken`: somebody or something else changed the state meanwhile; it stays theirs. */
      readonly result: 'done' | 'failed' | 'overtaken';
      readonly detail: string;
    }
  | { readonly event: 'attention'; readonly at: Instant; readonly attention: Attention }
  | { readonly event: 'attentionEnded'; readonly at: Instant; readonly about: Attention['about'] };
