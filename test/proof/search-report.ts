/** The deep search on both platforms, as rows of a table. */
import { MINUTE_MS } from '../../main/core/time.ts';
import { searched } from '../support/search.ts';
import { policyOf } from '../support/world.ts';

export type Row = readonly [what: string, value: string | number];

/** Searches as deep as the time allows; `broken` tells the shortest way to something forbidden. */
export function searchRows(
  depth: number,
  minutes: number,
): { readonly rows: readonly Row[]; readonly broken: string | undefined } {
  const rows: Row[] = [];
  const policy = policyOf({ limits: { changesPer10Min: 3 } });
  for (const platform of ['UCCE', 'UCCX'] as const) {
    const begun = Date.now();
    const found = searched({ platform, policy }, depth, begun + minutes * MINUTE_MS);
    const { broken, complete, edges, perDepth, states, writes } = found;
    rows.push(
      [`search on ${platform}, depth asked for`, depth],
      ['  complete to depth', complete ? depth : perDepth.length - 1],
      ['  distinct states', states],
      ['  edges, each one judged', edges],
      ['  edges with a write', writes],
      ['  seconds', Math.round((Date.now() - begun) / 1_000)],
      ['  violations', broken ? 1 : 0],
    );
    if (broken) return { rows, broken: `${platform}: ${broken}` };
  }
  return { rows, broken: undefined };
}
