/** The files of the control page, read from beside this file; its script is turned into JavaScript on the way. */
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

export interface PageFile {
  readonly type: string;
  readonly body: string;
}

const FILES: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  '/': { name: 'page.html', type: 'text/html; charset=utf-8' },
  '/page.css': { name: 'page.css', type: 'text/css; charset=utf-8' },
  '/page.js': { name: 'page.ts', type: 'text/javascript; charset=utf-8' },
  '/icon.svg': { name: 'icon.svg', type: 'image/svg+xml' },
};

/** Undefined for any other path: nothing else of the disk is served. */
export async function pageFile(pathname: string): Promise<PageFile | undefined> {
  if (!Object.hasOwn(FILES, pathname)) return undefined;
  const file = FILES[pathname];
  if (file === undefined) return undefined;
  const text = await readFile(new URL(file.name, import.meta.url), 'utf8');
  if (!file.name.endsWith('.ts')) return { type: file.type, body: text };
  const { code } = await transform(text, { loader: 'ts', target: 'es2022' });
  return { type: file.type, body: code };
}
