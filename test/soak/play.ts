/** One seed in a process of its own: `play.ts <seed> <days> <hours>` prints what it counted as one line of JSON. */
import { heapNow, heapProblem, openHandles } from './leaks.ts';
import { openStage, type Stage } from './stage.ts';
import { emptyTally, type Tally } from './tally.ts';
import { installVirtualTime } from './virtual-time.ts';
import { DAY_BEGINS_AT, playDay, spendNight } from './week.ts';
import type { Violation } from './witness.ts';

export interface Played {
  readonly seed: number;
  readonly days: number;
  readonly hours: number;
  readonly tally: Tally;
  readonly violations: readonly Violation[];
  readonly leaks: readonly string[];
  readonly heap: readonly number[];
  readonly realMs: number;
}

/** A seed that has broken so much is told; the rest of its week would say nothing new. */
const ENOUGH = 5;
/** Timers of the SDK that it has put off, and the closing of sockets, are over by then. */
const LAST_WORDS_MS = 60_000;

async function play(seed: number, days: number, hours: number): Promise<Played> {
  const begun = process.hrtime.bigint();
  const time = installVirtualTime(DAY_BEGINS_AT);
  const tally = emptyTally();
  const stage = await openStage(seed, time, tally);
  const { computer, witness } = stage;
  process.on('uncaughtException', (error) => witness.blame(`uncaught: ${String(error.stack)}`));
  const heap: number[] = [];
  try {
    for (let day = 0; day < days && witness.violations.length < ENOUGH; day += 1) {
      if (day > 0) await spendNight(stage, day - 1);
      await playDay(stage, day, hours);
      heap.push(heapNow());
    }
    await computer.stop();
  } catch (error) {
    witness.blame(`the week came to a halt: ${String((error as Error).stack)}`);
  }
  const leaks = await leftOver(stage, heap);
  const { violations } = witness;
  const realMs = Number((process.hrtime.bigint() - begun) / 1_000_000n);
  return { seed, days, hours, tally, violations, leaks, heap, realMs };
}

async function leftOver(stage: Stage, heap: readonly number[]): Promise<readonly string[]> {
  const { computer, time, webex } = stage;
  const secret = computer.secrets.find((one) => computer.files().includes(one));
  await stage.passUntil(time.outside.now() + LAST_WORDS_MS);
  const { deviceCount, openSocketCount } = webex;
  await stage.end();
  await stage.settle();
  const timers = time.waiting();
  const handles = openHandles();
  return [
    heapProblem(heap),
    secret === undefined ? undefined : 'a secret in the files of the profile',
    deviceCount > 0 ? `${String(deviceCount)} Webex devices` : undefined,
    openSocketCount > 0 ? `${String(openSocketCount)} sockets at Webex` : undefined,
    timers > 0 ? `${String(timers)} timers` : undefined,
    handles.length > 0 ? `handles: ${handles.join(', ')}` : undefined,
  ].filter((leak) => leak !== undefined);
}

// Node would keep the source maps that it reads for each error's stack, and the heap would seem to grow.
process.setSourceMapsEnabled(false);
const [seed = '1', days = '1', hours = '9'] = process.argv.slice(2);
const played = await play(Number(seed), Number(days), Number(hours));
process.stdout.write(`${JSON.stringify(played)}\n`, () => process.exit(0));
