/** The one write that may be under way: sent, answered, and given up when no reading ever shows it (I9). */
import { detailOf } from '../language/detail.ts';
import type { Entry } from '../journal.ts';
import type { FailureKind, Outcome } from '../outcome.ts';
import type { Policy } from '../policy.ts';
import { MINUTE_MS, type Instant } from '../time.ts';
import { recentWrites, type Intent } from './situation.ts';
import { finesseFailed, type Heard } from './read-agent.ts';
import type { Change, EngineState } from './state.ts';

/** How long after an outage a write may still turn up and count as ours. */
const OUTAGE_MS = MINUTE_MS;

type WriteIntent = Extract<Intent, { kind: 'setNotReady' | 'setReady' }>;

export function sendChange(state: EngineState, intent: WriteIntent, at: Instant): EngineState {
  const before = state.finesse.reading;
  if (!before) return state;
  const { label, reason, target } = intent;
  const id = state.nextId;
  // A write of Not Ready over Not Ready is only decided over our own.
  const overOurs = target.state === 'NOT_READY' && before.state !== 'READY';
  return {
    ...state,
    change: {
      id,
      target,
      label,
      reason,
      before,
      sentAt: at,
      acceptedAt: undefined,
      doubt: undefined,
      relabels: overOurs ? state.ownership : undefined,
      offerOnly: false,
      letGo: false,
    },
    check: undefined,
    question: undefined,
    returnNotBefore: overOurs ? state.returnNotBefore : undefined,
    writes: [...recentWrites(state.writes, at), at],
    episode: state.episode && {
      ...state.episode,
      said: state.episode.said || target.state === 'NOT_READY',
    },
    nextId: id + 1,
  };
}

export function changeAnswered(
  state: EngineState,
  id: number,
  outcome: Outcome<undefined>,
  at: Instant,
): Heard {
  const { change } = state;
  if (change?.id !== id || change.acceptedAt !== undefined) return { state, entries: [] };
  const mayShow = outcome.ok || outcome.failure.mayHaveArrived;
  if (mayShow) {
    const doubt = outcome.ok ? undefined : outcome.failure.detail;
    return { state: { ...state, change: { ...change, acceptedAt: at, doubt } }, entries: [] };
  }
  const { detail, kind } = outcome.failure;
  const gaveUp = giveUp(state, change, detail, MENDS_ITSELF[kind], at);
  const failed = finesseFailed(gaveUp.state, outcome.failure, at);
  // A refusal is an answer: the link is well, only the request was not.
  return kind === 'refused' ? refused(gaveUp, change) : { ...gaveUp, state: failed };
}

/** Whether the same change may be decided again from fresh readings after this failure. */
const MENDS_ITSELF: Readonly<Record<FailureKind, boolean>> = {
  unreachable: true,
  outOfService: true,
  throttled: true,
  unreadable: false,
  credentials: false,
  untrusted: true,
  forbidden: false,
  refused: false,
  cancelled: true,
};

function giveUp(
  state: EngineState,
  change: Change,
  detail: string,
  again: boolean,
  at: Instant,
): Heard {
  const { label, target } = change;
  const entry: Entry = { event: 'write', at, target, label, result: 'failed', detail };
  const { episode } = state;
  const toNotReady = target.state === 'NOT_READY';
  return {
    state: {
      ...state,
      change: undefined,
      lastFailure: again ? state.lastFailure : { target, detail },
      episode: episode && {
        ...episode,
        // What surely never came is no say, unless the person has spoken meanwhile.
        said: episode.said && !(again && toNotReady && !change.relabels && !change.letGo),
        relabelFailed: episode.relabelFailed || (!again && change.relabels !== undefined),
        returnFailed: episode.returnFailed || (!again && !toNotReady),
      },
    },
    entries: [entry],
  };
}

/** The reason code may have been deleted or added meanwhile: read the list once more. */
function refused(heard: Heard, change: Change): Heard {
  const { state } = heard;
  const { episode, reasonCodes } = state;
  if (change.target.state !== 'NOT_READY' || change.relabels) return heard;
  if (!episode || episode.refused) return heard;
  const { reasonCodeId } = change.target;
  return {
    ...heard,
    state: {
      ...state,
      reasonCodes: { ...reasonCodes, wanted: true },
      episode: { ...episode, refused: { reasonCodeId, triedOther: false } },
    },
  };
}

/** Only another id in the refreshed list is a reason to try again in the same episode. */
export function tryOtherCode(state: EngineState, reasonCodeId: number | undefined): EngineState {
  const { episode } = state;
  const refused = episode?.refused;
  if (!refused || refused.triedOther || refused.reasonCodeId === reasonCodeId) return state;
  const again = { ...episode, said: false, refused: { ...refused, triedOther: true } };
  return { ...state, lastFailure: undefined, episode: again };
}

/** Gives up when the time for the write to show is over and a reading after it still did not show it. */
export function expireChange(state: EngineState, policy: Policy, at: Instant): Heard {
  const { change, finesse } = state;
  const confirmBy = confirmByOf(change, policy);
  if (!change || confirmBy === undefined || at < confirmBy) return { state, entries: [] };
  const lookedAfter = (finesse.readAt ?? 0) >= confirmBy;
  const outage = finesse.failure !== undefined && at < confirmBy + OUTAGE_MS;
  if (!lookedAfter && (outage || finesse.failure === undefined)) return { state, entries: [] };
  const { doubt } = change;
  const detail =
    doubt === undefined
      ? detailOf('detail.neverShown')
      : `${doubt}, and your state never showed it`;
  return giveUp(state, change, detail, false, at);
}

export function confirmByOf(change: Change | undefined, policy: Policy): Instant | undefined {
  if (change?.acceptedAt === undefined) return undefined;
  return change.acceptedAt + policy.confirmWithinMs;
}
