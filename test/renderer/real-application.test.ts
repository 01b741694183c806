/** The window in front of the real application, between both simulators: the first run by keyboard, to the first Not Ready. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { performer } from '../../preload/contract.ts';
import { startWorld, type World } from '../simulators/control/world.ts';
import { memoryVault } from '../support/memory-vault.ts';
import {
  newProfile,
  removeProfile,
  runApplication,
  signedInToWebex,
  type RunningApplication,
} from '../support/running-application.ts';
import { browserIsMissing, WindowBrowser } from '../support/window-browser.ts';
import { press, retype } from './keyboard.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

describe.skipIf(browserIsMissing())('the window and the real application', () => {
  let browser: WindowBrowser;
  let world: World;
  let application: RunningApplication;
  beforeAll(async () => {
    browser = await WindowBrowser.launch();
  });
  afterEach(async () => {
    await browser.closeWindows();
    await application.stop();
    expect(application.bugs).toEqual([]);
    removeProfile(application.profile);
    await world.stop();
  });
  afterAll(() => browser.stop());

  /** Nothing is there but what an organization would bring. */
  async function firstRun() {
    world = await startWorld({ ctiDelayMs: [5, 20] });
    world.finesse.signIn(world.agent.loginId);
    const profile = newProfile();
    const vault = memoryVault();
    const { apiUrl, clientId, discoveryUrl } = world.webex;
    const settings = {
      version: 1,
      webex: { apiUrl, discoveryUrl, clientId, realtime: false, pollMs: 100 },
      rules: { meeting: { enterAfterMs: 0 } },
    };
    writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(settings));
    await signedInToWebex(world, vault);
    application = runApplication({ world, profile, vault });
    const perform = performer(application.handlers, (error) => {
      throw error;
    });
    return browser.show({ on: (name, listener) => application.on(name, listener), perform });
  }

  it('goes through the first run, changes nothing before its end, and then follows Webex', async () => {
    const { complaints, page } = await firstRun();
    await heading(page, 'Welcome to Finesse Presence').waitFor();
    await press(page, 'Continue');
    await heading(page, 'Sign in to Finesse').waitFor();
    await retype(page, 'Finesse server', world.finesse.urls[0]);
    await retype(page, 'Login ID or name', world.agent.loginId);
    await retype(page, 'Password', world.agent.password);
    await press(page, 'Continue');
    await heading(page, 'Sign in to Webex').waitFor();
    await page.getByText(`Signed in as ${world.webex.person.displayName}`).waitFor();
    await application.until('settings', ({ reasonCodes }) => reasonCodes !== undefined);
    await press(page, 'Continue');
    await heading(page, 'Your rules').waitFor();
    const reason = page.getByLabel('In a meeting: reason');
    expect(await reason.locator('option').allTextContents()).toContain('Webex Meeting');
    await press(page, 'Continue');
    await heading(page, 'Ready to start').waitFor();
    const until = (state: string) =>
      application.until('view', (one) => one.finesse.state === state);
    expect((await until('NOT_READY')).modes).toEqual({ notReady: 'observe', ready: 'observe' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await press(page, 'Finish');
    await page.getByRole('button', { name: 'Automatic', pressed: true }).waitFor();
    world.finesse.chooseReady(world.agent.loginId);
    await application.handlers.look();
    await until('READY');
    world.choosePresence('meeting');
    const finesse = page.getByRole('region', { name: 'Finesse' });
    await finesse.getByText('Set by this app').waitFor();
    expect(await finesse.innerText()).toMatch(/Not Ready\s+Webex Meeting/);
    await page.locator('nav a').first().focus();
    await press(page, 'History');
    await page.getByText('as this app asked').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('tells at the field what the application does not take', async () => {
    const { page } = await firstRun();
    await press(page, 'Continue');
    await retype(page, 'Finesse server', 'http://finesse.example.com');
    await retype(page, 'Login ID or name', '1001');
    await retype(page, 'Password', 'secret');
    await press(page, 'Continue');
    await page.getByText('plain http would send the password in the clear').waitFor();
    expect(await page.getByLabel('Finesse server').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Password').inputValue()).toBe('secret');
    expect(world.finesse.requests).toEqual([]);
  });
});
