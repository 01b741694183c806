/** How the way to Not Ready and back goes: by itself or asked, how soon, and only at the desk. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import type { Mode, Modes, Settings } from '../main/core/settings.ts';
import { HOUR_MS, SECOND_MS } from '../main/core/time.ts';
import { watchEdits, type Edits } from './edits.ts';
import { element } from './element.ts';
import {
  inputField,
  millisecondsIn,
  offer,
  selectField,
  switchField,
  type Field,
} from './fields.ts';
import type { SettingsForm } from './form.ts';
import { tellSource } from './locks.ts';
import type { Tools } from './page.ts';

const MOST_SECONDS = HOUR_MS / SECOND_MS;

export function createReturnForm(tools: Tools): SettingsForm {
  const fields = returnFields(tools);
  const edits = watchEdits(Object.values<Field>(fields));
  let inForce: Settings | undefined;
  const fill = () => {
    if (inForce) fillIn(fields, edits, inForce);
  };
  return {
    root: returnRoot(tools, fields),
    show(sheet) {
      inForce = sheet.settings;
      for (const [name, path] of PLACES) tellSource(tools.say, sheet, path, fields[name]);
      fill();
    },
    collect: () => collected(tools, fields, edits),
    tell({ message, path }) {
      // The short form of the mode stands for both directions.
      const [name] =
        PLACES.find(([, place]) => place === path || place === `${path}.notReady`) ?? [];
      if (name) fields[name].problem(`${message}.`);
      return name !== undefined;
    },
    settled: () => edits.forget(),
    discard() {
      edits.forget();
      fill();
    },
    dirty: () => edits.any(),
  };
}

function fillIn(fields: ReturnFields, edits: Edits, { mode, returnToReady }: Settings): void {
  const { after, atDesk, notReady, ready } = fields;
  const modes = modesIn(mode);
  if (!edits.has(notReady)) notReady.control.value = modes.notReady;
  if (!edits.has(ready)) ready.control.value = modes.ready;
  if (!edits.has(after)) after.control.value = String(returnToReady.afterMs / SECOND_MS);
  if (!edits.has(atDesk)) atDesk.control.checked = returnToReady.onlyAtDesk;
}

type ReturnFields = ReturnType<typeof returnFields>;

const PLACES: readonly (readonly [field: keyof ReturnFields, path: string])[] = [
  ['notReady', 'mode.notReady'],
  ['ready', 'mode.ready'],
  ['after', 'returnToReady.afterMs'],
  ['atDesk', 'returnToReady.onlyAtDesk'],
];

const MODES = {
  auto: 'rules.byItself',
  ask: 'rules.askFirst',
  observe: 'rules.onlyObserve',
} as const satisfies Readonly<Record<Mode, PlainKey>>;

function returnFields(tools: Tools) {
  const { say: words } = tools;
  const modes = Object.entries(MODES).map(([mode, key]) => [mode, words(key)] as const);
  const notReady = selectField(tools, { label: words('rules.toNotReady') });
  const ready = selectField(tools, { label: words('rules.toReady') });
  for (const { control } of [notReady, ready]) offer(control, modes);
  return {
    notReady,
    ready,
    after: inputField(tools, { label: words('rules.afterSeconds'), inputmode: 'decimal' }),
    atDesk: switchField(tools, {
      label: words('rules.onlyAtDesk'),
      hint: words('rules.onlyAtDeskHint'),
    }),
  };
}

function returnRoot({ say: words }: Tools, { after, atDesk, notReady, ready }: ReturnFields) {
  return element(
    'div',
    { class: 'stack' },
    element(
      'section',
      { class: 'card form' },
      element('h2', {}, words('rules.modes')),
      element('div', { class: 'pair' }, notReady.root, ready.root),
    ),
    element(
      'section',
      { class: 'card form' },
      element('h2', {}, words('rules.return')),
      after.root,
      atDesk.root,
    ),
  );
}

function collected({ say: words }: Tools, fields: ReturnFields, edits: Edits) {
  const { after, atDesk, notReady, ready } = fields;
  const afterMs = millisecondsIn(after.control.value, MOST_SECONDS);
  const bad = edits.has(after) && afterMs === undefined;
  after.problem(bad ? words('window.expectedSeconds', { most: MOST_SECONDS }) : '');
  if (bad) return undefined;
  const returnToReady = {
    ...(edits.has(after) ? { afterMs } : {}),
    ...(edits.has(atDesk) ? { onlyAtDesk: atDesk.control.checked } : {}),
  };
  const mode = { notReady: notReady.control.value, ready: ready.control.value };
  return {
    ...(Object.keys(returnToReady).length > 0 ? { returnToReady } : {}),
    ...(edits.has(notReady) || edits.has(ready) ? { mode } : {}),
  };
}

/** The short form stands for both directions. */
function modesIn(mode: Mode | Modes): Modes {
  return typeof mode === 'string' ? { notReady: mode, ready: mode } : mode;
}
