/** Packs the built app as the release does, offline around a stand-in for Electron, and looks into it: `npm run test:package`. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { listPackage, extractFile } from '@electron/asar';
import { buildInstaller, makeElectron } from './electron-builder.ts';

const ALLOWED = /^\/(package\.json|out\/|node_modules\/@napi-rs\/keyring)/;
const NEEDED = [
  'package.json',
  'out/main/index.js',
  'out/main/headless.js',
  'out/preload/bridge.cjs',
  'out/renderer/index.html',
  'out/icons/program.ico',
  'node_modules/@napi-rs/keyring/keytar.js',
];

const electronDist = makeElectron();
const { folder, project } = await buildInstaller({ electronDist });
try {
  const resources = path.join(folder, 'resources');
  const asar = path.join(resources, 'app.asar');
  const inside = listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
  const isFolder = (name: string) => inside.some((other) => other.startsWith(`${name}/`));
  const files = inside.filter((name) => !isFolder(name));
  for (const name of NEEDED) assert.ok(files.includes(`/${name}`), `${name} is missing`);
  assert.deepEqual(
    files.filter((name) => !ALLOWED.test(name)),
    [],
    'nothing else is packed',
  );
  const foreign = files.filter((name) => /\.(ts|map|md|test\.js)$|simulator|\/test\//.test(name));
  assert.deepEqual(foreign, [], 'no test, simulator or source file');
  const manifest = JSON.parse(extractFile(asar, 'package.json').toString()) as Record<
    string,
    unknown
  >;
  assert.equal(manifest['main'], 'out/main/index.js');
  assert.equal('scripts' in manifest, false, 'no scripts');
  const unpacked = readdirSync(`${asar}.unpacked`, { recursive: true, encoding: 'utf8' });
  assert.ok(
    unpacked.some((name) => name.endsWith('.node')),
    'the native part lies beside the archive',
  );
  assert.ok(existsSync(path.join(resources, 'LICENSE.txt')), 'the licence is there');
  const licences = readFileSync(path.join(resources, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
  for (const name of ['zod', '@webex/webex-core', 'intl-messageformat', '@napi-rs/keyring']) {
    assert.match(licences, new RegExp(`^${name} \\d+\\.`, 'm'), `the licence of ${name}`);
  }
  assert.deepEqual(readdirSync(path.join(folder, 'locales')), ['en-US.pak']);
  assert.ok(project.includes('Id="Autostart"'), 'the installer has our components');
  console.log(
    `${String(files.length)} files in app.asar: the app, the vault's native part, nothing else.`,
  );
} finally {
  rmSync(path.dirname(folder), { recursive: true, force: true });
  rmSync(electronDist, { recursive: true, force: true });
}
