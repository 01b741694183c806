/**
 * The engine: one event in, the next state and some wishes out.
 *
 * Time enters only with events; nothing here reads a clock, draws a number or touches the world.
 * Each step takes in its event, decides anew from everything known, and wishes for what is due.
 */
import type { Entry } from '../journal.ts';
import type { Policy } from '../policy.ts';
import type { Instant } from '../time.ts';
import { act, askForReadings } from './act.ts';
import { expireChange } from './change.ts';
import type { Command, Event } from './events.ts';
import { hear } from './hear.ts';
import { opinionOf } from './opinion.ts';
import type { EngineState } from './state.ts';
import { tell } from './tell.ts';

export interface Step {
  readonly state: EngineState;
  readonly commands: readonly Command[];
}

export function begin(policy: Policy, at: Instant): EngineState {
  return {
    mode: policy.mode,
    tooManyChanges: false,
    pausedUntil: undefined,
    webex: { latest: undefined, lost: undefined, awaiting: false, wanted: false },
    finesse: {
      reading: undefined,
      readAt: undefined,
      readAskedAt: undefined,
      awaiting: undefined,
      failure: undefined,
      failedAt: undefined,
      failures: 0,
      wellSince: undefined,
      refused: false,
      wanted: false,
    },
    reasonCodes: {
      list: undefined,
      readAt: undefined,
      awaiting: undefined,
      failure: undefined,
      retryAt: undefined,
      wanted: false,
    },
    desk: { at: 'unknown', since: at },
    episode: undefined,
    call: 'none',
    contactSeenAt: undefined,
    ownership: undefined,
    change: undefined,
    checkingSince: undefined,
    writes: [],
    lastFailure: undefined,
    intent: { kind: 'rest', reason: { kind: 'finesseNotReadYet' } },
    told: { presence: '', agent: '', decision: '', attention: [] },
    nextId: 1,
  };
}

export function step(before: EngineState, event: Event, policy: Policy): Step {
  const { at } = event;
  const heard = hear(before, event, policy);
  const expired = expireChange(heard.state, policy, at);
  const settled = settle(expired.state, policy, at);
  const acted = act(settled, event, policy);
  const asked = askForReadings(acted.state, policy, at);
  const told = tell(asked.state, policy, acted.decided, at);
  const entries = [...heard.entries, ...expired.entries, ...told.entries];
  return {
    state: told.state,
    commands: [...entries.map(record), ...acted.commands, ...asked.commands],
  };
}

function record(entry: Entry): Command {
  return { type: 'record', entry };
}

/** What the passing of time alone brings about. */
function settle(state: EngineState, policy: Policy, at: Instant): EngineState {
  const pauseOver = state.pausedUntil !== undefined && at >= state.pausedUntil;
  const settled = pauseOver ? { ...state, pausedUntil: undefined } : state;
  const opinion = opinionOf(settled, policy, at);
  const over = opinion.kind === 'clear' && at >= opinion.stableAt;
  if (!over || settled.ownership || settled.change) return settled;
  return { ...settled, episode: undefined, lastFailure: undefined };
}
