/** Tells whether an XML text is whole: one root, and every start tag with its end tag, in one pass. */

/** What is skipped as one piece. The order matters: a comment also begins with `<!`. */
const PIECES: readonly (readonly [opening: string, closing: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/**
 * The parser forgives missing end tags, so a cut-off answer would pass for a whole one; its own
 * validator is deprecated. Attributes that contain `>` count as broken: Finesse sends none.
 */
export function isWellFormed(text: string): boolean {
  const open: string[] = [];
  let roots = 0;
  let at = 0;
  for (;;) {
    const start = text.indexOf('<', at);
    const between = text.slice(at, start < 0 ? text.length : start);
    if (open.length === 0 && between.trim() !== '') return false;
    if (start < 0) return open.length === 0 && roots === 1;
    const piece = pieceAt(text, start);
    if (!piece) return false;
    at = piece.end;
    if (piece.kind === 'start' && open.length === 0) roots += 1;
    if (piece.kind === 'start' && !piece.empty) open.push(piece.name);
    if (piece.kind === 'end' && open.pop() !== piece.name) return false;
  }
}

type Piece =
  | { readonly kind: 'other'; readonly end: number }
  | { readonly kind: 'end'; readonly end: number; readonly name: string }
  | {
      readonly kind: 'start';
      readonly end: number;
      readonly name: string;
      readonly empty: boolean;
    };

function pieceAt(text: string, start: number): Piece | undefined {
  for (const [opening, closing] of PIECES) {
    if (!text.startsWith(opening, start)) continue;
    const found = text.indexOf(closing, start + opening.length);
    return found < 0 ? undefined : { kind: 'other', end: found + closing.length };
  }
  const close = text.indexOf('>', start);
  if (close < 0) return undefined;
  const parts = /^(\/?)([^\s<>/!?]+)(\s[^<]*?)?(\/?)$/.exec(text.slice(start + 1, close));
  if (!parts) return undefined;
  const [, slash, name = '', , empty] = parts;
  const end = close + 1;
  if (slash === '/') return { kind: 'end', end, name };
  return { kind: 'start', end, name, empty: empty === '/' };
}
