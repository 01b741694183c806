/** From the words in the settings to the id that this agent's Finesse knows them by. */
import type { ReasonCode } from './agent.ts';
import type { Rules } from './rules.ts';

export type ResolvedReason =
  | { readonly kind: 'code'; readonly id: number; readonly label: string }
  /** The server has no reason codes at all: Not Ready goes without one. */
  | { readonly kind: 'none'; readonly id: undefined; readonly label: '' }
  | { readonly kind: 'missing'; readonly label: string };

/** Ids differ from cluster to cluster, so the settings name a label or a number and never an id. */
export function resolveReason(
  wanted: string,
  fallback: string,
  codes: readonly ReasonCode[],
): ResolvedReason {
  const own = codes.filter((code) => !code.systemCode);
  if (own.length === 0) return { kind: 'none', id: undefined, label: '' };
  const found = find(wanted, own) ?? find(fallback, own);
  if (!found) return { kind: 'missing', label: wanted };
  return { kind: 'code', id: found.id, label: found.label };
}

/** What the rules name and this list lacks, each once. */
export function missingReasons(
  rules: Rules,
  fallback: string,
  codes: readonly ReasonCode[],
): readonly string[] {
  const wanted = Object.values(rules)
    .filter((rule) => rule.action === 'notReady')
    .map((rule) => rule.reason);
  return [...new Set(wanted)].filter(
    (label) => resolveReason(label, fallback, codes).kind === 'missing',
  );
}

function find(wanted: string, codes: readonly ReasonCode[]): ReasonCode | undefined {
  const words = wanted.trim();
  if (words === '') return undefined;
  const folded = words.toLowerCase();
  return (
    codes.find((code) => code.label.trim() === words) ??
    codes.find((code) => code.label.trim().toLowerCase() === folded) ??
    codes.find((code) => String(code.code) === words)
  );
}
