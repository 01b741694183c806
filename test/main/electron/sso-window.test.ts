/** The window for single sign-on: pages of others, shut in with their hosts, and one answer at its end. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { harden } from '../../../main/electron/harden.ts';
import { createSsoBrowser } from '../../../main/electron/sso-window.ts';
import { FakeWindow, freshDesktop, type FakeDesktop } from './fake-electron.ts';

const ADDRESS = 'https://finesse.example.com:8445/desktop/sso/token?cc_username=1001';
const HOSTS = ['login.example.com', 'ids.example.com:8553'];

let desktop: FakeDesktop;
beforeEach(() => {
  desktop = freshDesktop();
});

function signIn(hosts: readonly string[] = HOSTS, userAgent = '') {
  const guard = harden(desktop.app, () => expect.fail('no link leaves this window'));
  const sessions: string[] = [];
  const giveUp = new AbortController();
  const { signal } = giveUp;
  const browser = createSsoBrowser(FakeWindow, guard, 'Sign in', (partition) =>
    sessions.push(partition),
  );
  const outcome = browser.signIn({ address: ADDRESS, hosts, userAgent, signal });
  const window = FakeWindow.all[0] ?? expect.fail('there is no window');
  return { giveUp, outcome, sessions, window };
}

/** The page has come. */
async function arrive(window: FakeWindow, url: string, text: string): Promise<void> {
  Object.assign(window.webContents, { url, text });
  window.webContents.emit('did-finish-load');
  // The text is read in a turn of its own.
  await new Promise((resolve) => setImmediate(resolve));
}

describe('single sign-on', () => {
  it('happens in a world of its own that is not kept on disk', () => {
    const { window } = signIn();
    expect(window.options.webPreferences).toMatchObject({
      partition: expect.not.stringMatching(/^persist:/) as string,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    expect(window.options.webPreferences?.preload).toBeUndefined();
  });

  it.each([
    ['https://login.example.com/adfs', true],
    ['https://ids.example.com:8553/ids', true],
    ['https://finesse.example.com:8445/desktop', true],
    ['https://finesse.example.com/desktop', false],
    ['http://login.example.com/adfs', false],
    ['https://login.example.com.evil.org/', false],
    ['https://evil.org/', false],
    ['app://finesse-presence/index.html', false],
    ['file:///etc/passwd', false],
  ])('may visit %s: %s', (address, allowed) => {
    const { window } = signIn();
    expect(window.webContents.visit(address)).toBe(allowed);
    expect(window.webContents.visit(address, 'will-redirect')).toBe(allowed);
    expect(window.webContents.openWindow(address)).toEqual({ action: 'deny' });
  });

  it.each([
    ['https://anything.example.org/', true],
    ['http://anything.example.org/', false],
    ['file:///etc/passwd', false],
    ['app://finesse-presence/index.html', false],
  ])('without a list may visit %s: %s', (address, allowed) => {
    expect(signIn([]).window.webContents.visit(address)).toBe(allowed);
  });

  it('tells which host was not among the configured ones when the person gives up', async () => {
    const { outcome, window } = signIn();
    window.webContents.visit('https://mfa.example.net/push', 'will-redirect');
    window.close();
    expect(await outcome).toMatchObject({
      failure: {
        kind: 'cancelled',
        detail:
          'the sign-in was closed; not visited, because finesse.signOnHosts does not name it: mfa.example.net',
      },
    });
  });

  it('has a session of its own that believes the pinned certificates', () => {
    const { sessions, window } = signIn();
    expect(sessions).toEqual([window.options.webPreferences?.partition]);
  });

  it('gives the User-Agent that was set, and otherwise its own', () => {
    expect(signIn(HOSTS, 'Ours/1').window.asked).toEqual([{ userAgent: 'Ours/1' }]);
    desktop = freshDesktop();
    expect(signIn().window.asked).toEqual([{}]);
  });

  it('ends with the text of the last page, and with no other', async () => {
    const { outcome, window } = signIn();
    await vi.waitFor(() => expect(window.webContents.url).toBe(ADDRESS));
    await arrive(window, 'https://login.example.com/desktop/sso/token', '{"token":"evil"}');
    await arrive(window, 'https://finesse.example.com:8445/desktop/other', '{"token":"evil"}');
    await arrive(window, ADDRESS, 'Please wait');
    expect(window.destroyed).toBe(false);
    await arrive(window, `${ADDRESS}&x=1`, '{"token":"abc"}');
    expect(await outcome).toEqual({ ok: true, value: '{"token":"abc"}' });
    expect(window.destroyed).toBe(true);
  });

  it('is cancelled by the person, or by whoever asked', async () => {
    const first = signIn();
    first.window.close();
    expect(await first.outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    desktop = freshDesktop();
    const second = signIn();
    second.giveUp.abort();
    expect(await second.outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(second.window.destroyed).toBe(true);
  });

  it('fails when no page comes, and not because one sends the browser on', async () => {
    FakeWindow.loads = () => Promise.reject(new Error('ERR_ABORTED (-3) loading'));
    const sentOn = signIn();
    await vi.waitFor(() => expect(sentOn.window.loaded).toHaveLength(1));
    await arrive(sentOn.window, ADDRESS, '{"token":"abc"}');
    expect(await sentOn.outcome).toMatchObject({ ok: true });
    desktop = freshDesktop();
    FakeWindow.loads = () => Promise.reject(new Error('ERR_CONNECTION_REFUSED (-102) loading'));
    expect(await signIn().outcome).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
    desktop = freshDesktop();
    const crashed = signIn();
    crashed.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(await crashed.outcome).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
  });
});
