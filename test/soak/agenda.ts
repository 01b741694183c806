/** What has been agreed for later: the ends of faults, and what people do about them. */
import type { Stage } from './stage.ts';

export interface Agenda {
  after(ms: number, deed: () => unknown): void;
  /** When the next is due; undefined when none is. */
  next(): number | undefined;
  /** Does everything that is due. */
  run(): Promise<void>;
  /** Does everything at once, in its order. */
  finish(): Promise<void>;
}

export function createAgenda(now: () => number): Agenda {
  let items: readonly { readonly at: number; readonly deed: () => unknown }[] = [];
  const runUntil = async (at: number) => {
    const due = items.filter((item) => item.at <= at).sort((a, b) => a.at - b.at);
    items = items.filter((item) => item.at > at);
    for (const { deed } of due) await deed();
  };
  return {
    after: (ms, deed) => {
      items = [...items, { at: now() + ms, deed }];
    },
    next: () => (items.length === 0 ? undefined : Math.min(...items.map(({ at }) => at))),
    run: () => runUntil(now()),
    finish: async () => {
      while (items.length > 0) await runUntil(Infinity);
    },
  };
}

/** What the person chose last still holds, as in the tray app. */
export function startApp({ computer, known, tally, time }: Stage): void {
  if (computer.app) return;
  tally.starts += 1;
  const { modes: mode, pausedUntil } = known;
  const left = pausedUntil === undefined ? 0 : pausedUntil - time.outside.now();
  computer.start({ mode, pauseLeftMs: left > 0 ? left : undefined });
}
