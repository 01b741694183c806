/** Takes in a reading of Finesse: what became of our write, and whether what was ours still is. */
import { detailOf } from '../language/detail.ts';
import { inContact, type AgentReading } from '../agent.ts';
import type { Entry } from '../journal.ts';
import type { Failure, Outcome } from '../outcome.ts';
import type { Instant } from '../time.ts';
import { settleCall } from './hear-presence.ts';
import { isOurs, judge, ownershipOf } from './ownership.ts';
import type { Awaiting, Change, EngineState } from './state.ts';

/** What happened, and what is to be written down about it. */
export interface Heard {
  readonly state: EngineState;
  readonly entries: readonly Entry[];
}

export function readAgent(
  state: EngineState,
  id: number,
  outcome: Outcome<AgentReading>,
  at: Instant,
): Heard {
  const asked = state.finesse.awaiting;
  // A late or doubled answer is not an answer.
  if (asked?.id !== id) return { state, entries: [] };
  if (!outcome.ok) return { state: finesseFailed(state, outcome.failure, at), entries: [] };
  const reading = withReasonCode(outcome.value, state);
  const contact = inContact(reading);
  const signedInAgain = reading.state !== 'LOGOUT' && state.finesse.reading?.state === 'LOGOUT';
  const { call, episode, question } = settleCall(state, reading);
  const read: EngineState = {
    ...state,
    call,
    episode,
    question,
    contactSeenAt: contact ? at : state.contactSeenAt,
    finesse: {
      reading,
      readAt: at,
      readAskedAt: asked.askedAt,
      readDialogs: asked.dialogs,
      awaiting: undefined,
      failure: undefined,
      failedAt: undefined,
      failures: 0,
      wellSince: state.finesse.wellSince ?? at,
      refused: state.finesse.refused,
      wanted: false,
    },
    recordRefused: recordStanding(state, reading),
    // Another sign-in may mean another team, with other reason codes.
    reasonCodes: signedInAgain ? { ...state.reasonCodes, wanted: true } : state.reasonCodes,
  };
  const { change } = read;
  if (change) return judgeChange(read, change, reading, asked, at);
  const lost = read.ownership !== undefined && !isOurs(read.ownership, reading);
  return { state: lost ? { ...read, ownership: undefined } : read, entries: [] };
}

/** A record of an earlier run that is about somebody else is refused by name (I11). */
function recordStanding(
  { finesse, ownership, recordRefused }: EngineState,
  reading: AgentReading,
): string | undefined {
  if (reading.state !== 'NOT_READY') return undefined;
  const first = finesse.reading === undefined;
  if (!first || !ownership || ownership.agent === reading.loginId) return recordRefused;
  return `it is about another agent (${ownership.agent})`;
}

/** Older servers tell the id alone; the list knows the rest. */
function withReasonCode(reading: AgentReading, { reasonCodes }: EngineState): AgentReading {
  if (reading.reasonCode || reading.reasonCodeId === undefined) return reading;
  const reasonCode = reasonCodes.list?.find(({ id }) => id === reading.reasonCodeId);
  return { ...reading, reasonCode };
}

function judgeChange(
  state: EngineState,
  change: Change,
  reading: AgentReading,
  asked: Awaiting,
  at: Instant,
): Heard {
  // A reading that was on its way before the write tells nothing about it.
  if (asked.askedAt < change.sentAt) return { state, entries: [] };
  const verdict = judge(change, reading);
  if (verdict === 'waiting') return { state, entries: [] };
  const entry: Entry = {
    event: 'write',
    at,
    target: change.target,
    label: change.label,
    result: verdict,
    detail: verdict === 'done' ? '' : detailOf('detail.changedMeanwhile'),
  };
  const settled: EngineState = {
    ...state,
    change: undefined,
    ownership:
      verdict === 'done' && !change.letGo
        ? ownershipOf(change, reading, state.episode?.id ?? 0, at)
        : undefined,
    lastFailure: verdict === 'done' ? undefined : state.lastFailure,
  };
  return { state: settled, entries: [entry] };
}

/** Any answer that is a failure. A 401 silences us for good; everything else is tried again. */
export function finesseFailed(state: EngineState, failure: Failure, at: Instant): EngineState {
  const { finesse } = state;
  return {
    ...state,
    finesse: {
      ...finesse,
      awaiting: undefined,
      failure,
      failedAt: at,
      failures: finesse.failures + 1,
      wellSince: undefined,
      refused: finesse.refused || failure.kind === 'credentials',
      wanted: false,
    },
  };
}
