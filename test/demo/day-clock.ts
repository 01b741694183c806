/** The time of the played day: real seconds within a scene, jumps between scenes, and the app's own times moved along. */

export interface DayClock {
  /** From now on it is `time`, such as `09:00`; undefined for the time that the machine shows. */
  begin(time: string | undefined): void;
  /** As `09:00:07`. `at` is real, in milliseconds since 1970. */
  face(at: number): string;
  /** The app speaks of real times, said at `at`; here they become times of this day. */
  moved(sentence: string, at: number): string;
}

interface Scene {
  readonly realStart: number;
  /** What to add to a real time. */
  readonly shift: number;
}

const HALF_DAY_MS = 12 * 3_600_000;

export function createDayClock(now: () => number = Date.now): DayClock {
  const scenes: Scene[] = [];
  const shiftAt = (at: number) =>
    scenes.findLast(({ realStart }) => realStart <= at)?.shift ?? scenes[0]?.shift ?? 0;
  const face = (at: number) => faceOf(at + shiftAt(at));
  return {
    begin: (time) => {
      const realStart = now();
      // Whole seconds, so that times which were cut to the second stay in step.
      const second = Math.floor(realStart / 1_000) * 1_000;
      const shift = time === undefined ? 0 : onDayOf(second, `${time}:00`) - second;
      scenes.push({ realStart: second, shift });
    },
    face,
    moved: (sentence, at) =>
      sentence.replace(/\b\d\d:\d\d:\d\d\b/g, (shown) => face(nearest(shown, at))),
  };
}

function onDayOf(at: number, face: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = face.split(':').map(Number);
  return new Date(at).setHours(hours, minutes, seconds, 0);
}

/** The app shows no date: around midnight the nearest such time is meant. */
function nearest(face: string, at: number): number {
  const same = onDayOf(at, face);
  if (same - at > HALF_DAY_MS) return same - 2 * HALF_DAY_MS;
  if (at - same > HALF_DAY_MS) return same + 2 * HALF_DAY_MS;
  return same;
}

function faceOf(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}
