/** The history: a readable day as a band and as a list, to export or to delete, and what would have been. */
import type { History } from '../preload/sheets.ts';
import { createConfirm } from './confirm.ts';
import { createDayBand } from './day-band.ts';
import { download } from './download.ts';
import { button, element, say } from './element.ts';
import { offer, selectField } from './fields.ts';
import { createHistoryList } from './history-list.ts';
import { createWouldHave } from './would-have.ts';
import { pageTitle } from './page-title.ts';
import { failureWords, PAGE_TITLES, type News, type Page, type Tools } from './page.ts';

export function createHistory(tools: Tools): Page {
  const { say: words } = tools;
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true });
  const day = selectField(tools, { label: words('history.day') });
  const none = element('p', { class: 'card', hidden: true }, words('history.none'));
  const band = createDayBand(tools);
  const report = createWouldHave(tools);
  const list = createHistoryList(tools);
  const keep = createKeeping(tools, () => void read(''));
  const some = element('div', { class: 'stack' }, band.root, report.root, list.root);
  let latest: News | undefined;
  const show = (history: History) => {
    none.hidden = history.lines.length > 0;
    some.hidden = day.root.hidden = !none.hidden;
    offer(
      day.control,
      history.days.map((one) => [one, tools.times.day(one)]),
    );
    day.control.value = history.day;
    const isLatest = history.day === history.days[0];
    band.show(history, isLatest ? latest?.now : undefined);
    report.show(history, latest?.view?.modes);
    list.show(history.lines);
  };
  const read = async (wanted: string) => {
    const outcome = await tools.bridge.readHistory(wanted);
    say(problem, outcome.ok ? '' : failureWords(outcome.failure));
    if (outcome.ok) show(outcome.value);
  };
  day.control.addEventListener('change', () => void read(day.control.value));
  const changed = createChangeWatch();
  return {
    root: element(
      'div',
      { class: 'stack' },
      element('div', { class: 'title-row' }, pageTitle(words(PAGE_TITLES.history)), day.root),
      problem,
      none,
      some,
      keep.root,
    ),
    show(news) {
      latest = news;
      if (changed(news) && day.control.selectedIndex <= 0) void read('');
    },
    enter: () => void read(day.control.value),
  };
}

/** Each change has a line in the journal; what only ages has none. */
function createChangeWatch(): (news: News) => boolean {
  let before = '';
  return ({ view }) => {
    if (!view) return false;
    const { attention, finesse, modes, pausedUntil, reason, webex } = view;
    const told = [
      reason,
      webex.status,
      finesse.state,
      finesse.label,
      modes,
      pausedUntil,
      attention,
    ];
    const now = JSON.stringify(told);
    const changed = now !== before;
    before = now;
    return changed;
  };
}

function createKeeping(tools: Tools, gone: () => void) {
  const { bridge, say: words } = tools;
  const told = element('p', { class: 'hint', role: 'status' });
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true });
  const fetchFile = async (type: 'csv' | 'json') => {
    const outcome = await bridge.exportHistory(type);
    say(problem, outcome.ok ? '' : failureWords(outcome.failure));
    say(told, outcome.ok ? words('history.exported', { name: outcome.value.name }) : '');
    if (outcome.ok) download(outcome.value);
  };
  const forget = async () => {
    const outcome = await bridge.deleteHistory();
    say(problem, outcome.ok ? '' : failureWords(outcome.failure));
    say(told, outcome.ok ? words('history.deleted') : '');
    if (outcome.ok) gone();
  };
  const sure = createConfirm(
    tools,
    { question: words('history.deleteAsk'), yes: words('history.deleteYes') },
    () => void forget(),
  );
  const root = element(
    'section',
    { class: 'card stack tight' },
    element('h2', {}, words('history.keep')),
    element(
      'div',
      { class: 'row' },
      button(words('history.csv'), () => void fetchFile('csv')),
      button(words('history.json'), () => void fetchFile('json')),
      button(words('history.delete'), () => sure.ask(), 'danger'),
    ),
    told,
    problem,
    sure.root,
  );
  return { root };
}
