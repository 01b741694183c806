/** What the person asks for in the window, the tray or a test, as the engine hears it. */
import type { Mode } from '../core/settings.ts';
import { MINUTE_MS, type Instant } from '../core/time.ts';
import type { Happening } from './runner.ts';

/** `now` is the engine's steady clock. */
export function personCalls(hear: (happening: Happening) => void, now: () => Instant) {
  return {
    /** Minutes from now, or until the person resumes. */
    pause(length: number | 'resumed'): void {
      const until = length === 'resumed' ? Infinity : now() + length * MINUTE_MS;
      hear({ type: 'paused', until });
    },
    resume(): void {
      hear({ type: 'resumed' });
    },
    setMode(mode: Mode): void {
      hear({ type: 'modeChosen', mode });
    },
    look(): void {
      hear({ type: 'looked' });
    },
  };
}
