/** The day line by line, latest first, with a filter. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import type { HistoryLine } from '../preload/sheets.ts';
import { button, element, say } from './element.ts';
import { inputField, offer, selectField } from './fields.ts';
import type { Tools } from './page.ts';

export interface HistoryList {
  readonly root: HTMLElement;
  show(lines: readonly HistoryLine[]): void;
}

/** What a filter lets through: `undefined` is everything. */
const FILTERS = {
  all: ['history.all', undefined],
  writes: ['history.writes', ['write']],
  decisions: ['history.decisions', ['decision']],
  webex: ['history.webex', ['presence']],
  finesse: ['history.finesse', ['agent']],
  yours: ['history.yours', ['choice']],
} as const satisfies Readonly<Record<string, readonly [PlainKey, readonly string[] | undefined]>>;

const NAMES: Readonly<Record<string, PlainKey>> = {
  presence: 'history.webex',
  agent: 'history.finesse',
  decision: 'history.decision',
  write: 'history.change',
  choice: 'history.choice',
  attention: 'history.attention',
  attentionEnded: 'history.attention',
};

/** A day of an agent has some hundred; more than this at once would bury what stands below. */
const FIRST_LINES = 40;

export function createHistoryList(tools: Tools): HistoryList {
  const { newId, say: words } = tools;
  const id = newId();
  const filter = createFilter(tools, () => fill(FIRST_LINES));
  const found = element('p', { class: 'hint', role: 'status' });
  const list = element('ol', { class: 'lines', 'aria-labelledby': id });
  const more = button(words('history.more'), () => fill(Infinity));
  let all: readonly HistoryLine[] = [];
  let most = FIRST_LINES;
  const fill = (atMost: number) => {
    most = atMost;
    const fits = all.filter((line) => filter.lets(line));
    say(found, words('history.found', { count: fits.length }));
    const latest = fits.slice(-most).reverse();
    list.replaceChildren(...latest.map((line) => lineItem(tools, line)));
    more.hidden = fits.length <= most;
  };
  return {
    root: element(
      'section',
      { class: 'card stack tight', 'aria-labelledby': id },
      element('h2', { id }, words('history.list')),
      filter.root,
      found,
      list,
      more,
    ),
    show(lines) {
      all = lines;
      fill(most);
    },
  };
}

function createFilter(tools: Tools, changed: () => void) {
  const { say: words } = tools;
  const kind = selectField(tools, { label: words('history.show') });
  const search = inputField(tools, { label: words('history.search'), type: 'search' });
  offer(
    kind.control,
    Object.entries(FILTERS).map(([name, [key]]) => [name, words(key)]),
  );
  for (const { control } of [kind, search]) control.addEventListener('input', changed);
  return {
    root: element('div', { class: 'pair' }, kind.root, search.root),
    lets({ event, sentence }: HistoryLine): boolean {
      const [, events]: readonly [PlainKey, readonly string[] | undefined] =
        FILTERS[kind.control.value as keyof typeof FILTERS];
      const wanted = search.control.value.trim().toLowerCase();
      return (events?.includes(event) ?? true) && sentence.toLowerCase().includes(wanted);
    },
  };
}

function lineItem({ say: words, times }: Tools, line: HistoryLine): HTMLElement {
  const { at, event, language, sentence } = line;
  const time = element('time', {}, times.exact(Date.parse(at)));
  time.dateTime = at;
  const name = element('span', { class: 'event' }, words(NAMES[event] ?? 'history.app'));
  const item = element(
    'li',
    {},
    time,
    name,
    element('p', language ? { lang: language } : {}, sentence),
  );
  item.dataset['event'] = event;
  return item;
}
