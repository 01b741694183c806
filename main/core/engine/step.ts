/**
 * The engine: one event in, the next state and some wishes out.
 *
 * Time enters only with events; nothing here reads a clock, draws a number or touches the world.
 * Each step takes in its event, decides anew from everything known, and wishes for what is due.
 */
import type { Policy } from '../policy.ts';
import type { Instant } from '../time.ts';
import { act, askForReadings } from './act.ts';
import { expireChange } from './change.ts';
import type { Command, Event } from './events.ts';
import { hear } from './hear.ts';
import { opinionOf } from './opinion.ts';
import {
  NO_FINESSE,
  NO_REASON_CODES,
  NO_WEBEX,
  NOTHING_TOLD,
  inOneShape,
  type EngineState,
  type Ownership,
} from './state.ts';
import { tell } from './tell.ts';

export interface Step {
  readonly state: EngineState;
  readonly commands: readonly Command[];
}

/** What an earlier run left behind, or why it cannot be believed. */
export interface EarlierRun {
  readonly ownership: Ownership | undefined;
  readonly refused: string | undefined;
}

const NO_EARLIER_RUN: EarlierRun = { ownership: undefined, refused: undefined };

/** What an earlier run owned is good enough to offer Ready, never to set it (I11). */
export function begin(
  policy: Policy,
  at: Instant,
  { ownership, refused }: EarlierRun = NO_EARLIER_RUN,
): EngineState {
  return {
    modes: policy.modes,
    tooManyChanges: false,
    pausedUntil: undefined,
    webex: NO_WEBEX,
    finesse: NO_FINESSE,
    reasonCodes: NO_REASON_CODES,
    desk: { at: 'unknown', since: at },
    episode: undefined,
    call: 'none',
    contactSeenAt: undefined,
    ownership: ownership && { ...ownership, offerOnly: true },
    returnNotBefore: undefined,
    question: undefined,
    recordRefused: refused,
    change: undefined,
    check: undefined,
    writes: [],
    lastFailure: undefined,
    intent: { kind: 'rest', reason: { kind: 'finesseNotReadYet' } },
    told: NOTHING_TOLD,
    nextId: 1,
  };
}

export function step(before: EngineState, event: Event, policy: Policy): Step {
  const { at } = event;
  const heard = hear(before, event, policy);
  const expired = expireChange(heard.state, policy, at);
  const settled = settle(inOneShape(expired.state), policy, at);
  const acted = act(settled, event, policy);
  const asked = askForReadings(inOneShape(acted.state), policy, at);
  const told = tell(before, asked.state, policy, acted.decided, at);
  const commands: Command[] = [];
  for (const part of [heard, expired, told]) {
    for (const entry of part.entries) commands.push({ type: 'record', entry });
  }
  commands.push(...saveOwnership(before, told.state), ...acted.commands, ...asked.commands);
  return { state: inOneShape(told.state), commands };
}

function saveOwnership(before: EngineState, after: EngineState): Command[] {
  const { ownership } = after;
  return before.ownership === ownership ? [] : [{ type: 'saveOwnership', ownership }];
}

/** What the passing of time alone brings about. */
function settle(state: EngineState, policy: Policy, at: Instant): EngineState {
  const pauseOver = state.pausedUntil !== undefined && at >= state.pausedUntil;
  const rested = pauseOver ? { ...state, pausedUntil: undefined } : state;
  const settled = settleQuestion(rested, at);
  const opinion = opinionOf(settled, policy, at);
  const over = opinion.kind === 'clear' && at >= opinion.stableAt;
  if (!over || settled.ownership || settled.change) return settled;
  if (!settled.episode && !settled.lastFailure && !settled.question) return settled;
  return { ...settled, episode: undefined, lastFailure: undefined, question: undefined };
}

/** No answer is no answer: nothing happens. */
function settleQuestion(state: EngineState, at: Instant): EngineState {
  const { ownership, question } = state;
  if (!question) return state;
  // What was asked about is no longer ours to give back.
  if (question.target === 'READY' && !ownership && !state.change) {
    return { ...state, question: undefined };
  }
  if (question.answer === 'none' || at < question.until) return state;
  return { ...state, question: { ...question, answer: 'none' } };
}
