/** Which shape stands beside the name of each presence and each agent state. */
import { AGENT_STATES, type AgentState } from '../main/core/agent.ts';
import type { Say } from '../main/core/language/speaker.ts';
import type { PresenceReading } from '../main/core/presence.ts';
import { AGENT_NAMES } from '../main/core/state-names.ts';

/** The shape differs, not the colour alone. */
export type Dot = 'go' | 'busy' | 'stop' | 'none';

export const PRESENCE_DOTS: Readonly<Record<PresenceReading['status'], Dot>> = {
  active: 'go',
  inactive: 'none',
  call: 'busy',
  meeting: 'busy',
  presenting: 'busy',
  DoNotDisturb: 'stop',
  OutOfOffice: 'none',
  pending: 'none',
  unknown: 'none',
  busy: 'busy',
  quiet: 'none',
  calendarItem: 'none',
  absent: 'none',
  unlisted: 'none',
};

export const AGENT_DOTS: Readonly<Record<AgentState, Dot>> = {
  LOGOUT: 'none',
  NOT_READY: 'stop',
  READY: 'go',
  RESERVED: 'busy',
  RESERVED_OUTBOUND: 'busy',
  RESERVED_OUTBOUND_PREVIEW: 'busy',
  TALKING: 'busy',
  HOLD: 'busy',
  WORK: 'busy',
  WORK_READY: 'busy',
  UNKNOWN: 'none',
};

/** A state as Finesse spells it; one that we do not know is shown as it came. */
export function agentWords(say: Say, state: string): string {
  const known = AGENT_STATES.find((one) => one === state);
  return known ? say(AGENT_NAMES[known]) : state;
}
