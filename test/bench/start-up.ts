/** From the start of the headless host's process to its first decision. */
import type { Figure } from './figure.ts';
import type { TimedLine } from './host.ts';
import { pick, type Plan } from './plan.ts';
import { liveReached, settledIn, withRig, type Rig } from './rig.ts';

interface Start {
  readonly decidedMs: number;
  /** Both sides read, reason codes known. */
  readonly settledMs: number;
  readonly liveMs: number | undefined;
}

export async function startUp(plan: Plan): Promise<readonly Figure[]> {
  const { live, rest } = await withRig(plan, async (rig) => {
    // The first start only fills the disk's cache and warms the simulators.
    await startOnce(rig, true);
    const starts = { rest: [] as Start[], live: [] as Start[] };
    for (let n = 0; n < pick(plan, 7, 3); n += 1) {
      starts.rest.push(await startOnce(rig, false));
      starts.live.push(await startOnce(rig, true));
    }
    return starts;
  });
  const seconds = (starts: readonly Start[], of: (start: Start) => number | undefined) =>
    starts.map((start) => (of(start) ?? NaN) / 1_000);
  const target = { is: 'atMost', median: 1 } as const;
  const unit = 's';
  return [
    {
      id: 'start-rest',
      name: 'headless start → first decision, REST only',
      unit,
      samples: seconds(rest, ({ decidedMs }) => decidedMs),
      target,
    },
    {
      id: 'start-live',
      name: 'headless start → first decision, live',
      unit,
      samples: seconds(live, ({ decidedMs }) => decidedMs),
      target,
    },
    {
      id: 'start-live-settled',
      name: '… until both sides are read, live',
      unit,
      samples: seconds(live, ({ settledMs }) => settledMs),
      target: undefined,
    },
    {
      id: 'start-live-subscribed',
      name: '… until Webex pushes to it',
      unit,
      samples: seconds(live, ({ liveMs }) => liveMs),
      target: undefined,
    },
  ];
}

async function startOnce(rig: Rig, realtime: boolean): Promise<Start> {
  const host = await rig.startHost({ realtime });
  const since = ({ heardAt }: TimedLine) => heardAt - host.spawnedAt;
  const live = realtime
    ? liveReached(rig, 1).then(() => performance.now() - host.spawnedAt)
    : undefined;
  const first = await host.waitFor('a decision', isDecision);
  // The first decision may already be the settled one.
  const settledMs =
    first.line['reason'] === 'allClear' ? since(first) : await settledIn(host).then(since);
  const liveMs = await live;
  await host.stop();
  return { decidedMs: since(first), settledMs, liveMs };
}

function isDecision({ event, reason }: Readonly<Record<string, unknown>>): boolean {
  return event === 'decision' && reason !== 'finesseNotReadYet';
}
