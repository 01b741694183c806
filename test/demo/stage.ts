/** Everything that a played day needs, started together and stopped together: simulators, the real app, its profile. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '../../main/core/agent.ts';
import { startWorld, type World } from '../simulators/control/world.ts';
import { startHeadlessApp, type AppHost, type HeadlessApp } from './headless-app.ts';
import { settingsFor, type Pace } from './pace.ts';
import { Stopped } from './problem.ts';

export interface StageOptions {
  readonly platform: Platform;
  readonly pace: Pace;
  readonly app: AppHost;
  /** Ends every wait. */
  readonly signal?: AbortSignal;
}

export interface Stage {
  readonly world: World;
  readonly app: HeadlessApp;
  readonly pace: Pace;
  readonly signal: AbortSignal | undefined;
  /** True as soon as it holds, false when it still does not after `withinMs`. */
  until(holds: () => boolean, withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}

export async function openStage(options: StageOptions): Promise<Stage> {
  const { pace, platform, signal } = options;
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const world = await startWorld({ platform, ctiDelayMs: pace.ctiDelayMs });
    closers.push(() => world.stop());
    const profile = await mkdtemp(join(tmpdir(), 'finesse-presence-demo-'));
    closers.push(() => rm(profile, { recursive: true, force: true }));
    await writeFile(join(profile, 'settings.json'), JSON.stringify(settingsFor(world, pace)));
    const app = await startHeadlessApp({ host: options.app, profile, world });
    closers.push(() => app.stop());
    const until = (holds: () => boolean, withinMs: number) =>
      waitFor(world, app, signal, holds, withinMs);
    return { world, app, pace, signal, until, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Looks again whenever something happened, never on a timer. */
function waitFor(
  world: World,
  app: HeadlessApp,
  signal: AbortSignal | undefined,
  holds: () => boolean,
  withinMs: number,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const done = (end: () => void) => {
      clearTimeout(timer);
      stopWorld();
      stopApp();
      signal?.removeEventListener('abort', look);
      end();
    };
    const look = () => {
      const { died } = app;
      if (signal?.aborted === true) done(() => reject(new Stopped()));
      else if (died) done(() => reject(died));
      else if (holds()) done(() => resolve(true));
    };
    const timer = setTimeout(() => done(() => resolve(false)), withinMs);
    const stopWorld = world.onChange(look);
    const stopApp = app.onNews(look);
    signal?.addEventListener('abort', look);
    look();
  });
}
