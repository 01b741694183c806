/** What is written down: each change of what is seen, decided and needed, once. */
import type { Attention } from '../attention.ts';
import type { Entry } from '../journal.ts';
import type { Policy } from '../policy.ts';
import { pasteReady } from '../reason-code-numbers.ts';
import { missingReasons } from '../reason-codes.ts';
import type { Reason } from '../reasons.ts';
import type { Instant } from '../time.ts';
import type { Intent } from './situation.ts';
import { isOurs, setBy } from './ownership.ts';
import type { Heard } from './read-agent.ts';
import { NOTHING_TOLD, type EngineState, type Told } from './state.ts';

/**
 * `decided` is what this step came to; undefined while a due write still waits for its fresh look.
 * Most steps change nothing that is told, so each part is looked at only when what it tells of changed.
 */
export function tell(
  before: EngineState,
  state: EngineState,
  policy: Policy,
  decided: Intent | undefined,
  at: Instant,
): Heard {
  const { told } = state;
  const news = [
    ...(seesNewPresence(before, state) ? presenceEntry(state, at) : []),
    ...(seesNewAgent(before, state) ? agentEntry(state, at) : []),
    ...(decided && !wasTold(told, decided) ? [decisionEntry(decided, at)] : []),
  ].filter((entry) => entry.event === 'decision' || keyOf(entry) !== told[keyed(entry)]);
  const attention = needsOtherAttention(before, state)
    ? attentionOf(state, policy)
    : told.attention;
  if (news.length === 0 && attention === told.attention) return { state, entries: [] };
  const now = news.reduce(remember, { ...told, attention });
  return { state: { ...state, told: now }, entries: [...news, ...turned(told, attention, at)] };
}

function seesNewPresence({ webex: before }: EngineState, { webex }: EngineState): boolean {
  const [was, is] = [before.latest?.reading, webex.latest?.reading];
  return was?.status !== is?.status || was?.raw !== is?.raw || before.lost !== webex.lost;
}

/** Most readings show what the one before has shown. */
function seesNewAgent(before: EngineState, { finesse, ownership }: EngineState): boolean {
  const [was, is] = [before.finesse.reading, finesse.reading];
  if (before.ownership !== ownership) return true;
  if (!was || !is) return was !== is;
  return (
    was.state !== is.state ||
    was.stateChangeTime !== is.stateChangeTime ||
    was.reasonCodeId !== is.reasonCodeId ||
    was.pendingState !== is.pendingState ||
    was.node !== is.node ||
    was.platform !== is.platform ||
    was.reasonCode?.label !== is.reasonCode?.label
  );
}

/** That the person is asked is news even where the reason was told before. */
function wasTold({ asked, decision }: Told, { kind, reason }: Intent): boolean {
  if (decision === undefined || asked !== (kind === 'ask')) return false;
  return decision === reason || sameReason(decision, reason);
}

function sameReason(one: Reason, other: Reason): boolean {
  const values: Readonly<Record<string, unknown>> = { ...other };
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(values).length) return false;
  return Object.entries(one).every(([key, value]) => values[key] === value);
}

/** Whether anything changed on which `attentionOf` depends. */
function needsOtherAttention(before: EngineState, state: EngineState): boolean {
  return (
    state.told.attention === NOTHING_TOLD.attention ||
    before.finesse.failure !== state.finesse.failure ||
    before.finesse.failures !== state.finesse.failures ||
    before.finesse.refused !== state.finesse.refused ||
    before.webex.lost !== state.webex.lost ||
    isHidden(before) !== isHidden(state) ||
    before.reasonCodes !== state.reasonCodes ||
    before.webex.notices !== state.webex.notices ||
    before.lastFailure !== state.lastFailure ||
    before.recordRefused !== state.recordRefused ||
    before.tooManyChanges !== state.tooManyChanges
  );
}

function isHidden({ webex }: EngineState): boolean {
  return webex.latest?.reading.status === 'absent';
}

function turned(told: Told, attention: readonly Attention[], at: Instant): Entry[] {
  const keys = (list: readonly Attention[]) => list.map((one) => JSON.stringify(one));
  const before = keys(told.attention);
  const begun = attention.filter((one) => !before.includes(JSON.stringify(one)));
  const ended = told.attention.filter(({ about }) => !attention.some((one) => one.about === about));
  return [
    ...begun.map((one): Entry => ({ event: 'attention', at, attention: one })),
    ...ended.map(({ about }): Entry => ({ event: 'attentionEnded', at, about })),
  ];
}

function remember(told: Told, entry: Entry): Told {
  if (entry.event === 'decision') {
    return { ...told, decision: entry.reason, asked: entry.intent === 'ask' };
  }
  return { ...told, [keyed(entry)]: keyOf(entry) };
}

function keyed(entry: Entry): 'presence' | 'agent' {
  return entry.event === 'agent' ? 'agent' : 'presence';
}

/** The same thing seen again is no news; when it was seen does not matter. */
function keyOf(entry: Entry): string {
  if (entry.event === 'presence') {
    const { raw, status } = entry.presence;
    return JSON.stringify([status, raw]);
  }
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
    ...state.webex.notices,
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
  const isSignOn = failure?.signOn === true;
  if (refused) return [{ about: isSignOn ? 'finesseSignOn' : 'finesseCredentials', detail }];
  if (!failure || (failures < 2 && reading)) return [];
  return [{ about: 'finesseUnavailable', detail, failure: failure.kind }];
}

function webexAttention(state: EngineState): Attention[] {
  const { lost } = state.webex;
  if (lost?.kind === 'credentials') return [{ about: 'webexCredentials', detail: lost.detail }];
  if (lost) return [{ about: 'webexUnavailable', detail: lost.detail, failure: lost.kind }];
  return isHidden(state) ? [{ about: 'presenceHidden' }] : [];
}

/** Labels that the rules name and this agent does not have: found before they are needed. */
function reasonCodeAttention(state: EngineState, policy: Policy): Attention[] {
  const { failure, list } = state.reasonCodes;
  // After a 401 there is one thing to do, and it is not the administrator's.
  if (failure && state.finesse.refused) return [];
  if (failure) return [{ about: 'reasonCodesUnavailable', detail: failure.detail }];
  if (!list) return [];
  const labels = missingReasons(policy.rules, policy.fallbackReason, list);
  if (labels.length === 0) return [];
  return [{ about: 'reasonCodesMissing', labels, table: pasteReady(labels, list) }];
}
