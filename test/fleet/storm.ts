/** A whole site through an outage and its end, over real HTTP: how hard everybody knocks, and who is well afterwards. */
import type { FinesseSimulator } from '../simulators/finesse/simulator.ts';
import { countedBy } from './arrivals.ts';
import { openFleet, type Fleet } from './fleet.ts';
import type { Member } from './member.ts';

export interface Trouble {
  readonly name: string;
  begin(finesse: FinesseSimulator): unknown;
  end(finesse: FinesseSimulator): unknown;
}

const PROXY_SAYS_503 = { status: 503, headers: { 'Content-Type': 'text/html' }, body: '<html/>' };

export const TROUBLES: readonly Trouble[] = [
  {
    name: 'both nodes down',
    begin: (finesse) => Promise.all([finesse.nodeDown(0), finesse.nodeDown(1)]),
    end: (finesse) => Promise.all([finesse.nodeUp(0), finesse.nodeUp(1)]),
  },
  {
    name: 'node A down',
    begin: (finesse) => finesse.nodeDown(0),
    end: (finesse) => finesse.nodeUp(0),
  },
  {
    name: 'OUT_OF_SERVICE',
    begin: ({ faults }) => {
      faults.outOfService = true;
    },
    end: ({ faults }) => {
      faults.outOfService = false;
    },
  },
  {
    name: '503 from a proxy before both',
    begin: ({ faults }) => faults.answerNext(Infinity, PROXY_SAYS_503),
    end: ({ faults }) => faults.clear(),
  },
];

export interface StormOptions {
  readonly agents: number;
  /** So many have another password from some moment on, of which the app does not know. */
  readonly changedPasswords: number;
  readonly troubles: readonly Trouble[];
  readonly lastsMs: number;
  readonly afterwardsMs: number;
  /** Everybody's app starts within this time, which is then also waited for. */
  readonly startsWithinMs: number;
}

export interface TroubleReport {
  readonly name: string;
  /** Requests sent in each second, from the beginning of the trouble on. */
  readonly sent: readonly number[];
  /** Those among them that anybody answered: a node that is down has no work with the others. */
  readonly reached: readonly number[];
  /** Of these the trouble itself took so many. */
  readonly troubleSeconds: number;
  /** Whoever is not as they should be at the end, and how they are. */
  readonly notWell: readonly string[];
}

export interface StormReport {
  readonly options: StormOptions;
  /** Requests in a second before the first trouble. */
  readonly usualPerSecond: number;
  readonly troubles: readonly TroubleReport[];
  readonly lockedOut: readonly string[];
  /** By the agents with another password: how many wrong tries each one made, at most. */
  readonly mostWrongTries: number;
  /** How many of them made one. */
  readonly silent: number;
  readonly bugs: readonly unknown[];
}

const MINUTE_MS = 60_000;
/** At least two looks of everybody. */
const USUAL_MS = 3 * MINUTE_MS;
/** In the last minutes of a trouble nothing changes any more, so that it is known how everybody should be. */
const CALM_MS = 2 * MINUTE_MS;
/** The typical day has fourteen causes in eight hours, and a quarter of it is spent in them. */
const MEAN_MS = { active: 26 * MINUTE_MS, meeting: 8 * MINUTE_MS };

export async function runStorm(
  options: StormOptions,
  onTrouble: (report: TroubleReport, usualPerSecond: number) => void = () => undefined,
): Promise<StormReport> {
  const fleet = await openFleet({ agents: options.agents });
  try {
    await fleet.startAll(options.startsWithinMs);
    const able = fleet.members.slice(options.changedPasswords);
    const site: Site = { fleet, able, shown: new Map() };
    await changePasswords(site, options.changedPasswords);
    const from = fleet.clock.now();
    await work(site, USUAL_MS);
    const usual = countedBy(fleet.arrivals, from, fleet.clock.now(), USUAL_MS)[0] ?? 0;
    const usualPerSecond = usual / (USUAL_MS / 1_000);
    const troubles: TroubleReport[] = [];
    for (const trouble of options.troubles) {
      const report = await passThrough(site, options, trouble);
      troubles.push(report);
      onTrouble(report, usualPerSecond);
    }
    return { options, usualPerSecond, troubles, bugs: fleet.bugs, ...refusals(fleet) };
  } finally {
    await fleet.stop();
  }
}

type Shown = 'active' | 'meeting';

interface Site {
  readonly fleet: Fleet;
  /** Whose passwords are still right. */
  readonly able: readonly Member[];
  /** Left out: active. */
  readonly shown: Map<Member, Shown>;
}

function show({ shown }: Site, member: Member, status: Shown): void {
  shown.set(member, status);
  member.webexShows(status);
}

/** Meetings begin and end as on a typical day, also while Finesse is away. */
async function work(site: Site, ms: number): Promise<void> {
  const { clock, random } = site.fleet;
  for (const member of site.able) {
    const status = site.shown.get(member) ?? 'active';
    if (random() >= ms / MEAN_MS[status]) continue;
    const next = status === 'active' ? 'meeting' : 'active';
    clock.after(random() * ms, () => show(site, member, next));
  }
  await clock.advance(ms);
}

/** The apps learn of it by their next look; meanwhile a quarter of the others goes into meetings. */
async function changePasswords(site: Site, count: number): Promise<void> {
  const { clock, finesse, members, random } = site.fleet;
  for (const { loginId } of members.slice(0, count)) {
    finesse.changePassword(loginId, `another-${loginId}`);
  }
  for (const [index, member] of site.able.entries()) {
    if (index % 4 === 0) clock.after(random() * MINUTE_MS, () => show(site, member, 'meeting'));
  }
  await clock.advance(2 * MINUTE_MS);
}

async function passThrough(
  site: Site,
  { afterwardsMs, lastsMs }: StormOptions,
  trouble: Trouble,
): Promise<TroubleReport> {
  const { arrivals, clock, finesse } = site.fleet;
  const from = clock.now();
  await trouble.begin(finesse);
  await work(site, lastsMs);
  await trouble.end(finesse);
  await work(site, afterwardsMs - CALM_MS);
  await clock.advance(CALM_MS);
  const until = clock.now();
  const reached = arrivals.filter(({ status }) => status !== undefined);
  return {
    name: trouble.name,
    sent: countedBy(arrivals, from, until, 1_000),
    reached: countedBy(reached, from, until, 1_000),
    troubleSeconds: lastsMs / 1_000,
    notWell: site.able.flatMap((member) => howUnwell(site, member) ?? []),
  };
}

function howUnwell({ fleet, shown }: Site, member: Member): string | undefined {
  const { loginId, runner } = member;
  const expected = shown.get(member) === 'meeting' ? 'NOT_READY' : 'READY';
  const { state } = fleet.finesse.agent(loginId);
  const { failures, reading } = runner.state.finesse;
  if (state === expected && reading?.state === expected && failures === 0) return undefined;
  return `${loginId}: ${state} instead of ${expected}, read as ${reading?.state ?? 'nothing'}, ${failures} failures`;
}

function refusals({ arrivals, finesse, members }: Fleet) {
  const wrongTries = new Map<string, number>();
  for (const { loginId, status } of arrivals) {
    if (status === 401) wrongTries.set(loginId, (wrongTries.get(loginId) ?? 0) + 1);
  }
  return {
    lockedOut: members.map(({ loginId }) => loginId).filter((id) => finesse.lockOut.isLocked(id)),
    mostWrongTries: Math.max(0, ...wrongTries.values()),
    silent: wrongTries.size,
  };
}

/** The busiest bin as a multiple of the usual rate; whole bins only. */
export function peakOf(perSecond: readonly number[], usualPerSecond: number, binSeconds: number) {
  let peak = 0;
  for (let at = 0; at + binSeconds <= perSecond.length; at += binSeconds) {
    const bin = perSecond.slice(at, at + binSeconds).reduce((sum, one) => sum + one, 0);
    peak = Math.max(peak, bin / (binSeconds * usualPerSecond));
  }
  return peak;
}
