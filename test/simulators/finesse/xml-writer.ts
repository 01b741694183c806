/** Writes XML as Finesse does, or in one of the other spellings that real systems show. */
import { shuffled, type Random } from './random.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly Element[];
}

export interface Spelling {
  /** Children in any order. */
  shuffledOrder: boolean;
  /** Elements that no documentation names. */
  unknownElements: boolean;
  elementCase: 'asDocumented' | 'lower' | 'upper';
  /** How "no reason code" is written in a User; captures show -1, or no element for READY. */
  noReasonCode: 'asCaptured' | 'absent' | 'empty' | 'minusOne';
  /** Old versions and Cisco's samples lack `<id>` in reason codes. */
  reasonCodeIds: boolean;
  systemCodeCase: 'true' | 'True';
}

export const DOCUMENTED: Readonly<Spelling> = {
  shuffledOrder: false,
  unknownElements: false,
  elementCase: 'asDocumented',
  noReasonCode: 'asCaptured',
  reasonCodeIds: true,
  systemCodeCase: 'true',
};

export function element(
  name: string,
  content: string | number | boolean | readonly Element[] = '',
  attributes: Readonly<Record<string, string>> = {},
): Element {
  return { name, attributes, content: typeof content === 'object' ? content : String(content) };
}

export function writeXml(root: Element, spelling: Spelling, random: Random): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${write(root, spelling, random)}`;
}

function write({ name, attributes, content }: Element, spelling: Spelling, random: Random): string {
  const tag = cased(name, spelling);
  const attributeText = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
  const inner =
    typeof content === 'string'
      ? escaped(content)
      : arranged(content, spelling, random)
          .map((child) => write(child, spelling, random))
          .join('');
  return `<${tag}${attributeText}>${inner}</${tag}>`;
}

/** Its children have names that mean something one level higher. */
const UNKNOWN = element('notInAnyGuide', [element('state', 'READY'), element('id', 4711)]);

function arranged(
  children: readonly Element[],
  { unknownElements, shuffledOrder }: Spelling,
  random: Random,
): readonly Element[] {
  const inside = children === UNKNOWN.content;
  const all = unknownElements && children.length > 0 && !inside ? [UNKNOWN, ...children] : children;
  return shuffledOrder ? shuffled(random, all) : all;
}

function cased(name: string, { elementCase }: Spelling): string {
  if (elementCase === 'asDocumented') return name;
  return elementCase === 'lower' ? name.toLowerCase() : name.toUpperCase();
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
