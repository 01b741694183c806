/** One rule: what the agent state becomes while Webex shows this presence. */
import type { PresenceStatus } from '../main/core/presence.ts';
import { rulesFrom, type Rule } from '../main/core/rules.ts';
import type { ReasonCode } from '../main/core/agent.ts';
import type { Action } from '../main/core/settings.ts';
import { HOUR_MS, SECOND_MS } from '../main/core/time.ts';
import type { SettingsSheet } from '../preload/sheets.ts';
import { element } from './element.ts';
import type { Form, Patch } from './form.ts';
import { inputField, millisecondsIn, offer, selectField, type Field } from './fields.ts';
import { lockWords } from './locks.ts';
import type { Tools } from './page.ts';
import { isMissing, offeredReasons } from './reasons-offered.ts';

import { PRESENCES } from './state-words.ts';

export interface RuleRow extends Form {
  readonly root: HTMLTableRowElement;
  show(sheet: SettingsSheet): void;
}

/** These tell nothing about the person, so they never lead to Ready. */
const NEVER_CLEAR: ReadonlySet<PresenceStatus> = new Set(['unknown', 'absent', 'pending']);
const MOST_SECONDS = HOUR_MS / SECOND_MS;

export function createRuleRow(tools: Tools, status: PresenceStatus): RuleRow {
  const { say: words } = tools;
  const fields = rowFields(tools, status);
  const { action, dwell, reason } = fields;
  const edited = new Set<Field>();
  let codes: readonly ReasonCode[] | undefined;
  let inForce: Rule | undefined;
  const dress = () => {
    const asks = action.control.value === 'notReady';
    reason.root.hidden = dwell.root.hidden = !asks;
    offer(reason.control, offeredReasons(words, codes, asks ? (inForce?.reason ?? '') : ''));
    const label = reason.control.value;
    reason.hint(asks && isMissing(codes, label) ? words('rules.missingWhy', { label }) : '');
  };
  const fill = () => {
    if (!inForce) return;
    if (!edited.has(action)) action.control.value = inForce.action;
    dress();
    if (!edited.has(reason)) reason.control.value = inForce.reason;
    if (!edited.has(dwell)) {
      const { enterAfterMs } = inForce;
      dwell.control.value = enterAfterMs === undefined ? '' : String(enterAfterMs / SECOND_MS);
    }
    dress();
  };
  for (const field of [action, reason, dwell]) {
    field.control.addEventListener('input', () => {
      edited.add(field);
      field.problem('');
      dress();
    });
  }
  return {
    root: rowRoot(tools, status, fields),
    show(sheet) {
      codes = sheet.reasonCodes;
      inForce = sheet.settings && rulesFrom(sheet.settings.rules)[status];
      for (const [name, field] of Object.entries(PATHS)) {
        const path = `rules.${status}.${name}`;
        lockWords(words, sheet, path, fields[field]);
      }
      fill();
    },
    collect: () => (edited.size === 0 ? {} : collected(tools, status, fields, edited)),
    tell({ message, path }) {
      const [area, one, name = 'action'] = path.split('.');
      if (area !== 'rules' || one !== status) return false;
      fields[PATHS[name as keyof typeof PATHS] ?? 'action'].problem(`${message}.`);
      return true;
    },
    settled: () => edited.clear(),
    discard() {
      edited.clear();
      for (const field of [action, reason, dwell]) field.problem('');
      fill();
    },
    dirty: () => edited.size > 0,
  };
}

const PATHS = { action: 'action', reason: 'reason', enterAfterMs: 'dwell' } as const;

interface RowFields {
  readonly action: Field<HTMLSelectElement>;
  readonly reason: Field<HTMLSelectElement>;
  readonly dwell: Field<HTMLInputElement>;
}

function rowFields(tools: Tools, status: PresenceStatus): RowFields {
  const { say: words } = tools;
  const name = { status: words(PRESENCES[status][0]) };
  const action = selectField(tools, { label: words('rules.actionOf', name), unseen: true });
  const reason = selectField(tools, { label: words('rules.reasonOf', name), unseen: true });
  const dwell = inputField(tools, {
    label: words('rules.dwellOf', name),
    unseen: true,
    inputmode: 'decimal',
  });
  const choices: (readonly [Action, string])[] = [
    ['notReady', words('rules.notReady')],
    ['clear', words('rules.clear')],
    ['hold', words('rules.hold')],
  ];
  offer(
    action.control,
    choices.filter(([one]) => one !== 'clear' || !NEVER_CLEAR.has(status)),
  );
  return { action, reason, dwell };
}

function rowRoot({ say: words }: Tools, status: PresenceStatus, fields: RowFields) {
  const name = words(PRESENCES[status][0]);
  const cell = (look: string, field: Field) =>
    element('td', { role: 'cell', class: look }, field.root);
  // The name of the field says it to a screen reader.
  const beside = (text: string) => element('span', { 'aria-hidden': 'true' }, text);
  fields.dwell.control.before(beside(words('rules.after')));
  fields.dwell.control.after(beside(words('rules.seconds')));
  return element(
    'tr',
    { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' }, name),
    cell('cell-action', fields.action),
    cell('cell-reason', fields.reason),
    cell('cell-dwell', fields.dwell),
  );
}

/** Only what was edited; `notReady` goes with its reason, which it may not have had before. */
function collected(
  { say: words }: Tools,
  status: PresenceStatus,
  { action, dwell, reason }: RowFields,
  edited: ReadonlySet<Field>,
): Patch | undefined {
  const asks = action.control.value === 'notReady';
  const enterAfterMs = millisecondsIn(dwell.control.value, MOST_SECONDS);
  const noReason = asks && reason.control.value === '' && reason.control.options.length > 1;
  const badDwell = asks && edited.has(dwell) && enterAfterMs === undefined;
  reason.problem(noReason ? words('rules.chooseWhy') : '');
  dwell.problem(badDwell ? words('window.expectedSeconds', { most: MOST_SECONDS }) : '');
  if (noReason || badDwell) return undefined;
  return {
    rules: {
      [status]: {
        ...(edited.has(action) ? { action: action.control.value } : {}),
        ...(asks && (edited.has(reason) || edited.has(action))
          ? { reason: reason.control.value }
          : {}),
        ...(asks && edited.has(dwell) ? { enterAfterMs } : {}),
      },
    },
  };
}
