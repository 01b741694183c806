/** The pages behind the status, worked by keyboard alone: what is asked for, what is told, and what is kept. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { failed, success } from '../../main/core/outcome.ts';
import type { Handlers } from '../../preload/contract.ts';
import { inOurMeeting, SECOND } from '../support/stories.ts';
import { browserIsMissing, WindowBrowser, type OpenWindow } from '../support/window-browser.ts';
import { World } from '../support/world.ts';
import { focused, press, retype, tabTo } from './keyboard.ts';
import { SCENES, stepsIn, youngDay } from './scenes.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

describe.skipIf(browserIsMissing())('the pages of the window', () => {
  let browser: WindowBrowser;
  beforeAll(async () => {
    browser = await WindowBrowser.launch();
  });
  afterEach(() => browser.closeWindows());
  afterAll(() => browser.stop());

  /** A scene, and every call that the window makes in it. */
  async function openScene(
    name: string,
    handlers: Partial<Handlers> = {},
  ): Promise<OpenWindow & { readonly asked: [string, ...unknown[]][] }> {
    const scene = SCENES.find((one) => one.name === name) ?? expect.fail(`no scene ${name}`);
    const opened = await browser.open(scene.world(), {
      hash: scene.hash,
      prepare(beside, world) {
        scene.prepare?.(beside, world);
        beside.handlers = { ...beside.handlers, ...handlers };
      },
    });
    const asked: [string, ...unknown[]][] = [];
    opened.page.on('request', (request) => {
      const call = request.postDataJSON() as { name: string; args: unknown[] } | null;
      if (call && call.name !== 'look') asked.push([call.name, ...call.args]);
    });
    return { ...opened, asked };
  }

  it('turns to each page by keyboard, and goes on at its heading', async () => {
    const { complaints, page } = await browser.open(inOurMeeting());
    expect(await page.title()).toBe('Status – Finesse Presence');
    for (const name of ['Rules', 'Accounts', 'History', 'Diagnostics']) {
      await page.locator('nav a').first().focus();
      await press(page, name);
      await heading(page, name).waitFor();
      expect(await focused(page)).toBe(name);
      expect(await page.locator('[aria-current=page]').textContent()).toBe(name);
    }
    expect(complaints).toEqual([]);
  });

  it('lets the person stay, hurry or delay what is ours', async () => {
    const world = inOurMeeting();
    const { asked, page } = { ...(await browser.open(world)), asked: [] as unknown[] };
    page.on('request', (request) => asked.push(request.postDataJSON()));
    for (const name of ['5 more minutes', 'Stay Not Ready']) await press(page, name);
    await heading(page, 'Not Ready, your choice').waitFor();
    expect(asked).toEqual([
      { name: 'delayReady', args: [5] },
      { name: 'stayNotReady', args: [] },
    ]);
    expect(await page.getByRole('button', { name: 'Ready now' }).isVisible()).toBe(false);
  });

  it('asks, and takes the answer to the question that is open', async () => {
    const { asked, page } = await openScene('status-question');
    await page.getByText('Shall you be set Not Ready?').waitFor();
    await press(page, 'No');
    await page.getByText('Shall you be set Not Ready?').waitFor({ state: 'hidden' });
    expect(asked).toMatchObject([['answer', expect.any(Number), 'no']]);
  });

  it('tells a screen reader how the countdown goes, and not each second', async () => {
    const { page } = await openScene('status-countdown');
    const told = page.locator('.next + [aria-live=polite]');
    expect(await told.textContent()).toBe('');
    await page.clock.runFor(2 * SECOND);
    const words = await told.textContent();
    expect(words).toBe('Ready: 5 s left.');
    await page.clock.runFor(2 * SECOND);
    expect(await told.textContent()).toBe(words);
  });

  it('says at the field what is wrong with a rule, and keeps what was typed', async () => {
    let answers = 0;
    const problem = { path: 'rules.DoNotDisturb.enterAfterMs', message: 'expected less' };
    const { asked, page } = await openScene('rules', {
      saveSettings: () => {
        answers += 1;
        if (answers === 1) return Promise.resolve(failed('refused', 'the disk is full'));
        return Promise.resolve(success({ problems: answers === 2 ? [problem] : [] }));
      },
    });
    const field = 'Do Not Disturb: after how many seconds';
    await retype(page, field, 'soon');
    await press(page, 'Save');
    await page.getByText('Please enter seconds from 0 to 3600').waitFor();
    expect(await focused(page)).toBe(field);
    expect(asked).toEqual([]);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2,5');
    for (const words of ['The disk is full.', 'expected less.', 'Saved.']) {
      await press(page, 'Save');
      await page.getByText(words, { exact: true }).waitFor();
      expect(await page.getByLabel(field).inputValue()).toBe('2,5');
    }
    const patch = { rules: { DoNotDisturb: { enterAfterMs: 2_500 } } };
    expect(asked).toEqual(Array.from({ length: 3 }, () => ['saveSettings', patch]));
  });

  it('marks a reason that is missing, and locks what the organization has set', async () => {
    const { asked, page } = await openScene('rules', {
      saveSettings: () => Promise.resolve(success({ problems: [] })),
    });
    const missing = page.getByLabel('Do Not Disturb: reason');
    expect(await missing.locator('option').first().textContent()).toBe('Webex DND (missing)');
    await page.getByText('Your team has no reason code “Webex DND”').waitFor();
    const given = page.getByLabel('Countdown before Ready, in seconds');
    expect(await given.isDisabled()).toBe(false);
    await page.getByText('Your organization’s default').waitFor();
    const locked = page.getByLabel('In a call: reason');
    expect(await locked.isDisabled()).toBe(true);
    expect(await locked.getAttribute('aria-describedby')).toMatch(/-source$/);
    await tabTo(page, 'Active: then');
    await page.keyboard.press('N');
    await press(page, 'Save');
    await page.getByText('Please choose a reason for Not Ready.').waitFor();
    expect(asked).toEqual([]);
    await page.keyboard.press('W');
    await press(page, 'Save');
    await page.getByText('Saved.', { exact: true }).waitFor();
    const [[, patch] = []] = asked;
    expect(patch).toEqual({
      rules: { active: { action: 'notReady', reason: expect.stringMatching(/^Webex/) as string } },
    });
  });

  it('resets the rules only when the person says so twice', async () => {
    const { asked, page } = await openScene('rules', {
      saveSettings: () => Promise.resolve(success({ problems: [] })),
    });
    await press(page, 'Reset to defaults');
    expect(await focused(page)).toBe('Cancel');
    await page.keyboard.press('Escape');
    expect(asked).toEqual([]);
    expect(await focused(page)).toBe('Reset to defaults');
    await page.keyboard.press('Enter');
    await press(page, 'Reset');
    await page.getByText('Saved.', { exact: true }).waitFor();
    expect(asked).toEqual([['saveSettings', { rules: null, returnToReady: null, mode: null }]]);
  });

  it('signs in to Finesse: a bad address is told, a failure keeps the password', async () => {
    let answers = 0;
    const { asked, page } = await openScene('accounts-trouble', {
      saveSettings: () => Promise.resolve(success({ problems: [] })),
      signInFinesse: () =>
        Promise.resolve(
          (answers += 1) === 1 ? failed('refused', 'the vault is locked') : success(undefined),
        ),
    });
    await retype(page, 'Finesse server', 'finesse');
    await retype(page, 'Password', 'secret');
    await page.keyboard.press('Enter');
    await page.getByText('Please enter an address such as').waitFor();
    expect(await focused(page)).toBe('Finesse server');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('https://finesse-c.example.com:8445');
    await press(page, 'Sign in');
    await page.getByText('The vault is locked.').waitFor();
    expect(await page.getByLabel('Password').inputValue()).toBe('secret');
    await press(page, 'Sign in');
    await page.getByText('The vault is locked.').waitFor({ state: 'hidden' });
    expect(await page.getByLabel('Password').inputValue()).toBe('');
    expect(asked.at(-1)).toEqual(['signInFinesse', '1001', 'secret']);
    expect(JSON.stringify(asked.filter(([name]) => name === 'saveSettings'))).not.toContain(
      'secret',
    );
  });

  it('has one button that stands out in each step of the first run: what is to be done next', async () => {
    const { asked, page, source } = await openScene('welcome-finesse');
    const outstanding = () => page.locator('.welcome .primary:visible').allTextContents();
    await press(page, 'Continue');
    await heading(page, 'Sign in to Finesse').waitFor();
    expect(await outstanding()).toEqual(['Sign in']);
    const top = async (name: string) =>
      (await page.getByRole('button', { name, exact: true }).boundingBox())?.y;
    expect(await top('Sign in')).toBe(await top('Test'));
    await retype(page, 'Password', 'secret');
    await press(page, 'Sign in');
    await expect.poll(() => asked.at(-1)).toEqual(['signInFinesse', '1001', 'secret']);
    const outstandingNow = () => {
      source.tell();
      return outstanding();
    };
    await expect.poll(outstandingNow).toEqual(['Continue']);
    await press(page, 'Continue');
    await heading(page, 'Sign in to Webex').waitFor();
    expect(await outstanding()).toEqual(['Sign in with the browser']);
    await press(page, 'Continue');
    await heading(page, 'Your rules').waitFor();
    expect(await outstanding()).toEqual(['Continue']);
  });

  it('keeps the keyboard where it was when the form folds away after the sign-in', async () => {
    const { page, source } = await openScene('accounts-trouble', {
      signInFinesse() {
        const { finesse } = source.beside.accounts;
        const well = { state: 'signedIn', trouble: '' } as const;
        source.beside.accounts = { ...source.beside.accounts, finesse: { ...finesse, ...well } };
        return Promise.resolve(success(undefined));
      },
    });
    await retype(page, 'Password', 'secret');
    await press(page, 'Sign in');
    await expect.poll(() => source.beside.accounts.finesse.state).toBe('signedIn');
    source.tell();
    await expect.poll(() => focused(page)).toBe('Change server or password');
    expect(await page.getByRole('button', { name: 'Sign in', exact: true }).isVisible()).toBe(
      false,
    );
    await page.keyboard.press('Enter');
    await tabTo(page, 'Sign in');
    await tabTo(page, 'Sign out');
  });

  it('shows the code for another device, and gives the sign-in up', async () => {
    const { asked, page } = await openScene('accounts-trouble', {
      cancelSignIn: () => Promise.resolve(success(undefined)),
    });
    await page.getByText('KXPT-94QD').waitFor();
    await page.getByText('https://login.webex.com/verify').waitFor();
    await press(page, 'Cancel');
    expect(asked).toEqual([['cancelSignIn']]);
  });

  it('shows the day, filters it, and hands it over as a file', async () => {
    const file = { name: 'history.csv', type: 'text/csv', base64: btoa('at,event\n') } as const;
    const { asked, page } = await openScene('history', {
      exportHistory: () => Promise.resolve(success(file)),
      deleteHistory: () => Promise.resolve(success(undefined)),
    });
    await page.getByText('23 lines').waitFor();
    const band = page.getByRole('img');
    expect(await band.getAttribute('aria-label')).toContain(
      '5 changes in Webex, 9 changes in Finesse, 3 of them by this app',
    );
    await page.getByText('It would have set you Not Ready once.').waitFor();
    await tabTo(page, 'Show');
    await page.keyboard.press('C');
    await page.getByText('3 lines').waitFor();
    await retype(page, 'Search', 'dnd');
    await page.getByText('1 line', { exact: true }).waitFor();
    const downloading = page.waitForEvent('download');
    await press(page, 'Export CSV');
    expect((await downloading).suggestedFilename()).toBe('history.csv');
    await press(page, 'Delete my history');
    await press(page, 'Delete');
    await page.getByText('Your history is deleted.').waitFor();
    expect(asked.filter(([name]) => name !== 'readHistory')).toEqual([
      ['exportHistory', 'csv'],
      ['deleteHistory'],
    ]);
  });

  it('checks each step, lets the result be copied, and saves the file for support', async () => {
    const file = { name: 'bundle.zip', type: 'application/zip', base64: 'UEs=' } as const;
    const { asked, page, source } = await openScene('accounts', {
      diagnose: () => Promise.resolve(success(undefined)),
      saveBundle: () => Promise.resolve(success(file)),
    });
    await page.locator('nav a').first().focus();
    await press(page, 'Diagnostics');
    await press(page, 'Check now');
    source.beside.diagnosis = { running: true, steps: stepsIn().slice(0, 2) };
    source.tell();
    await page.getByRole('status').getByText('Checking …').waitFor();
    source.beside.diagnosis = { running: false, steps: stepsIn() };
    source.tell();
    await page.getByText('2 steps need a look.').waitFor();
    await press(page, 'Copy the result');
    await page.getByText('Copied.').waitFor();
    // A shell that does not lend the clipboard: the text stands there to be taken by hand.
    await page.evaluate(`
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: () => Promise.reject(new Error('denied')) },
      })
    `);
    await page.keyboard.press('Enter');
    const text = page.getByLabel('Result as text');
    await text.waitFor();
    expect(await text.inputValue()).toContain(
      'Failed: Sign-in to Finesse. Finesse refused this password before',
    );
    const downloading = page.waitForEvent('download');
    await press(page, 'Save the file for support');
    expect((await downloading).suggestedFilename()).toBe('bundle.zip');
    expect(asked).toEqual([['diagnose'], ['saveBundle']]);
  });

  it('hands the missing reason codes over as a table to paste', async () => {
    const { page } = await openScene('status-codes');
    const table = page.getByRole('table', { name: 'Reason codes to create' });
    expect(await table.getByRole('cell').allTextContents()).toEqual([
      ...['301', 'Webex Call'],
      ...['302', 'Webex Meeting'],
    ]);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press(page, 'Copy the table for your administrator');
    await page.getByRole('status').getByText('Copied.').waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toBe('301\tWebex Call\n302\tWebex Meeting');
    await page.clock.runFor(15 * SECOND);
    await heading(page, 'Not running').waitFor();
    expect(await table.isVisible()).toBe(false);
  });

  it('signs in through the organization, where no password is wanted', async () => {
    const { asked, page, source } = await openScene('accounts-sign-on-over', {
      signInFinesse() {
        const { finesse } = source.beside.accounts;
        source.beside.accounts = {
          ...source.beside.accounts,
          finesse: { ...finesse, state: 'signingIn' },
        };
        source.tell();
        return Promise.resolve(success(undefined));
      },
      signOut: () => Promise.resolve(success(undefined)),
    });
    await page.getByText('Your organization signs you in; Finesse needs no password.').waitFor();
    expect(await page.getByLabel('Password').isVisible()).toBe(false);
    await press(page, 'Sign in through your organization');
    await page.getByText('Waiting for you in the sign-in window').waitFor();
    expect(asked).toEqual([['signInFinesse', '1001', '']]);
    const { accounts } = source.beside;
    const until = Date.parse('2026-11-24T08:30:00Z');
    source.beside.accounts = {
      ...accounts,
      finesse: { ...accounts.finesse, state: 'signedIn', until },
    };
    source.tell();
    await page.getByText('Sign in again by 24 November 2026 at 08:30').waitFor();
    expect(await focused(page)).toBe('Change server or password');
    await press(page, 'Sign out');
    expect(asked.at(-1)).toEqual(['signOut', 'finesse']);
  });

  it('tells a single sign-on that is over, and how it goes on', async () => {
    const { page, source } = await openScene('accounts-sign-on');
    await page.getByText('Sign in again by').nth(1).waitFor();
    const { accounts } = source.beside;
    source.beside.accounts = {
      ...accounts,
      finesse: {
        ...accounts.finesse,
        state: 'signedOut',
        trouble: 'Your organization signs you in.',
      },
    };
    source.tell();
    await page.getByRole('alert').getByText('Your organization signs you in.').waitFor();
    await tabTo(page, 'Sign in through your organization');
  });

  it('leads from what is wrong to the page where it is mended', async () => {
    const { page, source } = await openScene('accounts-trouble');
    await page.locator('nav a').first().focus();
    await press(page, 'Status');
    await press(page, 'Open Accounts');
    await heading(page, 'Accounts').waitFor();
    const { accounts } = source.beside;
    const signedIn = { trouble: '', state: 'signedIn' } as const;
    source.beside.accounts = {
      webex: { ...accounts.webex, ...signedIn, device: undefined },
      finesse: { ...accounts.finesse, ...signedIn },
    };
    source.tell();
    await page.locator('nav a').first().focus();
    await press(page, 'Status');
    await page.getByText('Open Accounts').waitFor({ state: 'hidden' });
  });

  it('shows the future of a young day as empty', async () => {
    const now = new World().now;
    const { page } = await openScene('history', {
      readHistory: () => Promise.resolve(success(youngDay(now))),
    });
    const [bar] = await page.locator('.bar-go').all();
    expect(Number(await bar?.getAttribute('width'))).toBeCloseTo(200, 0);
  });

  it('speaks the language of the app, also when it changes', async () => {
    const { page, source } = await browser.open(new World());
    source.beside.sheet = { ...source.beside.sheet, language: 'fr' };
    source.tell();
    await page.getByRole('link', { name: 'Règles' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    source.beside.sheet = { ...source.beside.sheet, language: 'es' };
    source.tell();
    await page.getByRole('link', { name: 'Reglas' }).waitFor();
  });

  it('says on every page that nobody answers', async () => {
    const { page } = await openScene('rules');
    await page.clock.runFor(15 * SECOND);
    const alert = page.getByRole('alert').getByText('Finesse Presence does not answer');
    await alert.waitFor();
    await page.locator('nav a').first().focus();
    await page.keyboard.press('Enter');
    await heading(page, 'Not running').waitFor();
    await alert.waitFor({ state: 'hidden' });
    await press(page, 'Accounts');
    await alert.waitFor();
  });
});
