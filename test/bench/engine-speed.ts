/** How many steps the engine makes in a second: a typical day on both platforms, replayed at full speed. */
import { isDeepStrictEqual } from 'node:util';
import path from 'node:path';
import { build } from 'esbuild';
import type { Event } from '../../main/core/engine/events.ts';
import type { nextWake } from '../../main/core/engine/schedule.ts';
import type { EngineState } from '../../main/core/engine/state.ts';
import type { begin, step } from '../../main/core/engine/step.ts';
import { World } from '../support/world.ts';
import { playDay } from './day-in-world.ts';
import type { Figure } from './figure.ts';
import { pick, type Plan } from './plan.ts';

interface Engine {
  readonly begin: typeof begin;
  readonly step: typeof step;
  readonly nextWake: typeof nextWake;
}

interface Recording {
  readonly events: readonly Event[];
  readonly policy: World['policy'];
  readonly end: EngineState;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

export async function engineSpeed(plan: Plan): Promise<readonly Figure[]> {
  const engine = await shippedEngine();
  const days = [recordDay('UCCE'), recordDay('UCCX')];
  for (const day of days) {
    const same = isDeepStrictEqual(replay(engine, day, false), day.end);
    if (!same) throw new Error('the replay of a day ends in another state than the day did');
  }
  const forMs = pick(plan, 1_000, 200);
  const rounds = pick(plan, 9, 5);
  const measure = (wakes: boolean) =>
    // The first round only warms up.
    Array.from({ length: rounds + 1 }, () => stepsPerSecond(engine, days, wakes, forMs)).slice(1);
  const events = days.reduce((sum, day) => sum + day.events.length, 0);
  return [
    {
      id: 'engine-steps',
      name: 'engine',
      unit: 'steps/s',
      samples: measure(false),
      target: { is: 'atLeast', median: 200_000 },
      detail: `${events} events of two days`,
    },
    {
      id: 'engine-steps-and-wakes',
      name: '… with the question when to wake, as the runner asks it',
      unit: 'steps/s',
      samples: measure(true),
      target: undefined,
    },
  ];
}

function recordDay(platform: 'UCCE' | 'UCCX'): Recording {
  const events: Event[] = [];
  const world = new World({
    platform,
    state: 'LOGOUT',
    onStep: (_world, event) => void events.push(event),
  });
  playDay(world);
  return { events, policy: world.policy, end: world.engine };
}

function replay(engine: Engine, { events, policy }: Recording, wakes: boolean): EngineState {
  let state = engine.begin(policy, events[0]?.at ?? 0);
  for (const event of events) {
    ({ state } = engine.step(state, event, policy));
    if (wakes) engine.nextWake(state, policy, event.at);
  }
  return state;
}

function stepsPerSecond(
  engine: Engine,
  days: readonly Recording[],
  wakes: boolean,
  forMs: number,
): number {
  let steps = 0;
  const from = performance.now();
  const used = process.cpuUsage();
  while (performance.now() - from < forMs) {
    for (const day of days) {
      replay(engine, day, wakes);
      steps += day.events.length;
    }
  }
  const wallMs = performance.now() - from;
  const { system, user } = process.cpuUsage(used);
  // Whatever else runs on the machine stretches the wall clock, and the collector's threads the other.
  return (steps / Math.min(wallMs, (system + user) / 1_000)) * 1_000;
}

/** Compiled as build/bundle.js does it; what runs the bench compiles differently, and slower. */
async function shippedEngine(): Promise<Engine> {
  const contents = `export { begin, step } from './step.ts'; export { nextWake } from './schedule.ts';`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: path.join(ROOT, 'main/core/engine'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    write: false,
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)) as Engine;
}
