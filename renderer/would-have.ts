/** What the app would have done on this day, had it not only observed. */
import type { Would } from '../main/core/observe-report.ts';
import type { Modes } from '../main/core/settings.ts';
import type { History } from '../preload/sheets.ts';
import { element, say } from './element.ts';
import type { Tools } from './page.ts';

export interface WouldHave {
  readonly root: HTMLElement;
  show(history: History, modes: Modes | undefined): void;
}

export function createWouldHave(tools: Tools): WouldHave {
  const { newId, say: words, times } = tools;
  const id = newId();
  const sum = element('p', { class: 'sum' });
  const list = element('ul', { class: 'would' });
  const root = element(
    'section',
    { class: 'card stack tight', 'aria-labelledby': id },
    element('h2', { id }, words('history.report')),
    sum,
    list,
  );
  return {
    root,
    show({ day, report }, modes) {
      const observing = modes?.notReady === 'observe' || modes?.ready === 'observe';
      const ofDay = report.days.find((one) => one.day === day);
      root.hidden = !ofDay && !observing;
      const { notReady = 0, notReadyMs = 0, would = [] } = ofDay ?? {};
      const inAll = { duration: times.duration(notReadyMs) };
      const lasting = notReadyMs === 0 ? '' : ` ${words('history.wouldHaveFor', inAll)}`;
      say(sum, `${words('history.wouldHave', { times: notReady })}${lasting}`);
      list.replaceChildren(...would.map((one) => wouldItem(tools, one)));
      list.hidden = would.length === 0;
    },
  };
}

function wouldItem({ say: words, times }: Tools, would: Would): HTMLElement {
  const time = element('time', {}, times.exact(would.at));
  if (would.goes === 'READY') return element('li', {}, time, words('history.wouldReady'));
  const labels = would.labels.map((label) => words('quoted', { words: label })).join(' → ');
  const lasted =
    would.lastedMs === undefined
      ? ''
      : ` ${words('history.lasted', { duration: times.duration(would.lastedMs) })}`;
  return element('li', {}, time, `${words('history.wouldNotReady', { labels })}${lasted}`);
}
