/** The accounts: Webex and Finesse, who is signed in where, and what to do about trouble. */
import { element } from './element.ts';
import { createFinesseAccount } from './finesse-account.ts';
import { pageTitle } from './page-title.ts';
import { PAGE_TITLES, type Page, type Tools } from './page.ts';
import { createWebexAccount } from './webex-account.ts';

export function createAccounts(tools: Tools): Page {
  const { newId, say: words } = tools;
  const webex = createWebexAccount(tools);
  const finesse = createFinesseAccount(tools);
  const card = (name: string, body: HTMLElement) => {
    const id = newId();
    const head = element('h2', { id }, name);
    return element('section', { class: 'card stack tight', 'aria-labelledby': id }, head, body);
  };
  return {
    root: element(
      'div',
      { class: 'stack' },
      pageTitle(words(PAGE_TITLES.accounts)),
      card('Webex', webex.root),
      card('Finesse', finesse.root),
    ),
    show(news) {
      webex.show(news);
      finesse.show(news);
    },
  };
}
