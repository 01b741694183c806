/** Writes what derives from the schema of the settings: policy templates, and the guide's tables. `npm run generate`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { adml, admx } from './generate-admx.ts';
import { withTables } from './generate-guide.ts';
import { GERMAN } from './generate-words-de.ts';
import { ENGLISH } from './generate-words-en.ts';

const GUIDE = 'docs/admin-guide.md';

/** By their paths in the repository. */
export async function generated(root: string): Promise<ReadonlyMap<string, string>> {
  const guide = withTables(await readFile(path.join(root, GUIDE), 'utf8'));
  const style = await resolveConfig(path.join(root, GUIDE));
  return new Map([
    ['build/policy/FinessePresence.admx', admx()],
    ['build/policy/en-US/FinessePresence.adml', adml(ENGLISH)],
    ['build/policy/de-DE/FinessePresence.adml', adml(GERMAN)],
    [GUIDE, await format(guide, { ...style, parser: 'markdown' })],
  ]);
}

async function main(root: string): Promise<void> {
  for (const [name, text] of await generated(root)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    console.log(name);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(fileURLToPath(new URL('..', import.meta.url)));
}
