/** Compiles the product to `out/`: one ES module, the Webex SDK in its own, loaded when needed, and the window. */
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleRenderer } from './renderer.js';

/** @type {unknown} */
const manifest = createRequire(import.meta.url)('../package.json');
const { version } = /** @type {{ version: string }} */ (manifest);
const root = fileURLToPath(new URL('..', import.meta.url));

// CommonJS packages inside an ES module still ask for Node's own modules by `require`.
const banner =
  "import { createRequire as createNodeRequire } from 'node:module'; const require = createNodeRequire(import.meta.url);";

await rm(`${root}out`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { headless: 'main/headless.ts' },
  outdir: 'out/main',
  bundle: true,
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  keepNames: true,
  legalComments: 'linked',
  banner: { js: banner },
  // A native addon cannot be bundled; it ships beside the code.
  external: ['@napi-rs/keyring', 'electron'],
  // Its default entry hides its parts from every bundler.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  define: { 'process.env.FINESSE_PRESENCE_VERSION': JSON.stringify(version) },
  logLevel: 'warning',
});
await bundleRenderer(root, `${root}out/renderer`);
