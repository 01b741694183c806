/** The long run with faults: `npm run soak -- --seed 1 --days 7 --seeds 20`. Ends with 1 when something was broken or left over. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Played } from './play.ts';
import { problemsOf, tableOf, unreached } from './report.ts';

const USAGE = `Usage: npm run soak -- [options]

  --seed <n>    the first seed (1)
  --seeds <n>   how many, one after the other (20)
  --days <n>    simulated days of each (7)
  --hours <n>   working hours of a day (9)
  --jobs <n>    processes at a time (one for each core, 2 at least)
  --quick       a short day of two seeds, for the test suite
  --help        this text
`;

interface Request {
  readonly seed: number;
  readonly seeds: number;
  readonly days: number;
  readonly hours: number;
  readonly jobs: number;
}

const USUAL = { seed: 1, seeds: 20, days: 7, hours: 9 };
/** One seed on each platform, one of them with live presence. */
const QUICK = { seed: 2, seeds: 2, days: 1, hours: 3 };

/** A seed that takes longer hangs, which is a finding of its own. In real time. */
const LONGEST_DAY_MS = 120_000;

function readArguments(): Request | undefined {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      days: { type: 'string' },
      hours: { type: 'string' },
      jobs: { type: 'string', default: String(Math.max(2, availableParallelism())) },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const usual = values.quick ? QUICK : USUAL;
  const given = {
    seed: Number(values.seed ?? usual.seed),
    seeds: Number(values.seeds ?? usual.seeds),
    days: Number(values.days ?? usual.days),
    hours: Number(values.hours ?? usual.hours),
    jobs: Number(values.jobs),
  };
  for (const [name, value] of Object.entries(given)) {
    if (!Number.isInteger(value) || value < (name === 'seed' ? 0 : 1)) {
      throw new Error(`--${name}: expected a whole number\n\n${USAGE}`);
    }
  }
  return given;
}

async function playSeed(seed: number, { days, hours }: Request): Promise<Played> {
  const file = path.join(import.meta.dirname, 'play.ts');
  const args = ['--import', 'tsx', file, String(seed), String(days), String(hours)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_DAY_MS * days);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await once(child, 'close');
  clearTimeout(late);
  try {
    return JSON.parse(text) as Played;
  } catch {
    throw new Error(
      `Seed ${String(seed)} did not come to its end; it printed: ${text.slice(-500)}`,
    );
  }
}

async function main(): Promise<void> {
  const request = readArguments();
  if (!request) {
    process.stdout.write(USAGE);
    return;
  }
  const { jobs, seed, seeds } = request;
  const begun = Date.now();
  const waiting = Array.from({ length: seeds }, (_, index) => seed + index);
  const played: Played[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const one = await playSeed(next, request);
      played.push(one);
      const problems = problemsOf([one]);
      process.stderr.write(`seed ${next}: ${one.tally.days} days, ${problems.length} problems\n`);
      for (const problem of problems) process.stderr.write(`${problem}\n\n`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const missing = unreached(played);
  const broken = played.some(({ leaks, violations }) => leaks.length + violations.length > 0);
  process.stdout.write(`${tableOf(played)}\n`);
  const seconds = Math.round((Date.now() - begun) / 1_000);
  process.stdout.write(`${'real time'.padEnd(40)}${`${seconds} s`.padStart(18)}\n`);
  for (const what of missing) process.stdout.write(`\n${what}\n`);
  process.exitCode = broken || missing.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
