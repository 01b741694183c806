/** `npm run bench`: measures the product and prints one table; no figure fails, only a broken measurement does. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readArguments, type Request } from './arguments.ts';
import { bundleSize } from './bundle-size.ts';
import { compareRuns } from './compare.ts';
import { engineSpeed } from './engine-speed.ts';
import { isMet, summaryOf, type Figure } from './figure.ts';
import { finesseTraffic } from './finesse-traffic.ts';
import { fleetDay } from './fleet-day.ts';
import { startResting } from './footprint.ts';
import { load, machineFacts, machineLine, type Machine } from './machine.ts';
import type { Plan } from './plan.ts';
import { reactionByPoll, reactionLive } from './reaction.ts';
import { shippedPackages } from './shipped-packages.ts';
import { startUp } from './start-up.ts';
import { tableOf } from './table.ts';
import { webexTraffic } from './webex-traffic.ts';
import { windowInBrowser } from './window.ts';

type Measure = (plan: Plan) => Promise<readonly Figure[]>;

/** In the order in which they run: first those that use this process alone, while the idle hosts come to rest. */
const MEASUREMENTS: Readonly<Record<string, Measure>> = {
  traffic: finesseTraffic,
  engine: engineSpeed,
  size: bundleSize,
  packages: shippedPackages,
  window: windowInBrowser,
  start: startUp,
  live: reactionLive,
  poll: reactionByPoll,
  webex: webexTraffic,
};
const FOOTPRINT = 'footprint';
/** Keeps a core busy for minutes: after everything whose time is taken. */
const FLEET = 'fleet';

async function measure(names: readonly string[], plan: Plan): Promise<readonly Figure[]> {
  const resting = names.includes(FOOTPRINT)
    ? await attempt(FOOTPRINT, () => startResting(plan))
    : undefined;
  const figures: Figure[] = [];
  for (const [name, run] of Object.entries(MEASUREMENTS)) {
    if (names.includes(name)) figures.push(...((await attempt(name, () => run(plan))) ?? []));
  }
  if (resting) figures.push(...((await attempt(FOOTPRINT, () => resting.measure())) ?? []));
  if (names.includes(FLEET)) {
    figures.push(...((await attempt(FLEET, () => fleetDay(plan))) ?? []));
  }
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

function reportOf(machine: Machine, { plants, quick }: Plan, figures: readonly Figure[]): string {
  const measured = figures.map((figure) => ({
    ...figure,
    ...summaryOf(figure.samples),
    met: isMet(figure) ?? null,
  }));
  const report = { at: new Date().toISOString(), quick, plants, machine, figures: measured };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function plantedWords({ finesseLatencyMs, plants }: Plan): string {
  const latency = finesseLatencyMs > 0 ? [`Finesse answers ${finesseLatencyMs} ms later`] : [];
  const planted = [...plants, ...latency].join(', ');
  return planted === '' ? '' : `Planted: ${planted}.\n`;
}

async function runBench({ names, out, plan }: Extract<Request, { kind: 'measure' }>) {
  const begun = performance.now();
  const loadBefore = load();
  const figures = await measure(names, plan);
  const machine = machineFacts(loadBefore);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
  const text = `${tableOf(figures)}\n\n${machineLine(machine)}, ${seconds} s\n${plantedWords(plan)}`;
  process.stdout.write(text);
  if (out === undefined) return;
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, 'bench.md'), text);
  await writeFile(path.join(out, 'bench.json'), reportOf(machine, plan, figures));
}

async function main(): Promise<void> {
  const request = readArguments([...Object.keys(MEASUREMENTS), FOOTPRINT, FLEET]);
  switch (request.kind) {
    case 'help':
      process.stdout.write(request.text);
      return;
    case 'compare':
      process.stdout.write(`${await compareRuns(...request.files)}\n`);
      return;
    case 'measure':
      await runBench(request);
  }
}

await main().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
