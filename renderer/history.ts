/** The history: a readable day as a band and as a list, and what would have been. */
import type { History } from '../preload/sheets.ts';
import { createAnswerLine } from './answer-line.ts';
import { createDayBand } from './day-band.ts';
import { element } from './element.ts';
import { offer, selectField } from './fields.ts';
import { createHistoryKeeping } from './history-keeping.ts';
import { createHistoryList } from './history-list.ts';
import { pageTitle } from './page-title.ts';
import { PAGE_TITLES, type News, type Page, type Tools } from './page.ts';
import { createWouldHave } from './would-have.ts';

export function createHistory(tools: Tools): Page {
  const { say: words } = tools;
  const answer = createAnswerLine();
  const day = selectField(tools, { label: words('history.day') });
  const body = createBody(tools);
  let latest: News | undefined;
  const read = async (wanted: string) => {
    const history = await answer.take(tools.bridge.readHistory(wanted));
    if (!history) return;
    day.root.hidden = history.lines.length === 0;
    offer(
      day.control,
      history.days.map((one) => [one, tools.times.day(one)]),
    );
    day.control.value = history.day;
    body.show(history, latest);
  };
  day.control.addEventListener('change', () => void read(day.control.value));
  const changed = createChangeWatch();
  return {
    root: element(
      'div',
      { class: 'stack' },
      element('div', { class: 'title-row' }, pageTitle(words(PAGE_TITLES.history)), day.root),
      answer.root,
      body.root,
      createHistoryKeeping(tools, () => void read('')),
    ),
    show(news) {
      latest = news;
      // An earlier day does not change any more.
      if (changed(news) && day.control.selectedIndex <= 0) void read('');
    },
    enter: () => void read(day.control.value),
  };
}

function createBody(tools: Tools) {
  const none = element('p', { class: 'card', hidden: true }, tools.say('history.none'));
  const band = createDayBand(tools);
  const report = createWouldHave(tools);
  const list = createHistoryList(tools);
  const some = element('div', { class: 'stack' }, band.root, report.root, list.root);
  some.hidden = true;
  return {
    root: element('div', { class: 'stack' }, none, some),
    show(history: History, news: News | undefined) {
      none.hidden = history.lines.length > 0;
      some.hidden = !none.hidden;
      band.show(history, history.day === history.days[0] ? news?.now : undefined);
      report.show(history, news?.view?.modes);
      list.show(history.lines);
    },
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
