/** The tables of the administrator's guide that the code knows better than a person does. */
import { PRESENCE_STATUSES } from '../main/core/presence.ts';
import { DEFAULT_RULES } from '../main/core/rules.ts';
import type { PolicyField } from '../main/store/policy-fields.ts';
import { templatePolicies, wordsFor } from './generate-policies.ts';
import { ENGLISH } from './generate-words-en.ts';

/** By the name in the marks `<!-- generated: … -->` and `<!-- /generated -->` around them. */
export const GUIDE_TABLES: Readonly<Record<string, () => string>> = {
  settings: settingsTable,
  rules: rulesTable,
};

/** Throws where a table has no place in `guide`, or a place no table. */
export function withTables(guide: string): string {
  const missing = new Set(Object.keys(GUIDE_TABLES));
  const text = guide.replace(
    /(<!-- generated: (\S+) -->\n)[^]*?(<!-- \/generated -->)/g,
    (_whole, open: string, name: string, close: string) => {
      const table = GUIDE_TABLES[name];
      if (!table) throw new Error(`the guide asks for a table "${name}" that nobody writes`);
      missing.delete(name);
      return `${open}\n${table()}\n\n${close}`;
    },
  );
  if (missing.size > 0) throw new Error(`the guide has no place for: ${[...missing].join(', ')}`);
  return text;
}

function settingsTable(): string {
  const rows = templatePolicies()
    .filter(({ name }) => !name.startsWith('rules.') && name !== 'mode.directions')
    .flatMap((policy) =>
      policy.fields.map((field) =>
        row(
          `\`${field.path}\``,
          valuesOf(field),
          builtIn(field),
          wordsFor(policy, ENGLISH).explain,
        ),
      ),
    );
  return [row('Setting', 'Value', 'Built in', 'Meaning'), row('-', '-', '-', '-'), ...rows].join(
    '\n',
  );
}

function valuesOf(field: PolicyField): string {
  switch (field.kind) {
    case 'flag':
      return '`true` or `false`';
    case 'number':
      return `${field.min} to ${field.max}`;
    case 'choice':
      return field.choices.map((one) => `\`${one}\``).join(', ');
    case 'list':
      return `list, at most ${field.maxItems}`;
    case 'text':
      return `text, at most ${field.maxLength}`;
  }
}

function builtIn({ builtIn: value }: PolicyField): string {
  if (value === undefined || String(value) === '') return '–';
  return Array.isArray(value)
    ? value.map((one) => `\`${String(one)}\``).join(' ')
    : `\`${String(value)}\``;
}

function rulesTable(): string {
  const rows = PRESENCE_STATUSES.map((status) => {
    const { action, enterAfterMs, reason } = DEFAULT_RULES[status];
    const label = reason === '' ? '–' : reason;
    return row(
      `\`rules.${status}\``,
      `\`${action}\``,
      label,
      enterAfterMs === undefined ? '–' : String(enterAfterMs),
    );
  });
  return [
    row('Rule', '`action`', '`reason`', '`enterAfterMs`'),
    row('-', '-', '-', '-'),
    ...rows,
  ].join('\n');
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
