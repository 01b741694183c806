/** Compiles the product to `out/`: the hosts, the bridge, the window, the icons and the licences. */
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleBridge } from './bridge.js';
import { drawIcons } from './icons.js';
import { writeLicences } from './licences.js';
import { bundleMain } from './main.js';
import { bundleRenderer } from './renderer.js';

const root = fileURLToPath(new URL('..', import.meta.url));

await rm(`${root}out`, { recursive: true, force: true });
const main = await bundleMain(root, `${root}out/main`);
await bundleBridge(root, `${root}out/preload/bridge.cjs`);
const renderer = await bundleRenderer(root, `${root}out/renderer`);
await drawIcons(`${root}out/icons`);
await writeLicences(root, [main, renderer], `${root}out/THIRD-PARTY-LICENSES.txt`);
