/** What an onlooker sees of a world: who changed the agent's state, what was asked and answered, and the screen. */
import type { AgentReading, AgentState, Platform, StateTarget } from '../../main/core/agent.ts';
import type { Command, Event } from '../../main/core/engine/events.ts';
import type { Policy } from '../../main/core/policy.ts';

/** `otherPc`: the same agent's app on a second computer, with the same reason codes. */
export type Actor = 'app' | 'agent' | 'supervisor' | 'system' | 'customer' | 'otherPc';

export interface AgentChange {
  readonly at: number;
  readonly by: Actor;
  readonly from: AgentState;
  readonly to: AgentState;
  readonly reasonCodeId: number | undefined;
  /** Which of our writes did it, counted from 0; undefined for everybody else. */
  readonly write: number | undefined;
}

/** The question that the window shows while it can be answered. */
export interface ShownQuestion {
  readonly id: number;
  readonly target: StateTarget['state'];
}

export interface Sight {
  readonly now: number;
  readonly policy: Policy;
  readonly platform: Platform;
  readonly question: ShownQuestion | undefined;
}

/** Told of everything as it happens, in its order. */
export interface Watcher {
  changed(change: AgentChange): void;
  /** Finesse looked the agent up for the request with this id; the answer comes later, or never. */
  lookedUp(id: number, agent: AgentReading): void;
  stepped(sight: Sight, event: Event, commands: readonly Command[]): void;
  /** The app began anew; nothing but the saved record was kept. */
  restarted(sight: Sight): void;
}
