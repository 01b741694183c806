/** How each presence and each agent state is named, and which shape stands beside its name. */
import { AGENT_STATES, type AgentState } from '../main/core/agent.ts';
import type { PlainKey, Say } from '../main/core/language/speaker.ts';
import type { PresenceReading } from '../main/core/presence.ts';

/** The shape differs, not the colour alone. */
export type Dot = 'go' | 'busy' | 'stop' | 'none';

type Status = PresenceReading['status'];
type Shown<K extends PlainKey> = readonly [K, Dot];

export const PRESENCES = {
  active: ['presence.active', 'go'],
  inactive: ['presence.inactive', 'none'],
  call: ['presence.call', 'busy'],
  meeting: ['presence.meeting', 'busy'],
  presenting: ['presence.presenting', 'busy'],
  DoNotDisturb: ['presence.DoNotDisturb', 'stop'],
  OutOfOffice: ['presence.OutOfOffice', 'none'],
  pending: ['presence.pending', 'none'],
  unknown: ['presence.unknown', 'none'],
  busy: ['presence.busy', 'busy'],
  quiet: ['presence.quiet', 'none'],
  calendarItem: ['presence.calendarItem', 'none'],
  absent: ['presence.absent', 'none'],
  unlisted: ['presence.unlisted', 'none'],
} as const satisfies Readonly<Record<Status, Shown<PlainKey>>>;

export const AGENTS = {
  LOGOUT: ['agent.LOGOUT', 'none'],
  NOT_READY: ['agent.NOT_READY', 'stop'],
  READY: ['agent.READY', 'go'],
  RESERVED: ['agent.RESERVED', 'busy'],
  RESERVED_OUTBOUND: ['agent.RESERVED_OUTBOUND', 'busy'],
  RESERVED_OUTBOUND_PREVIEW: ['agent.RESERVED_OUTBOUND_PREVIEW', 'busy'],
  TALKING: ['agent.TALKING', 'busy'],
  HOLD: ['agent.HOLD', 'busy'],
  WORK: ['agent.WORK', 'busy'],
  WORK_READY: ['agent.WORK_READY', 'busy'],
  UNKNOWN: ['agent.UNKNOWN', 'none'],
} as const satisfies Readonly<Record<AgentState, Shown<PlainKey>>>;

/** A state as Finesse spells it; one that we do not know is shown as it came. */
export function agentWords(say: Say, state: string): string {
  const known = AGENT_STATES.find((one) => one === state);
  return known ? say(AGENTS[known][0]) : state;
}
