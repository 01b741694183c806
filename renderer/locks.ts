/** Who set a value, told at its field; what the organization enforces is not to be changed. */
import type { PlainKey, Say } from '../main/core/language/speaker.ts';
import type { SettingSource, SettingsSheet } from '../preload/sheets.ts';
import type { Field } from './fields.ts';

/** A word about a whole is a word about each of its parts. */
export function sourceOf({ sources }: Pick<SettingsSheet, 'sources'>, path: string): SettingSource {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const source = sources[parts.slice(0, length).join('.')];
    if (source) return source;
  }
  return 'builtIn';
}

/** The organization has decided it, or a part of it. */
export function isLocked(sheet: Pick<SettingsSheet, 'sources'>, path: string): boolean {
  const parts = Object.keys(sheet.sources).filter((one) => one.startsWith(`${path}.`));
  return [path, ...parts].some((one) => sourceOf(sheet, one) === 'organization');
}

const TOLD = {
  builtIn: undefined,
  person: undefined,
  organizationDefault: 'window.organizationDefault',
  organization: 'window.byOrganization',
} as const satisfies Readonly<Record<SettingSource, PlainKey | undefined>>;

export function tellSource(words: Say, sheet: SettingsSheet, path: string, field: Field): void {
  const source = sourceOf(sheet, path);
  const told = TOLD[source];
  field.source(told ? words(told) : '', source === 'organization');
}
