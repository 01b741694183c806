/** The agents as the CTI core knows them, and the one place where a state changes. */
import type { AgentState, Platform } from '../../../main/core/agent.ts';
import type { SimulatorClock } from './clock.ts';
import type { RequestedState } from './platform.ts';

export interface AgentSpec {
  readonly loginId: string;
  /** Differs from the login id on UCCE only. */
  readonly loginName?: string;
  readonly password: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly extension?: string;
  readonly teamId?: string;
  readonly teamName?: string;
  /** True when calls end in wrap-up instead of READY or NOT_READY. */
  readonly wrapUp?: boolean;
  /** How long wrap-up lasts when nobody ends it. */
  readonly wrapUpMs?: number;
}

/** Who was behind a change. `app` is whatever comes in by PUT. */
export type Actor = 'app' | 'agent' | 'supervisor' | 'system' | 'customer';

export interface StateChange {
  readonly at: number;
  readonly loginId: string;
  readonly by: Actor;
  readonly from: AgentState;
  readonly to: AgentState;
  readonly reasonCodeId: number | undefined;
  readonly stateChangeTime: string;
  /** Of the PUT behind it, where it gave one. */
  readonly requestId: string | undefined;
}

export interface PendingState {
  readonly state: RequestedState;
  readonly reasonCodeId: number | undefined;
  readonly by: Actor;
  readonly requestId?: string | undefined;
}

export interface Call {
  readonly id: number;
  readonly kind: 'queue' | 'outbound' | 'other';
  readonly phase: 'offered' | 'talking' | 'held';
  /** What the agent goes back to when nothing else was asked for. */
  readonly stateBefore: AgentState;
}

export interface SimAgent {
  readonly spec: Required<AgentSpec>;
  password: string;
  extension: string;
  state: AgentState;
  stateChangeTime: string;
  reasonCodeId: number | undefined;
  pending: PendingState | undefined;
  call: Call | undefined;
  /** A reason that the system shows at the next NOT_READY (AG11.6:4217). */
  owedReason: number | undefined;
  cancelWrapUp: () => void;
}

export interface Roster {
  readonly agents: ReadonlyMap<string, SimAgent>;
  /** By login id or, on UCCE, by login name; upper and lower case are one. */
  find(user: string): SimAgent | undefined;
  byLoginId(loginId: string): SimAgent | undefined;
  /** Throws when there is no such agent: a mistake of the script. */
  get(loginId: string): SimAgent;
  change(
    agent: SimAgent,
    to: AgentState,
    by: Actor,
    reasonCodeId?: number,
    requestId?: string,
  ): void;
}

export function createRoster(
  platform: Platform,
  specs: readonly AgentSpec[],
  clock: SimulatorClock,
  onChange: (change: StateChange) => void,
  /** The servers' own clock, where it goes wrong. */
  serverNow: () => number = () => clock.now(),
): Roster {
  const agents = new Map(specs.map((spec) => [spec.loginId.toLowerCase(), signedOut(spec)]));
  const byName = new Map(
    [...agents.values()].map((agent) => [agent.spec.loginName.toLowerCase(), agent]),
  );
  const byLoginId = (loginId: string) => agents.get(loginId.toLowerCase());
  return {
    agents,
    byLoginId,
    find: (user) =>
      byLoginId(user) ?? (platform === 'UCCE' ? byName.get(user.toLowerCase()) : undefined),
    get: (loginId) => {
      const agent = byLoginId(loginId);
      if (!agent) throw new Error(`no agent ${loginId}`);
      return agent;
    },
    change: (agent, to, by, reasonCodeId, requestId) => {
      const from = agent.state;
      const at = clock.now();
      agent.state = to;
      agent.reasonCodeId = to === 'NOT_READY' || to === 'LOGOUT' ? reasonCodeId : undefined;
      agent.stateChangeTime = laterThan(agent.stateChangeTime, serverNow());
      if (to === 'LOGOUT') agent.extension = '';
      const { loginId } = agent.spec;
      const { stateChangeTime } = agent;
      const what = { at, loginId, by, from, to, reasonCodeId: agent.reasonCodeId };
      onChange({ ...what, stateChangeTime, requestId });
    },
  };
}

function signedOut(spec: AgentSpec): SimAgent {
  const full: Required<AgentSpec> = {
    loginName: spec.loginId,
    firstName: 'Chris',
    lastName: 'Smith',
    extension: `900${spec.loginId}`,
    teamId: '500',
    teamName: 'Sales',
    wrapUp: false,
    wrapUpMs: 30_000,
    ...spec,
  };
  return {
    spec: full,
    password: spec.password,
    extension: '',
    state: 'LOGOUT',
    // Empty until the first change, as after a fresh start of the server (Developer Guide, User object).
    stateChangeTime: '',
    reasonCodeId: undefined,
    pending: undefined,
    call: undefined,
    owedReason: undefined,
    cancelWrapUp: () => undefined,
  };
}

/** Two changes never share a time, however fast a test makes them. */
function laterThan(previous: string, now: number): string {
  const least = previous === '' ? now : Date.parse(previous) + 1;
  return new Date(Math.max(now, least)).toISOString();
}
