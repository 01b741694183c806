/** Who may use the control page: only the browser that opened its address first, and only from the page itself. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Guard {
  /** Opens the page once; afterwards the session of that browser counts. */
  readonly token: string;
  /** Undefined when the request is welcome, else why not, in one sentence. */
  refusal(request: IncomingMessage): string | undefined;
  /** True when the request carries the token for the first time; the answer then sets this cookie. */
  redeem(request: IncomingMessage): string | undefined;
}

export function createGuard(port: () => number): Guard {
  const token = secret();
  const session = secret();
  let used = false;
  // Cookies do not tell ports apart: two pages on one machine must not overwrite each other's.
  const cookieName = () => `control_${port()}`;
  return {
    token,
    refusal: (request) => {
      if (!ownHost(request, port())) return 'This page answers only to its own address.';
      const { origin } = request.headers;
      if (origin !== undefined && !ownOrigin(origin, port())) {
        return 'This page does not answer to other pages.';
      }
      if (request.method === 'POST' && origin === undefined) {
        return 'Only the page itself may press its buttons.';
      }
      if (same(cookieOf(request, cookieName()), session)) return undefined;
      if (!same(tokenOf(request), token)) {
        return 'Open this page with the address that was printed in the terminal.';
      }
      return used
        ? 'This address was opened once already, and works only in that browser. Start again for a new one.'
        : undefined;
    },
    redeem: (request) => {
      if (used || !same(tokenOf(request), token)) return undefined;
      used = true;
      return `${cookieName()}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
  };
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

function ownHost({ headers }: IncomingMessage, port: number): boolean {
  return headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;
}

function ownOrigin(origin: string, port: number): boolean {
  return origin === `http://127.0.0.1:${port}` || origin === `http://localhost:${port}`;
}

/** Only the page itself takes the token, and only by GET. */
function tokenOf({ method, url = '/' }: IncomingMessage): string {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  return method === 'GET' && pathname === '/' ? (searchParams.get('token') ?? '') : '';
}

function cookieOf({ headers }: IncomingMessage, name: string): string {
  const cookies = (headers.cookie ?? '').split(';').map((one) => one.trim());
  return cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
