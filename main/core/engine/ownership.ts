/** Guards I1: a NOT_READY is ours only while a reading shows exactly what our own write left. */
import { inContact, type AgentReading } from '../agent.ts';
import type { SetBy } from '../journal.ts';
import { originOf } from '../platform.ts';
import type { Change, Ownership } from './state.ts';
import type { Instant } from '../time.ts';

export function isOurs(ownership: Ownership | undefined, reading: AgentReading): boolean {
  return (
    ownership !== undefined &&
    reading.state === 'NOT_READY' &&
    reading.stateChangeTime !== '' &&
    reading.stateChangeTime === ownership.stateChangeTime &&
    reading.reasonCodeId === ownership.reasonCodeId &&
    reading.loginId === ownership.agent &&
    reading.extension === ownership.extension
  );
}

/**
 * The record of a NOT_READY that a reading has just confirmed, or undefined where it cannot be ours
 * for certain: not taken from READY, or without a time by which to know it again.
 */
export function ownershipOf(
  change: Change,
  reading: AgentReading,
  episode: number,
  at: Instant,
): Ownership | undefined {
  if (change.target.state !== 'NOT_READY' || reading.stateChangeTime === '') return undefined;
  const { reasonCodeId, stateChangeTime } = reading;
  if (change.relabels) {
    const { label, relabels } = change;
    const offerOnly = relabels.offerOnly || change.offerOnly;
    return { ...relabels, reasonCodeId, label, stateChangeTime, offerOnly };
  }
  if (change.before.state !== 'READY') return undefined;
  return {
    agent: reading.loginId,
    extension: reading.extension,
    reasonCodeId,
    label: change.label,
    stateChangeTime,
    priorState: 'READY',
    episode,
    setAt: at,
    offerOnly: change.offerOnly,
  };
}

export type Verdict = 'done' | 'waiting' | 'overtaken';

/** 202 is not success (I9): what does a reading, asked for after the write, say of it? */
export function judge(change: Change, reading: AgentReading): Verdict {
  const { before, target } = change;
  const untouched =
    reading.state === before.state &&
    reading.stateChangeTime === before.stateChangeTime &&
    reading.reasonCodeId === before.reasonCodeId;
  if (untouched) return 'waiting';
  if (target.state === 'READY') {
    // From NOT_READY a call can only arrive by way of READY: it was set, and taken at once.
    return reading.state === 'READY' || inContact(reading) ? 'done' : 'overtaken';
  }
  const shown = reading.state === 'NOT_READY' && reading.reasonCodeId === target.reasonCodeId;
  return shown ? 'done' : 'overtaken';
}

/** Who set this NOT_READY, for the sentence only: no decision hangs on it. */
export function setBy(reading: AgentReading, ours: boolean): SetBy | undefined {
  if (reading.state !== 'NOT_READY') return undefined;
  return ours ? 'us' : originOf(reading.reasonCode, reading.platform).by;
}
