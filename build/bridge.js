/** Compiles the bridge to the one CommonJS file that a sandboxed preload may be; it can load nothing but Electron. */
import path from 'node:path';
import { build } from 'esbuild';

/**
 * @param {string} root The repository.
 * @param {string} file Where the bridge goes.
 */
export async function bundleBridge(root, file) {
  await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, 'preload/bridge.ts')],
    outfile: file,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'chrome156',
    external: ['electron'],
    minify: true,
    logLevel: 'warning',
  });
}
