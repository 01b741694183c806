/** What no page may do in this app, whom the app believes, and what it hands to the system. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SessionPart } from '../../../main/electron/desktop.ts';
import { harden } from '../../../main/electron/harden.ts';
import {
  isOpenLink,
  isSignInPage,
  openLink,
  openSignInPage,
} from '../../../main/electron/links.ts';
import {
  createDesktopNetwork,
  isBelieved,
  pinCertificates,
  proxyFor,
  proxyIn,
  trustSystemAuthorities,
} from '../../../main/electron/network.ts';
import { APP_PAGE } from '../../../main/electron/origin.ts';
import {
  CONTENT_POLICY,
  pageOf,
  registerScheme,
  servePages,
} from '../../../main/electron/pages.ts';
import { placeAgain, placeAt } from '../../../main/electron/place.ts';
import { isPinnedBy } from '../../../main/http/trust.ts';
import { makeCertificate } from '../http/test-certificate.ts';
import {
  FakeContents,
  FakeEvent,
  FakeSession,
  freshDesktop,
  type FakeDesktop,
} from './fake-electron.ts';

let desktop: FakeDesktop;
beforeEach(() => {
  desktop = freshDesktop();
});

/** A page of this app, as Electron announces it. */
function hardened() {
  const links: string[] = [];
  const guard = harden(desktop.app, (address) => void links.push(address));
  const contents = new FakeContents();
  desktop.app.emit('web-contents-created', {}, contents);
  const session = new FakeSession();
  desktop.app.emit('session-created', session);
  return { contents, guard, links, session };
}

describe('a page', () => {
  it('runs in the sandbox, whatever a window says', () => {
    hardened();
    expect(desktop.app.done).toContain('enableSandbox');
  });

  it.each([
    'https://example.com/',
    'file:///etc/passwd',
    'app://other/index.html',
    'javascript:alert(1)',
    'data:text/html,x',
  ])('goes nowhere else: %s', (address) => {
    const { contents } = hardened();
    expect(contents.visit(address)).toBe(false);
    expect(contents.visit(address, 'will-redirect')).toBe(false);
    expect(contents.visit(`${APP_PAGE}#history`)).toBe(true);
  });

  it('opens no window; its link is handed on to be judged', () => {
    const { contents, links } = hardened();
    expect(contents.openWindow('https://example.com/')).toEqual({ action: 'deny' });
    expect(links).toEqual(['https://example.com/']);
  });

  it('holds no page of another kind', () => {
    const { contents } = hardened();
    const event = new FakeEvent();
    contents.emit('will-attach-webview', event);
    expect(event.prevented).toBe(true);
  });

  it('is granted nothing but to copy its own text', () => {
    const { session } = hardened();
    const asked = (permission: string, origin: string) => {
      let granted: boolean | undefined;
      const check = session.check as (...args: unknown[]) => boolean;
      const request = session.request as (...args: unknown[]) => void;
      request({}, permission, (answer: boolean) => (granted = answer), { requestingUrl: origin });
      expect(check({}, permission, origin)).toBe(granted);
      return granted;
    };
    expect(asked('clipboard-sanitized-write', APP_PAGE)).toBe(true);
    expect(asked('clipboard-sanitized-write', 'https://example.com/')).toBe(false);
    for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'hid']) {
      expect(asked(permission, APP_PAGE)).toBe(false);
    }
    expect(session.device?.({} as never)).toBe(false);
  });

  it('lets the person keep only what the window made itself', () => {
    const { session } = hardened();
    const download = (address: string) => {
      const event = new FakeEvent();
      session.emit('will-download', event, { getURL: () => address });
      return !event.prevented;
    };
    expect(download('blob:app://finesse-presence/1234')).toBe(true);
    expect(download('https://example.com/evil.exe')).toBe(false);
  });
});

describe('the pages', () => {
  it('come from one flat folder, with the policy, and from nowhere else', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'finesse-presence-pages-'));
    mkdirSync(path.join(folder, 'renderer'));
    writeFileSync(path.join(folder, 'renderer/index.html'), '<p>hello');
    writeFileSync(path.join(folder, 'renderer/notes.json'), '{}');
    writeFileSync(path.join(folder, 'secret.html'), 'secret');
    registerScheme(desktop.protocol);
    servePages(desktop.protocol, path.join(folder, 'renderer'));
    expect(desktop.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true } },
    ]);
    const page = await desktop.serve?.(new Request(APP_PAGE));
    expect(await page?.text()).toBe('<p>hello');
    expect(page?.headers.get('Content-Security-Policy')).toBe(CONTENT_POLICY);
    for (const address of [
      'app://other/index.html',
      'app://finesse-presence/../secret.html',
      'app://finesse-presence/%2e%2e/secret.html',
      'app://finesse-presence/..%2fsecret.html',
      'app://finesse-presence/..\\secret.html',
      'app://finesse-presence/notes.json',
      'app://finesse-presence/',
      'app://finesse-presence/none.html',
    ]) {
      const url = address;
      const { status } = await pageOf({ method: 'GET', url }, path.join(folder, 'renderer'));
      expect([address, status]).toEqual([address, 404]);
    }
    const post = { method: 'POST', url: APP_PAGE };
    expect((await pageOf(post, path.join(folder, 'renderer'))).status).toBe(404);
    rmSync(folder, { recursive: true });
  });

  it('are allowed no script, style or connection from anywhere else', () => {
    expect(CONTENT_POLICY).not.toMatch(/unsafe|\*|https?:/);
    expect(CONTENT_POLICY).toContain("default-src 'none'");
  });
});

describe('the browser of the system', () => {
  it.each([
    ['https://webexapis.com/v1/authorize?x=1', true, true],
    ['http://127.0.0.1:8080/v1/authorize', false, true],
    ['http://example.com/', false, false],
    ['https://user:pass@example.com/', false, false],
    ['file:///C:/Windows/System32/calc.exe', false, false],
    ['ms-msdt:/id', false, false],
    ['javascript:alert(1)', false, false],
    ['not an address', false, false],
  ])('is given %s as a link: %s, as the sign-in page: %s', async (address, link, signIn) => {
    expect([isOpenLink(address), isSignInPage(address)]).toEqual([link, signIn]);
    openLink(desktop.shell, address);
    expect(desktop.opened).toEqual(link ? [address] : []);
    const opening = openSignInPage(desktop.shell, address);
    await (signIn ? opening : expect(opening).rejects.toThrow('not an address'));
  });
});

describe('a certificate', () => {
  const shown = makeCertificate({ names: ['finesse.example.com'] });
  const request = (hostname: string, errorCode: number, data = shown.cert) => ({
    hostname,
    errorCode,
    certificate: { data },
  });
  const now = Date.parse('2026-11-22');

  it.each([
    [
      'pinned, of an unknown authority',
      [shown.fingerprint],
      'finesse.example.com',
      -202,
      now,
      true,
    ],
    [
      'pinned in another form',
      [shown.fingerprint.replaceAll(':', '').toLowerCase()],
      'finesse.example.com',
      -202,
      now,
      true,
    ],
    ['not pinned', [], 'finesse.example.com', -202, now, false],
    ['pinned, for another name', [shown.fingerprint], 'other.example.com', -202, now, false],
    [
      'pinned, and expired',
      [shown.fingerprint],
      'finesse.example.com',
      -202,
      Date.parse('2050-01-01'),
      false,
    ],
    ['pinned, and revoked', [shown.fingerprint], 'finesse.example.com', -206, now, false],
    [
      'pinned, with a name that Chromium found wrong',
      [shown.fingerprint],
      'finesse.example.com',
      -200,
      now,
      false,
    ],
  ])('that is %s', (_words, pins, host, error, at, believed) => {
    expect(isBelieved(request(host, error), isPinnedBy(pins), at)).toBe(believed);
  });

  it('that cannot be read is not believed, and everything else is as Chromium found it', () => {
    const always = () => true;
    expect(isBelieved(request('finesse.example.com', -202, 'torn'), always, now)).toBe(false);
    const session = new FakeSession();
    pinCertificates(session, isPinnedBy([shown.fingerprint]), () => now);
    const answers: number[] = [];
    const ask = session.verify as (request: unknown, answer: (found: number) => void) => void;
    ask(request('finesse.example.com', -202), (found) => answers.push(found));
    ask(request('finesse.example.com', 0), (found) => answers.push(found));
    expect(answers).toEqual([0, -3]);
  });
});

describe('the network', () => {
  it.each([
    ['DIRECT', undefined],
    ['PROXY proxy.example.com:8080; DIRECT', 'http://proxy.example.com:8080'],
    ['HTTPS proxy.example.com:443', 'https://proxy.example.com:443'],
    ['SOCKS5 socks:1080; PROXY second:80', 'http://second:80'],
    ['DIRECT; PROXY never:80', undefined],
    ['', undefined],
  ])('reads the answer of a proxy script: %s', async (answer, proxy) => {
    expect(proxyIn(answer)).toBe(proxy);
    const session = Object.assign(new FakeSession(), { proxy: answer });
    const typed: Pick<SessionPart, 'resolveProxy'> = session;
    expect(await proxyFor(typed, 'wss://mercury.example.com/')).toBe(proxy);
  });

  it('begins anew with other pins, because what was decided by the old ones would last', async () => {
    const shown = makeCertificate({ names: ['finesse.example.com'] });
    const sessions = new Map<string, FakeSession>();
    const network = createDesktopNetwork(
      (name) => {
        expect([...sessions.keys()]).not.toContain(name);
        const session = Object.assign(new FakeSession(), {
          fetch: () => Promise.resolve(new Response(name)),
        });
        sessions.set(name, session);
        return session;
      },
      () => Date.parse('2026-11-22'),
    );
    const asked = async () => {
      const name = await (await network.fetch('https://finesse.example.com')).text();
      const answers: number[] = [];
      sessions.get(name)?.verify?.(
        {
          hostname: 'finesse.example.com',
          errorCode: -202,
          certificate: { data: shown.cert },
        } as Parameters<NonNullable<FakeSession['verify']>>[0],
        (found) => answers.push(found),
      );
      return answers;
    };
    expect(await asked()).toEqual([-3]);
    network.pin(isPinnedBy([shown.fingerprint]));
    expect(await asked()).toEqual([0]);
    network.pin(isPinnedBy([]));
    expect(await asked()).toEqual([-3]);
    expect([...sessions.keys()].filter((name) => name.startsWith('persist:'))).toEqual([]);
  });

  it('answers with a redirect that nobody follows, and fails as Chromium does otherwise', async () => {
    const failing = (words: string) =>
      createDesktopNetwork(
        () =>
          Object.assign(new FakeSession(), {
            fetch: () => Promise.reject(new Error(words)),
          }),
        Date.now,
      ).fetch(new URL('https://finesse.example.com'));
    expect((await failing('Redirect was cancelled')).status).toBe(302);
    await expect(failing('net::ERR_CONNECTION_REFUSED')).rejects.toThrow('REFUSED');
  });

  it("adds the system's authorities to Node's, where Node can", () => {
    const kept: (readonly string[])[] = [];
    trustSystemAuthorities({
      getCACertificates: (from: string) => [from],
      setDefaultCACertificates: (all: readonly string[]) => void kept.push(all),
    });
    trustSystemAuthorities({});
    expect(kept).toEqual([['default', 'system']]);
  });
});

describe('the place of the window', () => {
  const area = { x: 0, y: 0, width: 1_920, height: 1_040 };
  const size = { width: 440, height: 660 };

  it.each([
    ['at the bottom', { x: 1_800, y: 1_050, width: 24, height: 24 }],
    ['at the top', { x: 1_800, y: 0, width: 24, height: 24 }],
    ['at the left', { x: 0, y: 500, width: 24, height: 24 }],
    ['far outside', { x: 9_000, y: 9_000, width: 24, height: 24 }],
  ])('is on the screen with a taskbar %s', (_where, tray) => {
    const { height, width, x, y } = placeAt(tray, size, area);
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(area.width);
    expect(y + height).toBeLessThanOrEqual(area.height);
  });

  it('is forgotten when its screen is gone', () => {
    const left = { ...size, x: 2_000, y: 100 };
    expect(placeAgain(left, [area])).toBeUndefined();
    expect(placeAgain(left, [area, { ...area, x: 1_920 }])).toEqual(left);
    expect(placeAgain({ ...size, x: 100, y: -500 }, [area])).toBeUndefined();
  });
});
