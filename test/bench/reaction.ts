/** From the moment at which Webex shows a meeting to the arrival of the PUT at Finesse. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './figure.ts';
import { within, type Host } from './host.ts';
import { pick, type Plan } from './plan.ts';
import { liveReached, settledIn, withRig, type Rig } from './rig.ts';

const POLL_MS = 200;
/** The highest limit that the settings allow; each round costs two. */
const CHANGES_PER_10_MIN = 100;
/** A host is replaced before its limit on changes could stop it. */
const MOST_ROUNDS = CHANGES_PER_10_MIN / 2 - 1;

const AT_ONCE = {
  rules: { meeting: { enterAfterMs: 0 } },
  returnToReady: { afterMs: 0 },
  limits: { changesPer10Min: CHANGES_PER_10_MIN },
};

export async function reactionLive(plan: Plan): Promise<readonly Figure[]> {
  const hosts = await samplesOf(plan, true, pick(plan, 3, 1), pick(plan, 35, 8));
  const name = 'presence push → PUT arrives, live';
  return [
    {
      id: 'reaction-live',
      name,
      unit: 'ms',
      samples: hosts.flat(),
      target: { is: 'atMost', median: 25, p95: 60 },
    },
    {
      id: 'reaction-live-first',
      name: '… the first push of a fresh process',
      unit: 'ms',
      samples: hosts.map(([first = NaN]) => first),
      target: undefined,
    },
  ];
}

export async function reactionByPoll(plan: Plan): Promise<readonly Figure[]> {
  const hosts = await samplesOf(plan, false, pick(plan, 2, 1), pick(plan, 35, 8));
  return [
    {
      id: 'reaction-poll',
      name: `the same, REST only (poll ${POLL_MS} ms)`,
      unit: 'ms',
      samples: hosts.flat(),
      target: { is: 'atMost', median: POLL_MS / 2 + 25 },
    },
  ];
}

/** The samples of each host in turn, each in a process of its own. */
async function samplesOf(
  plan: Plan,
  realtime: boolean,
  hosts: number,
  rounds: number,
): Promise<readonly (readonly number[])[]> {
  const all: (readonly number[])[] = [];
  for (let n = 0; n < hosts; n += 1) {
    all.push(await withRig(plan, (rig) => samplesOfHost(rig, realtime, rounds)));
  }
  return all;
}

async function samplesOfHost(rig: Rig, realtime: boolean, rounds: number): Promise<number[]> {
  const webex = realtime ? {} : { pollMs: POLL_MS };
  const host = await rig.startHost({ realtime, webex, more: AT_ONCE });
  await settledIn(host);
  if (realtime) await liveReached(rig, 1);
  const samples: number[] = [];
  const count = Math.min(rounds, MOST_ROUNDS);
  for (let round = 0; round < count; round += 1) {
    // Where between two polls the meeting begins decides nearly everything: each place once.
    if (!realtime) await nextPoll(rig);
    await pause(realtime ? 50 : ((round + 0.5) / count) * POLL_MS);
    samples.push(await meetingToPut(rig, host, realtime));
    await backToReady(rig, host);
  }
  return samples;
}

async function nextPoll({ webex }: Rig): Promise<void> {
  let end: () => void = () => undefined;
  const before = webex.requests.length;
  const polled = new Promise<void>((resolve) => {
    end = webex.onChange(() => {
      if (webex.requests.length > before) resolve();
    });
  });
  await within('a poll of Webex', polled).finally(() => end());
}

/** Both ends lie in this process, so that one clock measures both. */
async function meetingToPut(
  { finesse, webex }: Rig,
  host: Host,
  realtime: boolean,
): Promise<number> {
  let end: () => void = () => undefined;
  // The simulator tells of a request when it has read the body, before it waits for anything.
  const arrival = new Promise<number>((resolve) => {
    end = finesse.onRequest(({ body, method }) => {
      if (method === 'PUT' && body.includes('NOT_READY')) resolve(performance.now());
    });
  });
  const shownAt = performance.now();
  const reached = webex.setPresence('meeting', { meetingType: 'online' });
  if (realtime && reached !== 1) throw new Error(`the push reached ${reached} sockets, not one`);
  const arrivedAt = await within('the PUT', arrival).finally(() => end());
  await host.waitFor('Not Ready', writeDone('NOT_READY'));
  return arrivedAt - shownAt;
}

async function backToReady({ webex }: Rig, host: Host): Promise<void> {
  webex.setPresence('active');
  await host.waitFor('Ready', writeDone('READY'));
}

function writeDone(state: string) {
  return (line: Readonly<Record<string, unknown>>) =>
    line['event'] === 'write' && line['state'] === state && line['result'] === 'done';
}
