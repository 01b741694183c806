/** The real window in a real browser, worked by keyboard alone, in front of the real engine. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attentionSentence } from '../../main/core/attention.ts';
import { failed } from '../../main/core/outcome.ts';
import { ENGLISH } from '../support/english.ts';
import { inOurMeeting, MINUTE, SECOND } from '../support/stories.ts';
import { focused, tabTo } from './keyboard.ts';
import { browserIsMissing, WindowBrowser } from '../support/window-browser.ts';
import { CODES, policyOf, World, type WorldOptions } from '../support/world.ts';

function readyWorld(options: WorldOptions = {}): World {
  const world = new World(options);
  world.presence('active');
  world.advance(10 * SECOND);
  return world;
}

function germanMeeting(): World {
  const label = 'Webex-Besprechungsteilnahmebestätigungen';
  const rules = { meeting: { action: 'notReady', reason: label } };
  const codes = [...CODES, { id: 51, code: 301, label, systemCode: false }];
  const world = new World({ policy: policyOf({ rules }), codes });
  world.presence('meeting');
  world.advance(10 * SECOND);
  return world;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

describe.skipIf(browserIsMissing())('the window', () => {
  let browser: WindowBrowser;
  beforeAll(async () => {
    browser = await WindowBrowser.launch();
  });
  afterEach(() => browser.closeWindows());
  afterAll(() => browser.stop());

  it('shows both sides, why, and by whom', async () => {
    const { complaints, page } = await browser.open(inOurMeeting());
    const webex = page.getByRole('region', { name: 'Webex' });
    const finesse = page.getByRole('region', { name: 'Finesse' });
    expect(await webex.innerText()).toMatch(/In a meeting\s+for 10 s, since 08:00\s+Live/);
    expect(await finesse.innerText()).toMatch(/Not Ready\s+Webex Meeting\s+for 6 s, since 08:00/);
    expect(await finesse.innerText()).toContain('Set by this app');
    await heading(page, 'Not Ready, set for you').waitFor();
    await page.getByText('because you are in a Webex meeting').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is paused and resumed by keyboard alone', async () => {
    const world = readyWorld();
    const { complaints, page, source } = await browser.open(world);
    await tabTo(page, '1 hour');
    await page.keyboard.press('Enter');
    await heading(page, 'Paused').waitFor();
    expect(world.engine.pausedUntil).toBe(world.now + 60 * MINUTE);
    expect(await focused(page)).toBe('Resume');
    await page.keyboard.press('Space');
    await heading(page, 'Following Webex').waitFor();
    expect(world.engine.pausedUntil).toBeUndefined();
    expect(await focused(page)).toBe('15 min');
    // News never take the keyboard away from where the person is.
    await tabTo(page, 'Rest of today');
    world.presence('OutOfOffice');
    source.tell();
    await page.getByText('Webex shows you as out of office').waitFor();
    expect(await focused(page)).toBe('Rest of today');
    expect(complaints).toEqual([]);
  });

  it.each([
    ['15 min', 15 * MINUTE],
    ['Rest of today', 16 * 60 * MINUTE - 10 * SECOND],
    ['Until I resume', Infinity],
  ])('pauses: %s', async (name, ms) => {
    const world = readyWorld();
    const { page } = await browser.open(world);
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    const lasts = (world.engine.pausedUntil ?? 0) - world.now;
    expect(lasts === ms || Math.abs(lasts - ms) < MINUTE).toBe(true);
  });

  it('changes the mode by keyboard alone, and not twice for the same', async () => {
    const world = inOurMeeting();
    const { page } = await browser.open(world);
    const asked: unknown[] = [];
    page.on('request', (request) => asked.push(request.postDataJSON()));
    await tabTo(page, 'Automatic');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Observe');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Observe', pressed: true }).waitFor();
    expect(await page.getByRole('button', { pressed: true }).count()).toBe(1);
    expect(world.engine.modes).toEqual({ notReady: 'observe', ready: 'observe' });
    expect(asked).toEqual([{ name: 'setMode', args: ['observe'] }]);
    await page.getByText('Nothing is changed. You only see what would be.').waitFor();
  });

  it('counts down live, without telling a screen reader each second', async () => {
    const world = inOurMeeting();
    world.presence('active');
    world.advance(SECOND);
    const { advance, page } = await browser.open(world);
    const timer = page.getByRole('timer');
    expect(await timer.textContent()).toBe('in 9 s');
    expect(await timer.getAttribute('aria-live')).toBe('off');
    expect(await page.locator('[aria-live=polite]').filter({ has: timer }).count()).toBe(0);
    // The window counts by itself, with no word from the app.
    await page.clock.runFor(2 * SECOND);
    expect(await timer.textContent()).toBe('in 7 s');
    world.advance(2 * SECOND);
    await advance(8 * SECOND);
    await heading(page, 'Following Webex').waitFor();
    expect(await timer.isVisible()).toBe(false);
    expect(world.agent.state).toBe('READY');
  });

  it('says what a person must do, once', async () => {
    const world = readyWorld();
    const { advance, page } = await browser.open(world);
    world.finesseFails = failed('credentials', 'Finesse answered 401').failure;
    await advance(2 * MINUTE);
    await heading(page, 'Sign in to Finesse again').waitFor();
    expect(await page.getByText('in a row lock your account').count()).toBe(1);
    expect(await page.getByText('Please look after this').isVisible()).toBe(false);
  });

  it('shows beside the reason what is missing for another time', async () => {
    const { page } = await browser.open(readyWorld({ codes: CODES.filter(({ id }) => id !== 43) }));
    await heading(page, 'Following Webex').waitFor();
    const banner = page.getByRole('region', { name: 'Please look after this' });
    expect(await banner.getByRole('listitem').allTextContents()).toEqual([
      attentionSentence({ about: 'reasonCodesMissing', labels: ['Webex DND'] }, ENGLISH),
    ]);
  });

  it('says "not running" when the app stops answering', async () => {
    const world = inOurMeeting();
    const { advance, page, server } = await browser.open(world);
    world.presence('presenting');
    await advance(9 * SECOND);
    // What was told last has arrived: from here on nothing more comes.
    await page.getByRole('region', { name: 'Webex' }).getByText('Presenting').waitFor();
    await server.stop();
    await page.clock.runFor(5 * SECOND);
    await heading(page, 'Not Ready, set for you').waitFor();
    await page.clock.runFor(10 * SECOND);
    await heading(page, 'Not running').waitFor();
    await page.getByText('Below is what was last seen, at 08:00.').waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
  });

  it('goes on when the app answers again', async () => {
    const { page, source } = await browser.open(inOurMeeting());
    await page.clock.runFor(15 * SECOND);
    await heading(page, 'Not running').waitFor();
    source.tell();
    await heading(page, 'Not Ready, set for you').waitFor();
    expect(await page.getByRole('button', { name: '1 hour' }).isVisible()).toBe(true);
    expect(await page.getByText('Set by this app').isVisible()).toBe(true);
  });

  it('says in words that a call got no answer', async () => {
    const { page, server } = await browser.open(readyWorld());
    await server.stop();
    await tabTo(page, '15 min');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Finesse Presence does not answer.').waitFor();
  });

  it('keeps its policy: nothing inline, nothing from elsewhere', async () => {
    const { complaints, page } = await browser.open(readyWorld());
    const policy = await page.locator('meta[http-equiv]').getAttribute('content');
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    await page.evaluate(`
      const planted = document.createElement('script');
      planted.textContent = 'globalThis.planted = true';
      document.head.append(planted);
      document.body.setAttribute('style', 'display: none');
    `);
    expect(await page.evaluate('globalThis.planted')).toBeUndefined();
    expect(complaints.join('\n')).toMatch(/inline script[\s\S]*inline style/);
    expect(await page.evaluate("fetch('https://example.com/').catch(() => 'kept in')")).toBe(
      'kept in',
    );
  });

  it('has garbage refused in words', async () => {
    const world = readyWorld();
    const { page } = await browser.open(world);
    const before = world.engine;
    const answers = await page.evaluate(`
      Promise.all([
        finessePresence.pause('for ever'),
        finessePresence.setMode({}),
        finessePresence.resume(1),
        fetch('/call', { method: 'POST', body: 'nonsense' }).then((answer) => answer.json()),
      ])
    `);
    expect(answers).toMatchObject([
      {
        ok: false,
        failure: { detail: 'pause: expected 1 to 1440 whole minutes, or one of tomorrow, resumed' },
      },
      { ok: false, failure: { detail: 'setMode: expected one of auto, ask, observe' } },
      { ok: false, failure: { detail: 'resume: expected no argument' } },
      { ok: false, failure: { detail: 'this window asked for something unknown' } },
    ]);
    expect(world.engine).toBe(before);
  });

  it('opens once, and only for its own page', async () => {
    const { server } = await browser.open(readyWorld());
    const { origin } = new URL(server.url);
    const status = async (address: string, init?: RequestInit) =>
      (await fetch(address, init)).status;
    expect(await status(server.url)).toBe(403);
    expect(await status(`${origin}/events`)).toBe(403);
    expect(await status(`${origin}/call`, { method: 'POST', body: '{}' })).toBe(403);
  });

  it.each([
    ['at 360 px', { width: 360, height: 620 }],
    ['at 300 % zoom', { width: 140, height: 210 }],
  ])('never scrolls sideways with long German labels: %s', async (_name, viewport) => {
    const { page } = await browser.open(germanMeeting(), { viewport });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    const cut = await page.evaluate(`
      [...document.querySelectorAll('main *')]
        .filter((one) => one.matches(':not(.unseen):not(.bar):not(.done)'))
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
        .map((one) => one.className || one.tagName)
    `);
    expect(cut).toEqual([]);
  });
});
