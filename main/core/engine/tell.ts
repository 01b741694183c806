/** What is written down: each change of what is seen, decided and needed, once. */
import type { Attention } from '../attention.ts';
import type { Entry } from '../journal.ts';
import type { Policy } from '../policy.ts';
import { resolveReason } from '../reason-codes.ts';
import type { Instant } from '../time.ts';
import type { Intent } from './situation.ts';
import { isOurs, setBy } from './ownership.ts';
import type { Heard } from './read-agent.ts';
import type { EngineState, Told } from './state.ts';

/** `decided` is what this step came to; undefined while a due write still waits for its fresh look. */
export function tell(
  state: EngineState,
  policy: Policy,
  decided: Intent | undefined,
  at: Instant,
): Heard {
  const attention = attentionOf(state, policy);
  const { told } = state;
  const entries: Entry[] = [
    ...presenceEntry(state, at),
    ...agentEntry(state, at),
    ...(decided ? [decisionEntry(decided, at)] : []),
  ].filter((entry) => keyOf(entry) !== told[keyed(entry)]);
  const keys = attention.map((one) => JSON.stringify(one));
  const begun = attention.filter((one) => !told.attention.includes(JSON.stringify(one)));
  const ended = told.attention
    .map((key) => (JSON.parse(key) as Attention).about)
    .filter((about) => !attention.some((one) => one.about === about));
  const now: Told = entries.reduce((sofar, entry) => ({ ...sofar, [keyed(entry)]: keyOf(entry) }), {
    ...told,
    attention: keys,
  });
  return {
    state: { ...state, told: now },
    entries: [
      ...entries,
      ...begun.map((one): Entry => ({ event: 'attention', at, attention: one })),
      ...ended.map((about): Entry => ({ event: 'attentionEnded', at, about })),
    ],
  };
}

function keyed(entry: Entry): 'presence' | 'agent' | 'decision' {
  if (entry.event === 'agent' || entry.event === 'decision') return entry.event;
  return 'presence';
}

/** The same thing seen again is no news; when it was seen does not matter. */
function keyOf(entry: Entry): string {
  if (entry.event === 'presence') {
    const { raw, status } = entry.presence;
    return JSON.stringify([status, raw]);
  }
  // That the person is asked is news even where the reason was told before.
  if (entry.event === 'decision') return JSON.stringify([entry.intent === 'ask', entry.reason]);
  return JSON.stringify({ ...entry, at: 0 });
}

function presenceEntry({ webex }: EngineState, at: Instant): Entry[] {
  if (webex.lost) return [{ event: 'presenceLost', at, detail: webex.lost.detail }];
  return webex.latest ? [{ event: 'presence', at, presence: webex.latest.reading }] : [];
}

function agentEntry({ finesse, ownership }: EngineState, at: Instant): Entry[] {
  const { reading } = finesse;
  if (!reading) return [];
  const { node, pendingState, reasonCode, reasonCodeId, state, stateChangeTime } = reading;
  return [
    {
      event: 'agent',
      at,
      state,
      pendingState,
      reasonCodeId,
      label: reasonCode?.label,
      stateChangeTime,
      setBy: setBy(reading, isOurs(ownership, reading)),
      node,
    },
  ];
}

function decisionEntry(intent: Intent, at: Instant): Entry {
  return { event: 'decision', at, intent: intent.kind, reason: intent.reason };
}

/** Everything that a person must look after right now, most urgent first. */
export function attentionOf(state: EngineState, policy: Policy): readonly Attention[] {
  return [
    ...finesseAttention(state),
    ...webexAttention(state),
    ...reasonCodeAttention(state, policy),
    ...(state.lastFailure
      ? [{ about: 'changeFailed', detail: state.lastFailure.detail } as const]
      : []),
    ...(state.recordRefused === undefined
      ? []
      : [{ about: 'recordRefused', detail: state.recordRefused } as const]),
    ...(state.tooManyChanges
      ? [{ about: 'tooManyChanges', count: policy.changesPer10Min } as const]
      : []),
  ];
}

/** One failure in a row may be a fail-over and mends itself; a second one, or a bad start, does not. */
function finesseAttention({ finesse }: EngineState): Attention[] {
  const { failure, failures, reading, refused } = finesse;
  const detail = failure?.detail ?? '';
  if (refused) return [{ about: 'finesseCredentials', detail }];
  if (!failure || (failures < 2 && reading)) return [];
  return [{ about: 'finesseUnavailable', detail, failure: failure.kind }];
}

function webexAttention({ webex }: EngineState): Attention[] {
  const { latest, lost } = webex;
  if (lost?.kind === 'credentials') return [{ about: 'webexCredentials', detail: lost.detail }];
  if (lost) return [{ about: 'webexUnavailable', detail: lost.detail, failure: lost.kind }];
  return latest?.reading.status === 'absent' ? [{ about: 'presenceHidden' }] : [];
}

/** Labels that the rules name and this agent does not have: found before they are needed. */
function reasonCodeAttention(state: EngineState, policy: Policy): Attention[] {
  const { failure, list } = state.reasonCodes;
  // After a 401 there is one thing to do, and it is not the administrator's.
  if (failure && state.finesse.refused) return [];
  if (failure) return [{ about: 'reasonCodesUnavailable', detail: failure.detail }];
  if (!list) return [];
  const wanted = Object.values(policy.rules)
    .filter((rule) => rule.action === 'notReady')
    .map((rule) => rule.reason);
  const labels = [...new Set(wanted)].filter(
    (label) => resolveReason(label, policy.fallbackReason, list).kind === 'missing',
  );
  return labels.length === 0 ? [] : [{ about: 'reasonCodesMissing', labels }];
}
