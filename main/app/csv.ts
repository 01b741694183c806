/** The history as a table (RFC 4180) that no spreadsheet takes for formulas. */
import type { HistoryLine } from '../../preload/sheets.ts';

const COLUMNS = [
  'at',
  'event',
  'sentence',
  'reason',
  'intent',
  'state',
  'label',
  'result',
] as const;

/** The mark in front tells Excel that the letters are UTF-8. */
export function csvOf(lines: readonly HistoryLine[]): string {
  const rows = lines.map((line) => COLUMNS.map((column) => cell(line[column])).join(','));
  return `\uFEFF${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

function cell(value: unknown): string {
  const text = defused(textOf(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A reason label may come from elsewhere, and a cell that begins like this would be computed (OWASP, "CSV Injection"). */
function defused(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
