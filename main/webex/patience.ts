/** Waits that end with what was waited for, with a time, or because the person no longer wants it. */
import type { Clock } from '../sync/ports.ts';

export type Waited<T> =
  | { readonly kind: 'came'; readonly value: T }
  | { readonly kind: 'late' }
  | { readonly kind: 'cancelled' };

export interface Patience {
  readonly clock: Clock;
  /** Milliseconds. */
  readonly ms: number;
  readonly signal: AbortSignal;
}

export async function waitFor<T>(
  event: Promise<T>,
  { clock, ms, signal }: Patience,
): Promise<Waited<T>> {
  let end = (): void => undefined;
  const over = new Promise<Waited<T>>((resolve) => {
    const cancel = () => resolve({ kind: 'cancelled' });
    const stopClock = clock.wakeAt(clock.now() + ms, () => resolve({ kind: 'late' }));
    signal.addEventListener('abort', cancel);
    if (signal.aborted) cancel();
    end = () => {
      stopClock();
      signal.removeEventListener('abort', cancel);
    };
  });
  try {
    return await Promise.race([over, event.then((value) => ({ kind: 'came', value }) as const)]);
  } finally {
    end();
  }
}

/** True when the time has passed, false when the person no longer wants it. */
export async function pause(patience: Patience): Promise<boolean> {
  const never = new Promise<never>(() => undefined);
  return (await waitFor(never, patience)).kind === 'late';
}
