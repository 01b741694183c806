/** What one agent costs Webex, in requests an hour: the shipped host with the real SDK, with its time sped up. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedRequest } from '../simulators/webex/simulator.ts';
import type { Figure } from './figure.ts';
import type { Plan } from './plan.ts';
import { liveReached, settledIn, withRig } from './rig.ts';

const FACTOR = 60;
const MINUTE_MS = 60_000;
/** Four renewals of the device, the rarest thing. */
const MINUTES = 68;
/** The typical day has fourteen causes in eight hours; each begins and ends. */
const CHANGE_EVERY_MS = 17 * MINUTE_MS;

export async function webexTraffic(plan: Plan): Promise<readonly Figure[]> {
  return withRig(plan, async (rig) => {
    const { webex } = rig;
    const host = await rig.startHost({ realtime: true, timeFactor: FACTOR });
    await settledIn(host);
    await liveReached(rig, 1);
    const atStart = webex.requests.splice(0).length;
    let meeting = false;
    const changes = setInterval(() => {
      meeting = !meeting;
      webex.setPresence(meeting ? 'meeting' : 'active', { meetingType: 'online' });
    }, CHANGE_EVERY_MS / FACTOR);
    await pause((MINUTES * MINUTE_MS) / FACTOR);
    clearInterval(changes);
    const requests = webex.requests.splice(0);
    return [
      {
        id: 'traffic-webex-live',
        name: 'Webex requests per agent-hour, live',
        unit: '/h',
        samples: [(requests.length * 60) / MINUTES],
        target: { is: 'atMost', median: 20 },
        detail:
          `in ${MINUTES} min of the shipped host at ${FACTOR} times its speed: ${kindsOf(requests)}; ` +
          `${atStart} more at its start`,
      },
    ];
  });
}

/** By the last word of the path that names a kind of thing. */
function kindsOf(requests: readonly RecordedRequest[]): string {
  const kinds = new Map<string, number>();
  for (const { method, path, status } of requests) {
    const words = path.split('/').filter((word) => /^[a-z]+$/i.test(word));
    const kind = `${method} ${words.at(-1) ?? path}${status < 400 ? '' : ` (${status})`}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
}
