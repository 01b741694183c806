/** Figures as one aligned Markdown table. */
import { isMet, summaryOf, type Figure, type Target } from './figure.ts';

const HEAD = ['Figure', 'Result (median, p95 or spread)', 'Target', 'met?'];
/** With fewer runs than this, a 95th percentile is only another word for the worst one. */
const ENOUGH_FOR_P95 = 20;

export function tableOf(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const [head = '', ...body] = rows.map((row) => line(row, widths));
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [head, rule, ...body].join('\n');
}

function line(row: readonly string[], widths: readonly number[]): string {
  return `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
}

function rowOf(figure: Figure): readonly string[] {
  const met = isMet(figure);
  const verdict = met === undefined ? '–' : met ? 'yes' : 'NO';
  return [figure.name, resultOf(figure), targetOf(figure), verdict];
}

function resultOf({ detail, samples, unit }: Figure): string {
  const { max, median, min, p95, runs } = summaryOf(samples);
  const spread =
    runs === 1
      ? ''
      : runs < ENOUGH_FOR_P95
        ? `, ${amount(min)} to ${amount(max)} (${runs} runs)`
        : `, p95 ${amount(p95)} (${runs} runs)`;
  return `${`${amount(median)} ${unit}`.trim()}${spread}${detail === undefined ? '' : `; ${detail}`}`;
}

function targetOf({ target, unit }: Figure): string {
  if (target === undefined) return '–';
  return `${`${sign(target)} ${amount(target.median)} ${unit}`.trim()}${
    target.p95 === undefined ? '' : `, p95 ≤ ${amount(target.p95)}`
  }`;
}

function sign({ is }: Target): string {
  return is === 'atMost' ? '≤' : '≥';
}

/** Three digits say all that a noisy measurement knows. */
function amount(value: number): string {
  const size = Math.abs(value);
  const digits = Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
