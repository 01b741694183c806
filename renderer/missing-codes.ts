/** The reason codes that the team lacks, as a table that an administrator can paste. */
import type { View } from '../main/core/view.ts';
import { createCopyText } from './copy-text.ts';
import { element } from './element.ts';
import type { Tools } from './page.ts';

export interface MissingCodes {
  readonly root: HTMLElement;
  show(view: View): void;
}

export function createMissingCodes(tools: Tools): MissingCodes {
  const { newId, say: words } = tools;
  const id = newId();
  const rows = element('tbody');
  const heads = [words('status.codeNumber'), words('status.codeLabel')];
  const table = element(
    'table',
    { class: 'codes', 'aria-labelledby': id },
    element(
      'thead',
      {},
      element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head))),
    ),
    rows,
  );
  const copy = createCopyText(tools, { press: 'status.copyCodes', name: 'status.codesToCreate' });
  const root = element(
    'section',
    { class: 'card stack tight', 'aria-labelledby': id, hidden: true },
    element('h2', { id }, words('status.codesToCreate')),
    table,
    copy.root,
  );
  let shown = '';
  return {
    root,
    show({ attention }) {
      const text = attention.map(({ table = '' }) => table).find((one) => one !== '') ?? '';
      root.hidden = text === '';
      copy.show(text);
      if (text === shown) return;
      shown = text;
      rows.replaceChildren(...text.split('\n').map(codeRow));
    },
  };
}

/** `line` has the number and the label, with a tab between them. */
function codeRow(line: string): HTMLElement {
  return element('tr', {}, ...line.split('\t').map((cell) => element('td', {}, cell)));
}
