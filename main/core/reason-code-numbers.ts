/** Numbers for reason codes that are still to be created, such as every platform takes. */
import { PLATFORMS } from './platform.ts';

export interface SuggestedCode {
  readonly label: string;
  /** What reports will show. */
  readonly code: number;
}

/** UCCX takes no greater number (Finesse Administration Guide, reason codes). */
const HIGHEST = 999;
const FIRST = 301;

/** Set by the systems themselves (255: "Connection Failure"), so that reports would mix them up. */
const RESERVED: ReadonlySet<number> = new Set([
  22,
  255,
  ...Object.values(PLATFORMS).map(({ supervisorCode }) => supervisorCode),
]);

/**
 * In the order of `labels`. A number is unique within its category, also among the codes of other
 * teams, which an agent does not see: the list of an administrator tells all that are taken.
 */
export function suggestedNumbers(
  labels: readonly string[],
  existing: readonly { readonly code: number | undefined }[],
): readonly SuggestedCode[] {
  const taken = new Set<number | undefined>(existing.map(({ code }) => code));
  const suggested: SuggestedCode[] = [];
  for (const label of labels) {
    const code = numbers().find((number) => !taken.has(number) && !RESERVED.has(number));
    if (code === undefined) break;
    taken.add(code);
    suggested.push({ label, code });
  }
  return suggested;
}

/** For an administrator to paste: a line each, the number and the label with a tab between them. */
export function pasteReady(...lists: Parameters<typeof suggestedNumbers>): string {
  return suggestedNumbers(...lists)
    .map(({ code, label }) => `${String(code)}\t${label}`)
    .join('\n');
}

/** From the first one upwards, then those below it. */
function numbers(): readonly number[] {
  return Array.from({ length: HIGHEST }, (_, index) => ((index + FIRST - 1) % HIGHEST) + 1);
}
