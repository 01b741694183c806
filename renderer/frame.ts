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
  const silence = createSilence(tools);
  const place = element('main');
  let latest: News | undefined;
  let shown: PageName | undefined;
  const turn = (byPerson: boolean) => {
    const name = pageIn(location.hash);
    if (name === shown) return;
    shown = name;
    const page = pages.get(name) ?? MAKE[name](tools);
    pages.set(name, page);
    place.replaceChildren(page.root);
    nav.mark(name);
    document.title = `${tools.say(PAGE_TITLES[name])} – Finesse Presence`;
    page.enter?.();
    if (latest) page.show(latest);
    silence.show(latest, name);
    if (byPerson) moveTo(page.root);
  };
  const turned = () => turn(true);
  addEventListener('hashchange', turned);
  turn(false);
  return {
    root: element('div', { class: 'frame' }, nav.root, silence.root, place),
    show(news) {
      latest = news;
      beginFirstRun(news);
      turn(false);
      if (shown) pages.get(shown)?.show(news);
      silence.show(news, shown);
    },
    tick(now) {
      if (shown) pages.get(shown)?.tick?.(now);
    },
    stop: () => removeEventListener('hashchange', turned),
  };
}

/** Told on each page but the status, which says it itself, and better. */
function createSilence({ say: words }: Tools) {
  const root = element('p', { class: 'card silent', role: 'alert', hidden: true });
  return {
    root,
    show(news: News | undefined, page: PageName | undefined) {
      const told = news?.running === false && page !== 'status';
      say(root, told ? words('window.notRunning') : '');
    },
  };
}

/** From then on the address says so: the person goes on with it also when the app calls it over. */
function beginFirstRun({ sheet }: News): void {
  if (location.hash === '' && sheet?.firstRun === true) history.replaceState(null, '', '#welcome');
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
  const root = element('nav', { 'aria-label': words('window.pages') }, element('ul', {}, ...items));
  return {
    root,
    mark(shown: PageName) {
      root.hidden = shown === 'welcome';
      for (const [name, link] of links) {
        if (name === shown) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
  };
}
