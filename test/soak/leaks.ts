/** What must not be left over or grow: memory over the days, and timers, sockets and Webex devices at the end. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** In bytes, after everything that could be collected was. */
export function heapNow(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/**
 * The first day loads and compiles, and the later ones still compile some: heap snapshots three days
 * apart show more compiled code, and nothing of the app. Three connections a day that the SDK does not
 * let go of are more than this, and so is a kilobyte of each request.
 */
const GROWTH_PER_DAY = 700_000;

/** What a day adds, in bytes, by the least of the growth over any stretch of half the days. */
export function growthPerDay(days: readonly number[]): number | undefined {
  const warm = days.slice(1);
  if (warm.length < 4) return undefined;
  const half = Math.floor(warm.length / 2);
  const early = Math.min(...warm.slice(0, half));
  const late = Math.min(...warm.slice(-half));
  return (late - early) / (warm.length - half);
}

export function heapProblem(days: readonly number[]): string | undefined {
  const growth = growthPerDay(days);
  if (growth === undefined || growth <= GROWTH_PER_DAY) return undefined;
  return `the heap grows by ${String(Math.round(growth / 1_000))} kB a day`;
}

/** Sockets and servers of this process, by Node's own list; its standard streams are none. */
export function openHandles(): readonly string[] {
  const kinds = /^(TCP|TLS|Pipe|UDP|GetAddrInfo|FSReq|HTTP)/;
  return process
    .getActiveResourcesInfo()
    .filter((kind) => kinds.test(kind) && !kind.startsWith('Pipe'));
}
