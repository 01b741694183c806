/** The window in a real Chromium: what it weighs, when it first shows something, and what it gives back when closed. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession } from 'playwright-core';
import { World } from '../support/world.ts';
import { browserIsMissing, launchChromium } from '../support/window-browser.ts';
import { serveWindow } from '../support/window-server.ts';
import { windowOn } from '../support/window-world.ts';
import type { Figure } from './figure.ts';
import { residentMb } from './footprint.ts';
import { pick, type Plan } from './plan.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../out/renderer');
const [WARM_UP, OPENINGS] = [3, 20];

export async function windowInBrowser(plan: Plan): Promise<readonly Figure[]> {
  if (browserIsMissing()) return [await weight()];
  const browser = await launchChromium();
  try {
    const painted: number[] = [];
    for (let run = 0; run < pick(plan, 15, 3); run += 1) painted.push(await firstPaint(browser));
    return [await weight(), paintFigure(painted), await kept(browser)];
  } finally {
    await browser.close();
  }
}

/** Everything that the window loads: it stands on the disk of the machine, and is read from there. */
async function weight(): Promise<Figure> {
  const names = await readdir(FOLDER);
  const files = await Promise.all(names.map((name) => readFile(path.join(FOLDER, name))));
  const packed = files.map((file) => gzipSync(file, { level: 9 }).length);
  const kb = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0) / 1_000;
  return {
    id: 'window-size',
    name: 'window, gzip',
    unit: 'KB',
    samples: [kb(packed)],
    target: { is: 'atMost', median: 300 },
    detail: `${kb(files.map(({ length }) => length)).toFixed(0)} KB raw in ${String(names.length)} files`,
  };
}

/** Milliseconds from the navigation until the first words stand there, in a fresh profile each time. */
async function firstPaint(browser: Browser): Promise<number> {
  return withWindow(async (url) => {
    const context = await browser.newContext({ viewport: { width: 420, height: 620 } });
    try {
      const page = await context.newPage();
      await page.goto(url);
      await page.locator('html[data-shown]').waitFor();
      const at = await page.evaluate(`new Promise((resolve) => {
        const told = (entries) => {
          const paint = entries.find(({ name }) => name === 'first-contentful-paint');
          if (paint) resolve(paint.startTime);
        };
        new PerformanceObserver((list) => told(list.getEntries()))
          .observe({ type: 'paint', buffered: true });
      })`);
      return Number(at);
    } finally {
      await context.close();
    }
  });
}

function paintFigure(samples: readonly number[]): Figure {
  return {
    id: 'window-paint',
    name: 'window: first contentful paint',
    unit: 'ms',
    samples,
    target: { is: 'atMost', median: 500 },
    detail: 'fresh browser profile, page served from this machine',
  };
}

/** What all processes of the browser hold more after twenty windows were opened and closed. */
async function kept(browser: Browser): Promise<Figure> {
  const session = await browser.newBrowserCDPSession();
  // What the browser loads once, it keeps: its first windows are no measure.
  for (let opening = 0; opening < WARM_UP; opening += 1) await firstPaint(browser);
  const before = await atRest(session);
  for (let opening = 0; opening < OPENINGS; opening += 1) await firstPaint(browser);
  const after = await atRest(session);
  return {
    id: 'window-left',
    name: `memory left by ${String(OPENINGS)} closed windows`,
    unit: 'MB',
    samples: [after.mb - before.mb],
    target: { is: 'atMost', median: 20 },
    detail: `all of Chromium: ${before.mb.toFixed(0)} MB before, ${after.mb.toFixed(0)} MB after; ${String(after.renderers)} windows left`,
  };
}

const REST_MS = 3_000;

/** Closed processes take a moment to end. */
async function atRest(session: CDPSession): Promise<{ mb: number; renderers: number }> {
  await pause(REST_MS);
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = await Promise.all(processInfo.map(({ id }) => residentMb(id)));
  return {
    mb: sizes.reduce((sum, size) => sum + size, 0),
    renderers: processInfo.filter(({ type }) => type === 'renderer').length,
  };
}

async function withWindow<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = await serveWindow(windowOn(new World()), FOLDER);
  try {
    return await use(server.url);
  } finally {
    await server.stop();
  }
}
