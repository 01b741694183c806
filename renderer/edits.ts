/** Which fields the person has touched: what is told from outside never overwrites those. */
import type { Field } from './fields.ts';

export interface Edits {
  has(field: Field): boolean;
  any(): boolean;
  /** What was typed is saved, or given up. */
  forget(): void;
}

export function watchEdits(fields: readonly Field[], onEdit?: () => void): Edits {
  const edited = new Set<Field>();
  for (const field of fields) {
    field.control.addEventListener('input', () => {
      edited.add(field);
      field.problem('');
      onEdit?.();
    });
  }
  return {
    has: (field) => edited.has(field),
    any: () => edited.size > 0,
    forget() {
      edited.clear();
      for (const field of fields) field.problem('');
    },
  };
}
