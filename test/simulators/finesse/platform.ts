/** What UCCE and UCCX do with a state request, as tables (Developer Guide 12.5, agent states and pending states; system reason codes of both platforms). */
import type { AgentState, Platform } from '../../../main/core/agent.ts';

export type RequestedState = 'LOGIN' | 'LOGOUT' | 'READY' | 'NOT_READY';

/** A failure that only the notification service tells; a REST client never sees it. */
export interface AsyncError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly errorData: string;
}

const invalidState = (errorMessage: string, errorData: string): AsyncError => ({
  errorType: 'Invalid State',
  errorMessage,
  errorData,
});

export const ASYNC_ERRORS = {
  objectState: invalidState('CF_INVALID_OBJECT_STATE', '22'),
  password: invalidState('CF_INVALID_PASSWORD_SPECIFIED', '257'),
  workMode: invalidState('CF_INVALID_AGENT_WORKMODE', '265'),
  busy: invalidState('CF_RESOURCE_BUSY', '33'),
  parameter: invalidState('CF_INVALID_PARAMETER', '1010'),
  internal: {
    errorType: 'Internal Server Error',
    errorMessage: 'CF_INTERNAL_PROCESSING_ERROR',
    errorData: '269',
  },
} as const satisfies Record<string, AsyncError>;

/**
 * `now` applies at once, `keep` changes nothing, `pending` waits for the end of the call and later
 * requests replace earlier ones, `pendingOnce` accepts one such request for each call.
 */
export type Effect = 'now' | 'keep' | 'pending' | 'pendingOnce' | keyof typeof ASYNC_ERRORS;

type Row = Readonly<Record<RequestedState, Effect>>;

const row = (LOGIN: Effect, LOGOUT: Effect, READY: Effect, NOT_READY: Effect): Row => ({
  LOGIN,
  LOGOUT,
  READY,
  NOT_READY,
});

const UCCE_PENDING = row('keep', 'pending', 'pending', 'pending');
const UCCE_WRAP_UP = row('keep', 'objectState', 'now', 'now');
const UCCX_OUTBOUND = row('keep', 'internal', 'internal', 'internal');
const UCCX_TALKING = row('keep', 'workMode', 'workMode', 'pendingOnce');

/** Columns: LOGIN, LOGOUT, READY, NOT_READY. */
export const REQUESTS: Readonly<Record<Platform, Readonly<Record<AgentState, Row>>>> = {
  UCCE: {
    LOGOUT: row('now', 'objectState', 'objectState', 'password'),
    NOT_READY: row('keep', 'now', 'now', 'now'),
    READY: row('keep', 'objectState', 'keep', 'now'),
    RESERVED: UCCE_PENDING,
    RESERVED_OUTBOUND: UCCE_PENDING,
    RESERVED_OUTBOUND_PREVIEW: UCCE_PENDING,
    TALKING: UCCE_PENDING,
    HOLD: UCCE_PENDING,
    WORK: UCCE_WRAP_UP,
    WORK_READY: UCCE_WRAP_UP,
    UNKNOWN: row('objectState', 'objectState', 'objectState', 'objectState'),
  },
  UCCX: {
    LOGOUT: row('now', 'parameter', 'parameter', 'parameter'),
    NOT_READY: row('keep', 'now', 'now', 'now'),
    READY: row('keep', 'now', 'keep', 'now'),
    // Not documented; refused here because that is the harder case for a client.
    RESERVED: row('keep', 'workMode', 'workMode', 'workMode'),
    RESERVED_OUTBOUND: UCCX_OUTBOUND,
    RESERVED_OUTBOUND_PREVIEW: UCCX_OUTBOUND,
    TALKING: UCCX_TALKING,
    HOLD: UCCX_TALKING,
    WORK: row('keep', 'objectState', 'now', 'now'),
    WORK_READY: row('keep', 'objectState', 'now', 'now'),
    UNKNOWN: row('parameter', 'parameter', 'parameter', 'parameter'),
  },
};

/** UCCX leaves the state alone during a call that did not come from a queue, and refuses READY. */
export const REQUESTS_ON_OTHER_CALL: Readonly<
  Record<Platform, Partial<Record<RequestedState, Effect>>>
> = { UCCE: {}, UCCX: { READY: 'busy' } };

/** How the phone moves the agent; what is absent leaves the state as it was. */
export interface CallMoves {
  readonly otherCall?: AgentState;
  readonly hold?: AgentState;
  /** After a call with wrap-up, when the agent was or will be free for the next one. */
  readonly wrapUpReady: AgentState;
  readonly wrapUpNotReady: AgentState;
}

export const CALL_MOVES: Readonly<Record<Platform, CallMoves>> = {
  UCCE: {
    otherCall: 'TALKING',
    hold: 'HOLD',
    wrapUpReady: 'WORK_READY',
    wrapUpNotReady: 'WORK',
  },
  UCCX: { wrapUpReady: 'WORK', wrapUpNotReady: 'WORK' },
};

export interface SystemCode {
  readonly code: number;
  readonly category: 'NOT_READY' | 'LOGOUT';
  readonly label: string;
}

const notReady = (code: number, label: string): SystemCode => ({
  code,
  category: 'NOT_READY',
  label,
});
const logout = (code: number, label: string): SystemCode => ({ code, category: 'LOGOUT', label });

export const SYSTEM_CODES: Readonly<Record<Platform, readonly SystemCode[]>> = {
  UCCE: [
    notReady(999, 'Supervisor Initiated'),
    notReady(20001, 'Starting Force Logout'),
    notReady(20003, 'Agent Logout Request'),
    notReady(32762, 'Offhook'),
    notReady(32767, 'Call Not Answered'),
    notReady(50002, 'Connection Failure'),
    notReady(50005, 'Non ACD Busy'),
    notReady(50010, 'Call Overlap'),
    notReady(50041, 'Mobile Call Not Answered'),
    notReady(65533, 'Extension Modified'),
    notReady(65534, 'System Reset'),
    notReady(65535, 'System Reinitialized'),
    logout(255, 'Connection Failure'),
    logout(999, 'Supervisor Initiated'),
    logout(50002, 'System Failure'),
  ],
  UCCX: [
    notReady(33, 'Supervisor Initiated'),
    notReady(32763, 'Call Not Answered'),
    notReady(32762, 'Offhook'),
    notReady(32761, 'Non ACD Busy'),
    notReady(32760, 'Agent Logon'),
    notReady(32759, 'Phone Failure'),
    notReady(32758, 'Wrap Up Timer Expiry'),
    notReady(32757, 'CUCM Failover'),
    notReady(32756, 'Phone Working'),
    notReady(32755, 'Call Ended'),
    logout(22, 'Supervisor Initiated'),
    logout(255, 'Connection Failure'),
    logout(32766, 'Agent Initiated'),
  ],
};

export interface NamedCodes {
  readonly supervisor: number;
  readonly callNotAnswered: number;
}

export const NAMED_CODES: Readonly<Record<Platform, NamedCodes>> = {
  UCCE: { supervisor: 999, callNotAnswered: 32767 },
  UCCX: { supervisor: 33, callNotAnswered: 32763 },
};

/** What a lost desktop connection does to the agent (Administration Guide, forced logout, with UCCE's default LOAD=0). */
export const CONNECTION_FAILURE: Readonly<
  Record<Platform, { readonly state: 'NOT_READY' | 'LOGOUT'; readonly code: number }>
> = {
  UCCE: { state: 'NOT_READY', code: 50002 },
  UCCX: { state: 'LOGOUT', code: 255 },
};
