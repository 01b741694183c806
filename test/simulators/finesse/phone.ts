/** What calls do to an agent: from ringing to the end of wrap-up, on either platform. */
import type { AgentState, Platform } from '../../../main/core/agent.ts';
import type { SimulatorClock } from './clock.ts';
import type { CtiCore } from './cti-core.ts';
import { CALL_MOVES, NAMED_CODES } from './platform.ts';
import type { ReasonCodeBook } from './reason-codes.ts';
import type { Call, Roster, SimAgent } from './roster.ts';

export interface Phone {
  /** A call from the queue rings; the agent must be READY. */
  offer(loginId: string): void;
  /** An outbound campaign takes hold of the agent; the agent must be READY. */
  reserveOutbound(loginId: string, kind: 'progressive' | 'preview'): void;
  answer(loginId: string): void;
  hold(loginId: string): void;
  retrieve(loginId: string): void;
  /** The call ends: wrap-up where the agent has it, else the pending state, else as before. */
  hangUp(loginId: string): void;
  /** Wrap-up ends by itself; it also does after the agent's wrap-up time. */
  endWrapUp(loginId: string): void;
  ringNoAnswer(loginId: string): void;
  /** A call that did not come from a queue: a colleague, or the agent dials. */
  otherCall(loginId: string): void;
}

interface Parts {
  readonly platform: Platform;
  readonly roster: Roster;
  readonly clock: SimulatorClock;
  readonly core: CtiCore;
  readonly reasonCodes: ReasonCodeBook;
}

export function createPhone(parts: Parts): Phone {
  const { platform, roster, reasonCodes } = parts;
  let calls = 16_777_216;
  const begin = (agent: SimAgent, kind: Call['kind'], phase: Call['phase']) => {
    agent.call = { id: ++calls, kind, phase, stateBefore: agent.state };
  };
  const ring = (loginId: string, kind: Call['kind'], state: AgentState) => {
    const agent = inState(roster.get(loginId), 'READY');
    begin(agent, kind, 'offered');
    roster.change(agent, state, 'customer');
  };
  return {
    offer: (loginId) => ring(loginId, 'queue', 'RESERVED'),
    reserveOutbound: (loginId, kind) =>
      ring(
        loginId,
        'outbound',
        kind === 'preview' ? 'RESERVED_OUTBOUND_PREVIEW' : 'RESERVED_OUTBOUND',
      ),
    answer: (loginId) => {
      const agent = roster.get(loginId);
      setPhase(agent, 'talking');
      roster.change(agent, 'TALKING', 'agent');
    },
    hold: (loginId) => holdOrRetrieve(parts, roster.get(loginId), 'held'),
    retrieve: (loginId) => holdOrRetrieve(parts, roster.get(loginId), 'talking'),
    hangUp: (loginId) => hangUp(parts, roster.get(loginId)),
    endWrapUp: (loginId) => endWrapUp(parts, roster.get(loginId)),
    ringNoAnswer: (loginId) => {
      const agent = inState(roster.get(loginId), 'RESERVED');
      const { id } = reasonCodes.system('NOT_READY', NAMED_CODES[platform].callNotAnswered);
      agent.call = undefined;
      agent.pending = undefined;
      roster.change(agent, 'NOT_READY', 'system', id);
    },
    otherCall: (loginId) => {
      const agent = roster.get(loginId);
      begin(agent, 'other', 'talking');
      const { otherCall } = CALL_MOVES[platform];
      if (otherCall) roster.change(agent, otherCall, 'agent');
    },
  };
}

function inState(agent: SimAgent, state: AgentState): SimAgent {
  if (agent.state !== state) throw new Error(`agent is ${agent.state}, not ${state}`);
  return agent;
}

function setPhase(agent: SimAgent, phase: Call['phase']): Call {
  if (!agent.call) throw new Error('the agent has no call');
  agent.call = { ...agent.call, phase };
  return agent.call;
}

function holdOrRetrieve({ platform, roster }: Parts, agent: SimAgent, phase: Call['phase']): void {
  setPhase(agent, phase);
  const { hold } = CALL_MOVES[platform];
  if (hold) roster.change(agent, phase === 'held' ? hold : 'TALKING', 'agent');
}

function hangUp(parts: Parts, agent: SimAgent): void {
  const { platform, roster, core, clock } = parts;
  if (!agent.call) throw new Error('the agent has no call');
  const { kind, phase, stateBefore } = agent.call;
  const stateUntouched = kind === 'other' && CALL_MOVES[platform].otherCall === undefined;
  agent.call = undefined;
  if (stateUntouched) return;
  if (!agent.spec.wrapUp || kind === 'other' || phase === 'offered') {
    if (!core.applyPending(agent)) roster.change(agent, stateBefore, 'customer');
    return;
  }
  const next = agent.pending?.state ?? stateBefore;
  const moves = CALL_MOVES[platform];
  const wrapUp = next === 'READY' ? moves.wrapUpReady : moves.wrapUpNotReady;
  roster.change(agent, wrapUp, 'customer');
  agent.cancelWrapUp = clock.after(agent.spec.wrapUpMs, () => endWrapUp(parts, agent));
}

/** UCCE: WORK ends in NOT_READY, WORK_READY in READY (Developer Guide 12.5). UCCX queue calls come from READY. */
function endWrapUp({ platform, roster, core }: Parts, agent: SimAgent): void {
  agent.cancelWrapUp();
  if (core.applyPending(agent)) return;
  const notReady = platform === 'UCCE' && agent.state === 'WORK';
  roster.change(agent, notReady ? 'NOT_READY' : 'READY', 'system');
}
