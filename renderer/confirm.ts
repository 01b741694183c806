/** Asks once more before something is lost. */
import { button, element } from './element.ts';
import type { Tools } from './page.ts';

export interface Confirm {
  readonly root: HTMLDialogElement;
  ask(): void;
}

export function createConfirm(
  { newId, say }: Tools,
  { question, yes }: { readonly question: string; readonly yes: string },
  confirmed: () => void,
): Confirm {
  const id = newId();
  const cancel = button(say('window.cancel'), () => root.close());
  const go = button(
    yes,
    () => {
      root.close();
      confirmed();
    },
    'danger',
  );
  const root = element(
    'dialog',
    { 'aria-labelledby': id },
    element('p', { id, class: 'question' }, question),
    element('div', { class: 'row end' }, cancel, go),
  );
  return {
    root,
    ask() {
      // The harmless answer has the keyboard first; the browser brings the focus back afterwards.
      root.showModal();
      cancel.focus();
    },
  };
}
