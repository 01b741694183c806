/** Every page in every theme: axe finds nothing, nothing scrolls sideways, nothing is cut, nothing complains. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserIsMissing, WindowBrowser } from '../support/window-browser.ts';
import { goToStep, SCENES } from './scenes.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a window of 440 px has at 100, 200 and 300 %; and a little less. */
const WIDTHS = [360, 180, 140];

const THEMES = [
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;

const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Names, roles and order are the same in every theme: after the first one only colours are new. */
async function violations(page: Page, only: readonly string[] = []): Promise<unknown> {
  const rules = only.length === 0 ? '' : `, runOnly: ${JSON.stringify(only)}`;
  return page.evaluate(`
    axe.run(document, { resultTypes: ['violations']${rules} }).then(({ violations }) =>
      violations.map(({ id, impact, nodes }) =>
        [impact, id, ...nodes.map(({ target }) => target.join(' '))].join(' | '),
      ),
    )
  `);
}

/** What is wider than its place, beside what is hidden from the eye or scrolls by design. */
async function cut(page: Page): Promise<unknown> {
  return page.evaluate(`
    [
      ...(document.documentElement.scrollWidth > innerWidth ? ['the page'] : []),
      ...[...document.querySelectorAll('body *')]
        .filter((one) => !one.closest('.unseen, thead, svg, option') && !one.matches('input, select, .bar, .done'))
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
        .map((one) => one.tagName + '.' + one.className + ': ' + one.textContent.slice(0, 40)),
    ]
  `);
}

describe.skipIf(browserIsMissing())('every page of the window', () => {
  let browser: WindowBrowser;
  beforeAll(async () => {
    browser = await WindowBrowser.launch();
  });
  afterEach(() => browser.closeWindows());
  afterAll(() => browser.stop());

  it.each(SCENES)('is for everybody: $name', async (scene) => {
    const { hash, prepare, world } = scene;
    const { complaints, page } = await browser.open(world(), {
      hash,
      reducedMotion: 'reduce',
      prepare(beside, from) {
        prepare?.(beside, from);
        // The longest words.
        beside.sheet = { ...beside.sheet, language: 'de' };
      },
    });
    await page.clock.resume();
    await goToStep(page, scene);
    await page.evaluate(AXE);
    expect(await violations(page)).toEqual([]);
    for (const theme of THEMES) {
      await page.emulateMedia(theme);
      expect([theme, await violations(page, COLOURS)]).toEqual([theme, []]);
    }
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 620 });
      expect([width, await cut(page)]).toEqual([width, []]);
    }
    await page.evaluate("document.documentElement.dir = 'rtl'");
    expect(['rtl', await cut(page)]).toEqual(['rtl', []]);
    expect(complaints).toEqual([]);
  });

  it('would find a field without a name, and words that are too wide', async () => {
    const { page } = await browser.open((SCENES[0] ?? expect.fail('no scene')).world());
    await page.clock.resume();
    await page.evaluate(AXE);
    await page.evaluate(`
      document.querySelector('main').append(document.createElement('input'));
      document.querySelector('main').append('x'.repeat(500));
    `);
    expect(String(await violations(page))).toContain('label');
    expect(await cut(page)).toContain('the page');
  });
});
