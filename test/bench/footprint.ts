/** Memory and processor time of idle headless hosts with the settings that are shipped. */
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './figure.ts';
import type { Host } from './host.ts';
import { pick, type Plan } from './plan.ts';
import { liveReached, openRig, settledIn, type Rig } from './rig.ts';

interface Footprint {
  readonly rssMb: number;
  readonly cpuPercent: number;
}

/**
 * V8 tidies up once when a process has come to rest, some ten seconds later. That is not what idling
 * costs, so that hosts should be older than this when they are measured.
 */
const AT_REST_AFTER_MS = 25_000;

interface IdleHosts {
  readonly rest: readonly Host[];
  readonly live: readonly Host[];
}

export interface RestingHosts {
  /** Waits until they are old enough, measures them, and ends them. */
  measure(): Promise<readonly Figure[]>;
}

/** They come to rest while something else is measured. */
export async function startResting(plan: Plan): Promise<RestingHosts> {
  if (process.platform !== 'linux') throw new Error('memory and CPU are read from /proc on Linux');
  const rig = await openRig(plan);
  try {
    const hosts = await startHosts(rig, pick(plan, 3, 2));
    const startedAt = performance.now();
    return {
      measure: async () => {
        try {
          await pause(Math.max(0, startedAt + AT_REST_AFTER_MS - performance.now()));
          return await figuresOf(hosts, pick(plan, 60_000, 5_000));
        } finally {
          await rig.close();
        }
      },
    };
  } catch (error) {
    await rig.close();
    throw error;
  }
}

async function startHosts(rig: Rig, perKind: number): Promise<IdleHosts> {
  const start = (realtime: boolean) =>
    Promise.all(Array.from({ length: perKind }, () => rig.startHost({ realtime })));
  const hosts = { rest: await start(false), live: await start(true) };
  await Promise.all([...hosts.rest, ...hosts.live].map(settledIn));
  await liveReached(rig, perKind);
  return hosts;
}

/** All at once: they are idle, and a minute each would be a long time. */
async function figuresOf(hosts: IdleHosts, idleMs: number): Promise<readonly Figure[]> {
  const measureAll = (some: readonly Host[]) =>
    Promise.all(some.map((host) => measure(host, idleMs)));
  const [rest, live] = await Promise.all([measureAll(hosts.rest), measureAll(hosts.live)]);
  const window = `over ${idleMs / 1_000} s`;
  return [
    memory('rest', 'REST only', rest, 75),
    memory('live', 'live SDK connected', live, 110),
    processor('rest', `REST only, ${window}`, rest),
    processor('live', `live, ${window}`, live),
  ];
}

function memory(id: string, kind: string, prints: readonly Footprint[], median: number): Figure {
  return {
    id: `rss-${id}`,
    name: `headless RSS, ${kind}`,
    unit: 'MB',
    samples: prints.map(({ rssMb }) => rssMb),
    target: { is: 'atMost', median },
  };
}

function processor(id: string, kind: string, prints: readonly Footprint[]): Figure {
  return {
    id: `cpu-${id}`,
    name: `headless CPU while idle, ${kind}`,
    unit: '% of a core',
    samples: prints.map(({ cpuPercent }) => cpuPercent),
    target: { is: 'atMost', median: 0.1 },
  };
}

async function measure({ pid }: Host, idleMs: number): Promise<Footprint> {
  const from = performance.now();
  const before = await processorMs(pid);
  await pause(idleMs);
  const usedMs = (await processorMs(pid)) - before;
  const cpuPercent = (100 * usedMs) / (performance.now() - from);
  return { rssMb: await residentMb(pid), cpuPercent };
}

/** What a process holds in memory right now. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kib === undefined) throw new Error(`/proc/${pid}/status tells no VmRSS`);
  return (Number(kib) * 1_024) / 1e6;
}

/** Per thread and in nanoseconds; `stat` counts in steps of 10 ms, more than an idle host needs. */
async function processorMs(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const used = await Promise.all(
    threads.map(async (thread) => {
      const schedule = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8');
      return Number(schedule.split(' ')[0]) / 1e6;
    }),
  );
  return used.reduce((sum, ms) => sum + ms, 0);
}
