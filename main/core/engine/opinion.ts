/** What presence asks for right now, or why it may not ask for anything (I6). */
import type { Policy } from '../policy.ts';
import type { PresenceReading } from '../presence.ts';
import type { Reason } from '../reasons.ts';
import { ruleOf } from '../rules.ts';
import type { Instant } from '../time.ts';
import type { EngineState, PresenceTrack } from './state.ts';

type Status = PresenceReading['status'];

export type Opinion =
  | {
      readonly kind: 'notReady';
      readonly status: Status;
      /** Label or number of the reason code that the rule names. */
      readonly wanted: string;
      readonly since: Instant;
      readonly dueAt: Instant;
    }
  | {
      readonly kind: 'clear';
      readonly status: Status;
      readonly since: Instant;
      /** When it has lasted long enough for an episode to be over. */
      readonly stableAt: Instant;
    }
  /** Nothing starts, nothing ends. */
  | { readonly kind: 'hold'; readonly status: Status | undefined; readonly reason: Reason };

export function opinionOf(state: EngineState, policy: Policy, at: Instant): Opinion {
  const { latest, lost } = state.webex;
  if (lost) return hold({ kind: 'presenceLost', detail: lost.detail });
  if (!latest) return hold({ kind: 'presenceNotHeardYet' });
  if (at >= staleAt(latest, policy)) {
    return hold({ kind: 'presenceStale', confirmedAt: latest.confirmedAt });
  }
  return opinionOfTrack(state, latest, policy);
}

function opinionOfTrack(state: EngineState, latest: PresenceTrack, policy: Policy): Opinion {
  const { raw, status } = latest.reading;
  // The rules of the moment at which it was heard: other rules alone must not lead to Ready (I4).
  const { action, reason } = latest;
  const { enterAfterMs } = ruleOf(policy.rules, latest.reading);
  const holds: Opinion = {
    kind: 'hold',
    status,
    reason: { kind: 'presenceHolds', status, raw },
  };
  switch (action) {
    case 'hold':
      return holds;
    case 'clear': {
      // Ten minutes without Webex is not the same as being away, and not the same as being here.
      const inactive = status === 'inactive';
      if (inactive && state.desk.at !== 'atDesk') return holds;
      const since = inactive ? Math.max(latest.since, state.desk.since) : latest.since;
      const stableAt = since + (enterAfterMs ?? policy.clearAfterMs);
      return { kind: 'clear', status, since, stableAt };
    }
    case 'notReady':
      if (state.call === 'customer') return { ...holds, reason: { kind: 'customerCall' } };
      return {
        kind: 'notReady',
        status,
        wanted: reason,
        since: latest.since,
        dueAt: latest.since + (enterAfterMs ?? 0),
      };
  }
}

export function staleAt(latest: PresenceTrack, policy: Policy): Instant {
  return latest.confirmedAt + policy.presenceStaleMs;
}

function hold(reason: Reason): Opinion {
  return { kind: 'hold', status: undefined, reason };
}
