/** The fields of the forms: each has its name, says in words what is wrong with it, and who locked it. */
import { drawing, element, say } from './element.ts';
import type { Tools } from './page.ts';

export type Control = HTMLInputElement | HTMLSelectElement;

export interface Field<C extends Control = Control> {
  readonly root: HTMLElement;
  readonly control: C;
  /** Empty: nothing is wrong. */
  problem(words: string): void;
  /** Something worth knowing; empty: nothing. */
  hint(words: string): void;
  /** Who set the value where it was not the person, and whether that is the last word. */
  source(words: string, locked: boolean): void;
}

export interface FieldOptions {
  readonly label: string;
  readonly hint?: string;
  /** The label is read out, and the eye sees a heading elsewhere. */
  readonly unseen?: boolean;
}

const LOCK = 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z';

export interface InputOptions extends FieldOptions {
  readonly type?: 'text' | 'password' | 'search' | 'url';
  readonly autocomplete?: string;
  readonly inputmode?: 'decimal' | 'url';
}

export function inputField(tools: Tools, options: InputOptions): Field<HTMLInputElement> {
  const { autocomplete = 'off', inputmode, type = 'text' } = options;
  const control = element('input', {
    type,
    autocomplete,
    spellcheck: 'false',
    ...(inputmode ? { inputmode } : {}),
  });
  return fieldAround(tools, control, options);
}

export function selectField(tools: Tools, options: FieldOptions): Field<HTMLSelectElement> {
  return fieldAround(tools, element('select'), options);
}

/** A box to tick, with its words beside it. */
export function switchField(tools: Tools, options: FieldOptions): Field<HTMLInputElement> {
  const field = fieldAround(tools, element('input', { type: 'checkbox', role: 'switch' }), options);
  field.root.classList.add('switch');
  return field;
}

/** Value and words of each option; the chosen one is kept where it is still there. */
export function offer(
  select: HTMLSelectElement,
  options: readonly (readonly [value: string, words: string])[],
): void {
  const wanted = JSON.stringify(options);
  if (select.dataset['offered'] === wanted) return;
  select.dataset['offered'] = wanted;
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, words]) => element('option', { value }, words)));
  if (options.some(([value]) => value === chosen)) select.value = chosen;
}

function fieldAround<C extends Control>(
  { newId }: Tools,
  control: C,
  { hint: firstHint = '', label, unseen = false }: FieldOptions,
): Field<C> {
  const id = newId();
  control.id = id;
  const lines = linesBelow(control, id);
  lines.tell(lines.hint, firstHint);
  const look = unseen ? { class: 'unseen' } : {};
  const name = element('label', { for: id, ...look }, label);
  return {
    root: element(
      'div',
      { class: 'field' },
      name,
      control,
      lines.hint,
      lines.source,
      lines.problem,
    ),
    control,
    problem(words) {
      lines.tell(lines.problem, words);
      if (words === '') control.removeAttribute('aria-invalid');
      else control.setAttribute('aria-invalid', 'true');
    },
    hint: (words) => lines.tell(lines.hint, words),
    source(words, locked) {
      control.disabled = locked;
      if (lines.source.textContent === words) return;
      lines.tell(lines.source, words);
      if (locked) lines.source.prepend(drawing(LOCK));
    },
  };
}

/** What is told below a field is read out with it. */
function linesBelow(control: Control, id: string) {
  const line = (about: string, look: string) =>
    element('p', { id: `${id}-${about}`, class: look, hidden: true });
  const hint = line('hint', 'field-hint');
  const source = line('source', 'field-hint field-source');
  const problem = line('problem', 'field-problem');
  const tell = (target: HTMLElement, words: string) => {
    say(target, words);
    const told = [hint, source, problem].filter(({ hidden }) => !hidden).map((one) => one.id);
    if (told.length === 0) control.removeAttribute('aria-describedby');
    else control.setAttribute('aria-describedby', told.join(' '));
  };
  return { hint, source, problem, tell };
}

/** Seconds as the person writes them, with a point or a comma; undefined when they are none. */
export function millisecondsIn(written: string, mostSeconds: number): number | undefined {
  const text = written.trim().replace(',', '.');
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(text)) return undefined;
  const seconds = Number(text);
  return seconds > mostSeconds ? undefined : Math.round(seconds * 1_000);
}
