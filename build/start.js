/** `npm start`: builds and starts the tray app; `-- --demo` between the simulators. Without Electron's program it says what there is instead. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fetchElectron, findElectron } from './electron.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const electron = findElectron() ?? fetchElectron();

if (electron === undefined) {
  console.error(
    'Electron is not here and cannot be fetched from github.com (or name a folder with it in ELECTRON_OVERRIDE_DIST_PATH). `npm run demo` shows the main job on any machine.',
  );
  process.exitCode = 1;
} else {
  await import('./bundle.js');
  const [program, ...given] = args.includes('--demo')
    ? [process.execPath, '--import', 'tsx', 'test/electron/demo.ts', electron]
    : [electron, '.', ...args];
  const child = spawn(program, given, { cwd: root, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
}
