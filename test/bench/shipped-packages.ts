/** How many packages of others are in what ships, and under which licences. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Figure } from './figure.ts';

const FILE = path.resolve(import.meta.dirname, '../../out/THIRD-PARTY-LICENSES.txt');
const HEAD = /^(\S+) (\d+\.\d+\.\d+\S*)\nLicence: (.+)$/gm;

export async function shippedPackages(): Promise<readonly Figure[]> {
  const text = await readFile(FILE, 'utf8');
  const licences = new Map(
    [...text.matchAll(HEAD)].map(([, name, version, licence]) => [
      `${name ?? ''} ${version ?? ''}`,
      licence ?? '',
    ]),
  );
  const manifest = JSON.parse(
    await readFile(path.resolve(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { readonly dependencies: Readonly<Record<string, string>> };
  const direct = Object.keys(manifest.dependencies).length;
  return [
    {
      id: 'packages-shipped',
      name: 'packages of others in what ships',
      unit: '',
      samples: [licences.size],
      target: undefined,
      detail: `${direct} asked for by name; ${countsOf([...licences.values()])}`,
    },
  ];
}

function countsOf(licences: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const licence of licences) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([licence, count]) => `${count} ${licence}`)
    .join(', ');
}
