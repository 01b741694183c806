/** Below what is wrong: the page on which the person mends it. */
import type { AttentionLine } from '../main/core/view.ts';
import { element, say } from './element.ts';
import { PAGE_TITLES, type News, type PageName, type Tools } from './page.ts';

export interface WayOn {
  readonly root: HTMLElement;
  show(news: Pick<News, 'accounts' | 'running' | 'view'>): void;
}

const MENDED_ON: Readonly<Partial<Record<AttentionLine['about'], PageName>>> = {
  finesseCredentials: 'accounts',
  finesseSignOn: 'accounts',
  webexCredentials: 'accounts',
  webexScopesNarrow: 'accounts',
  webexSignInEnds: 'accounts',
  reasonCodesMissing: 'rules',
  finesseUnavailable: 'diagnostics',
  webexUnavailable: 'diagnostics',
  reasonCodesUnavailable: 'diagnostics',
};

export function createWayOn({ say: words }: Tools): WayOn {
  const link = element('a', { class: 'way-on' });
  const root = element('p', { hidden: true }, link);
  return {
    root,
    show(news) {
      const page = pageFor(news);
      root.hidden = page === undefined;
      if (page === undefined) return;
      link.href = `#${page}`;
      say(link, words('status.open', { page: words(PAGE_TITLES[page]) }));
    },
  };
}

function pageFor({ accounts, running, view }: Parameters<WayOn['show']>[0]): PageName | undefined {
  if (!running) return undefined;
  const states = [accounts?.webex.state, accounts?.finesse.state];
  if (states.some((state) => state === 'signedOut' || state === 'refused')) return 'accounts';
  return view?.attention.map(({ about }) => MENDED_ON[about]).find((page) => page !== undefined);
}
