/** A form of plain texts, each at its place in the settings. */
import type { Settings } from '../main/core/settings.ts';
import { element } from './element.ts';
import { watchEdits } from './edits.ts';
import type { Field } from './fields.ts';
import type { Patch, SettingsForm } from './form.ts';
import { tellSource } from './locks.ts';
import type { Tools } from './page.ts';

export interface TextSetting {
  /** `area.name` in the settings. */
  readonly path: string;
  readonly field: Field<HTMLInputElement>;
  /** Its value in force. */
  readonly of: (settings: Settings) => string;
}

export function createTextForm(tools: Tools, settings: readonly TextSetting[]): SettingsForm {
  const edits = watchEdits(settings.map(({ field }) => field));
  let inForce: Settings | undefined;
  const fill = () => {
    for (const { field, of } of settings) {
      if (!edits.has(field)) field.control.value = inForce ? of(inForce) : '';
    }
  };
  return {
    root: element('div', { class: 'form' }, ...settings.map(({ field }) => field.root)),
    show(sheet) {
      inForce = sheet.settings;
      for (const { field, path } of settings) tellSource(tools.say, sheet, path, field);
      fill();
    },
    collect: () =>
      settings
        .filter(({ field }) => edits.has(field))
        .reduce((patch, one) => withText(patch, one.path, written(one)), {}),
    tell({ message, path }) {
      const one = settings.find((setting) => setting.path === path);
      one?.field.problem(`${message}.`);
      return one !== undefined;
    },
    settled: () => edits.forget(),
    discard() {
      edits.forget();
      fill();
    },
    dirty: () => edits.any(),
  };
}

const written = ({ field }: TextSetting) => field.control.value.trim();

/** An empty text takes the value back. */
function withText(patch: Patch, path: string, text: string): Patch {
  const [area = '', name = ''] = path.split('.');
  return { ...patch, [area]: { ...(patch[area] as Patch | undefined), [name]: text || null } };
}
