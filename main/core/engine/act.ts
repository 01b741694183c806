/** Turns the intent into wishes: a write only on a fresh look at both sides, and the readings that are due. */
import { stateShowsEveryCall } from '../platform.ts';
import type { Policy } from '../policy.ts';
import type { Mode } from '../settings.ts';
import { MINUTE_MS, type Instant } from '../time.ts';
import { sendChange } from './change.ts';
import { decide } from './decide.ts';
import type { Intent } from './situation.ts';
import type { Command, Event } from './events.ts';
import { needsDialogs, readDueAt, reasonCodesDueAt } from './schedule.ts';
import { wantReading, type Check, type EngineState, type Question } from './state.ts';

/** A reading asked for this recently still counts as taken right before a write. */
const FRESH_MS = 2_000;
/**
 * An answer that took longer, for example over a short sleep, tells of the past. A look may cost two
 * requests, each with a deadline of five seconds: less than that and a slow server could never be used.
 */
const LONGEST_ANSWER_MS = 12_000;

interface Acted {
  readonly state: EngineState;
  readonly commands: readonly Command[];
  /** Undefined while a due write still waits for its fresh look at both sides. */
  readonly decided: Intent | undefined;
}

/** Turns the intent into a write, but only in the very step that heard a fresh reading. */
export function act(state: EngineState, event: Event, policy: Policy): Acted {
  const { at } = event;
  const intent = decide(state, policy, at);
  switch (intent.kind) {
    case 'setReady':
    case 'setNotReady':
      return write({ ...state, intent }, intent, event);
    case 'ask': {
      const asking = putQuestion(turnToAsking(state, intent), intent, at);
      return decided({ ...asking, intent, check: undefined }, intent);
    }
    case 'rest': {
      const resting: EngineState = { ...state, intent, check: undefined };
      const missing = intent.reason.kind === 'reasonCodeMissing' && !listReadInEpisode(state);
      if (!missing) return decided(resting, intent);
      const reasonCodes = { ...state.reasonCodes, wanted: true };
      return { state: { ...resting, reasonCodes }, commands: [], decided: undefined };
    }
    case 'wait':
    case 'watch':
      return decided({ ...state, intent, check: undefined }, intent);
  }
}

/** A direction that only observes must not begin to write upon an answer (I13). */
const AFTER_TOO_MANY: Readonly<Record<Mode, Mode>> = {
  auto: 'ask',
  ask: 'ask',
  observe: 'observe',
};

/** I8: too many changes, and from now on only the person makes them. */
function turnToAsking(state: EngineState, { reason }: Intent): EngineState {
  if (reason.kind !== 'tooManyChanges') return state;
  const { notReady, ready } = state.modes;
  const modes = { notReady: AFTER_TOO_MANY[notReady], ready: AFTER_TOO_MANY[ready] };
  return { ...state, modes, tooManyChanges: true };
}

/** How long a question waits for its answer. */
const ANSWER_WITHIN_MS = 2 * MINUTE_MS;

function putQuestion(
  state: EngineState,
  { target }: Extract<Intent, { kind: 'ask' }>,
  at: Instant,
): EngineState {
  if (state.question?.target === target.state) return state;
  const id = state.nextId;
  const until = at + ANSWER_WITHIN_MS;
  const question: Question = { id, target: target.state, answer: 'open', until };
  return { ...state, question, nextId: id + 1 };
}

function decided(state: EngineState, intent: Intent): Acted {
  return { state, commands: [], decided: intent };
}

/** A label that is not in the list may have been added since: the list is read once an episode. */
function listReadInEpisode({ episode, reasonCodes }: EngineState): boolean {
  return (reasonCodes.readAt ?? -Infinity) >= (episode?.startedAt ?? -Infinity);
}

function write(
  state: EngineState,
  intent: Extract<Intent, { kind: 'setNotReady' | 'setReady' }>,
  event: Event,
): Acted {
  const { at } = event;
  const check = checkOf(state, intent.dueAt, at);
  const checking: EngineState = { ...state, check };
  // For READY the look at Finesse comes last, after the one at Webex.
  const since = intent.kind === 'setReady' ? check.confirmedAt : check.since;
  if (since === undefined) {
    const webex = { ...state.webex, wanted: true };
    return { state: { ...checking, webex }, commands: [], decided: undefined };
  }
  if (hidesCalls(checking, event)) {
    const watching: Intent = { kind: 'watch', reason: { kind: 'callsUnknown' } };
    return decided({ ...checking, intent: watching, check: undefined }, watching);
  }
  if (!isFresh(checking, event, since)) {
    return { state: wantReading(checking), commands: [], decided: undefined };
  }
  const sent = sendChange(checking, intent, at);
  if (!sent.change) return { state: checking, commands: [], decided: undefined };
  const { id, target } = sent.change;
  return { state: sent, commands: [{ type: 'setAgentState', id, target }], decided: intent };
}

/**
 * Begins with the first step in which a write is due, and anew when what is due now became so later:
 * the countdown's end after a word of the person that nothing came of. The confirmation that counts is
 * the first one after that: later ones must not move the goal while a slow server is still answering.
 */
function checkOf({ check, webex }: EngineState, dueAt: Instant, at: Instant): Check {
  const begun = check && check.since >= dueAt ? check : { since: at, confirmedAt: undefined };
  const confirmedAt = webex.latest?.confirmedAt;
  const confirms = confirmedAt !== undefined && confirmedAt >= begun.since;
  return begun.confirmedAt === undefined && confirms ? { ...begun, confirmedAt } : begun;
}

/** The dialogs were asked for, and Finesse did not tell: then nobody knows who is on the line (I2). */
function hidesCalls({ finesse }: EngineState, event: Event): boolean {
  const { reading, readDialogs } = finesse;
  if (!heardNow(finesse, event) || !reading) return false;
  return readDialogs && reading.dialogs === undefined && !stateShowsEveryCall(reading.platform);
}

function isFresh(state: EngineState, event: Event, since: Instant): boolean {
  const { finesse } = state;
  const { reading, readAskedAt } = finesse;
  if (!heardNow(finesse, event) || !reading) return false;
  if (!stateShowsEveryCall(reading.platform) && reading.dialogs === undefined) return false;
  if (readAskedAt === undefined || readAskedAt < event.at - LONGEST_ANSWER_MS) return false;
  return readAskedAt >= Math.min(since, event.at - FRESH_MS);
}

/** A late or doubled answer is heard, too, but not taken in: what it says must not be acted upon. */
function heardNow({ readAt }: EngineState['finesse'], event: Event): boolean {
  return event.type === 'agentRead' && readAt === event.at;
}

/** Wishes for the readings that are due. */
export function askForReadings(
  state: EngineState,
  policy: Policy,
  at: Instant,
): { readonly state: EngineState; readonly commands: readonly Command[] } {
  const commands: Command[] = [];
  let next = state;
  if (next.webex.wanted && !next.webex.awaiting) {
    next = { ...next, webex: { ...next.webex, awaiting: true, wanted: false } };
    commands.push({ type: 'readPresence' });
  }
  if ((readDueAt(next, policy) ?? Infinity) <= at) {
    const id = next.nextId;
    const dialogs = needsDialogs(next);
    const finesse = { ...next.finesse, awaiting: { id, askedAt: at, dialogs }, wanted: false };
    next = { ...next, finesse, nextId: id + 1 };
    commands.push({ type: 'readAgent', id, dialogs });
  }
  if ((reasonCodesDueAt(next) ?? Infinity) <= at) {
    const id = next.nextId;
    const reasonCodes = { ...next.reasonCodes, awaiting: { id } };
    next = { ...next, reasonCodes, nextId: id + 1 };
    commands.push({ type: 'readReasonCodes', id });
  }
  return { state: next, commands };
}
