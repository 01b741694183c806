/** How much is measured in one run, and the one slow-down that can be planted on purpose. */

export interface Plan {
  readonly quick: boolean;
  /** Milliseconds that the Finesse simulator adds to each answer: proof that the bench sees what is slow. */
  readonly finesseLatencyMs: number;
}

/** `full` in a normal run, `quick` in a short one. */
export function pick(plan: Plan, full: number, quick: number): number {
  return plan.quick ? quick : full;
}
