/** The rules: what each presence leads to, how the way back to Ready goes, and what is not to be changed. */
import { PRESENCE_STATUSES, type PresenceStatus } from '../main/core/presence.ts';
import { createConfirm } from './confirm.ts';
import { button, element, say } from './element.ts';
import { joined, type Patch, type SettingsForm } from './form.ts';
import { pageTitle } from './page-title.ts';
import { PAGE_TITLES, type Page, type Tools } from './page.ts';
import { createReturnForm } from './return-form.ts';
import { createRuleRow } from './rule-row.ts';
import { createSaveBar } from './save-bar.ts';

/** Those that ask for Not Ready by default come first. */
const ORDER: readonly PresenceStatus[] = [
  'DoNotDisturb',
  'call',
  'meeting',
  'presenting',
  'busy',
  'unknown',
  ...PRESENCE_STATUSES.filter((status) => !/^(DoNot|call|meet|present|busy|unknown)/.test(status)),
];

export function createRules(tools: Tools): Page {
  const { say: words } = tools;
  const rules = createRuleTable(tools, ORDER);
  const returns = createReturnForm(tools);
  const both = element('div', { class: 'stack' }, rules.root, returns.root);
  const form = joined(both, [rules, returns]);
  const bar = createSaveBar(tools, form);
  const waits = element('p', { class: 'card' }, words('rules.waits'));
  const reset = createReset(tools, () => {
    form.discard();
    void bar.save(AS_INSTALLED);
  });
  const known = element('div', { class: 'stack' }, form.root, reset, bar.root);
  known.hidden = true;
  return {
    root: element(
      'div',
      { class: 'stack' },
      pageTitle(words(PAGE_TITLES.rules)),
      element('p', { class: 'lead' }, words('rules.why')),
      waits,
      known,
    ),
    show({ sheet }) {
      known.hidden = sheet?.settings === undefined;
      waits.hidden = !known.hidden;
      if (sheet?.settings === undefined) return;
      rules.show(sheet);
      returns.show(sheet);
      bar.show();
    },
  };
}

/** Takes back what stands on this page. */
const AS_INSTALLED: Patch = { rules: null, returnToReady: null, mode: null };

function createReset(tools: Tools, confirmed: () => void): HTMLElement {
  const { say: words } = tools;
  const asked = { question: words('rules.resetAsk'), yes: words('rules.resetYes') };
  const sure = createConfirm(tools, asked, confirmed);
  const ask = button(words('rules.reset'), () => sure.ask());
  return element('div', { class: 'row end' }, ask, sure.root);
}

/** A table for the eye and for a screen reader, though narrow windows lay it out otherwise. */
export function createRuleTable(tools: Tools, statuses: readonly PresenceStatus[]): SettingsForm {
  const { say: words } = tools;
  const rows = statuses.map((status) => createRuleRow(tools, status));
  const heads = [
    words('rules.status'),
    words('rules.action'),
    words('rules.reason'),
    words('rules.dwell'),
  ].map((head) => element('th', { scope: 'col', role: 'columnheader' }, head));
  const codes = element('p', { class: 'note', hidden: true });
  const table = element(
    'table',
    { class: 'rules', role: 'table', 'aria-label': words('rules.table') },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads)),
    element('tbody', { role: 'rowgroup' }, ...rows.map(({ root }) => root)),
  );
  const root = element('div', { class: 'card' }, codes, table);
  return {
    ...joined(root, rows),
    show(sheet) {
      for (const row of rows) row.show(sheet);
      const own = sheet.reasonCodes?.filter(({ systemCode }) => !systemCode);
      const none = own?.length === 0 ? words('rules.noCodes') : '';
      say(codes, own === undefined ? words('rules.notRead') : none);
    },
  };
}
