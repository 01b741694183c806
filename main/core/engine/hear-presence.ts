/** Takes in what was heard of Webex, and keeps the episode and the standing of a call. */
import { inContact, type AgentReading } from '../agent.ts';
import type { Policy } from '../policy.ts';
import type { PresenceReading } from '../presence.ts';
import { ruleOf } from '../rules.ts';
import { SECOND_MS, type Instant } from '../time.ts';
import { opinionOf, staleAt } from './opinion.ts';
import type { CallStanding, EngineState, PresenceTrack } from './state.ts';

/** Presence lags behind the phone: a `call` heard this soon after a contact is that contact. */
const CALL_AFTER_CONTACT_MS = 5 * SECOND_MS;

export function hearPresence(
  state: EngineState,
  reading: PresenceReading,
  policy: Policy,
  at: Instant,
): EngineState {
  const latest = trackOf(state, reading, policy, at);
  const call = callStanding(state, reading, at);
  const heard: EngineState = {
    ...state,
    webex: { ...state.webex, latest, lost: undefined, awaiting: false, wanted: false },
    call,
  };
  const asks = opinionOf(heard, policy, at).kind === 'notReady';
  const began = asks && !state.episode;
  // The first look of an episode: who is on the line, and what is the state to come back to?
  const looks = began || latest.since !== state.webex.latest?.since || call === 'unchecked';
  const matters = asks || state.ownership !== undefined;
  return {
    ...heard,
    finesse: { ...heard.finesse, wanted: heard.finesse.wanted || (looks && matters) },
    ...(asks ? stopReturning(heard) : {}),
    ...(began ? beginEpisode(heard, at) : {}),
  };
}

/** A new cause stops the way back to Ready, and every question about it; "5 more minutes" stand. */
function stopReturning({ question }: EngineState): Pick<EngineState, 'question'> {
  return { question: question?.target === 'READY' ? undefined : question };
}

function trackOf(
  { webex }: EngineState,
  reading: PresenceReading,
  policy: Policy,
  at: Instant,
): PresenceTrack {
  const { action, reason } = ruleOf(policy.rules, reading);
  // After a loss or a silence only what is heard from now on counts, for its full dwell (I4).
  const { latest, lost } = webex;
  const before = lost || (latest && at >= staleAt(latest, policy)) ? undefined : latest;
  // `inactive` is clear only for a person at the desk, so it never lends its time to `active`.
  const alike = (before?.reading.status === 'inactive') === (reading.status === 'inactive');
  const sameAsking = before?.action === action && before.reason === reason && alike;
  const sameStatus =
    before?.reading.status === reading.status && before.reading.raw === reading.raw;
  return {
    reading,
    action,
    reason,
    since: sameAsking ? before.since : at,
    heardAt: sameStatus ? before.heardAt : at,
    confirmedAt: at,
  };
}

function callStanding(state: EngineState, reading: PresenceReading, at: Instant): CallStanding {
  if (reading.status !== 'call') return 'none';
  if (state.call !== 'none') return state.call;
  const { contactSeenAt } = state;
  const justNow = contactSeenAt !== undefined && at - contactSeenAt <= CALL_AFTER_CONTACT_MS;
  return justNow ? 'customer' : 'unchecked';
}

function beginEpisode(state: EngineState, at: Instant): Pick<EngineState, 'episode' | 'nextId'> {
  const id = state.nextId;
  return {
    episode: {
      id,
      startedAt: at,
      // What an earlier run set in it was its one say (I5).
      said: state.ownership !== undefined,
      refused: undefined,
      returnFailed: false,
      relabelFailed: false,
    },
    nextId: id + 1,
  };
}

/** Called with each reading of Finesse, before it replaces the one in `state`. */
export function settleCall(
  state: EngineState,
  reading: AgentReading,
): Pick<EngineState, 'call' | 'episode' | 'question'> {
  const { call, episode, finesse, question } = state;
  const unchanged = { call, episode, question };
  if (call === 'none' || call === 'customer') return unchanged;
  const before = finesse.reading;
  const changed = before !== undefined && before.stateChangeTime !== reading.stateChangeTime;
  // A contact may have come and gone between two readings: then only the age of Ready tells.
  const passedUnseen =
    changed &&
    (inContact(before) || before.state === 'READY') &&
    (reading.stateAgeMs ?? 0) <= CALL_AFTER_CONTACT_MS;
  const customers = inContact(reading) || (call === 'unchecked' && passedUnseen);
  if (!customers) return { ...unchanged, call: 'cause' };
  if (episode?.said) return { ...unchanged, call: 'customer' };
  // An episode that consisted of the customer's call alone was none, nor is a word about it.
  const aboutIt = question?.target === 'NOT_READY';
  return { call: 'customer', episode: undefined, question: aboutIt ? undefined : question };
}
