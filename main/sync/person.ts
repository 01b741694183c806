/** What the person asks for in the window, the tray or a test, as the engine hears it. */
import type { Outcome } from '../core/outcome.ts';
import type { Mode } from '../core/settings.ts';
import { MINUTE_MS, type Instant } from '../core/time.ts';
import type { Happening } from './runner.ts';

/** `hear` fails where no engine is there to hear it; `now` is the engine's steady clock; `tomorrow` the next morning on it. */
export function personCalls(
  hear: (happening: Happening) => Outcome<undefined>,
  now: () => Instant,
  tomorrow: () => Instant,
) {
  const heard = (happening: Happening): Promise<Outcome<undefined>> =>
    Promise.resolve(hear(happening));
  return {
    /** Minutes from now, until tomorrow morning, or until the person resumes. */
    pause(length: number | 'tomorrow' | 'resumed') {
      if (length === 'resumed') return heard({ type: 'paused', until: Infinity });
      if (length === 'tomorrow') return heard({ type: 'paused', until: tomorrow() });
      return heard({ type: 'paused', until: now() + length * MINUTE_MS });
    },
    resume: () => heard({ type: 'resumed' }),
    setMode: (mode: Mode) => heard({ type: 'modeChosen', mode }),
    observeToday: () => heard({ type: 'modeChosen', mode: 'observe', until: tomorrow() }),
    look: () => heard({ type: 'looked' }),
    stayNotReady: () => heard({ type: 'stayChosen' }),
    readyNow: () => heard({ type: 'readyChosen' }),
    delayReady: (minutes: number) => heard({ type: 'delayChosen', delayMs: minutes * MINUTE_MS }),
    answer: (question: number, answer: 'yes' | 'no') =>
      heard({ type: 'answered', question, answer }),
  };
}
