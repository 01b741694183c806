/** What Finesse says of the agent, in Finesse's own words, decoded once at the border. */

export const AGENT_STATES = [
  'LOGOUT',
  'NOT_READY',
  'READY',
  'RESERVED',
  'RESERVED_OUTBOUND',
  'RESERVED_OUTBOUND_PREVIEW',
  'TALKING',
  'HOLD',
  'WORK',
  'WORK_READY',
  'UNKNOWN',
] as const;
export type AgentState = (typeof AGENT_STATES)[number];

/** The platform behind Finesse, as SystemInfo's `deploymentType` tells it. */
export type Platform = 'UCCE' | 'UCCX';

export interface ReasonCode {
  /** Finesse's database id: what a request carries. Differs from cluster to cluster. */
  readonly id: number;
  /** The number that reports show. */
  readonly code: number | undefined;
  readonly label: string;
  /** Set by Finesse itself; never offered, never written by us. */
  readonly systemCode: boolean;
}

export interface AgentReading {
  /** The id that Finesse's URLs use; lower or upper case as Finesse spells it. */
  readonly loginId: string;
  /** Empty when signed out. Part of the identity of a Finesse sign-in. */
  readonly extension: string;
  readonly state: AgentState;
  /** Finesse's own text, compared but never computed with. Empty when Finesse does not know. */
  readonly stateChangeTime: string;
  /** How long the state has lasted by the server's own clock; undefined when it did not tell. */
  readonly stateAgeMs: number | undefined;
  /** The state that applies after the call, or undefined when none is pending. */
  readonly pendingState: string | undefined;
  /** Undefined for "none": absent, empty and -1 on the wire. */
  readonly reasonCodeId: number | undefined;
  /** The full reason code where Finesse sends it along. */
  readonly reasonCode: ReasonCode | undefined;
  /** Number of the agent's dialogs; undefined when they were not asked for. */
  readonly dialogs: number | undefined;
  /** Undefined while SystemInfo could not be read. */
  readonly platform: Platform | undefined;
  /** Host and port of the node that answered. */
  readonly node: string;
}

/** The only two things that we can ask of Finesse. LOGIN and LOGOUT cannot be expressed (I3). */
export type StateTarget =
  | { readonly state: 'READY' }
  | {
      readonly state: 'NOT_READY';
      /** Undefined only where the server has no reason codes at all. */
      readonly reasonCodeId: number | undefined;
    };

/** States in which a customer may be on the line, about to be, or just was: hands off (I2). */
const CONTACT_STATES: ReadonlySet<AgentState> = new Set<AgentState>([
  'RESERVED',
  'RESERVED_OUTBOUND',
  'RESERVED_OUTBOUND_PREVIEW',
  'TALKING',
  'HOLD',
  'WORK',
  'WORK_READY',
]);

export function isContactState(state: AgentState): boolean {
  return CONTACT_STATES.has(state);
}

export function inContact(reading: AgentReading): boolean {
  return isContactState(reading.state) || (reading.dialogs ?? 0) > 0;
}
