/** The history is the person's own: to take along, or to delete. */
import { createAnswerLine } from './answer-line.ts';
import { createConfirm } from './confirm.ts';
import { download } from './download.ts';
import { button, element, say } from './element.ts';
import type { Tools } from './page.ts';

/** `gone`: everything is deleted. */
export function createHistoryKeeping(tools: Tools, gone: () => void): HTMLElement {
  const { bridge, say: words } = tools;
  const told = element('p', { class: 'hint', role: 'status' });
  const answer = createAnswerLine();
  const take = async (type: 'csv' | 'json') => {
    const file = await answer.take(bridge.exportHistory(type));
    say(told, file ? words('history.exported', { name: file.name }) : '');
    if (file) download(file);
  };
  const forget = async () => {
    const outcome = await bridge.deleteHistory();
    await answer.take(Promise.resolve(outcome));
    say(told, outcome.ok ? words('history.deleted') : '');
    if (outcome.ok) gone();
  };
  const sure = createConfirm(
    tools,
    { question: words('history.deleteAsk'), yes: words('history.deleteYes') },
    () => void forget(),
  );
  return element(
    'section',
    { class: 'card stack tight' },
    element('h2', {}, words('history.keep')),
    element(
      'div',
      { class: 'row' },
      button(words('history.csv'), () => void take('csv')),
      button(words('history.json'), () => void take('json')),
      button(words('history.delete'), () => sure.ask(), 'danger'),
    ),
    told,
    answer.root,
    sure.root,
  );
}
