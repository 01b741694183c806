/** Makes elements; text goes in as text, never as markup. */

export type Child = Node | string;

export interface Attributes {
  readonly class?: string;
  readonly id?: string;
  readonly type?: string;
  readonly role?: string;
  readonly hidden?: boolean;
  readonly tabindex?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-live'?: 'polite' | 'off';
  readonly 'aria-atomic'?: 'true';
  readonly 'aria-hidden'?: 'true';
  readonly 'aria-pressed'?: 'true' | 'false';
}

export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') made.setAttribute(name, value);
    else made.toggleAttribute(name, value === true);
  }
  made.append(...children);
  return made;
}

/** Writes only what changed, so that screen readers hear only news. */
export function say(target: HTMLElement, words: string): void {
  if (target.textContent !== words) target.textContent = words;
  target.hidden = words === '';
}

/** A line drawing of 24 by 24, in the colour of the text around it. */
export function drawing(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
