/** Compiles the window to a folder: one script, its page and styles; no source map, nothing from elsewhere. */
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/**
 * @param {string} root The repository.
 * @param {string} folder Where the window goes; made when missing.
 */
export async function bundleRenderer(root, folder) {
  const source = path.join(root, 'renderer');
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: path.join(source, 'main.ts') },
    outdir: folder,
    bundle: true,
    platform: 'browser',
    format: 'esm',
    // Electron brings its own browser, and the demo's visitors have a current one.
    target: 'chrome120',
    minify: true,
    logLevel: 'warning',
    metafile: true,
  });
  const files = await readdir(source);
  for (const file of files.filter((name) => /\.(html|css)$/.test(name))) {
    await copyFile(path.join(source, file), path.join(folder, file));
  }
  return metafile;
}
