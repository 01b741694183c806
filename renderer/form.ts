/** A part of the settings that the person edits, and several of them as one. */
import type { FieldProblem, SettingsSheet } from '../preload/sheets.ts';

/** A part of the settings in the form of the settings file; `null` takes a value back. */
export type Patch = Readonly<Record<string, unknown>>;

export interface Form {
  readonly root: HTMLElement;
  /** What changed; undefined when a field is wrong, which says so itself. */
  collect(): Patch | undefined;
  /** True when a field of this form has told it. */
  tell(problem: FieldProblem): boolean;
  /** What was typed is what is saved now. */
  settled(): void;
  discard(): void;
  readonly dirty: () => boolean;
}

export interface SettingsForm extends Form {
  show(sheet: SettingsSheet): void;
}

/** Several forms that are saved together. */
export function joined(root: HTMLElement, forms: readonly Form[]): Form {
  return {
    root,
    collect() {
      const patches = forms.map((form) => form.collect());
      const sound = patches.filter((patch) => patch !== undefined);
      return sound.length < patches.length ? undefined : sound.reduce(merged, {});
    },
    tell: (problem) => forms.some((form) => form.tell(problem)),
    settled: () => forms.forEach((form) => form.settled()),
    discard: () => forms.forEach((form) => form.discard()),
    dirty: () => forms.some((form) => form.dirty()),
  };
}

function merged(one: Patch, other: Patch): Patch {
  const both = Object.entries(other).map(([key, value]) => {
    const before = one[key];
    const nested = isPatch(before) && isPatch(value) ? merged(before, value) : value;
    return [key, nested] as const;
  });
  return { ...one, ...Object.fromEntries(both) };
}

function isPatch(value: unknown): value is Patch {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
