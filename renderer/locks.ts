/** Who set a value, told at its field; what the organization enforces is not to be changed. */
import type { Say } from '../main/core/language/speaker.ts';
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

export function lockWords(words: Say, sheet: SettingsSheet, path: string, field: Field): void {
  const source = sourceOf(sheet, path);
  field.lock(source === 'organization' ? words('window.byOrganization') : '');
}
