/** One examination at a time, told step by step. */
import type { Say } from '../core/language/speaker.ts';
import { failed, success, type Outcome } from '../core/outcome.ts';
import type { Settings } from '../core/settings.ts';
import type { Diagnosis, DiagnosisStep } from '../../preload/sheets.ts';
import type { Doctor } from './ports.ts';

export interface DiagnosisOptions {
  readonly doctor: Doctor | undefined;
  readonly settings: () => Settings | undefined;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
  readonly say: Say;
}

export function createDiagnosis({ doctor, onBug, onChange, say, settings }: DiagnosisOptions) {
  let current: Diagnosis = { running: false, steps: [] };
  const show = (next: Partial<Diagnosis>) => {
    current = { ...current, ...next };
    onChange();
  };
  const told = (step: DiagnosisStep) => {
    const { steps } = current;
    const known = steps.some(({ name }) => name === step.name);
    show({
      steps: known ? steps.map((one) => (one.name === step.name ? step : one)) : [...steps, step],
    });
  };
  return {
    current: () => current,
    /** Begins; the one that is running goes on. */
    begin(): Outcome<undefined> {
      if (!doctor) return failed('refused', say('trouble.noDoctor'));
      if (current.running) return success(undefined);
      show({ running: true, steps: [] });
      doctor
        .run(told, { settings: settings() })
        .catch(onBug)
        .finally(() => show({ running: false }));
      return success(undefined);
    },
  };
}
