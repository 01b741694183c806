/** Takes in what the person chose; each choice is written down, whatever becomes of it. */
import type { Choice, Entry } from '../journal.ts';
import { modesOf, type Modes } from '../settings.ts';
import { MINUTE_MS, type Instant } from '../time.ts';
import type { Event } from './events.ts';
import type { Heard } from './read-agent.ts';
import { wantReading, type EngineState } from './state.ts';

export type ChoiceEvent = Extract<
  Event,
  {
    type:
      | 'modeChosen'
      | 'paused'
      | 'resumed'
      | 'answered'
      | 'stayChosen'
      | 'readyChosen'
      | 'delayChosen';
  }
>;

/** A yes is carried out at once or, while something is in the way, within this time; then it lapses. */
const YES_HOLDS_MS = MINUTE_MS;

export function hearChoice(state: EngineState, event: ChoiceEvent): Heard {
  const { at } = event;
  const entry = (choice: Choice): Entry[] => [{ event: 'choice', at, choice }];
  switch (event.type) {
    case 'modeChosen': {
      const modes = modesOf(event.mode);
      // A settings change must not lead to Ready (I4): from now on Ready is only offered.
      const next = { ...offerOnly(state), modes, tooManyChanges: false, writes: [] };
      return { state: { ...next, question: undefined }, entries: entry(modeChoice(event, modes)) };
    }
    case 'paused': {
      const { until } = event;
      // Whatever happens during the pause is the person's: we let go of what was ours (I13).
      const next = { ...disown(state), question: undefined, pausedUntil: until };
      return { state: next, entries: entry({ kind: 'pause', until }) };
    }
    case 'resumed': {
      const next = { ...wantReading(state), pausedUntil: undefined };
      return { state: next, entries: entry({ kind: 'resume' }) };
    }
    case 'answered':
      return hearAnswer(state, event);
    case 'stayChosen':
      return { state: stayNotReady(state), entries: entry({ kind: 'stayNotReady' }) };
    case 'readyChosen':
      return { state: approveReady(state, at), entries: entry({ kind: 'readyNow' }) };
    case 'delayChosen': {
      const until = at + event.delayMs;
      // Afterwards the person is asked anew, where Ready is to be asked about.
      const question = state.question?.target === 'READY' ? undefined : state.question;
      const next = { ...state, question, returnNotBefore: state.ownership && until };
      return { state: next, entries: entry({ kind: 'delay', until }) };
    }
  }
}

function modeChoice(
  { byItself, until }: Extract<ChoiceEvent, { type: 'modeChosen' }>,
  modes: Modes,
): Choice {
  if (byItself) return { kind: 'modeByItself', modes };
  return until === undefined ? { kind: 'mode', modes } : { kind: 'modeUntil', modes, until };
}

function hearAnswer(state: EngineState, event: Extract<ChoiceEvent, { type: 'answered' }>): Heard {
  const { question } = state;
  const { answer, at } = event;
  const answerable = question?.answer === 'open' && at < question.until;
  if (question?.id !== event.question || !answerable) return { state, entries: [] };
  const entries: Entry[] = [{ event: 'choice', at, choice: { kind: answer } }];
  if (answer === 'yes') {
    const until = at + YES_HOLDS_MS;
    return { state: { ...state, question: { ...question, answer, until } }, entries };
  }
  return {
    state: question.target === 'READY' ? stayNotReady(state) : closeEpisode(state),
    entries,
  };
}

function stayNotReady(state: EngineState): EngineState {
  return closeEpisode(disown(state));
}

/** What was ours is the person's from now on, also what is still under way. */
function disown(state: EngineState): EngineState {
  const change = state.change && { ...state.change, letGo: true };
  return { ...state, change, ownership: undefined, returnNotBefore: undefined };
}

function closeEpisode(state: EngineState): EngineState {
  const { episode } = state;
  return { ...state, question: undefined, episode: episode && { ...episode, said: true } };
}

/** The person's own word: it replaces the countdown and every "left to you", but no safety rule. */
function approveReady(state: EngineState, at: Instant): EngineState {
  if (!state.ownership) return state;
  const id = state.nextId;
  const { episode } = state;
  return {
    ...state,
    question: { id, target: 'READY', answer: 'yes', until: at + YES_HOLDS_MS },
    returnNotBefore: undefined,
    episode: episode && { ...episode, returnFailed: false },
    nextId: id + 1,
  };
}

/** From now on Ready may only be offered, also for a write that is still under way. */
export function offerOnly(state: EngineState): EngineState {
  const { change, ownership } = state;
  return {
    ...state,
    change: change && { ...change, offerOnly: true },
    ownership: ownership && { ...ownership, offerOnly: true },
  };
}
