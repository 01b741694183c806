/** What the walks reached, so that a walk that reaches nothing cannot pass for a proof. */

const WHAT = [
  'notReady',
  'restored',
  'relabelled',
  'overridden',
  'otherPc',
  'refused',
  'contacts',
  'pauses',
  'lost',
  'failedWrites',
  'lateOrTwice',
  'restarts',
  'sleeps',
  'yes',
  'no',
  'unanswered',
  'stays',
  'readyNow',
  'delays',
  /** Written on the person's word alone: it was asked about, or the countdown was cut short. */
  'byWord',
] as const;

export type Coverage = Record<(typeof WHAT)[number], number>;

export function noCoverage(): Coverage {
  return Object.fromEntries(WHAT.map((what) => [what, 0])) as Coverage;
}
