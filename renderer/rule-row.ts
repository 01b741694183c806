/** One rule: what the agent state becomes while Webex shows this presence. */
import type { PresenceStatus } from '../main/core/presence.ts';
import { PRESENCE_NAMES } from '../main/core/state-names.ts';
import { rulesFrom, type Rule } from '../main/core/rules.ts';
import type { ReasonCode } from '../main/core/agent.ts';
import type { Action } from '../main/core/settings.ts';
import { HOUR_MS, SECOND_MS } from '../main/core/time.ts';
import type { SettingsSheet } from '../preload/sheets.ts';
import { watchEdits, type Edits } from './edits.ts';
import { element } from './element.ts';
import type { Form, Patch } from './form.ts';
import { inputField, millisecondsIn, offer, selectField, type Field } from './fields.ts';
import { tellSource } from './locks.ts';
import type { Tools } from './page.ts';
import { isMissing, offeredReasons } from './reasons-offered.ts';

export interface RuleRow extends Form {
  readonly root: HTMLTableRowElement;
  show(sheet: SettingsSheet): void;
}

/** These tell nothing about the person, so they never lead to Ready. */
const NEVER_CLEAR: ReadonlySet<PresenceStatus> = new Set(['unknown', 'absent', 'pending']);
const MOST_SECONDS = HOUR_MS / SECOND_MS;

export function createRuleRow(tools: Tools, status: PresenceStatus): RuleRow {
  const fields = rowFields(tools, status);
  const root = rowRoot(tools, status, fields);
  let codes: readonly ReasonCode[] | undefined;
  let inForce: Rule | undefined;
  const dress = () => dressRow(tools, root, fields, { codes, inForce });
  const edits = watchEdits([fields.action, fields.reason, fields.dwell], dress);
  const fill = () => {
    if (inForce) fillRow(fields, edits, inForce, dress);
  };
  return {
    root,
    show(sheet) {
      codes = sheet.reasonCodes;
      inForce = sheet.settings && rulesFrom(sheet.settings.rules)[status];
      for (const [name, field] of PATHS) {
        tellSource(tools.say, sheet, `rules.${status}.${name}`, fields[field]);
      }
      fill();
    },
    collect: () => (edits.any() ? collected(tools, status, fields, edits) : {}),
    tell({ message, path }) {
      const [area, one, name] = path.split('.');
      if (area !== 'rules' || one !== status) return false;
      const [, field = 'action'] = PATHS.find(([known]) => known === name) ?? [];
      fields[field].problem(`${message}.`);
      return true;
    },
    settled: () => edits.forget(),
    discard() {
      edits.forget();
      fill();
    },
    dirty: () => edits.any(),
  };
}

/** Shows what the action needs, and what the agent's own list says of the reason. */
function dressRow(
  { say: words }: Tools,
  root: HTMLElement,
  { action, dwell, reason }: RowFields,
  known: { readonly codes: readonly ReasonCode[] | undefined; readonly inForce: Rule | undefined },
): void {
  const { codes, inForce } = known;
  const asks = action.control.value === 'notReady';
  reason.root.hidden = dwell.root.hidden = !asks;
  root.classList.toggle('plain', !asks);
  offer(reason.control, offeredReasons(words, codes, asks ? (inForce?.reason ?? '') : ''));
  const label = reason.control.value;
  const missing = asks && isMissing(codes, label);
  root.classList.toggle('missing', missing);
  reason.hint(missing ? words('rules.missingWhy', { label }) : '');
}

function fillRow(fields: RowFields, edits: Edits, rule: Rule, dress: () => void): void {
  const { action, dwell, reason } = fields;
  const { enterAfterMs } = rule;
  if (!edits.has(action)) action.control.value = rule.action;
  // The list of reasons depends on the action, and what is missing on the reason.
  dress();
  if (!edits.has(reason)) reason.control.value = rule.reason;
  if (!edits.has(dwell)) {
    dwell.control.value = enterAfterMs === undefined ? '' : String(enterAfterMs / SECOND_MS);
  }
  dress();
}

const PATHS: readonly (readonly [name: string, field: keyof RowFields])[] = [
  ['action', 'action'],
  ['reason', 'reason'],
  ['enterAfterMs', 'dwell'],
];

interface RowFields {
  readonly action: Field<HTMLSelectElement>;
  readonly reason: Field<HTMLSelectElement>;
  readonly dwell: Field<HTMLInputElement>;
}

function rowFields(tools: Tools, status: PresenceStatus): RowFields {
  const { say: words } = tools;
  const name = { status: words(PRESENCE_NAMES[status]) };
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
  const name = words(PRESENCE_NAMES[status]);
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
  edits: Edits,
): Patch | undefined {
  const asks = action.control.value === 'notReady';
  const enterAfterMs = millisecondsIn(dwell.control.value, MOST_SECONDS);
  const noReason = asks && reason.control.value === '' && reason.control.options.length > 1;
  const badDwell = asks && edits.has(dwell) && enterAfterMs === undefined;
  reason.problem(noReason ? words('rules.chooseWhy') : '');
  dwell.problem(badDwell ? words('window.expectedSeconds', { most: MOST_SECONDS }) : '');
  if (noReason || badDwell) return undefined;
  return {
    rules: {
      [status]: {
        ...(edits.has(action) ? { action: action.control.value } : {}),
        ...(asks && (edits.has(reason) || edits.has(action))
          ? { reason: reason.control.value }
          : {}),
        ...(asks && edits.has(dwell) ? { enterAfterMs } : {}),
      },
    },
  };
}
