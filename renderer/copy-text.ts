/** A button that copies a text, and offers it to be copied by hand where the clipboard is not lent. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import { button, element, say } from './element.ts';
import type { Tools } from './page.ts';

export interface CopyText {
  readonly root: HTMLElement;
  /** Empty: there is nothing to copy. */
  show(text: string): void;
}

/** `press` stands on the button; `name` is what the text is called. */
export function createCopyText(
  { say: words }: Tools,
  { name, press }: { readonly press: PlainKey; readonly name: PlainKey },
): CopyText {
  let text = '';
  const told = element('p', { class: 'hint', role: 'status' });
  const byHand = createByHand(words(name));
  const offerByHand = () => {
    byHand.hidden = false;
    byHand.value = text;
    byHand.select();
    say(told, words('diagnostics.copyByHand'));
  };
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => say(told, words('diagnostics.copied')))
      .catch(offerByHand);
  const root = element(
    'div',
    { class: 'stack tight' },
    element(
      'div',
      { class: 'row' },
      button(words(press), () => void copy()),
    ),
    told,
    byHand,
  );
  return {
    root,
    show(now) {
      root.hidden = now === '';
      if (now === text) return;
      text = now;
      byHand.hidden = true;
      say(told, '');
    },
  };
}

function createByHand(name: string): HTMLTextAreaElement {
  return element('textarea', { readonly: '', rows: '6', 'aria-label': name, hidden: true });
}
