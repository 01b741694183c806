/** Plays the agent's day on a stage and checks each step against the simulators' own records. */
import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '../simulators/control/world.ts';
import { compare, type Comparison } from './check.ts';
import { dayOf } from './day.ts';
import { createDayClock, type DayClock } from './day-clock.ts';
import type { AppLine } from './headless-app.ts';
import { Stopped } from './problem.ts';
import { looksOf, writesOf } from './records.ts';
import { openStage, type Stage, type StageOptions } from './stage.ts';
import type { Expectation, Step } from './step.ts';
import { createTimeLine, type TimeLine } from './time-line.ts';

export interface DayOptions extends StageOptions {
  readonly print: (text: string) => void;
  readonly colours: boolean;
  /** Breaks something that the app cannot know of, to prove that the day then fails. */
  readonly sabotage?: (world: World) => void;
}

export interface DayResult {
  /** The first step that came out differently, in one line; undefined for a day as it should be. */
  readonly difference: string | undefined;
  readonly steps: number;
  readonly writes: number;
  readonly requests: number;
  readonly seconds: number;
}

/** A live time line over a stage: the app's lines appear by themselves. */
export interface Show {
  readonly stage: Stage;
  readonly clock: DayClock;
  readonly timeLine: TimeLine;
  /** Ends the showing; the stage stays. */
  end(): void;
}

export async function playDay(options: DayOptions): Promise<DayResult> {
  const stage = await openStage(options);
  try {
    options.sabotage?.(stage.world);
    const show = startShow(stage, options);
    const result = await playScenes(show);
    show.end();
    return result;
  } finally {
    await stage.close();
  }
}

export function startShow(
  stage: Stage,
  { colours, print }: Pick<DayOptions, 'colours' | 'print'>,
): Show {
  const clock = createDayClock();
  const timeLine = createTimeLine({ world: stage.world, clock, colours, print });
  const { app } = stage;
  let shown = 0;
  const showNews = () => {
    for (const line of app.lines.slice(shown)) showLine(timeLine, line);
    shown = app.lines.length;
  };
  return { stage, clock, timeLine, end: app.onNews(showNews) };
}

/** What the app sees is in the columns already; told is what it decides, and what it needs. */
function showLine(timeLine: TimeLine, { about, at, event, result, sentence }: AppLine): void {
  // The decision has just said in other words that a side is out of reach.
  const said = about === 'finesseUnavailable' || about === 'webexUnavailable';
  const tells =
    event === 'decision' ||
    event === 'browser' ||
    (event === 'attention' && !said) ||
    (event === 'write' && result !== 'done');
  if (tells) timeLine.said(sentence, Date.parse(at));
}

export async function playScenes(show: Show): Promise<DayResult> {
  const { clock, stage, timeLine } = show;
  const { world } = stage;
  const started = performance.now();
  let steps = 0;
  let seen = 0;
  let difference: string | undefined;
  for (const scene of dayOf(world.finesse.platform)) {
    if (steps > 0) await beat(stage, 2);
    clock.begin(scene.time);
    timeLine.scene(scene.time, scene.title);
    for (const step of scene.steps) {
      if (steps > 0) await beat(stage, 1);
      steps += 1;
      difference = await playStep(show, step, seen);
      seen = world.finesse.requests.length;
      if (difference !== undefined) break;
    }
    if (difference !== undefined) break;
  }
  return {
    difference: difference ?? refusals(world),
    steps,
    writes: writesOf(world).length,
    requests: world.finesse.requests.length,
    seconds: (performance.now() - started) / 1_000,
  };
}

/** Time to read for a person; none when nobody watches. */
async function beat({ pace, signal }: Stage, beats: number): Promise<void> {
  if (pace.beatMs === 0) return;
  await pause(pace.beatMs * beats, undefined, signal ? { signal } : {}).catch(() => {
    throw new Stopped();
  });
}

/**
 * Undefined when the step came out as told, else how it did not, in one line. `from` is how many
 * requests there were when the step before was over: what the app did in between counts, too.
 */
async function playStep(
  { stage, timeLine }: Show,
  step: Step,
  from: number,
): Promise<string | undefined> {
  const { pace, world } = stage;
  const { act, does, expect, who } = step;
  await act(world);
  timeLine.did(`${who} ${does}`);
  const quietUntil = Date.now() + quietMs(stage, expect);
  const compared = () => compare(expect, world, from);
  const over = () =>
    compared().beyondRepair || (compared().same && hasComeTo(stage, expect, from, quietUntil));
  const inTime = await stage.until(over, from === 0 ? pace.startWithinMs : pace.deadlineMs);
  const comparison = compared();
  if (comparison.same && inTime) {
    timeLine.verdict(true, comparison.praise);
    return undefined;
  }
  const told = differenceOf(stage, expect, comparison);
  timeLine.verdict(false, told);
  return `"${who} ${does}": ${told}`;
}

/** A step in which nothing happens lasts as long as a wrong app would need to do something. */
function quietMs({ pace, world }: Stage, { state, writes }: Expectation): number {
  if (writes.length > 0) return 0;
  const clear = world.presence === 'active' || world.presence === 'calendar';
  return clear && state === 'NOT_READY' ? 1.25 * pace.returnAfterMs : pace.dwellMs;
}

/** The app listens to Webex, has looked at Finesse late enough, and has come to its decision. */
function hasComeTo(
  { app, world }: Stage,
  { decision, side, state }: Expectation,
  from: number,
  quietUntil: number,
): boolean {
  const last = (event: string) => app.lines.findLast((line) => line.event === event);
  const looked = looksOf(world, from).some(
    ({ at, node, status }) =>
      at >= quietUntil && status === 200 && (side === undefined || node === (side === 'A' ? 0 : 1)),
  );
  return (
    world.webex.subscriptionCount > 0 &&
    looked &&
    last('agent')?.['state'] === state &&
    last('decision')?.['reason'] === decision
  );
}

function differenceOf(
  { app, world }: Stage,
  expect: Expectation,
  { expected, found, same }: Comparison,
): string {
  if (!same) return `expected ${expected}. Found ${found}.`;
  if (world.webex.subscriptionCount === 0) return 'the app does not listen to Webex live.';
  const decided = app.lines.findLast(({ event }) => event === 'decision');
  return `the app was expected to come to "${expect.decision}". It says: ${decided?.sentence ?? 'nothing.'}`;
}

/** A day on which Finesse turned something down was not as it should be, whatever the steps say. */
function refusals({ finesse }: World): string | undefined {
  const refused = finesse.requests.find(({ status = 0 }) => status >= 400);
  if (refused === undefined) return undefined;
  const { method, path, status } = refused;
  return `Finesse refused a request of the app: ${method} ${path} with ${status ?? 'nothing'}.`;
}
