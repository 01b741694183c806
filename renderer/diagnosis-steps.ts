/** The steps of a diagnosis as they are done, for the eye and as text. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import type { Diagnosis, DiagnosisStep } from '../preload/sheets.ts';
import { drawing, element, say } from './element.ts';
import type { Tools } from './page.ts';

type Result = DiagnosisStep['result'];

export interface DiagnosisSteps {
  readonly root: HTMLElement;
  show(diagnosis: Diagnosis | undefined): void;
}

/** The word and the shape: nothing hangs on colour. */
const RESULTS = {
  waiting: ['diagnostics.waiting', 'M12 12v.01'],
  running: ['diagnostics.atWork', 'M12 4a8 8 0 1 1-8 8'],
  passed: ['diagnostics.passed', 'M5 12.5l4.5 4.5L19 7.5'],
  warning: ['diagnostics.warning', 'M12 5v9M12 18.5v.01'],
  failed: ['diagnostics.failed', 'M6 6l12 12M18 6L6 18'],
  skipped: ['diagnostics.skipped', 'M6 12h12'],
} as const satisfies Readonly<Record<Result, readonly [PlainKey, string]>>;

export function createDiagnosisSteps(tools: Tools): DiagnosisSteps {
  const { say: words } = tools;
  const list = element('ol', { class: 'steps', 'aria-label': words('diagnostics.steps') });
  const sum = element('p', { class: 'sum', role: 'status' });
  let shown = '';
  return {
    root: element('div', { class: 'stack tight' }, sum, list),
    show(diagnosis) {
      const steps = diagnosis?.steps ?? [];
      list.hidden = steps.length === 0;
      say(sum, diagnosis ? sumWords(tools, diagnosis) : '');
      const all = JSON.stringify(steps);
      if (all === shown) return;
      shown = all;
      list.replaceChildren(...steps.map((step) => stepItem(tools, step)));
    },
  };
}

function stepItem({ say: words }: Tools, { result, sentence, title }: DiagnosisStep): HTMLElement {
  const [word, path] = RESULTS[result];
  const mark = element('span', { class: 'mark', 'aria-hidden': 'true' }, drawing(path));
  const item = element(
    'li',
    {},
    mark,
    element(
      'div',
      {},
      element('p', { class: 'step-title' }, title, ' ', element('span', {}, words(word))),
      ...(sentence === '' ? [] : [element('p', { class: 'step-words' }, sentence)]),
    ),
  );
  item.dataset['result'] = result;
  return item;
}

function sumWords({ say: words }: Tools, { running, steps }: Diagnosis): string {
  if (running) return words('diagnostics.running');
  if (steps.length === 0) return '';
  const count = steps.filter(({ result }) => result === 'failed' || result === 'warning').length;
  return count === 0 ? words('diagnostics.allWell') : words('diagnostics.wrong', { count });
}

/** As it goes into a mail. */
export function diagnosisText({ say: words }: Tools, steps: readonly DiagnosisStep[]): string {
  const lines = steps.map(({ result, sentence, title }) =>
    `${words(RESULTS[result][0])}: ${title}. ${sentence}`.trim(),
  );
  return `${lines.join('\n')}\n`;
}
