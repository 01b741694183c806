/** Saving a form: nothing typed is lost when it fails, and each problem is told at its field. */
import type { FieldProblem } from '../preload/sheets.ts';
import { button, element, say } from './element.ts';
import type { Form, Patch } from './form.ts';
import { failureWords, type Tools } from './page.ts';

export interface SaveBar {
  readonly root: HTMLElement;
  show(): void;
  /** Saves at once, without the person pressing Save. True when it is saved. */
  save(patch?: Patch): Promise<boolean>;
}

export function createSaveBar(tools: Tools, form: Form): SaveBar {
  const { bridge, say: words } = tools;
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true });
  const done = element('p', { class: 'done-words', role: 'status' });
  const unsaved = element('p', { class: 'hint' }, words('window.unsaved'));
  const save = async (patch = form.collect()): Promise<boolean> => {
    say(problem, '');
    if (patch === undefined) return refuse();
    const outcome = await bridge.saveSettings(patch);
    if (!outcome.ok) {
      say(problem, failureWords(outcome.failure));
      return false;
    }
    const untold = outcome.value.problems.filter((one) => !form.tell(one));
    if (outcome.value.problems.length > 0) return refuse(untold);
    form.settled();
    show();
    say(done, words('window.saved'));
    return true;
  };
  const refuse = (untold: readonly FieldProblem[] = []): boolean => {
    const others = untold.map(({ message, path }) => `${path}: ${message}.`);
    say(problem, [words('window.notSaved'), ...others].join(' '));
    form.root.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    return false;
  };
  const actions = element(
    'div',
    { class: 'row' },
    button(words('window.save'), () => void save(), 'primary'),
    button(words('window.discard'), () => {
      form.discard();
      say(problem, '');
      show();
    }),
  );
  const bar = element('div', { class: 'save-bar', hidden: true }, unsaved, problem, actions);
  const show = () => {
    const dirty = form.dirty();
    bar.hidden = !dirty;
    if (dirty) say(done, '');
  };
  form.root.addEventListener('input', show);
  return { root: element('div', {}, done, bar), show, save };
}
