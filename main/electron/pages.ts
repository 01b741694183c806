/** Serves the window's own files as `app://finesse-presence/…`, with the strictest policy that they can live with. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Desktop } from './desktop.ts';
import { APP_HOST, APP_SCHEME } from './origin.ts';

/** The page says the same in itself; both count, so that neither alone can be forgotten. */
export const CONTENT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS = {
  'Content-Security-Policy': CONTENT_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** Nothing else is served, whatever lies in the folder. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Must be called before Electron is ready. */
export function registerScheme(protocol: Pick<Desktop['protocol'], 'registerSchemesAsPrivileged'>) {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/** `folder` holds the compiled window. */
export function servePages(protocol: Pick<Desktop['protocol'], 'handle'>, folder: string): void {
  protocol.handle(APP_SCHEME, (request) => pageOf(request, folder));
}

export async function pageOf(
  request: Pick<Request, 'method' | 'url'>,
  folder: string,
): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  // One flat folder: a name that is anything but a name never reaches the disk.
  const [, name] = /^\/([\w-]+(?:\.[\w-]+)*)$/.exec(pathname) ?? [];
  const type = TYPES[path.extname(name ?? '')];
  if (request.method !== 'GET' || host !== APP_HOST || name === undefined || type === undefined) {
    return new Response(null, { status: 404, headers: HEADERS });
  }
  try {
    const body = await readFile(path.join(folder, name));
    return new Response(new Uint8Array(body), { headers: { ...HEADERS, 'Content-Type': type } });
  } catch {
    return new Response(null, { status: 404, headers: HEADERS });
  }
}
