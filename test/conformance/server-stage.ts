/** A story with the real runner and the real clients, over HTTP, against both simulators, twenty times as fast. */
import type { Entry } from '../../main/core/journal.ts';
import { policyFrom } from '../../main/core/policy.ts';
import { parseSettings, type Settings } from '../../main/core/settings.ts';
import { createAgentDesk } from '../../main/finesse/agent-desk.ts';
import { FINESSE_HTTP } from '../../main/finesse/signed-requests.ts';
import { createHttpClient } from '../../main/http/http-client.ts';
import type { AgentDesk, Clock } from '../../main/sync/ports.ts';
import { Runner } from '../../main/sync/runner.ts';
import { fixedAccess } from '../../main/webex/access.ts';
import { createPresenceSource } from '../../main/webex/presence-source.ts';
import { createScaledClock } from '../simulators/finesse/clock.ts';
import {
  DEFAULT_AGENT,
  startFinesseSimulator,
  type FinesseSimulator,
} from '../simulators/finesse/simulator.ts';
import { startWebexSimulator, type WebexSimulator } from '../simulators/webex/simulator.ts';
import { labelsOf, settingsOf, type Line, type Scene, type Seen, type Stage } from './stage.ts';

const FACTOR = 20;
/** In real time; far more than any condition needs. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 5;
const ID = DEFAULT_AGENT.loginId;

export interface ServerStage extends Stage {
  readonly entries: readonly Entry[];
  /** Everything that must never be written down. */
  readonly secrets: readonly string[];
  stop(): Promise<void>;
}

interface Parts {
  readonly finesse: FinesseSimulator;
  readonly webex: WebexSimulator;
  readonly runner: Runner;
  readonly clock: Clock;
}

export async function openServerStage(scene: Scene): Promise<ServerStage> {
  const webex = await startWebexSimulator();
  const finesse = await startFinesseSimulator({
    platform: scene.platform,
    clock: createScaledClock(FACTOR),
    reasonCodes: labelsOf(scene).map((label, index) => ({ label, code: 301 + index })),
  });
  finesse.signIn(ID);
  if (scene.begins !== 'NOT_READY') finesse.chooseReady(ID);
  const parsed = parseSettings(settingsOf(scene, finesse.urls));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const entries: Entry[] = [];
  const looks = { done: 0 };
  const clock = scaledClock();
  const { close, runner } = startRunner(parsed.settings, { clock, entries, finesse, looks, webex });
  const parts: Parts = { finesse, webex, runner, clock };
  await until('seen', () => runner.state.webex.latest && runner.state.reasonCodes.list);
  return {
    entries,
    secrets: [DEFAULT_AGENT.password, webex.accessToken, webex.person.email],
    play: async (line) => {
      const enough = 'looks' in line ? looks.done + line.looks : 0;
      if ('until' in line) await until(line.until, () => latestReason(runner) === line.until);
      else if ('writes' in line) {
        await until(`${line.writes} writes`, () => resultsOf(entries).length === line.writes);
      } else if ('looks' in line) await until('looked', () => looks.done >= enough);
      else await perform(parts, line);
    },
    see: () => seen(parts, entries),
    stop: async () => {
      await runner.stop();
      close();
      await Promise.all([finesse.stop(), webex.stop()]);
    },
  };
}

function startRunner(
  settings: Settings,
  parts: Pick<Parts, 'finesse' | 'webex' | 'clock'> & {
    readonly entries: Entry[];
    readonly looks: { done: number };
  },
): { readonly runner: Runner; readonly close: () => void } {
  const { clock, entries, finesse, looks, webex } = parts;
  const http = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 100_000 });
  const desk = createAgentDesk({
    nodes: finesse.urls,
    user: ID,
    password: DEFAULT_AGENT.password,
    http: createHttpClient(FINESSE_HTTP),
  });
  const counted: AgentDesk = {
    ...desk,
    read: async (options) => {
      const outcome = await desk.read(options);
      looks.done += 1;
      return outcome;
    },
  };
  const { apiUrl, discoveryUrl } = webex;
  const runner = new Runner({
    policy: policyFrom(settings, 0),
    presence: createPresenceSource({
      webex: { apiUrl, discoveryUrl, realtime: false, pollMs: 1_000, reconcileMs: 60_000 },
      access: fixedAccess(webex.accessToken),
      send: http.send,
      clock,
      random: () => 0.5,
    }),
    desk: counted,
    ownership: { save: () => undefined },
    earlier: { ownership: undefined, refused: undefined },
    clock,
    wallNow: () => clock.now(),
    record: (entry) => void entries.push(entry),
    onBug: (error) => {
      throw error;
    },
  });
  runner.start();
  return { runner, close: () => http.close() };
}

/** The steady clock of a machine that lives twenty times as fast. */
function scaledClock(): Clock {
  const start = Date.now();
  const from = performance.now();
  const now = () => Math.round(start + (performance.now() - from) * FACTOR);
  return {
    now,
    wakeAt: (at, wake) => {
      let timer: NodeJS.Timeout;
      const arm = () => {
        timer = setTimeout(() => (now() < at ? arm() : wake()), Math.max(0, at - now()) / FACTOR);
      };
      arm();
      return () => clearTimeout(timer);
    },
  };
}

/** Looks again and again until the condition holds; fails when that takes too long. */
async function until(what: string, holds: () => unknown): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`with servers: never ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function latestReason(runner: Runner): string {
  return runner.state.intent.reason.kind;
}

function resultsOf(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => (entry.event === 'write' ? [entry.result] : []));
}

function seen({ finesse, runner }: Parts, entries: readonly Entry[]): Seen {
  const { reasonCodeId, state } = finesse.agent(ID);
  const label = (id: number | undefined) =>
    id === undefined ? undefined : finesse.reasonCodes.byId(id)?.label;
  const words = label(reasonCodeId);
  return {
    writes: finesse.requests
      .filter(({ method }) => method === 'PUT')
      .map(({ body }) => {
        if (body.includes('<state>READY</state>')) return 'READY';
        const id = /<reasonCodeId>(\d+)</.exec(body)?.[1];
        return label(id === undefined ? undefined : Number(id)) ?? 'no reason';
      }),
    state: words === undefined ? state : `${state} ${words}`,
    reason: runner.state.intent.reason.kind,
    results: resultsOf(entries),
    attention: runner.state.told.attention.map(({ about }) => about),
  };
}

type Deed = Exclude<Line, { until: unknown } | { writes: unknown } | { looks: unknown }>;

async function perform(parts: Parts, line: Deed): Promise<void> {
  const { finesse, runner } = parts;
  if ('webex' in line) showPresence(parts, line.webex);
  else if ('agent' in line) {
    if (line.agent === 'goes Ready') finesse.chooseReady(ID);
    else if (line.agent === 'signs out') finesse.signOut(ID);
    else if (line.agent === 'signs in') finesse.signIn(ID);
    else finesse.chooseNotReady(ID, line.agent.reason);
  } else if ('supervisor' in line) {
    if (line.supervisor === 'sets Ready') finesse.supervisorReady(ID);
    else finesse.supervisorNotReady(ID);
  } else if ('phone' in line) PHONE[line.phone](finesse);
  else if ('app' in line) choose(runner, line.app);
  else await mishap(finesse, line.finesse);
}

const WIRE_WORDS: Readonly<Record<string, string>> = { DoNotDisturb: 'dnd', OutOfOffice: 'ooo' };

function showPresence({ webex }: Parts, shown: Extract<Line, { webex: unknown }>['webex']): void {
  if (shown !== 'revokes the token') {
    webex.setPresence(WIRE_WORDS[shown] ?? shown);
    return;
  }
  const answer = { status: 401, body: { message: 'The request requires a valid access token.' } };
  webex.failNext('GET', /people\/me/, answer, 1_000);
}

const PHONE: Readonly<
  Record<Extract<Line, { phone: unknown }>['phone'], (finesse: FinesseSimulator) => void>
> = {
  rings: (finesse) => finesse.offer(ID),
  'is answered': (finesse) => finesse.answer(ID),
  'is not answered': (finesse) => finesse.ringNoAnswer(ID),
  'is hung up': (finesse) => finesse.hangUp(ID),
  'other call': (finesse) => finesse.otherCall(ID),
  'other call ends': (finesse) => finesse.hangUp(ID),
};

function choose(runner: Runner, deed: Extract<Line, { app: unknown }>['app']): void {
  if (typeof deed === 'object') {
    runner.hear({ type: 'delayChosen', delayMs: deed.minutes * 60_000 });
    return;
  }
  switch (deed) {
    case 'pause':
      runner.hear({ type: 'paused', until: Infinity });
      return;
    case 'resume':
      runner.hear({ type: 'resumed' });
      return;
    case 'yes':
    case 'no':
      runner.hear({
        type: 'answered',
        question: runner.state.question?.id ?? -1,
        answer: deed,
      });
      return;
    case 'stay Not Ready':
      runner.hear({ type: 'stayChosen' });
      return;
    case 'Ready now':
      runner.hear({ type: 'readyChosen' });
  }
}

async function mishap(
  finesse: FinesseSimulator,
  deed: Extract<Line, { finesse: unknown }>['finesse'],
): Promise<void> {
  switch (deed) {
    case 'loses writes':
    case 'keeps writes':
      finesse.faults.swallowPuts = deed === 'loses writes';
      return;
    case 'goes down':
      await Promise.all([finesse.nodeDown(0), finesse.nodeDown(1)]);
      return;
    case 'comes back':
      await Promise.all([finesse.nodeUp(0), finesse.nodeUp(1)]);
      return;
    case 'refuses us':
      finesse.changePassword(ID, 'another one');
  }
}
