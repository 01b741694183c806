/** The reason codes that a rule may name: the agent's own list, and what is named although it is missing. */
import type { ReasonCode } from '../main/core/agent.ts';
import type { Say } from '../main/core/language/speaker.ts';
import { resolveReason } from '../main/core/reason-codes.ts';

export type OfferedReason = readonly [value: string, words: string];

/** `named`: what the settings say, a label or a number. */
export function offeredReasons(
  say: Say,
  codes: readonly ReasonCode[] | undefined,
  named: string,
): readonly OfferedReason[] {
  const own = codes?.filter(({ systemCode }) => !systemCode) ?? [];
  const listed = own
    .map(({ label }): OfferedReason => [label, label])
    .filter(([value]) => value !== named);
  const first: OfferedReason =
    named === '' ? ['', say('rules.choose')] : [named, namedWords(say, own, named)];
  return [first, ...listed];
}

/** True when Finesse has told its list, and nothing in it is meant by this name. */
export function isMissing(codes: readonly ReasonCode[] | undefined, named: string): boolean {
  return named !== '' && codes !== undefined && resolveReason(named, '', codes).kind === 'missing';
}

function namedWords(say: Say, own: readonly ReasonCode[], named: string): string {
  if (isMissing(own, named)) return say('rules.missing', { label: named });
  const meant = resolveReason(named, '', own);
  return meant.kind === 'code' ? meant.label : named;
}
