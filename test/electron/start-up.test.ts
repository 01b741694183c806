/** What is loaded before the tray shows: the app's own code, and nothing that can wait. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { bundleMain } from '../../build/main.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

interface Output {
  readonly bytes: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
}

let outputs: Readonly<Record<string, Output>>;
beforeAll(async () => {
  ({ outputs } = await bundleMain(ROOT, 'out/main', { write: false }));
});

/** Everything that the entry imports by a statement, and what that imports. */
function loadedWith(entry: string): readonly Output[] {
  const found = new Set([entry]);
  for (const file of found) {
    for (const { kind, path: to } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && outputs[to]) found.add(to);
    }
  }
  return [...found].flatMap((file) => outputs[file] ?? []);
}

it('the tray shows without the Webex SDK, the vault and the memory of the window', () => {
  const loaded = loadedWith('out/main/index.js');
  const packages = new Set(
    loaded
      .flatMap(({ inputs }) => Object.keys(inputs))
      .flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []),
  );
  expect(
    [...packages].filter((name) => /^@webex|^webex|electron-store|^conf$|^ajv/.test(name)),
  ).toEqual([]);
  // Of the packages that we chose, these; another one is a decision, not an accident.
  const chosen = Object.keys(manifest.dependencies).filter((name) => packages.has(name));
  expect(chosen).toEqual([
    'axios',
    'fast-xml-parser',
    'fflate',
    'https-proxy-agent',
    'intl-messageformat',
    'jsonc-parser',
    'oauth4webapi',
    'zod',
  ]);
  const asked = loaded.flatMap(({ imports }) =>
    imports.map(({ kind, path: to }) => `${kind} ${to}`),
  );
  expect(asked).toContain('import-statement electron');
  expect(asked).not.toContain('import-statement @napi-rs/keyring');
  expect(loaded.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(1_500_000);
});

it('what waits is there all the same', () => {
  const all = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
  expect(all.some((input) => input.includes('node_modules/@webex/webex-core'))).toBe(true);
  expect(all.some((input) => input.includes('node_modules/electron-store'))).toBe(true);
});
