/** What each presence and each agent state is called, as a few words on their own. */
import type { AgentState } from './agent.ts';
import type { PlainKey } from './language/speaker.ts';
import type { PresenceReading } from './presence.ts';

export const PRESENCE_NAMES = {
  active: 'presence.active',
  inactive: 'presence.inactive',
  call: 'presence.call',
  meeting: 'presence.meeting',
  presenting: 'presence.presenting',
  DoNotDisturb: 'presence.DoNotDisturb',
  OutOfOffice: 'presence.OutOfOffice',
  pending: 'presence.pending',
  unknown: 'presence.unknown',
  busy: 'presence.busy',
  quiet: 'presence.quiet',
  calendarItem: 'presence.calendarItem',
  absent: 'presence.absent',
  unlisted: 'presence.unlisted',
} as const satisfies Readonly<Record<PresenceReading['status'], PlainKey>>;

export const AGENT_NAMES = {
  LOGOUT: 'agent.LOGOUT',
  NOT_READY: 'agent.NOT_READY',
  READY: 'agent.READY',
  RESERVED: 'agent.RESERVED',
  RESERVED_OUTBOUND: 'agent.RESERVED_OUTBOUND',
  RESERVED_OUTBOUND_PREVIEW: 'agent.RESERVED_OUTBOUND_PREVIEW',
  TALKING: 'agent.TALKING',
  HOLD: 'agent.HOLD',
  WORK: 'agent.WORK',
  WORK_READY: 'agent.WORK_READY',
  UNKNOWN: 'agent.UNKNOWN',
} as const satisfies Readonly<Record<AgentState, PlainKey>>;
