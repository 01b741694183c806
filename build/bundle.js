/** Compiles the product to `out/`: the hosts, the bridge, the window and the icons. */
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleBridge } from './bridge.js';
import { drawIcons } from './icons.js';
import { bundleMain } from './main.js';
import { bundleRenderer } from './renderer.js';

const root = fileURLToPath(new URL('..', import.meta.url));

await rm(`${root}out`, { recursive: true, force: true });
await bundleMain(root, `${root}out/main`);
await bundleBridge(root, `${root}out/preload/bridge.cjs`);
await bundleRenderer(root, `${root}out/renderer`);
await drawIcons(`${root}out/icons`);
