/** Around every page: the small navigation, and the page that the address names. */
import { createAccounts } from './accounts.ts';
import { createDiagnostics } from './diagnostics.ts';
import { element, say } from './element.ts';
import { createHistory } from './history.ts';
import {
  PAGE_NAMES,
  PAGE_TITLES,
  type News,
  type Page,
  type PageName,
  type Tools,
} from './page.ts';
import { createRules } from './rules.ts';
import { createStatus } from './status.ts';
import { createWelcome } from './welcome.ts';

export interface Frame {
  readonly root: HTMLElement;
  show(news: News): void;
  tick(now: number): void;
  stop(): void;
}

const MAKE: Readonly<Record<PageName, (tools: Tools) => Page>> = {
  status: createStatus,
  rules: createRules,
  accounts: createAccounts,
  history: createHistory,
  diagnostics: createDiagnostics,
  welcome: createWelcome,
};

export function createFrame(tools: Tools): Frame {
  const pages = new Map<PageName, Page>();
  const nav = createNavigation(tools);
  const silent = element('p', { class: 'card silent', role: 'alert', hidden: true });
  const place = element('main', { id: 'page' });
  let latest: News | undefined;
  let shown: PageName | undefined;
  const turnTo = (name: PageName, byPerson: boolean) => {
    const page = pages.get(name) ?? MAKE[name](tools);
    pages.set(name, page);
    if (shown !== name) {
      shown = name;
      place.replaceChildren(page.root);
      nav.mark(name);
      document.title = `${tools.say(PAGE_TITLES[name])} – Finesse Presence`;
      page.enter?.();
      if (byPerson) moveTo(page.root);
    }
    if (latest) page.show(latest);
  };
  const turn = (byPerson: boolean) => turnTo(pageIn(location.hash), byPerson);
  const turned = () => turn(true);
  addEventListener('hashchange', turned);
  turn(false);
  return {
    root: element('div', { class: 'frame' }, nav.root, silent, place),
    show(news) {
      latest = news;
      // From now on the address says so: the first run goes on when the app calls it over.
      if (location.hash === '' && news.sheet?.firstRun === true) {
        history.replaceState(null, '', '#welcome');
      }
      // The status says it itself, and better.
      say(silent, news.running || shown === 'status' ? '' : tools.say('window.notRunning'));
      turn(false);
      nav.root.hidden = shown === 'welcome';
    },
    tick(now) {
      if (shown) pages.get(shown)?.tick?.(now);
    },
    stop: () => removeEventListener('hashchange', turned),
  };
}

/** Without a page in the address: the status. */
function pageIn(hash: string): PageName {
  return PAGE_NAMES.find((name) => `#${name}` === hash) ?? 'status';
}

/** Keyboard and screen reader go on at the heading of the page. */
function moveTo(root: HTMLElement): void {
  scrollTo(0, 0);
  root.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

function createNavigation({ say: words }: Tools) {
  const links = PAGE_NAMES.filter((name) => name !== 'welcome').map(
    (name) => [name, element('a', { href: `#${name}` }, words(PAGE_TITLES[name]))] as const,
  );
  const items = links.map(([, link]) => element('li', {}, link));
  return {
    root: element('nav', { 'aria-label': words('window.pages') }, element('ul', {}, ...items)),
    mark(shown: PageName) {
      for (const [name, link] of links) {
        if (name === shown) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
  };
}
