/** The CTI core behind both nodes: one request of an agent at a time, each applied late or dropped in silence. */
import type { Platform } from '../../../main/core/agent.ts';
import type { SimulatorClock } from './clock.ts';
import {
  ASYNC_ERRORS,
  REQUESTS,
  REQUESTS_ON_OTHER_CALL,
  type AsyncError,
  type Effect,
  type RequestedState,
} from './platform.ts';
import { wholeNumber, type Random } from './random.ts';
import type { Actor, PendingState, Roster, SimAgent } from './roster.ts';

export interface StateRequest {
  readonly state: RequestedState;
  readonly reasonCodeId: number | undefined;
  readonly by: Actor;
  /** With LOGIN only; the agent's usual phone when it is not told. */
  readonly extension?: string | undefined;
  /** What the PUT called itself; left out where none was behind it. */
  readonly requestId?: string | undefined;
}

export interface AsyncErrorRecord extends AsyncError {
  readonly at: number;
  readonly loginId: string;
  readonly requested: RequestedState;
}

export interface CtiCore {
  /** Queues a request as an accepted PUT does. */
  request(agent: SimAgent, request: StateRequest): void;
  /** Applies a request at once. */
  apply(agent: SimAgent, request: StateRequest): void;
  /** Gives the pending state effect; false when there is none. */
  applyPending(agent: SimAgent): boolean;
  /** Drops what is queued or pending, as a CTI fail-over does. */
  forget(): void;
}

export interface CtiCoreParts {
  readonly platform: Platform;
  readonly roster: Roster;
  readonly clock: SimulatorClock;
  readonly random: Random;
  readonly delayMs: readonly [number, number];
  readonly onAsyncError: (error: AsyncErrorRecord) => void;
}

export function createCtiCore(parts: CtiCoreParts): CtiCore {
  const { roster, clock, random, delayMs } = parts;
  const queues = new Map<SimAgent, StateRequest[]>();
  let generation = 0;
  const apply = (agent: SimAgent, request: StateRequest) => perform(parts, agent, request);
  const serve = (agent: SimAgent, queue: StateRequest[]) => {
    const started = generation;
    clock.after(wholeNumber(random, ...delayMs), () => {
      if (started !== generation) return;
      const request = queue.shift();
      if (request) apply(agent, request);
      if (queue.length > 0) serve(agent, queue);
    });
  };
  return {
    apply,
    request: (agent, request) => {
      const queue = queues.get(agent) ?? [];
      queues.set(agent, queue);
      queue.push(request);
      if (queue.length === 1) serve(agent, queue);
    },
    applyPending: (agent) => applyPending(roster, agent),
    forget: () => {
      generation += 1;
      queues.clear();
      for (const agent of roster.agents.values()) agent.pending = undefined;
    },
  };
}

function perform(parts: CtiCoreParts, agent: SimAgent, request: StateRequest): void {
  const effect = effectOf(parts.platform, agent, request.state);
  switch (effect) {
    case 'keep':
      return;
    case 'now':
      agent.pending = undefined;
      enter(parts.roster, agent, request);
      return;
    case 'pending':
      agent.pending = request;
      return;
    case 'pendingOnce':
      if (agent.pending === undefined) agent.pending = request;
      else if (agent.pending.reasonCodeId !== request.reasonCodeId) {
        drop(parts, agent, request, 'workMode');
      }
      return;
    case 'busy':
    case 'internal':
    case 'objectState':
    case 'parameter':
    case 'password':
    case 'workMode':
      drop(parts, agent, request, effect);
  }
}

function effectOf(platform: Platform, agent: SimAgent, requested: RequestedState): Effect {
  const onOtherCall = agent.call?.kind === 'other';
  const special = onOtherCall ? REQUESTS_ON_OTHER_CALL[platform][requested] : undefined;
  return special ?? REQUESTS[platform][agent.state][requested];
}

function drop(
  { clock, onAsyncError }: CtiCoreParts,
  agent: SimAgent,
  { state }: StateRequest,
  error: keyof typeof ASYNC_ERRORS,
): void {
  const { loginId } = agent.spec;
  onAsyncError({ ...ASYNC_ERRORS[error], at: clock.now(), loginId, requested: state });
}

function enter(roster: Roster, agent: SimAgent, request: StateRequest): void {
  const { state, by, reasonCodeId } = request;
  agent.cancelWrapUp();
  if (state === 'LOGIN') {
    agent.extension = request.extension ?? agent.spec.extension;
    roster.change(agent, 'NOT_READY', by, undefined, request.requestId);
    return;
  }
  const owed = state === 'NOT_READY' ? agent.owedReason : undefined;
  if (owed !== undefined) agent.owedReason = undefined;
  roster.change(agent, state, by, owed ?? reasonCodeId, request.requestId);
}

function applyPending(roster: Roster, agent: SimAgent): boolean {
  const pending: PendingState | undefined = agent.pending;
  if (!pending) return false;
  agent.pending = undefined;
  enter(roster, agent, pending);
  return true;
}
