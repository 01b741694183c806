/** The window in front of the real application, between both simulators: the first run by keyboard, to the first Not Ready, and what its pages change. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PolicySource } from '../../main/app/ports.ts';
import { createAppDoctor } from '../../main/doctor/app-doctor.ts';
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

const settingsOf = (profile: string) => path.join(profile, 'settings.json');
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

  /** Nothing is there but what an organization would bring: Webex, and Finesse where it is `given`. */
  async function firstRun({ given = false } = {}) {
    world = await startWorld({ ctiDelayMs: [5, 20] });
    const { loginId } = world.agent;
    world.finesse.signIn(loginId);
    const profile = newProfile();
    const vault = memoryVault();
    const { apiUrl, clientId, discoveryUrl } = world.webex;
    const settings = {
      version: 1,
      webex: { apiUrl, discoveryUrl, clientId, realtime: false, pollMs: 100 },
      rules: { meeting: { enterAfterMs: 0 } },
    };
    writeFileSync(settingsOf(profile), JSON.stringify(settings));
    await signedInToWebex(world, vault);
    const defaults = given ? { finesse: { nodes: world.finesse.urls, user: loginId } } : {};
    const policy: PolicySource = {
      read: () => ({ enforced: {}, defaults, problems: [] }),
      onChange: () => () => undefined,
    };
    const doctor = createAppDoctor({
      vault,
      webex: { access: () => undefined },
      silence: { isSilent: () => false },
      liveNow: () => false,
    });
    application = runApplication({ world, profile, vault, policy, doctor });
    const perform = performer(application.handlers, (error) => {
      throw error;
    });
    return browser.show({ on: (name, listener) => application.on(name, listener), perform });
  }

  /** Everything is given, and the person has typed the password. */
  async function begun() {
    const shown = await firstRun({ given: true });
    await press(shown.page, 'Continue');
    await retype(shown.page, 'Password', world.agent.password);
    await press(shown.page, 'Continue');
    await heading(shown.page, 'Your rules').waitFor();
    return shown;
  }

  async function turnTo(page: Page, name: string) {
    await page.locator('nav a').first().focus();
    await press(page, name);
    await heading(page, name).waitFor();
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

  it('tries each step to Finesse, and only watches also where all is given', async () => {
    const { complaints, page } = await firstRun({ given: true });
    await press(page, 'Continue');
    expect(await page.getByLabel('Finesse server').inputValue()).toBe(world.finesse.urls[0]);
    await retype(page, 'Password', world.agent.password);
    await press(page, 'Test');
    const passed = page.locator('[data-result=passed]');
    await passed.filter({ hasText: /^Sign-in to Finesse/ }).waitFor();
    const { modes } = await application.until('view', ({ finesse }) => finesse.link === 'well');
    expect(modes).toEqual({ notReady: 'observe', ready: 'observe' });
    expect(application.latest('settings').firstRun).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('saves a rule, and takes the history along before it is deleted', async () => {
    const { complaints, page } = await begun();
    await page.goto(`${new URL(page.url()).origin}/#status`);
    await turnTo(page, 'Rules');
    await retype(page, 'Do Not Disturb: after how many seconds', '4');
    await press(page, 'Save');
    await page.getByText('Saved.', { exact: true }).waitFor();
    expect(application.latest('settings').settings?.rules.DoNotDisturb?.enterAfterMs).toBe(4_000);
    await turnTo(page, 'History');
    const downloading = page.waitForEvent('download');
    await press(page, 'Export CSV');
    const taken = readFileSync(await (await downloading).path(), 'utf8');
    expect(taken).toContain(',agent,Finesse shows you as Not Ready.');
    await press(page, 'Delete my history');
    await press(page, 'Delete');
    await page.getByText('Your history is deleted.').waitFor();
    await page.getByText('You deleted the history.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('signs out of Finesse, and in again', async () => {
    const { complaints, page } = await begun();
    await page.goto(`${new URL(page.url()).origin}/#status`);
    await turnTo(page, 'Accounts');
    const finesse = page.getByRole('region', { name: 'Finesse' });
    await finesse.getByText(`Signed in as ${world.agent.loginId}`).waitFor();
    await finesse.getByRole('button', { name: 'Sign out' }).focus();
    await page.keyboard.press('Enter');
    await finesse.getByText('Not signed in').waitFor();
    await retype(page, 'Password', world.agent.password);
    await page.keyboard.press('Enter');
    await finesse.getByText(`Signed in as ${world.agent.loginId}`).waitFor();
    await application.until('view', (view) => view.finesse.link === 'well');
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
