/** Collects the licences of all packages that ship, read off what the bundles are made of. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Ships beside the bundles, because native parts cannot be bundled. */
const BESIDE = ['node_modules/@napi-rs/keyring'];
const FILE_NAME = /^(licen[cs]e|copying|notice)(\.|-|$)/i;
const INTRODUCTION = `Finesse Presence contains the packages below. Electron and Chromium have files of their own
beside the program: LICENSE.electron.txt and LICENSES.chromium.html.`;

/**
 * @param {string} root The repository.
 * @param {readonly import('esbuild').Metafile[]} metafiles Of everything that ships.
 * @param {string} file Where the text goes.
 */
export async function writeLicences(root, metafiles, file) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = inputs.map((name) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(name)?.[0]);
  const shipped = [...new Set([...folders, ...BESIDE])].filter((folder) => folder !== undefined);
  const texts = await Promise.all(shipped.map((folder) => licenceOf(path.join(root, folder))));
  await writeFile(file, `${[INTRODUCTION, ...texts.sort()].join(`\n\n${'='.repeat(80)}\n\n`)}\n`);
}

/** @param {string} folder Of one package. */
async function licenceOf(folder) {
  /** @type {unknown} */
  const parsed = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const { license, licenses, name, version } =
    /** @type {{ name: string, version: string, license?: string, licenses?: unknown }} */ (parsed);
  const files = (await readdir(folder)).filter((one) => FILE_NAME.test(one)).sort();
  const texts = await Promise.all(files.map((one) => readFile(path.join(folder, one), 'utf8')));
  const declared = license ?? (licenses === undefined ? 'not declared' : JSON.stringify(licenses));
  const source = `https://www.npmjs.com/package/${name}/v/${version}`;
  const head = `${name} ${version}\nLicence: ${declared}\n${source}`;
  return [head, ...texts.map((text) => text.replaceAll('\r\n', '\n').trim())].join('\n\n');
}
