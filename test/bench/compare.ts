/** Lays two runs side by side: a figure agrees when one median lies among what the other run usually sees, give or take. */
import { readFile } from 'node:fs/promises';

/** Two exact figures, or two runs of one sample, may differ by this share. */
const TOLERANCE = 0.1;
const ENOUGH_FOR_HALF = 8;

interface Seen {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly samples: readonly number[];
}

/** Both files are what `--out` writes. */
export async function compareRuns(fileA: string, fileB: string): Promise<string> {
  const [a, b] = await Promise.all([readRun(fileA), readRun(fileB)]);
  const rows = a.flatMap((one) => {
    const other = b.find(({ id }) => id === one.id);
    return other ? [rowOf(one, other)] : [];
  });
  const disagree = rows.filter(([, agrees]) => !agrees).length;
  const summary = `${rows.length} figures in both runs: ${rows.length - disagree} agree, ${disagree} do not.`;
  return [...rows.map(([text]) => text), '', summary].join('\n');
}

async function readRun(file: string): Promise<readonly Seen[]> {
  const report = JSON.parse(await readFile(file, 'utf8')) as { readonly figures?: readonly Seen[] };
  if (!report.figures) throw new Error(`${file}: not a report of this bench`);
  return report.figures;
}

function rowOf(a: Seen, b: Seen): readonly [string, boolean] {
  const near = Math.abs(a.median - b.median) <= TOLERANCE * Math.max(a.median, b.median);
  const inside = (one: Seen, other: Seen) => {
    const [low, high] = usualOf(other.samples);
    return one.median >= low && one.median <= high;
  };
  const agrees = near || inside(a, b) || inside(b, a);
  const change = a.median === 0 ? '' : ` (${percent(b.median / a.median - 1)})`;
  const values = `${brief(a.median)} → ${brief(b.median)} ${a.unit}`.trim();
  return [`${agrees ? 'agrees   ' : 'DIFFERENT'} ${a.name}: ${values}${change}`, agrees];
}

/** The middle half; of a few runs everything, because they have no middle. */
function usualOf(samples: readonly number[]): readonly [number, number] {
  const sorted = samples.toSorted((a, b) => a - b);
  const cut = sorted.length < ENOUGH_FOR_HALF ? 0 : Math.floor(sorted.length / 4);
  return [sorted[cut] ?? NaN, sorted.at(-1 - cut) ?? NaN];
}

function brief(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

function percent(share: number): string {
  return `${share >= 0 ? '+' : ''}${(100 * share).toFixed(0)} %`;
}
