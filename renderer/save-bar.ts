/** Saving a form: nothing typed is lost when it fails, and each problem is told at its field. */
import type { FieldProblem } from '../preload/sheets.ts';
import { createAnswerLine } from './answer-line.ts';
import { button, element, say } from './element.ts';
import type { Form, Patch } from './form.ts';
import type { Tools } from './page.ts';

export interface SaveBar {
  readonly root: HTMLElement;
  show(): void;
  /** Saves at once, without the person pressing Save. True when it is saved. */
  save(patch?: Patch): Promise<boolean>;
}

/** `look` of Save: quiet where something else on the page saves as well. */
export function createSaveBar(tools: Tools, form: Form, look = 'primary'): SaveBar {
  const { bridge, say: words } = tools;
  const answer = createAnswerLine();
  const done = element('p', { class: 'done-words', role: 'status', hidden: true });
  const show = () => {
    bar.hidden = !form.dirty();
    if (!bar.hidden) say(done, '');
  };
  const save = async (patch = form.collect()): Promise<boolean> => {
    const taken = patch && (await answer.take(bridge.saveSettings(patch)));
    if (patch && !taken) return false;
    if (!taken || taken.problems.length > 0) {
      answer.tell(refusalWords(tools, form, taken?.problems ?? []));
      form.root.querySelector<HTMLElement>('[aria-invalid]')?.focus();
      return false;
    }
    form.settled();
    show();
    say(done, words('window.saved'));
    return true;
  };
  const discard = () => {
    form.discard();
    answer.tell('');
    show();
  };
  const unsaved = element('p', { class: 'hint' }, words('window.unsaved'));
  const press = button(words('window.save'), () => void save(), look);
  const row = element('div', { class: 'row' }, press, button(words('window.discard'), discard));
  const bar = element('div', { class: 'stack tight', hidden: true }, unsaved, answer.root, row);
  form.root.addEventListener('input', show);
  return { root: element('div', { class: 'save-bar' }, done, bar), show, save };
}

/** Told at the fields where one fits, else here with the place in the settings. */
function refusalWords(
  { say: words }: Tools,
  form: Form,
  problems: readonly FieldProblem[],
): string {
  const untold = problems.filter((problem) => !form.tell(problem));
  const others = untold.map(({ message, path }) => `${path === '' ? '' : `${path}: `}${message}.`);
  return [words('window.notSaved'), ...others].join(' ');
}
