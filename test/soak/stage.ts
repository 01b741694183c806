/** One agent between both servers in virtual time: everything that a week needs, and how time passes in it. */
import { policyFrom } from '../../main/core/policy.ts';
import { parseSettings, type Settings } from '../../main/core/settings.ts';
import type { WebexGrant } from '../../main/core/webex-grant.ts';
import { loadWebexCore } from '../../main/webex/sdk-load.ts';
import { createRandom } from '../simulators/finesse/random.ts';
import { startFinesseSimulator, type FinesseSimulator } from '../simulators/finesse/simulator.ts';
import { startWebexSimulator, type WebexSimulator } from '../simulators/webex/simulator.ts';
import { Computer } from './computer.ts';
import type { Known } from './known.ts';
import { watchSockets, type Quiet } from './quiet.ts';
import { useProcessTimersForSockets } from './socket-time.ts';
import type { Tally } from './tally.ts';
import type { VirtualTime } from './virtual-time.ts';
import { Witness } from './witness.ts';

export const ID = '1001';
const PASSWORD = 'secret-1001';
const ACCESS_TOKEN_SECONDS = 4 * 3_600;
const REFRESH_TOKEN_SECONDS = 30 * 86_400;
/** No wait of the app is longer than this when it ends. */
const LONGEST_END_MS = 60_000;

export interface Stage {
  readonly seed: number;
  readonly random: () => number;
  readonly time: VirtualTime;
  readonly finesse: FinesseSimulator;
  readonly webex: WebexSimulator;
  readonly computer: Computer;
  readonly witness: Witness;
  readonly known: Known;
  readonly tally: Tally;
  readonly settings: Settings;
  /** Right for Finesse at the moment. */
  password: string;
  passUntil(at: number): Promise<void>;
  /** A new sign-in of the person to Webex. */
  grant(): WebexGrant;
  settle(): Promise<void>;
  end(): Promise<void>;
}

/** A few kinds of people and sites, by the seed. */
function settingsOf(seed: number, finesse: FinesseSimulator, webex: WebexSimulator): Settings {
  const parsed = parseSettings({
    version: 1,
    mode: seed % 5 === 4 ? { notReady: 'auto', ready: 'ask' } : 'auto',
    webex: { apiUrl: webex.apiUrl, discoveryUrl: webex.discoveryUrl, realtime: isLive(seed) },
    finesse: { nodes: finesse.urls, user: ID },
    returnToReady: { afterMs: [10_000, 0, 60_000][seed % 3], onlyAtDesk: seed % 7 !== 6 },
    fallbackReason: seed % 4 === 1 ? 'Prep Time' : '',
    limits: { changesPer10Min: seed % 6 === 5 ? 3 : 6 },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.settings;
}

/** Each third seed hears Webex through the vendor's SDK. */
export function isLive(seed: number): boolean {
  return seed % 3 === 0;
}

export async function openStage(seed: number, time: VirtualTime, tally: Tally): Promise<Stage> {
  if (isLive(seed)) await loadWebexCore();
  const random = createRandom(seed);
  Math.random = createRandom(seed + 1);
  const webex = await startWebexSimulator({
    accessTokenSeconds: ACCESS_TOKEN_SECONDS,
    refreshTokenSeconds: REFRESH_TOKEN_SECONDS,
  });
  const platform = seed % 2 === 0 ? 'UCCE' : 'UCCX';
  const agents = [{ loginId: ID, password: PASSWORD, wrapUp: seed % 4 < 2 }];
  const finesse = await startFinesseSimulator({ platform, seed, agents, clock: time.outside });
  const settings = settingsOf(seed, finesse, webex);
  const quiet = watchSockets();
  const restoreSockets = useProcessTimersForSockets();
  webex.onChange(quiet.noteNews);
  const known = firstKnown(settings, platform, finesse);
  const passing = passingOf(time, quiet, tally);
  const grant = () => grantOf(webex);
  const computer = new Computer(
    { settings, webex, random: Math.random, waitFor: passing.waitFor, witness: () => witness },
    grant(),
    PASSWORD,
  );
  const secrets = () => computer.secrets;
  const witness = new Witness({
    finesse,
    webex,
    loginId: ID,
    known,
    tally,
    now: () => time.outside.now(),
    secrets,
  });
  return {
    ...{ seed, random, time, finesse, webex, computer, witness, known, tally, settings },
    password: PASSWORD,
    passUntil: passing.until,
    grant,
    settle: () => quiet.settle(),
    end: async () => {
      await Promise.all([finesse.stop(), webex.stop()]);
      quiet.end();
      restoreSockets();
      computer.remove();
    },
  };
}

function passingOf(time: VirtualTime, quiet: Quiet, tally: Tally) {
  const until = async (at: number) => {
    await quiet.settle();
    for (let next = time.next(); next !== undefined && next <= at; next = time.next()) {
      time.moveTo(at);
      tally.timers += 1;
      await quiet.settle();
    }
    time.moveTo(at);
  };
  const waitFor = async <T>(work: Promise<T>): Promise<T> => {
    const over = { yes: false };
    const marked = work.finally(() => (over.yes = true));
    const end = time.outside.now() + LONGEST_END_MS;
    await quiet.settle();
    while (!over.yes) {
      const next = time.next();
      if (next === undefined || next > end) throw new Error('the app never came to its end');
      await until(next);
    }
    return marked;
  };
  return { until, waitFor };
}

function firstKnown(
  settings: Settings,
  platform: Known['platform'],
  finesse: FinesseSimulator,
): Known {
  const { changesPer10Min, fallbackReason, modes, onlyAtDesk } = policyFrom(settings, 0);
  const labels = new Map(finesse.reasonCodes.all().map(({ id, label }) => [id, new Set([label])]));
  return {
    ...{ platform, changesPer10Min, fallbackReason, modes, onlyAtDesk, labels },
    pausedUntil: undefined,
    desk: 'atDesk',
    look: undefined,
    changes: [],
    writes: [],
    told: [],
    words: [],
    offerFrom: 0,
    countFrom: 0,
    saidAt: undefined,
    ownCodes: 0,
  };
}

function grantOf(webex: WebexSimulator): WebexGrant {
  const reply = webex.issueGrant();
  return {
    account: { id: webex.person.id, name: webex.person.displayName },
    clientId: webex.clientId,
    accessToken: String(reply['access_token']),
    refreshToken: String(reply['refresh_token']),
    scopes: ['spark:all', 'spark:kms'],
    obtainedAt: Date.now(),
    accessLifeMs: ACCESS_TOKEN_SECONDS * 1_000,
    refreshLifeMs: REFRESH_TOKEN_SECONDS * 1_000,
  };
}
