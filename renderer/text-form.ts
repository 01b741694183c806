/** A form of plain texts, each at its place in the settings. */
import type { Settings } from '../main/core/settings.ts';
import { element } from './element.ts';
import type { Field } from './fields.ts';
import type { Patch, SettingsForm } from './form.ts';
import { lockWords } from './locks.ts';
import type { Tools } from './page.ts';

export interface TextSetting {
  /** `area.name` in the settings. */
  readonly path: string;
  readonly field: Field<HTMLInputElement>;
  /** Its value in force. */
  readonly of: (settings: Settings) => string;
  /** What is wrong with what was written, in words; empty: nothing. */
  readonly wrong?: (written: string) => string;
}

export function createTextForm(tools: Tools, settings: readonly TextSetting[]): SettingsForm {
  const edited = new Set<TextSetting>();
  let inForce: Settings | undefined;
  const fill = () => {
    for (const one of settings) {
      if (!edited.has(one)) one.field.control.value = inForce ? one.of(inForce) : '';
    }
  };
  for (const one of settings) {
    one.field.control.addEventListener('input', () => {
      edited.add(one);
      one.field.problem('');
    });
  }
  return {
    root: element('div', { class: 'form' }, ...settings.map(({ field }) => field.root)),
    show(sheet) {
      inForce = sheet.settings;
      for (const { field, path } of settings) lockWords(tools.say, sheet, path, field);
      fill();
    },
    collect() {
      const problems = settings.map((one) => {
        const words = one.field.control.disabled ? '' : (one.wrong?.(written(one)) ?? '');
        one.field.problem(words);
        return words;
      });
      if (problems.some((words) => words !== '')) return undefined;
      return [...edited].reduce((patch, one) => withText(patch, one.path, written(one)), {});
    },
    tell({ message, path }) {
      const one = settings.find((setting) => setting.path === path);
      one?.field.problem(`${message}.`);
      return one !== undefined;
    },
    settled: () => edited.clear(),
    discard() {
      edited.clear();
      for (const { field } of settings) field.problem('');
      fill();
    },
    dirty: () => edited.size > 0,
  };
}

const written = ({ field }: TextSetting) => field.control.value.trim();

/** An empty text takes the value back. */
function withText(patch: Patch, path: string, text: string): Patch {
  const [area = '', name = ''] = path.split('.');
  return { ...patch, [area]: { ...(patch[area] as Patch | undefined), [name]: text || null } };
}
