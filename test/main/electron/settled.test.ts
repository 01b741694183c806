/** What is settled by not being there: switches that would open the windows, and fuses that must stay as they are. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const sources = ['main', 'preload', 'renderer'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|html)$/.test(file))
    .map((file) => [file, readFileSync(path.join(ROOT, folder, file), 'utf8')] as const),
);

it.each([
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'allowpopups',
  '<webview',
  'webSecurity: false',
  'sandbox: false',
  'contextIsolation: false',
  'nodeIntegration: true',
  'loadFile(',
  'ignore-certificate-errors',
  '@electron/remote',
])('nothing in the product says %s', (switched) => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter(([, text]) => text.includes(switched)).map(([file]) => file)).toEqual([]);
});

it('the fuses leave only the checked archive, started as itself', () => {
  const builder = readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8');
  for (const fuse of [
    'runAsNode: false',
    'enableCookieEncryption: true',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableEmbeddedAsarIntegrityValidation: true',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
  ]) {
    expect(builder).toContain(`  ${fuse}\n`);
  }
});
