/** How fast the day is played: the app's own settings, shortened, and the time that a reader needs. */
import type { World } from '../simulators/control/world.ts';

export interface Pace {
  /** How long a presence must last before the app acts, in milliseconds. */
  readonly dwellMs: number;
  /** How long the app counts down before Ready, in milliseconds. */
  readonly returnAfterMs: number;
  /** How often the app looks at Finesse when nothing is going on, in milliseconds. */
  readonly lookEveryMs: number;
  readonly ctiDelayMs: readonly [number, number];
  /** Before each step, so that a person can read the one before. */
  readonly beatMs: number;
  /** The first step waits this long for the app to start and to reach both sides. */
  readonly startWithinMs: number;
  /** A step that has not come out by then came out differently. */
  readonly deadlineMs: number;
}

export const FAST: Pace = {
  dwellMs: 100,
  returnAfterMs: 200,
  lookEveryMs: 120,
  ctiDelayMs: [10, 60],
  beatMs: 0,
  startWithinMs: 15_000,
  deadlineMs: 8_000,
};

export const WATCHABLE: Pace = {
  dwellMs: 1_500,
  returnAfterMs: 3_000,
  lookEveryMs: 800,
  ctiDelayMs: [50, 600],
  beatMs: 650,
  startWithinMs: 20_000,
  deadlineMs: 20_000,
};

/** A day within minutes changes the state more often than any real one: the limit is lifted. */
const CHANGES_PER_10_MIN = 60;

export function settingsFor(world: World, pace: Pace): Readonly<Record<string, unknown>> {
  const { agent, finesse, webex } = world;
  const { dwellMs: enterAfterMs, lookEveryMs, returnAfterMs } = pace;
  return {
    version: 1,
    mode: 'auto',
    webex: {
      clientId: webex.clientId,
      apiUrl: webex.apiUrl,
      discoveryUrl: webex.discoveryUrl,
      reconcileMs: 5_000,
    },
    finesse: {
      nodes: finesse.urls,
      user: agent.loginId,
      idlePollMs: lookEveryMs,
      activePollMs: lookEveryMs,
    },
    rules: {
      DoNotDisturb: { enterAfterMs },
      call: { enterAfterMs },
      meeting: { enterAfterMs },
      presenting: { enterAfterMs },
      unknown: { enterAfterMs: 2 * enterAfterMs },
      busy: { enterAfterMs: 2 * enterAfterMs },
    },
    returnToReady: { afterMs: returnAfterMs },
    limits: { changesPer10Min: CHANGES_PER_10_MIN },
  };
}
