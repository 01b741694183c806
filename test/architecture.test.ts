/** The import table, held as data: which folder may know which, and how long files may grow. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

/** The most specific zone that a file lies in decides what the file may import. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  'main/core': ['main/core', 'zod'],
  'main/core/language': ['main/core', 'intl-messageformat'],
  'main/sync': ['main/core', 'main/sync', 'node'],
  'main/http': ['main/core', 'main/http', 'node', 'axios'],
  'main/webex': [
    'main/core',
    'main/http',
    'main/sync/ports.ts',
    'main/webex',
    'node',
    '@webex',
    'https-proxy-agent',
    'oauth4webapi',
  ],
  'main/finesse': [
    'main/core',
    'main/http',
    'main/sync/ports.ts',
    'main/finesse',
    'node',
    'fast-xml-parser',
  ],
  'main/doctor': [
    'main/app/ports.ts',
    'main/core',
    'main/doctor',
    'main/finesse',
    'main/http',
    'main/store',
    'main/sync',
    'main/webex',
    'preload/sheets.ts',
    'node',
  ],
  'main/store': [
    'main/core',
    'main/sync/ports.ts',
    'main/store',
    'node',
    'jsonc-parser',
    '@napi-rs/keyring',
  ],
  'main/app': ['main', 'preload', 'node', 'fflate', 'zod'],
  'main/electron': [
    'main/app/application.ts',
    'main/core',
    'preload',
    'main/sync/ports.ts',
    'main/electron',
    'node',
    'electron',
    'electron-store',
  ],
  'main/compose.ts': ['main', 'node'],
  'main/compose-access.ts': ['main', 'node'],
  'main/headless.ts': ['main/headless-host.ts'],
  'main/headless-host.ts': [
    'main/compose.ts',
    'main/compose-access.ts',
    'main/core',
    'main/headless-arguments.ts',
    'main/headless-doctor.ts',
    'main/headless-reason-codes.ts',
    'main/headless-policy.ts',
    'main/headless-sign-in.ts',
    'main/store',
    'node',
  ],
  'main/headless-policy.ts': ['main/core', 'main/store'],
  'main/headless-arguments.ts': ['node'],
  'main/headless-doctor.ts': [
    'main/compose-access.ts',
    'main/core',
    'main/doctor',
    'main/sync',
    'main/webex',
    'preload/sheets.ts',
    'node',
  ],
  'main/headless-questions.ts': ['node'],
  'main/headless-reason-codes.ts': [
    'main/core',
    'main/finesse',
    'main/headless-questions.ts',
    'main/http',
    'node',
  ],
  'main/headless-secret.ts': ['main/core', 'main/headless-questions.ts'],
  'main/headless-sign-in.ts': [
    'main/compose-access.ts',
    'main/core',
    'main/headless-arguments.ts',
    'main/headless-secret.ts',
    'node',
  ],
  'main/index.ts': ['main', 'node', 'electron'],
  preload: ['main/core', 'preload'],
  'preload/bridge.ts': ['preload', 'electron'],
  renderer: ['renderer', 'preload', 'main/core'],
  build: [
    'build',
    'main/core',
    'main/store/policy-fields.ts',
    'main/store/policy-windows.ts',
    'node',
    'esbuild',
    'prettier',
    '@resvg/resvg-js',
  ],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = ['main', 'preload', 'renderer', 'build', 'test']
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, ...file.split(path.sep)),
    ),
  )
  .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
  .sort();
const text = new Map(files.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, text.get(file) ?? '', ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const named = specifierOf(node);
    if (named) found.push({ from: file, to: target(file, named.name), typeOnly: named.typeOnly });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function specifierOf(node: ts.Node): { name: string; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { name: node.moduleSpecifier.text, typeOnly: isTypeOnly(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const { moduleSpecifier } = node;
    if (ts.isStringLiteral(moduleSpecifier)) {
      return { name: moduleSpecifier.text, typeOnly: node.isTypeOnly };
    }
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteral(argument)) return { name: argument.text, typeOnly: false };
  }
  return undefined;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || ts.isNamespaceImport(bindings)) return false;
  return bindings.elements.every((element) => element.isTypeOnly);
}

function target(from: string, specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  if (!specifier.startsWith('.')) return specifier;
  return path.posix.join(path.posix.dirname(from), specifier);
}

function zoneOf(file: string): string | undefined {
  return Object.keys(ZONES)
    .filter((zone) => within(file, zone))
    .sort((a, b) => b.length - a.length)[0];
}

function within(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

function importCycle(edges: readonly Import[]): string[] | undefined {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const to of next.get(file) ?? []) {
      const cycle = walk(to, [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of next.keys()) {
    const cycle = walk(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

describe('the architecture', () => {
  it('sees the files that it judges', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(150);
  });

  it('has a zone for every file of the product', () => {
    const product = files.filter((file) => !file.startsWith('test/'));
    expect(product.filter((file) => zoneOf(file) === undefined)).toEqual([]);
  });

  it('imports only what the table allows', () => {
    const wrong = imports
      .filter(({ from }) => !from.startsWith('test/'))
      .filter(({ from, to }) => !(ZONES[zoneOf(from) ?? ''] ?? []).some((ok) => within(to, ok)))
      .map(({ from, to }) => `${from} → ${to}`);
    expect(wrong).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(importCycle(imports.filter(({ typeOnly }) => !typeOnly))).toBeUndefined();
  });

  it('finds a planted cycle and a planted wrong import', () => {
    const edge = (from: string, to: string): Import => ({ from, to, typeOnly: false });
    expect(importCycle([edge('a', 'b'), edge('b', 'c'), edge('c', 'a')])).toHaveLength(4);
    expect(within('main/webex/x.ts', 'main/finesse')).toBe(false);
  });

  it('keeps files short: 300 lines, tests 500', () => {
    const long = files.filter((file) => {
      const lines = (text.get(file) ?? '').split('\n').length - 1;
      return lines > (file.startsWith('test/') ? 500 : 300);
    });
    expect(long).toEqual([]);
  });

  it('opens every file with one sentence on what it is for', () => {
    const mute = files.filter((file) => !/^(#!.*\n)?\/\*\*\s*\S/.test(text.get(file) ?? ''));
    expect(mute).toEqual([]);
  });
});
