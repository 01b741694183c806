/** What is shipped and loaded: the code of every start, and what only live presence loads on top. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import type { Figure } from './figure.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ENTRY = 'out/main/headless.js';

export async function bundleSize(): Promise<readonly Figure[]> {
  const { inputs } = await imports();
  const all = reach(inputs, [ENTRY], undefined);
  // The entry loads the host at every start, though by a call, so that it hears signals before that.
  const host = [...all].filter((file) => path.basename(file).startsWith('headless-host'));
  const everyStart = reach(inputs, [ENTRY, ...host], ['import-statement', 'require-call']);
  const late = [...all].filter((file) => !everyStart.has(file));
  return [
    await sizeOf('bundle-main', 'main bundle, gzip', [...everyStart], 400),
    await sizeOf('bundle-sdk', 'SDK bundle (loaded for live presence), gzip', late, 600),
  ];
}

/** esbuild reads its own output again and tells who imports what, and how. */
async function imports(): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [ENTRY],
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
