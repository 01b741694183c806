/** What each presence asks for: the defaults, and the settings laid over them. */
import { PRESENCE_STATUSES, type PresenceReading, type PresenceStatus } from './presence.ts';
import type { Action, RuleSettings } from './settings.ts';

export interface Rule {
  readonly action: Action;
  /** Label or number of the reason code; empty unless the action is `notReady`. */
  readonly reason: string;
  /** How long the presence must last before it counts. Undefined: as the way back to Ready says. */
  readonly enterAfterMs: number | undefined;
}

export type Rules = Readonly<Record<PresenceStatus, Rule>>;

const notReady = (reason: string, enterAfterMs: number): Rule => ({
  action: 'notReady',
  reason,
  enterAfterMs,
});
const CLEAR: Rule = { action: 'clear', reason: '', enterAfterMs: undefined };
const HOLD: Rule = { action: 'hold', reason: '', enterAfterMs: undefined };

export const DEFAULT_RULES: Rules = {
  DoNotDisturb: notReady('Webex DND', 3_000),
  call: notReady('Webex Call', 5_000),
  meeting: notReady('Webex Meeting', 3_000),
  presenting: notReady('Webex Meeting', 3_000),
  unknown: notReady('Webex Unavailable', 30_000),
  busy: notReady('Webex Unavailable', 30_000),
  active: CLEAR,
  calendarItem: CLEAR,
  /** Clear only for a person who is at the desk: the engine sees to that, whatever the settings say. */
  inactive: CLEAR,
  OutOfOffice: HOLD,
  quiet: HOLD,
  pending: HOLD,
  absent: HOLD,
};

/** A dwell for a `notReady` rule that had none by default, for example `OutOfOffice`. */
const USUAL_DWELL_MS = 3_000;

export function rulesFrom(settings: RuleSettings): Rules {
  const merged = PRESENCE_STATUSES.map((status) => [status, ruleFrom(status, settings[status])]);
  return Object.fromEntries(merged) as Rules;
}

function ruleFrom(status: PresenceStatus, chosen: RuleSettings[PresenceStatus]): Rule {
  const usual = DEFAULT_RULES[status];
  const action = chosen?.action ?? usual.action;
  if (action !== 'notReady') {
    return { action, reason: '', enterAfterMs: chosen?.enterAfterMs };
  }
  return {
    action,
    reason: chosen?.reason ?? usual.reason,
    enterAfterMs: chosen?.enterAfterMs ?? usual.enterAfterMs ?? USUAL_DWELL_MS,
  };
}

/** A word that we do not know has no opinion (I6). */
export function ruleOf(rules: Rules, reading: PresenceReading): Rule {
  return reading.status === 'unlisted' ? HOLD : rules[reading.status];
}
