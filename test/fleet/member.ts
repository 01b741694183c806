/** One agent of a fleet: the real engine, runner and Finesse client, and a Webex that says what it is told to say. */
import type { DeskPresence } from '../../main/core/desk.ts';
import type { Entry } from '../../main/core/journal.ts';
import { failed, success } from '../../main/core/outcome.ts';
import { policyFrom } from '../../main/core/policy.ts';
import type { PresenceReading, PresenceStatus } from '../../main/core/presence.ts';
import type { Settings } from '../../main/core/settings.ts';
import { createAgentDesk } from '../../main/finesse/agent-desk.ts';
import { FINESSE_HTTP } from '../../main/finesse/signed-requests.ts';
import { createHttpClient, type HttpClient } from '../../main/http/http-client.ts';
import type { Clock, PresenceNews, PresenceSource } from '../../main/sync/ports.ts';
import { Runner } from '../../main/sync/runner.ts';
import type { Arrival } from './arrivals.ts';
import type { SteppedClock } from './stepped-clock.ts';

export interface Member {
  readonly loginId: string;
  readonly runner: Runner;
  /** Everything that it wrote down. */
  readonly entries: readonly Entry[];
  webexShows(status: PresenceStatus): void;
  desk(desk: DeskPresence): void;
  start(): void;
  stop(): Promise<void>;
}

export interface MemberParts {
  readonly loginId: string;
  readonly password: string;
  readonly settings: Settings;
  /** From 0 to 1; see `policyFrom`. */
  readonly spread: number;
  readonly clock: SteppedClock;
  readonly onArrival: (arrival: Arrival) => void;
  readonly onBug: (error: unknown) => void;
}

export function createMember(parts: MemberParts): Member {
  const { clock, loginId, onBug, password, settings, spread } = parts;
  const entries: Entry[] = [];
  const webex = createToldPresence(clock, settings.webex.reconcileMs);
  const runner = new Runner({
    policy: policyFrom(settings, spread),
    presence: webex.source,
    desk: createAgentDesk({
      nodes: settings.finesse.nodes,
      user: loginId,
      password,
      http: watched(createHttpClient(FINESSE_HTTP), parts),
      now: () => clock.now(),
    }),
    ownership: { save: () => undefined },
    earlier: { ownership: undefined, refused: undefined },
    clock,
    wallNow: () => clock.now(),
    record: (entry) => entries.push(entry),
    onBug,
  });
  return {
    loginId,
    runner,
    entries,
    webexShows: webex.shows,
    desk: (desk) => runner.hear({ type: 'deskChanged', desk }),
    start: () => {
      runner.start();
      runner.hear({ type: 'deskChanged', desk: 'atDesk' });
    },
    stop: () => runner.stop(),
  };
}

/** Live presence: pushed at once, and said again in between. */
function createToldPresence(clock: Clock, confirmMs: number) {
  let latest: PresenceReading | undefined;
  let tell: (news: PresenceNews) => void = () => undefined;
  let cancel = (): void => undefined;
  const say = () => {
    if (latest) tell({ kind: 'reading', reading: latest });
    cancel();
    cancel = clock.wakeAt(clock.now() + confirmMs, say);
  };
  const source: PresenceSource = {
    start: (listener) => {
      tell = listener;
      say();
      return () => {
        cancel();
        tell = () => undefined;
        return Promise.resolve();
      };
    },
    read: () =>
      Promise.resolve(latest ? success(latest) : failed('unreachable', 'nothing was shown yet')),
  };
  const shows = (status: PresenceStatus) => {
    latest = { status, raw: status, via: 'live', since: clock.now() };
    say();
  };
  return { source, shows };
}

/** The same client, which holds the clock while it waits, and tells the time of the site. */
function watched(http: HttpClient, { clock, loginId, onArrival }: MemberParts): HttpClient {
  return {
    send: async (request) => {
      const at = clock.now();
      const release = clock.hold();
      const outcome = await http.send(request).finally(release);
      const status = outcome.ok ? outcome.value.status : undefined;
      onArrival({ at, url: request.url, method: request.method, loginId, status });
      if (!outcome.ok) return outcome;
      // Node writes its own date into each answer; at this site it is another time.
      return success({ ...outcome.value, serverTime: Math.floor(at / 1_000) * 1_000 });
    },
    close: () => http.close(),
  };
}
