/** One step of the day: what somebody does, and how it must come out. */
import type { AgentState } from '../../main/core/agent.ts';
import type { ReasonKind } from '../../main/core/reasons.ts';
import type { World } from '../simulators/control/world.ts';
import type { Actor } from '../simulators/finesse/roster.ts';

export type Who = 'Agent' | 'Customer' | 'Supervisor' | 'Webex' | 'Finesse';

export interface Step {
  readonly who: Who;
  /** What they do, as the rest of a sentence that begins with `who`. */
  readonly does: string;
  readonly act: (world: World) => void | Promise<void>;
  readonly expect: Expectation;
}

export interface Expectation {
  readonly state: AgentState;
  readonly label?: string;
  /** Who the last change must have come from; undefined when there was none all day. */
  readonly by: Actor | undefined;
  /** Exactly what the app asks Finesse for in this step, as `NOT_READY Webex Meeting`. */
  readonly writes: readonly string[];
  /** On which side of Finesse, where that is the point. */
  readonly side?: 'A' | 'B';
  /** What the app must have come to, so that a step in which nothing happens can end. */
  readonly decision: ReasonKind;
}

export interface Scene {
  /** As `09:00`. */
  readonly time: string;
  readonly title: string;
  readonly steps: readonly Step[];
}
