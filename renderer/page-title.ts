/** The heading that every page begins with; the keyboard goes there when the page is turned to. */
import { element } from './element.ts';

export function pageTitle(words: string, look = ''): HTMLHeadingElement {
  return element('h1', { tabindex: '-1', ...(look === '' ? {} : { class: look }) }, words);
}
