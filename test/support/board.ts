/**
 * The same world as a board game: one plain value, and moves that lead to the next one. Unlike the
 * world in `world.ts` nothing happens by itself, so that a search can try every move everywhere.
 */
import {
  inContact,
  type AgentReading,
  type AgentState,
  type Platform,
} from '../../main/core/agent.ts';
import type { Command, Event } from '../../main/core/engine/events.ts';
import { nextWake } from '../../main/core/engine/schedule.ts';
import type { EngineState, Ownership } from '../../main/core/engine/state.ts';
import { begin, step } from '../../main/core/engine/step.ts';
import { failed, success, type Failure } from '../../main/core/outcome.ts';
import { ownershipRecord, readOwnershipRecord } from '../../main/core/ownership-record.ts';
import type { Policy } from '../../main/core/policy.ts';
import type { PresenceStatus } from '../../main/core/presence.ts';
import type { Facts } from './facts.ts';
import { noCoverage } from './coverage.ts';
import { Oracle } from './oracle.ts';
import type { Actor, ShownQuestion } from './sight.ts';
import { CODES } from './world.ts';

type SetCommand = Extract<Command, { type: 'setAgentState' }>;

export interface Board {
  readonly now: number;
  readonly engine: EngineState;
  readonly facts: Facts | undefined;
  readonly agent: AgentReading;
  readonly changes: number;
  readonly writes: number;
  /** Asked and not answered yet. */
  readonly reading: { readonly id: number; readonly dialogs: boolean } | undefined;
  /** What Finesse looked up for it, when it has. */
  readonly lookedUp: AgentReading | undefined;
  readonly codesAsked: number | undefined;
  readonly presenceAsked: boolean;
  readonly write: SetCommand | undefined;
  /** Accepted, and not carried out yet. */
  readonly arriving: { readonly command: SetCommand; readonly index: number } | undefined;
  readonly status: PresenceStatus | undefined;
  readonly saved: Ownership | undefined;
}

export interface Setting {
  readonly platform: Platform;
  readonly policy: Policy;
}

const START = Date.UTC(2026, 10, 23, 8, 0, 0);
const coverage = noCoverage();

export function firstBoard(setting: Setting): Board {
  const { platform, policy } = setting;
  const agent: AgentReading = {
    loginId: '1001',
    extension: '2001',
    state: 'READY',
    stateChangeTime: stampOf(0),
    // The search forgets ages: nothing is known, which is the careful case.
    stateAgeMs: undefined,
    pendingState: undefined,
    reasonCodeId: undefined,
    reasonCode: undefined,
    dialogs: 0,
    platform,
    node: 'finesse-a.example.com:8445',
  };
  const before: Board = {
    now: START,
    engine: begin(policy, START),
    facts: undefined,
    agent,
    changes: 0,
    writes: 0,
    reading: undefined,
    lookedUp: undefined,
    codesAsked: undefined,
    presenceAsked: false,
    write: undefined,
    arriving: undefined,
    status: undefined,
    saved: undefined,
  };
  return hears(before, setting, { type: 'timePassed', at: START });
}

function stampOf(change: number): string {
  return `change ${String(change)}`;
}

/** One step of the engine, judged. Throws what was broken. */
export function hears(board: Board, setting: Setting, event: Event): Board {
  const { state, commands } = step(board.engine, event, setting.policy);
  const oracle = new Oracle(coverage, board.facts && { ...board.facts });
  const next = commands.reduce(perform, { ...board, engine: state });
  oracle.stepped({ ...setting, now: board.now, question: questionOf(state) }, event, commands);
  return { ...next, facts: oracle.facts };
}

function questionOf({ question }: EngineState): ShownQuestion | undefined {
  return question?.answer === 'open' ? question : undefined;
}

function perform(board: Board, command: Command): Board {
  switch (command.type) {
    case 'record':
      return board;
    case 'saveOwnership':
      return { ...board, saved: command.ownership };
    case 'readAgent':
      return { ...board, reading: command, lookedUp: undefined };
    case 'readReasonCodes':
      return { ...board, codesAsked: command.id };
    case 'readPresence':
      return { ...board, presenceAsked: true };
    case 'setAgentState':
      return { ...board, write: command, writes: board.writes + 1 };
  }
}

export function changes(
  board: Board,
  by: Actor,
  to: AgentState,
  reasonCodeId?: number,
  write?: number,
): Board {
  const { agent, facts, now } = board;
  const oracle = new Oracle(coverage, facts && { ...facts });
  oracle.changed({ at: now, by, from: agent.state, to, reasonCodeId, write });
  const changed: AgentReading = {
    ...agent,
    state: to,
    stateChangeTime: stampOf(board.changes + 1),
    pendingState: undefined,
    reasonCodeId,
    reasonCode: CODES.find(({ id }) => id === reasonCodeId),
  };
  return { ...board, agent: changed, changes: board.changes + 1, facts: oracle.facts };
}

export function looksUp(board: Board): Board {
  const { agent, facts, reading } = board;
  if (!reading) return board;
  const oracle = new Oracle(coverage, facts && { ...facts });
  oracle.lookedUp(reading.id, agent);
  return { ...board, lookedUp: agent, facts: oracle.facts };
}

export function readingAnswered(board: Board, setting: Setting, failure?: Failure): Board {
  const { reading } = board;
  if (!reading) return board;
  const looked = board.lookedUp ? board : looksUp(board);
  const { dialogs, ...agent } = looked.lookedUp ?? looked.agent;
  const shown = { ...agent, dialogs: reading.dialogs ? dialogs : undefined };
  const outcome = failure ? ({ ok: false, failure } as const) : success(shown);
  const answered = { ...looked, reading: undefined, lookedUp: undefined };
  return hears(answered, setting, { type: 'agentRead', at: board.now, id: reading.id, outcome });
}

export function codesAnswered(board: Board, setting: Setting): Board {
  const { codesAsked: id, now: at } = board;
  if (id === undefined) return board;
  const event = { type: 'reasonCodesRead', at, id, outcome: success(CODES) } as const;
  return hears({ ...board, codesAsked: undefined }, setting, event);
}

export function shows(board: Board, setting: Setting, status: PresenceStatus): Board {
  const { now: at } = board;
  const reading = { status, raw: status, via: 'live', since: undefined } as const;
  return hears({ ...board, status }, setting, { type: 'presenceHeard', at, reading });
}

export function losesPresence(board: Board, setting: Setting): Board {
  const { failure } = failed('unreachable', 'webex is away');
  const event = { type: 'presenceLost', at: board.now, failure } as const;
  return hears({ ...board, status: undefined }, setting, event);
}

export function presenceAnswered(board: Board, setting: Setting): Board {
  const { presenceAsked, status } = board;
  if (!presenceAsked) return board;
  const answered = { ...board, presenceAsked: false };
  return status ? shows(answered, setting, status) : losesPresence(answered, setting);
}

export type Fate = 'done' | 'later' | 'never';

/** `failure` undefined: Finesse says 202. `fate` is what really becomes of it. */
export function writeAnswered(
  board: Board,
  setting: Setting,
  fate: Fate,
  failure?: Failure,
): Board {
  const { write } = board;
  if (!write) return board;
  const arriving = { command: write, index: board.writes - 1 };
  const answered = {
    ...board,
    write: undefined,
    arriving: fate === 'never' ? undefined : arriving,
  };
  const settled = fate === 'done' ? arrives(answered) : answered;
  const outcome = failure ? ({ ok: false, failure } as const) : success(undefined);
  return hears(settled, setting, { type: 'changeAnswered', at: board.now, id: write.id, outcome });
}

/** Finesse carries out what it accepted. */
export function arrives(board: Board): Board {
  const { agent, arriving } = board;
  if (!arriving) return board;
  const { command, index } = arriving;
  const { target } = command;
  const done = { ...board, arriving: undefined };
  if (agent.state !== 'READY' && agent.state !== 'NOT_READY') return done;
  const reasonCodeId = target.state === 'NOT_READY' ? target.reasonCodeId : undefined;
  return changes(done, 'app', target.state, reasonCodeId, index);
}

export function passes(board: Board, setting: Setting, until: number): Board {
  return hears({ ...board, now: until }, setting, { type: 'timePassed', at: until });
}

/** When the engine wants to be woken. */
export function deadlineOf({ engine, now }: Board, { policy }: Setting): number | undefined {
  const at = nextWake(engine, policy, now);
  if (at !== undefined && at <= now) throw new Error('the engine wants to be woken in the past');
  return at;
}

export function restarts(board: Board, setting: Setting): Board {
  const { facts, now, saved } = board;
  const record = saved && ownershipRecord(saved);
  const oracle = new Oracle(coverage, facts && { ...facts });
  oracle.restarted({ ...setting, now, question: undefined });
  const anew: Board = {
    ...board,
    engine: begin(setting.policy, now, readOwnershipRecord(record, now)),
    facts: oracle.facts,
    reading: undefined,
    lookedUp: undefined,
    codesAsked: undefined,
    presenceAsked: false,
    write: undefined,
    // What had left the computer may still come to pass.
    arriving: board.write ? { command: board.write, index: board.writes - 1 } : board.arriving,
  };
  const started = hears(anew, setting, { type: 'timePassed', at: now });
  return board.status ? shows(started, setting, board.status) : started;
}

/** Everything that was asked is answered well. */
export function allAnswered(board: Board, setting: Setting): Board {
  let next = board;
  for (let round = 0; round < 8; round++) {
    if (next.write) next = writeAnswered(next, setting, 'done');
    else if (next.codesAsked !== undefined) next = codesAnswered(next, setting);
    else if (next.presenceAsked) next = presenceAnswered(next, setting);
    else if (next.reading) next = readingAnswered(next, setting);
    else break;
  }
  return next;
}

export function busy({ agent }: Board): boolean {
  return inContact(agent) || agent.state === 'LOGOUT';
}
