/** What is shipped and loaded: the code of every start of either host, of a window, and of live presence on top. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import type { Figure } from './figure.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const HEADLESS = 'out/main/headless.js';
const TRAY = 'out/main/index.js';
const BRIDGE = 'out/preload/bridge.cjs';
const WINDOW = 'out/renderer';

/** What a bundle waits for before it does anything. */
const AT_START = ['import-statement', 'require-call'];

export async function bundleSize(): Promise<readonly Figure[]> {
  const { inputs } = await imports();
  const all = reach(inputs, [HEADLESS], undefined);
  // The entry loads the host at every start, though by a call, so that it hears signals before that.
  const host = [...all].filter((file) => path.basename(file).startsWith('headless-host'));
  const everyStart = reach(inputs, [HEADLESS, ...host], AT_START);
  const late = [...all].filter((file) => !everyStart.has(file));
  const tray = reach(inputs, [TRAY], AT_START);
  const files = await readdir(path.join(ROOT, WINDOW));
  const pages = files.map((file) => `${WINDOW}/${file}`);
  return [
    await sizeOf('bundle-main', 'main bundle, gzip', [...everyStart], 400),
    await sizeOf('bundle-tray', 'tray bundle (loaded before the tray shows), gzip', [...tray], 400),
    await sizeOf('bundle-sdk', 'SDK bundle (loaded for live presence), gzip', late, 600),
    await sizeOf('bundle-bridge', 'bridge bundle (loaded with a window), gzip', [BRIDGE], 5),
    await sizeOf('bundle-window', 'window with its pages and styles, gzip', pages, 100),
  ];
}

/** esbuild reads its own output again and tells who imports what, and how. */
async function imports(): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [HEADLESS, TRAY],
    outdir: 'never-written',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  return metafile;
}

function reach(
  inputs: Metafile['inputs'],
  from: readonly string[],
  kinds: readonly string[] | undefined,
): Set<string> {
  const found = new Set<string>(from);
  for (const file of found) {
    for (const { external, kind, path: to } of inputs[file]?.imports ?? []) {
      if (external !== true && (kinds?.includes(kind) ?? true)) found.add(to);
    }
  }
  return found;
}

async function sizeOf(
  id: string,
  name: string,
  files: readonly string[],
  median: number,
): Promise<Figure> {
  const contents = await Promise.all(files.map((file) => readFile(path.join(ROOT, file))));
  const kb = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0) / 1_000;
  const raw = kb(contents.map((content) => content.length));
  return {
    id,
    name,
    unit: 'KB',
    samples: [kb(contents.map((content) => gzipSync(content, { level: 9 }).length))],
    target: { is: 'atMost', median },
    detail: `${raw.toFixed(0)} KB raw in ${files.length} files`,
  };
}
