/** A site of 2,000 agents on a typical day, with real HTTP against one pair of Finesse nodes: who is right, and what it costs. */
import { openFleet, type Fleet } from '../fleet/fleet.ts';
import type { Phone } from '../simulators/finesse/phone.ts';
import type { Member } from '../fleet/member.ts';
import { SHIFT_MS, typicalDay, type Act, type CallStep, type TimedAct } from './agent-day.ts';
import type { Figure } from './figure.ts';
import { pick, type Plan } from './plan.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A part of the day that begins and ends with the agent Ready, at the desk, and nothing going on. */
interface Stretch {
  readonly acts: readonly TimedAct[];
  readonly begin: number;
  readonly end: number;
}

interface Played {
  readonly member: Member;
  readonly stretch: Stretch;
  readonly from: number;
  readonly until: number;
  /** What was not as the day expects it. */
  readonly wrong: string[];
}

/**
 * Eight hours of everybody would take long, so each agent plays one stretch of the day, and all
 * together they play the whole day many times. Of each stretch the mean counts.
 */
export async function fleetDay(plan: Plan): Promise<readonly Figure[]> {
  const agents = pick(plan, 2_000, 120);
  const fleet = await openFleet({ agents });
  try {
    await fleet.startAll(5 * MINUTE_MS);
    // Until everybody has read both sides and the reason codes.
    await fleet.clock.advance(MINUTE_MS);
    const begun = {
      at: fleet.clock.now(),
      wall: performance.now(),
      arrivals: fleet.arrivals.length,
    };
    const stretches = stretchesOf(typicalDay());
    const played = await playAll(fleet, stretches);
    const wallSeconds = (performance.now() - begun.wall) / 1_000;
    const sent = fleet.arrivals.length - begun.arrivals;
    const speed = (fleet.clock.now() - begun.at) / 1_000 / wallSeconds;
    return figuresOf(fleet, stretches, played, {
      sent,
      speed,
      perSecond: sent / wallSeconds,
    });
  } finally {
    await fleet.stop();
  }
}

function stretchesOf(acts: readonly TimedAct[]): readonly Stretch[] {
  const cuts = acts.flatMap(({ act }, index) =>
    act.kind === 'expect' && act.state === 'READY' ? [index] : [],
  );
  return [0, ...cuts].map((first, index) => {
    const next = cuts[index];
    const begin = index === 0 ? 0 : (acts[first]?.at ?? 0);
    const end = (next === undefined ? undefined : acts[next]?.at) ?? SHIFT_MS;
    // What the next one begins with is how this one must end.
    return { acts: acts.slice(first, next === undefined ? undefined : next + 1), begin, end };
  });
}

/** Not all in the same second. */
const BEGIN_WITHIN_MS = 2 * MINUTE_MS;

async function playAll(fleet: Fleet, stretches: readonly Stretch[]): Promise<readonly Played[]> {
  const { clock, members, random } = fleet;
  const played = members.flatMap((member, index): Played[] => {
    const stretch = stretches[index % stretches.length];
    if (!stretch) return [];
    const from = clock.now() + random() * BEGIN_WITHIN_MS;
    const until = from + stretch.end - stretch.begin;
    return [{ member, stretch, from, until, wrong: [] }];
  });
  for (const one of played) play(fleet, one);
  await clock.advance(Math.max(...played.map(({ until }) => until)) - clock.now() + MINUTE_MS);
  return played;
}

function play(fleet: Fleet, { from, member, stretch, wrong }: Played): void {
  for (const { act, at } of stretch.acts) {
    fleet.clock.wakeAt(from + at - stretch.begin, () => {
      try {
        const words = perform(fleet, member, act);
        if (words !== undefined) wrong.push(words);
      } catch (error) {
        wrong.push(error instanceof Error ? error.message : String(error));
      }
    });
  }
}

const PHONE = {
  ring: 'offer',
  answer: 'answer',
  hold: 'hold',
  retrieve: 'retrieve',
  hangUp: 'hangUp',
  endWrapUp: 'endWrapUp',
} as const satisfies Record<CallStep, keyof Phone>;

/** What is not as the day expects it, if anything. */
function perform({ finesse }: Fleet, member: Member, act: Act): string | undefined {
  const { loginId } = member;
  switch (act.kind) {
    case 'webexShows':
      member.webexShows(act.status);
      return undefined;
    case 'desk':
      member.desk(act.desk);
      return undefined;
    case 'chooses':
      if (act.state === 'READY') finesse.chooseReady(loginId);
      else finesse.chooseNotReady(loginId, act.label);
      return undefined;
    case 'call':
      finesse[PHONE[act.step]](loginId);
      return undefined;
    case 'expect': {
      const { state } = finesse.agent(loginId);
      return state === act.state ? undefined : `${state} instead of ${act.state} at ${act.when}`;
    }
  }
}

function figuresOf(
  { arrivals, bugs, finesse }: Fleet,
  stretches: readonly Stretch[],
  played: readonly Played[],
  run: { readonly sent: number; readonly speed: number; readonly perSecond: number },
): readonly Figure[] {
  const site = `${played.length.toLocaleString('en-US')} agents`;
  const wrong = played.flatMap((one) => [...one.wrong, ...unwell(one.member)]);
  const failed = arrivals.filter(({ status }) => status === undefined || status >= 400).length;
  const written = finesse.changes.filter(({ by }) => by === 'app').length;
  return [
    {
      id: 'fleet-wrong',
      name: `${site} on a typical day, one Finesse pair: agents in a wrong state, failed requests, errors`,
      unit: '',
      samples: [wrong.length + failed + bugs.length],
      target: { is: 'atMost', median: 0 },
      detail: `${written.toLocaleString('en-US')} changes of state by the app${wrong[0] === undefined ? '' : `; first: ${wrong[0]}`}`,
    },
    {
      id: 'fleet-traffic',
      name: '… Finesse requests per agent-hour, without the sign-in',
      unit: '/h',
      samples: [perAgentHour(arrivals, stretches, played)],
      target: { is: 'atMost', median: 75 },
      detail: `each agent plays one of ${stretches.length} stretches, together they play the whole day`,
    },
    {
      id: 'fleet-speed',
      name: '… how fast that ran, in one process with the simulator',
      unit: '× real time',
      samples: [run.speed],
      target: undefined,
      detail: `${run.sent.toLocaleString('en-US')} real HTTP requests, ${run.perSecond.toFixed(0)}/s`,
    },
  ];
}

function unwell({ loginId, runner }: Member): readonly string[] {
  const { finesse, ownership } = runner.state;
  const isWell = finesse.reading?.state === 'READY' && finesse.failures === 0 && !ownership;
  return isWell ? [] : [`${loginId} reads ${finesse.reading?.state ?? 'nothing'} at the end`];
}

/** The mean of each stretch, however many agents played it, added up to the day. */
function perAgentHour(
  arrivals: Fleet['arrivals'],
  stretches: readonly Stretch[],
  played: readonly Played[],
): number {
  const byLogin = new Map(played.map((one) => [one.member.loginId, one]));
  const requests = new Map<Stretch, number>();
  for (const { at, loginId } of arrivals) {
    const one = byLogin.get(loginId);
    if (!one || at < one.from || at >= one.until) continue;
    requests.set(one.stretch, (requests.get(one.stretch) ?? 0) + 1);
  }
  const day = stretches.reduce((sum, stretch) => {
    const players = played.filter((one) => one.stretch === stretch).length;
    return sum + (requests.get(stretch) ?? 0) / players;
  }, 0);
  return day / (SHIFT_MS / HOUR_MS);
}
