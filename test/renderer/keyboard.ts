/** The window worked by keyboard alone, as the tests do it. */
import type { Page } from 'playwright-core';

/** Goes on with Tab until what has the focus is called so. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`the keyboard does not reach "${name}"`);
}

/** The name of what has the focus. */
export function focused(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const one = document.activeElement;
    return one.labels?.[0]?.textContent ?? one.textContent;
  })()`);
}

export async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

export async function retype(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}
