/** Finds the Electron program: the one that the environment names, or the one that npm's package has fetched. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../node_modules/electron', import.meta.url));
/** @type {Partial<Record<NodeJS.Platform, string>>} */
const PROGRAMS = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

/**
 * Undefined where there is none.
 *
 * @returns {string | undefined}
 */
export function findElectron(env = process.env) {
  const noted = path.join(PACKAGE, 'path.txt');
  const name = existsSync(noted)
    ? readFileSync(noted, 'utf8').trim()
    : (PROGRAMS[process.platform] ?? 'electron');
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(PACKAGE, 'dist');
  const program = path.join(folder, name);
  return existsSync(program) ? program : undefined;
}

/**
 * Lets the package fetch its program from GitHub; undefined where that does not work.
 *
 * @returns {string | undefined}
 */
export function fetchElectron() {
  spawnSync(process.execPath, [path.join(PACKAGE, 'install.js')], { stdio: 'ignore' });
  return findElectron();
}
