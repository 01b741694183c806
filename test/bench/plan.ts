/** How much is measured in one run, and the slow-downs that can be planted on purpose. */

export const PLANTS = ['slow-put', 'extra-poll'] as const;
export type Plant = (typeof PLANTS)[number];

export interface Plan {
  readonly quick: boolean;
  /** Milliseconds that the Finesse simulator adds to each answer: proof that the bench sees what is slow. */
  readonly finesseLatencyMs: number;
  /** `slow-put`: each PUT leaves 50 ms later. `extra-poll`: Finesse is read every second. */
  readonly plants: readonly Plant[];
}

export const SLOW_PUT_MS = 50;

/** What a planted poll puts into the settings of Finesse. */
export function plantedSettings({ plants }: Plan): Readonly<Record<string, unknown>> {
  return plants.includes('extra-poll') ? { idlePollMs: 1_000 } : {};
}

/** `full` in a normal run, `quick` in a short one. */
export function pick(plan: Plan, full: number, quick: number): number {
  return plan.quick ? quick : full;
}
