/** Writes pictures of every page in every theme, language and size to `out/screenshots`, to be looked at. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { LANGUAGES as ALL_LANGUAGES, type Language } from '../../main/core/language/language.ts';
import { goToStep, SCENES, type Scene } from '../renderer/scenes.ts';
import { WindowBrowser } from '../support/window-browser.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../out/screenshots');

const THEMES: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { forcedColors: 'active' },
};
/** At 200 % a window of the same size has half the room. */
const SIZES: Readonly<Record<string, BrowserContextOptions>> = {
  normal: { viewport: { width: 440, height: 680 } },
  double: { viewport: { width: 220, height: 340 }, deviceScaleFactor: 2 },
};
/** The two that need the most and the least room; the others where most of the words are. */
const LANGUAGES: readonly Language[] = ['en', 'de'];
const WORDY: readonly Scene['name'][] = ['status', 'history'];

async function picture(
  browser: WindowBrowser,
  scene: Scene,
  look: { readonly theme: string; readonly size: string; readonly language: Language },
): Promise<void> {
  const { hash, name, prepare, world } = scene;
  const { page } = await browser.open(world(), {
    ...THEMES[look.theme],
    ...SIZES[look.size],
    reducedMotion: 'reduce',
    hash,
    prepare(beside, world) {
      beside.sheet = { ...beside.sheet, language: look.language };
      prepare?.(beside, world);
    },
  });
  await goToStep(page, scene);
  await page.clock.runFor(500);
  const file = `${name}-${look.theme}-${look.language}-${look.size}.png`;
  await page.screenshot({ path: path.join(FOLDER, file), fullPage: true });
  await browser.closeWindows();
}

/** Names that contain one of the given words; all without any. */
async function main(wanted: readonly string[]): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const browser = await WindowBrowser.launch();
  let count = 0;
  try {
    for (const scene of SCENES) {
      if (wanted.length > 0 && !wanted.some((word) => scene.name.includes(word))) continue;
      for (const theme of Object.keys(THEMES))
        for (const size of Object.keys(SIZES))
          for (const language of WORDY.includes(scene.name) ? ALL_LANGUAGES : LANGUAGES) {
            await picture(browser, scene, { theme, size, language });
            count += 1;
          }
    }
  } finally {
    await browser.stop();
  }
  console.log(`${String(count)} pictures in ${FOLDER}`);
}

await main(process.argv.slice(2));
