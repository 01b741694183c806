/** Takes in one event, whatever it is about; what it means is decided afterwards from the whole. */
import type { Policy } from '../policy.ts';
import { resolveReason } from '../reason-codes.ts';
import type { DeskPresence } from '../desk.ts';
import { MINUTE_MS, type Instant } from '../time.ts';
import { changeAnswered, tryOtherCode } from './change.ts';
import type { Event } from './events.ts';
import { hearPresence } from './hear-presence.ts';
import { opinionOf } from './opinion.ts';
import { finesseFailed, readAgent, type Heard } from './read-agent.ts';
import { hearChoice, offerOnly } from './hear-choice.ts';
import { wantReading, type EngineState } from './state.ts';

/** After a sleep this long, what was ours is good enough to offer Ready, never to set it (I11). */
const LONG_SLEEP_MS = 5 * MINUTE_MS;

export function hear(state: EngineState, event: Event, policy: Policy): Heard {
  const { at } = event;
  const only = (next: EngineState): Heard => ({ state: next, entries: [] });
  switch (event.type) {
    case 'presenceHeard':
      return only(hearPresence(state, event.reading, policy, at));
    case 'presenceLost':
      return only({
        ...state,
        webex: { ...state.webex, lost: event.failure, awaiting: false, wanted: false },
      });
    case 'agentRead':
      return readAgent(state, event.id, event.outcome, at);
    case 'reasonCodesRead':
      return only(hearReasonCodes(state, event, policy));
    case 'changeAnswered':
      return changeAnswered(state, event.id, event.outcome, at);
    case 'timePassed':
      return only(state);
    case 'woke':
      return only(wake(state, event.sleptMs));
    case 'looked':
      return only(wantReading(state));
    case 'credentialsGiven':
      return only(trust(state));
    case 'accessTold':
      return only({ ...state, webex: { ...state.webex, notices: event.notices } });
    case 'deskChanged':
      return only({ ...wantReading(state), desk: deskSince(state, event.desk, at) });
    case 'modeChosen':
    case 'paused':
    case 'resumed':
    case 'answered':
    case 'stayChosen':
    case 'readyChosen':
    case 'delayChosen':
      return hearChoice(state, event);
  }
}

function hearReasonCodes(
  state: EngineState,
  event: Extract<Event, { type: 'reasonCodesRead' }>,
  policy: Policy,
): EngineState {
  const { at, id, outcome } = event;
  if (state.reasonCodes.awaiting?.id !== id) return state;
  if (!outcome.ok) {
    const { failure } = outcome;
    const pause = Math.max(policy.retryMs, failure.retryAfterMs ?? 0);
    const reasonCodes = { ...state.reasonCodes, awaiting: undefined, failure, retryAt: at + pause };
    const failed = failure.kind === 'credentials' ? finesseFailed(state, failure, at) : state;
    return { ...failed, reasonCodes };
  }
  const read: EngineState = {
    ...state,
    reasonCodes: {
      list: outcome.value,
      readAt: at,
      awaiting: undefined,
      failure: undefined,
      retryAt: undefined,
      wanted: false,
    },
  };
  const opinion = opinionOf(read, policy, at);
  if (opinion.kind !== 'notReady') return read;
  const resolved = resolveReason(opinion.wanted, policy.fallbackReason, outcome.value);
  return resolved.kind === 'missing' ? read : tryOtherCode(read, resolved.id);
}

/** The same told again is no change, and must not begin the countdown anew. */
function deskSince({ desk }: EngineState, now: DeskPresence, at: Instant): EngineState['desk'] {
  return desk.at === now ? desk : { at: now, since: at };
}

function wake(state: EngineState, sleptMs: number): EngineState {
  const slept = sleptMs > LONG_SLEEP_MS ? offerOnly(state) : state;
  return { ...wantReading(slept), webex: { ...slept.webex, latest: undefined, wanted: true } };
}

function trust(state: EngineState): EngineState {
  const finesse = { ...state.finesse, refused: false, failure: undefined, failures: 0 };
  const reasonCodes = { ...state.reasonCodes, failure: undefined, wanted: true };
  return { ...state, finesse: { ...finesse, wanted: true }, reasonCodes };
}
