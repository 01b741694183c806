/** The long proof of the engine: `npm run prove -- --steps 1000000 --seed 7 --depth 4 --minutes 10`. Ends with 1 when something is broken. */
import { parseArgs } from 'node:util';
import { MINUTE_MS } from '../../main/core/time.ts';
import { noCoverage } from '../support/coverage.ts';
import { walkAtRandom } from '../support/walk.ts';
import { searchRows, type Row } from './search-report.ts';

const RUNS_AT_A_TIME = 100;

interface Proof {
  readonly rows: readonly Row[];
  /** What was broken or not reached; empty when all is well. */
  readonly problems: readonly string[];
}

function walks(seed: number, steps: number, endAt: number): Proof {
  const coverage = noCoverage();
  const tally = { runs: 0, acts: 0, steps: 0 };
  const begun = Date.now();
  let broken: string | undefined;
  for (let next = seed; !broken && tally.steps < steps && Date.now() < endAt; next++) {
    broken = walkAtRandom({ runs: RUNS_AT_A_TIME, seed: next }, coverage, tally);
  }
  const rows: Row[] = [
    ['walks, first seed', seed],
    ['  runs', tally.runs],
    ['  things that happened', tally.acts],
    ['  engine steps, each one judged', tally.steps],
    ['  steps a second, with the judge', Math.round((tally.steps * 1_000) / (Date.now() - begun))],
    ...Object.entries(coverage).map(([what, times]): Row => [`    ${what}`, times]),
    ['  violations', broken ? 1 : 0],
  ];
  if (broken) return { rows, problems: [broken] };
  const unreached = Object.entries(coverage).filter(([, times]) => times === 0);
  const problems = unreached.map(([what]) => `No walk reached "${what}".`);
  if (tally.steps < steps) problems.push('The time was over before the steps were done.');
  return { rows, problems };
}

function main(): void {
  const { values } = parseArgs({
    options: {
      steps: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      depth: { type: 'string', default: '4' },
      minutes: { type: 'string', default: '10' },
    },
  });
  const minutes = Number(values.minutes);
  const walked = walks(Number(values.seed), Number(values.steps), Date.now() + minutes * MINUTE_MS);
  tell(walked.rows);
  const search = searchRows(Number(values.depth), minutes);
  tell(search.rows);
  const problems = [...walked.problems, ...(search.broken === undefined ? [] : [search.broken])];
  for (const problem of problems) process.stdout.write(`\n${problem}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function tell(rows: readonly Row[]): void {
  for (const [what, value] of rows) {
    process.stdout.write(`${what.padEnd(40)}${String(value).padStart(12)}\n`);
  }
}

main();
