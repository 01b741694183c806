/** Reads XML from a server that we do not trust, whatever the order and case of its elements. */
import { XMLParser } from 'fast-xml-parser';
import { isWellFormed } from './well-formed.ts';

/** An element whose children are found by local name, without regard to case. */
export interface XmlElement {
  /** In lower case, without a namespace prefix. */
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export type XmlProblem = 'empty' | 'webPage' | 'tooLarge' | 'hostile' | 'broken';

export type ParsedXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly problem: XmlProblem };

/** A User is about 2 kB, 200 reason codes about 60 kB. */
const MAX_LENGTH = 1_048_576;
/** Finesse's own documents are at most 6 deep. */
const MAX_DEPTH = 32;

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  removeNSPrefix: true,
  // Also switches on numeric references such as &#228;, which belong to XML itself.
  htmlEntities: true,
  maxNestedTags: MAX_DEPTH,
  transformTagName: (name) => name.toLowerCase(),
});

/** Never throws. */
export function parseXml(body: string): ParsedXml {
  const problem = (kind: XmlProblem): ParsedXml => ({ ok: false, problem: kind });
  if (body.length > MAX_LENGTH) return problem('tooLarge');
  const text = body.replace(/^\uFEFF/, '').trim();
  if (text === '') return problem('empty');
  if (/^<!doctype html|<html[\s>]/i.test(text.slice(0, 1_000))) return problem('webPage');
  // Before any parser sees it: Finesse never sends definitions, attackers do (entity expansion).
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text)) return problem('hostile');
  try {
    if (!isWellFormed(text)) return problem('broken');
    const [root] = elementsOf(parser.parse(text));
    return root ? { ok: true, root } : problem('broken');
  } catch {
    return problem('broken');
  }
}

/** The parser gives a text, an object of children, or a list of either where a name repeats. */
function elementsOf(content: unknown): readonly XmlElement[] {
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content)
    .filter(([name]) => name !== '#text')
    .flatMap(([name, value]: [string, unknown]) =>
      (Array.isArray(value) ? value : [value]).map((one: unknown) => toElement(name, one)),
    );
}

function toElement(name: string, content: unknown): XmlElement {
  if (typeof content === 'string') return { name, text: content.trim(), children: [] };
  const own = (content as { '#text'?: unknown } | null)?.['#text'];
  const text = typeof own === 'string' ? own.trim() : '';
  return { name, text, children: elementsOf(content) };
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  const wanted = name.toLowerCase();
  return element.children.filter((child) => child.name === wanted);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** The text of a child; empty when there is no such child. */
export function textOf(element: XmlElement, name: string): string {
  return childOf(element, name)?.text ?? '';
}
