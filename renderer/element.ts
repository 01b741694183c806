/** Makes elements; text goes in as text, never as markup, and styles only as classes. */

export type Child = Node | string;

type Named =
  | 'alt'
  | 'autocomplete'
  | 'class'
  | 'for'
  | 'form'
  | 'href'
  | 'id'
  | 'inputmode'
  | 'lang'
  | 'name'
  | 'readonly'
  | 'role'
  | 'rows'
  | 'scope'
  | 'spellcheck'
  | 'tabindex'
  | 'type'
  | 'value';

export type Attributes = Readonly<Partial<Record<Named, string>>> & {
  readonly hidden?: boolean;
  readonly [aria: `aria-${string}`]: string;
};

export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries<string | boolean>(attributes)) {
    if (typeof value === 'string') made.setAttribute(name, value);
    else made.toggleAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Writes only what changed, so that screen readers hear only news. */
export function say(target: HTMLElement, words: string): void {
  if (target.textContent !== words) target.textContent = words;
  target.hidden = words === '';
}

export function button(words: string, press: () => void, look = ''): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', ...(look === '' ? {} : { class: look }) },
    words,
  );
  made.addEventListener('click', press);
  return made;
}

/** A line drawing of 24 by 24, in the colour of the text around it. */
export function drawing(path: string): SVGSVGElement {
  const svg = svgElement('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true', class: 'drawing' });
  svg.append(svgElement('path', { d: path }));
  return svg;
}

export function svgElement<T extends keyof SVGElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[T] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
