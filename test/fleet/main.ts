/** `npm run storm`: 2,000 agents through every kind of outage; ends with 1 when one of them is not well afterwards. */
import { parseArgs } from 'node:util';
import { peakOf, runStorm, TROUBLES, type StormReport, type TroubleReport } from './storm.ts';

const USAGE = `Usage: npm run storm -- [options]

  --agents <number>  2000 unless told
  --only <words>     the troubles whose name contains them
  --help             this text

Troubles: ${TROUBLES.map(({ name }) => name).join(', ')}
`;

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** A second of a site knows chance alone. */
const BIN_SECONDS = 5;
/** As many times the usual rate as Finesse may see in any five seconds. */
const MOST = 3;
const LINE_SECONDS = 10;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      agents: { type: 'string', default: '2000' },
      only: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  const agents = Number(values.agents);
  const troubles = TROUBLES.filter(({ name }) => name.includes(values.only));
  const wrong = !(Number.isInteger(agents) && agents >= 10) || troubles.length === 0;
  if (values.help || wrong) {
    process.stdout.write(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const begun = performance.now();
  const options = {
    agents,
    changedPasswords: Math.round(agents / 50),
    troubles,
    lastsMs: 3 * MINUTE_MS,
    afterwardsMs: 5 * MINUTE_MS,
    startsWithinMs: 5 * MINUTE_MS,
  };
  const report = await runStorm(options, tellTrouble);
  const tookMs = performance.now() - begun;
  const problems = problemsOf(report);
  tell(summary(report, tookMs));
  for (const problem of problems) tell(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function tell(words: string): void {
  process.stdout.write(`${words}\n`);
}

function tellTrouble(trouble: TroubleReport, usualPerSecond: number): void {
  const { name, notWell, reached, sent, troubleSeconds } = trouble;
  tell(`\n${name}, ${troubleSeconds} s, and what comes after it; arrivals in each second\n`);
  for (let from = 0; from < reached.length; from += LINE_SECONDS) {
    const line = reached.slice(from, from + LINE_SECONDS);
    const mean = line.reduce((sum, one) => sum + one, 0) / line.length;
    const bar = '#'.repeat(Math.round((10 * mean) / usualPerSecond));
    const mark = from === troubleSeconds ? ' ← over' : '';
    const counts = line.map((one) => String(one).padStart(3)).join(' ');
    tell(`${String(from).padStart(4)} s ${counts}  ${bar}${mark}`);
  }
  const peak = (counts: readonly number[], seconds: number) =>
    peakOf(counts, usualPerSecond, seconds).toFixed(1);
  tell(
    `\n${name}: usual ${usualPerSecond.toFixed(1)}/s; busiest five seconds ${peak(reached, BIN_SECONDS)} times that, ` +
      `busiest second ${peak(reached, 1)}; with those that met a closed door ${peak(sent, BIN_SECONDS)}; ` +
      `not well afterwards: ${notWell.length}`,
  );
}

function summary({ lockedOut, mostWrongTries, options, silent }: StormReport, tookMs: number) {
  const { agents, changedPasswords } = options;
  return (
    `\n${agents} agents, one process, real HTTP, in ${(tookMs / SECOND_MS).toFixed(0)} s. ` +
    `${changedPasswords} had another password: ${silent} were refused, each ${mostWrongTries} time; ` +
    `locked out: ${lockedOut.length}`
  );
}

function problemsOf({
  bugs,
  lockedOut,
  mostWrongTries,
  troubles,
  usualPerSecond,
}: StormReport): readonly string[] {
  return [
    ...troubles.flatMap(({ name, notWell, reached }) => [
      ...notWell.map((words) => `Not well after "${name}": ${words}`),
      ...(peakOf(reached, usualPerSecond, BIN_SECONDS) > MOST
        ? [`"${name}" took more than ${MOST} times the usual rate.`]
        : []),
    ]),
    ...lockedOut.map((loginId) => `Locked out: ${loginId}`),
    ...(mostWrongTries > 1 ? [`A refused password was sent ${mostWrongTries} times.`] : []),
    ...bugs.map((bug) => `An error of our own: ${String(bug)}`),
  ];
}

await main();
