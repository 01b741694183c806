/** The closed list of reasons with the values that the sentence of each needs, as the journal keeps them too. */
import { z } from 'zod';
import { AGENT_STATES } from './agent.ts';
import { isSystemCause, type SystemCause } from './platform.ts';
import { PRESENCE_STATUSES } from './presence.ts';
import { MODES } from './settings.ts';
import { WRITTEN_INSTANT } from './written-instant.ts';

const VALUES = {
  state: z.enum(AGENT_STATES),
  pendingState: z.string(),
  cause: z.custom<SystemCause>(isSystemCause).optional(),
  status: z.enum([...PRESENCE_STATUSES, 'unlisted']),
  /** As it came over the wire. */
  raw: z.string(),
  label: z.string(),
  /** The label that the new one replaces. */
  before: z.string(),
  mode: z.enum(MODES),
  detail: z.string(),
  count: z.number(),
  returnAfterMs: z.number(),
  /** False where only the person ends it. */
  byItself: z.boolean(),
  since: WRITTEN_INSTANT,
  until: WRITTEN_INSTANT,
  confirmedAt: WRITTEN_INSTANT,
} as const;

type ValueName = keyof typeof VALUES;

const NEEDS = {
  // Finesse
  finesseRefusedCredentials: ['detail'],
  finesseNotReadYet: [],
  finesseUnavailable: ['detail'],
  agentSignedOut: [],
  agentStateUnknown: [],
  contact: ['state'],
  contactFirst: ['state', 'label'],
  changePending: ['pendingState'],
  setByPerson: ['label'],
  setBySupervisor: [],
  setBySystem: ['label', 'cause'],
  // Webex
  presenceNotHeardYet: [],
  presenceLost: ['detail'],
  presenceStale: ['confirmedAt'],
  presenceHolds: ['status', 'raw'],
  customerCall: [],
  callsUnknown: [],
  // The person
  paused: ['until'],
  awayFromDesk: [],
  // Going Not Ready
  allClear: ['status'],
  dwell: ['status', 'label', 'until', 'mode'],
  saidOnce: ['status'],
  reasonCodesNotRead: [],
  reasonCodeMissing: ['label'],
  takeNotReady: ['status', 'label'],
  // Ours
  keptNotReady: ['status', 'label', 'since', 'returnAfterMs', 'byItself'],
  heldNotReady: ['status', 'raw', 'label', 'since'],
  returning: ['until', 'mode'],
  giveBackReady: ['label'],
  relabel: ['status', 'label', 'before'],
  returnFailed: [],
  ownedTooLong: ['since'],
  offerReady: ['since'],
  // Not by ourselves
  wouldTakeNotReady: ['status', 'label'],
  wouldGiveBackReady: [],
  askNotReady: ['status', 'label'],
  askReady: [],
  tooManyChanges: ['count'],
} as const satisfies Readonly<Record<string, readonly ValueName[]>>;

export type ReasonKind = keyof typeof NEEDS;
export type ReasonValues = {
  readonly [K in ReasonKind]: {
    readonly [N in (typeof NEEDS)[K][number]]: z.output<(typeof VALUES)[N]>;
  };
};
export type Reason = {
  [K in ReasonKind]: { readonly kind: K } & ReasonValues[K];
}[ReasonKind];

/** The values of a reason as they are kept: plain JSON, with every instant as a date. */
export function writtenValues(reason: Reason): Readonly<Record<string, unknown>> {
  const { kind, ...values } = reason;
  const given: Readonly<Partial<Record<ValueName, unknown>>> = values;
  const names: readonly ValueName[] = NEEDS[kind];
  return Object.fromEntries(
    names.map((name) => [name, z.encode(VALUES[name], given[name] as never)]),
  );
}

/** Undefined where this version does not know the reason, or a value that it needs is not there. */
export function readReason(kind: string, written: unknown): Reason | undefined {
  if (!Object.hasOwn(NEEDS, kind)) return undefined;
  const names: readonly ValueName[] = NEEDS[kind as ReasonKind];
  const shape = Object.fromEntries(names.map((name) => [name, VALUES[name]]));
  const read = z.object(shape).safeParse(written);
  return read.success ? ({ kind, ...read.data } as unknown as Reason) : undefined;
}

/** By the date that the machine shows, which runs `driftMs` ahead of the engine's steady clock. */
export function reasonShown(reason: Reason, driftMs: number): Reason {
  const moved = Object.entries(reason).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'number' && isInstant(name) ? [[name, value + driftMs] as const] : [],
  );
  return { ...reason, ...Object.fromEntries(moved) };
}

function isInstant(name: string): boolean {
  return (VALUES as Readonly<Record<string, unknown>>)[name] === WRITTEN_INSTANT;
}
