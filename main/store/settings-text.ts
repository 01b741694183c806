/** The settings as the person wrote them: read with comments, changed in place so that comments stay. */
import {
  applyEdits,
  modify,
  parse,
  printParseErrorCode,
  type FormattingOptions,
  type ParseError,
} from 'jsonc-parser';

export type ReadText =
  | { readonly ok: true; readonly value: unknown }
  /** Line, column and kind of the first mistake. */
  | { readonly ok: false; readonly problem: string };

export function readSettingsText(text: string): ReadText {
  // What UTF-16 becomes when it is read as UTF-8: PowerShell 5 writes it with `>` and `Out-File`.
  if (text.includes('\u0000')) return { ok: false, problem: 'expected UTF-8; save it as such' };
  const json = withoutMark(text);
  const errors: ParseError[] = [];
  const value: unknown = parse(json, errors, { allowTrailingComma: true });
  const first = errors[0];
  return first ? { ok: false, problem: torn(json, first) } : { ok: true, value };
}

export interface Change {
  readonly path: readonly string[];
  /** Undefined takes it away. */
  readonly value: unknown;
}

/** `text` must have been read without a mistake, and hold an object. */
export function changeSettingsText(text: string, changes: readonly Change[]): string {
  const json = withoutMark(text);
  const formattingOptions: FormattingOptions = {
    insertSpaces: true,
    tabSize: 2,
    eol: json.includes('\r\n') ? '\r\n' : '\n',
  };
  return changes.reduce(
    (sofar, { path, value }) =>
      applyEdits(sofar, modify(sofar, [...path], value, { formattingOptions })),
    json,
  );
}

/** Windows editors and PowerShell put a byte order mark in front. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

function torn(json: string, { error, offset }: ParseError): string {
  const before = json.slice(0, offset).split('\n');
  const line = String(before.length);
  const column = String((before.at(-1)?.length ?? 0) + 1);
  return `not valid JSON at line ${line}, column ${column} (${printParseErrorCode(error)})`;
}
