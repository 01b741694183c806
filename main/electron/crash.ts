/** After an error that nobody caught nothing can be relied on: start again once, and after a second one stay down. */
import type { Say } from '../core/language/speaker.ts';
import { MINUTE_MS } from '../core/time.ts';
import type { Desktop } from './desktop.ts';

/** Tells the next start that this one failed, and when, in milliseconds since 1970. */
const AFTER_CRASH = '--after-crash=';
const SOON_MS = 10 * MINUTE_MS;

export interface CrashOptions {
  readonly desktop: Pick<Desktop, 'app' | 'dialog'>;
  readonly args: readonly string[];
  readonly now: () => number;
  /** Asked for only when there is something to say. */
  readonly say: () => Say;
  /** Writes it down; the error's own words may hold what must not be told. */
  readonly onCrash: (error: unknown) => void;
}

/** What to do with an error that nobody caught. */
export function crashHandler({ args, desktop, now, onCrash, say }: CrashOptions) {
  let done = false;
  return (error: unknown): void => {
    if (done) return;
    done = true;
    try {
      onCrash(error);
    } catch {
      // It must end in any case.
    }
    const { app, dialog } = desktop;
    const last = lastCrash(args);
    if (last !== undefined && now() - last < SOON_MS) {
      const words = say();
      dialog.showErrorBox(words('crash.title'), words('crash.body'));
    } else {
      const kept = args.filter((argument) => !argument.startsWith(AFTER_CRASH));
      app.relaunch({ args: [...kept, `${AFTER_CRASH}${String(now())}`] });
    }
    // Changes nothing in Finesse: what is ours is only offered after the start.
    app.exit(1);
  };
}

/** When the run before this one failed; undefined where it did not. */
export function lastCrash(args: readonly string[]): number | undefined {
  const found = args.find((argument) => argument.startsWith(AFTER_CRASH));
  const at = Number(found?.slice(AFTER_CRASH.length));
  return found !== undefined && Number.isSafeInteger(at) ? at : undefined;
}
