/** The control page in a real Chromium: it shows both sides live, by mouse and by keyboard, without one error. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startControlServer, type ControlServer } from './control-server.ts';
import { startWorld, type World } from './world.ts';

const executablePath = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';
const missing = !existsSync(executablePath);
if (missing) {
  process.stderr.write(
    `\nNO BROWSER at ${executablePath}: the control page is NOT tested. Install Chromium or set CHROMIUM_BIN.\n\n`,
  );
}

it.runIf(missing && process.env['CI'] !== undefined)('has a browser in CI', () => {
  expect.fail(`no browser at ${executablePath}`);
});

describe.skipIf(missing)('the control page', () => {
  let browser: Browser;
  let page: Page;
  let world: World;
  let control: ControlServer;
  let errors: string[];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
  }, 60_000);
  afterAll(() => browser.close());

  beforeEach(async () => {
    errors = [];
    world = await startWorld({ ctiDelayMs: [0, 5] });
    control = await startControlServer(world);
    page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      // The browser itself reports each 409 that declines a button.
      if (message.type() === 'error' && !message.text().includes('409'))
        errors.push(message.text());
    });
    await page.goto(control.url);
    await page.getByText('Live', { exact: true }).waitFor();
  });
  afterEach(async () => {
    await page.close();
    await control.stop();
    await world.stop();
    expect(errors).toEqual([]);
  });

  const shows = (id: string, words: string) =>
    page.locator(`#${id}`).getByText(words, { exact: true }).waitFor();

  it('takes the token out of the address and survives a reload', async () => {
    expect(page.url()).toBe(`${new URL(control.url).origin}/`);
    await page.reload();
    await shows('finesse-state', 'Signed out');
  });

  it('shows what a button did, and what others did meanwhile', async () => {
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Ready', exact: true }).click();
    await page.getByRole('button', { name: 'In a meeting' }).click();
    await shows('finesse-state', 'Ready');
    await shows('webex-presence', 'In a meeting');
    world.finesse.supervisorNotReady(world.agent.loginId);
    await shows('finesse-state', 'Not Ready · Supervisor Initiated');
    await page.locator('#changes tr').first().getByText('a supervisor').waitFor();
  });

  it('can be used by keyboard, and says why a button does nothing', async () => {
    await page.locator('#agent-sign-in').focus();
    await page.keyboard.press('Enter');
    await shows('finesse-state', 'Not Ready');
    // It is declined from now on, and still has the focus.
    await page.keyboard.press('Enter');
    await shows('said', 'The agent is signed in already.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await shows('finesse-state', 'Ready');
    expect(await page.locator('#said').textContent()).toBe('');
  });

  it('says so when the simulators are gone', async () => {
    await control.stop();
    await page.locator('#link.lost').waitFor();
    // A server to stop at the end, and the errors of the lost connection are as they should be.
    errors.length = 0;
    page.removeAllListeners('console');
    control = await startControlServer(world);
  });
});
