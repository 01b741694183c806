/** `npm run bench`: measures the product and prints one table; no figure fails, only a broken measurement does. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundleSize } from './bundle-size.ts';
import { engineSpeed } from './engine-speed.ts';
import { isMet, summaryOf, type Figure } from './figure.ts';
import { fleetDay } from './fleet-day.ts';
import { finesseTraffic } from './finesse-traffic.ts';
import { startResting } from './footprint.ts';
import { load, machineFacts, machineLine, type Machine } from './machine.ts';
import type { Plan } from './plan.ts';
import { reactionByPoll, reactionLive } from './reaction.ts';
import { startUp } from './start-up.ts';
import { tableOf } from './table.ts';
import { windowInBrowser } from './window.ts';

const USAGE = `Usage: npm run bench -- [options]

  --quick                 under a minute, with fewer repetitions
  --json <file>           writes every figure with all its samples to <file>
  --only <name>           one of the measurements below; may be given several times
  --finesse-latency <ms>  slows the Finesse simulator down, to see that the bench shows it
  --help                  this text

Measurements: `;

type Measure = (plan: Plan) => Promise<readonly Figure[]>;

/** In the order in which they run: first those that use this process alone, while the idle hosts come to rest. */
const MEASUREMENTS: Readonly<Record<string, Measure>> = {
  traffic: finesseTraffic,
  fleet: fleetDay,
  engine: engineSpeed,
  size: bundleSize,
  window: windowInBrowser,
  start: startUp,
  live: reactionLive,
  poll: reactionByPoll,
};
const FOOTPRINT = 'footprint';

interface Request {
  readonly plan: Plan;
  readonly names: readonly string[];
  readonly json: string | undefined;
}

function readArguments(): Request | undefined {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      only: { type: 'string', multiple: true },
      'finesse-latency': { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  const known = [...Object.keys(MEASUREMENTS), FOOTPRINT];
  if (values.help) {
    process.stdout.write(`${USAGE}${known.join(', ')}\n`);
    return undefined;
  }
  const names = values.only ?? known;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`unknown: ${unknown.join(', ')}; known: ${known.join(', ')}`);
  const finesseLatencyMs = Number(values['finesse-latency']);
  if (!(finesseLatencyMs >= 0)) throw new Error('--finesse-latency: expected milliseconds');
  return { plan: { quick: values.quick, finesseLatencyMs }, names, json: values.json };
}

async function measure({ names, plan }: Request): Promise<readonly Figure[]> {
  const resting = names.includes(FOOTPRINT)
    ? await attempt(FOOTPRINT, () => startResting(plan))
    : undefined;
  const figures: Figure[] = [];
  for (const [name, run] of Object.entries(MEASUREMENTS)) {
    if (names.includes(name)) figures.push(...((await attempt(name, () => run(plan))) ?? []));
  }
  if (resting) figures.push(...((await attempt(FOOTPRINT, () => resting.measure())) ?? []));
  return figures;
}

/** A measurement that breaks takes none of the others with it. */
async function attempt<T>(name: string, run: () => Promise<T>): Promise<T | undefined> {
  showProgress(`measuring: ${name} …`);
  try {
    return await run();
  } catch (error) {
    showProgress('');
    process.exitCode = 1;
    const words = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The measurement "${name}" broke: ${words}\n`);
    return undefined;
  } finally {
    showProgress('');
  }
}

function showProgress(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`);
}

function reportOf(machine: Machine, { quick }: Plan, figures: readonly Figure[]): string {
  const measured = figures.map((figure) => ({
    ...figure,
    ...summaryOf(figure.samples),
    met: isMet(figure) ?? null,
  }));
  const report = { at: new Date().toISOString(), quick, machine, figures: measured };
  return `${JSON.stringify(report, null, 2)}\n`;
}

async function main(): Promise<void> {
  const request = readArguments();
  if (request === undefined) return;
  const loadBefore = load();
  const figures = await measure(request);
  const machine = machineFacts(loadBefore);
  process.stdout.write(`${tableOf(figures)}\n\n${machineLine(machine)}\n`);
  const { json, plan } = request;
  if (plan.finesseLatencyMs > 0) {
    process.stdout.write(`Planted: Finesse answers ${plan.finesseLatencyMs} ms later.\n`);
  }
  if (json !== undefined) await writeFile(json, reportOf(machine, plan, figures));
}

await main().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
