/** Compiles the app's own code: one ES module for each host, and what waits until it is needed in parts of their own. */
import { createRequire } from 'node:module';
import { build } from 'esbuild';

/** @type {unknown} */
const manifest = createRequire(import.meta.url)('../package.json');
const { version } = /** @type {{ version: string }} */ (manifest);

// CommonJS packages inside an ES module still ask for Node's own modules by `require`.
const banner =
  "import { createRequire as createNodeRequire } from 'node:module'; const require = createNodeRequire(import.meta.url);";

/** @type {Record<string, string>} */
const HOSTS = { headless: 'main/headless.ts', index: 'main/index.ts' };

/**
 * @param {string} root The repository.
 * @param {string} folder Where the hosts go.
 * @param {{ write?: boolean }} [options] `write: false` only tells what would be in them.
 */
export async function bundleMain(root, folder, { write = true } = {}) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: HOSTS,
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Without `keepNames`: naming each small function anew while the app runs cost a third of the engine's speed.
    minify: true,
    legalComments: 'linked',
    banner: { js: banner },
    // A native addon cannot be bundled; it ships beside the code.
    external: ['@napi-rs/keyring', 'electron'],
    // Its default entry hides its parts from every bundler.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    define: { 'process.env.FINESSE_PRESENCE_VERSION': JSON.stringify(version) },
    logLevel: 'warning',
    metafile: true,
    write,
  });
  return metafile;
}
