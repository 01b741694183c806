/** The settings as the engine uses them: complete rules, nothing left to look up. */
import { rulesFrom, type Rules } from './rules.ts';
import { modesOf, type Modes, type Settings } from './settings.ts';

export interface Policy {
  readonly modes: Modes;
  readonly rules: Rules;
  readonly fallbackReason: string;
  readonly returnAfterMs: number;
  readonly onlyAtDesk: boolean;
  readonly maxOwnedMs: number;
  readonly changesPer10Min: number;
  readonly confirmWithinMs: number;
  readonly idlePollMs: number;
  readonly activePollMs: number;
  /** Pause before Finesse is tried again after a failure. */
  readonly retryMs: number;
  /** That pause is so many times as long from the second failure in a row on. */
  readonly patience: number;
  /** Presence older than this is no longer known. */
  readonly presenceStaleMs: number;
  /** A clear presence must last this long before an episode is over, unless its rule says otherwise. */
  readonly clearAfterMs: number;
}

/** Finesse's own desktop looks every 10 s when it is in trouble; so do we (Administration Guide, desktop fail-over). */
const RETRY_MS = 10_000;
/**
 * The second try decides whether we change over to the other node. A site that is still away after
 * that is asked so rarely that 2,000 agents stay below three times their usual rate, in the outage as
 * well as at its end.
 */
const PATIENCE = 4;
/** Presence falls through `active` between a meeting and a call: less than this is no end. */
const CLEAR_AFTER_MS = 3_000;
const STALE_POLLS = 3;
const SHORTEST_STALE_MS = 60_000;

/**
 * `spread` is a number from 0 to 1, drawn once per start: it stretches the idle pace by up to a
 * fifth, so that 2,000 agents who started together do not knock together.
 */
export function policyFrom(settings: Settings, spread: number): Policy {
  const { finesse, limits, returnToReady, webex } = settings;
  const stretch = 1 + spread / 5;
  const checkEveryMs = webex.realtime ? Math.max(webex.reconcileMs, webex.pollMs) : webex.pollMs;
  return {
    modes: modesOf(settings.mode),
    rules: rulesFrom(settings.rules),
    fallbackReason: settings.fallbackReason,
    returnAfterMs: returnToReady.afterMs,
    onlyAtDesk: returnToReady.onlyAtDesk,
    maxOwnedMs: returnToReady.maxOwnedMs,
    changesPer10Min: limits.changesPer10Min,
    confirmWithinMs: limits.confirmWithinMs,
    idlePollMs: finesse.idlePollMs * stretch,
    activePollMs: finesse.activePollMs,
    retryMs: Math.min(RETRY_MS, finesse.idlePollMs) * stretch,
    patience: PATIENCE + spread,
    presenceStaleMs: Math.max((webex.realtime ? 2 : STALE_POLLS) * checkEveryMs, SHORTEST_STALE_MS),
    clearAfterMs: Math.min(CLEAR_AFTER_MS, returnToReady.afterMs),
  };
}
