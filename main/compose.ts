/** The one place that knows everything: puts the real clients, the engine and the journal together. */
import { journalLine, type Entry, type JournalLine } from './core/journal.ts';
import { policyFrom } from './core/policy.ts';
import type { Settings } from './core/settings.ts';
import { createAgentDesk } from './finesse/agent-desk.ts';
import { FINESSE_HTTP } from './finesse/signed-requests.ts';
import { createHttpClient } from './http/http-client.ts';
import { openOwnershipFile } from './store/ownership-file.ts';
import { openWebexDeviceFile } from './store/webex-device-file.ts';
import { createSystemClock } from './sync/clock.ts';
import type { Clock } from './sync/ports.ts';
import { Runner } from './sync/runner.ts';
import { fixedAccess } from './webex/access.ts';
import { createPresenceSource } from './webex/presence-source.ts';
import { environmentProxy } from './webex/proxy-agent.ts';

export interface Secrets {
  readonly webexToken: string;
  readonly finessePassword: string;
}

/** A person's own status is a small document; Webex may be far away. */
const WEBEX_HTTP = { deadlineMs: 10_000, maxBodyBytes: 1_048_576 };

/** A line of the journal with the date and time at which it was written. */
export type StampedLine = JournalLine & { readonly at: string };

export interface AppOptions {
  readonly settings: Settings;
  readonly secrets: Secrets;
  /** The agent's own folder. */
  readonly profile: string;
  readonly onTrouble: (words: string) => void;
  readonly onLine: (line: StampedLine) => void;
  readonly onBug: (error: unknown) => void;
}

export interface App {
  readonly runner: Runner;
  start(): void;
  /** Resolves when nothing is left running; changes nothing in Finesse (I11). */
  stop(): Promise<void>;
}

export function composeApp(options: AppOptions): App {
  const { onBug, onLine, onTrouble, profile, secrets, settings } = options;
  const clock = createSystemClock();
  const ownership = openOwnershipFile(profile, onTrouble);
  const webexHttp = createHttpClient(WEBEX_HTTP);
  const runner = new Runner({
    policy: policyFrom(settings, Math.random()),
    presence: createPresenceSource({
      webex: settings.webex,
      access: fixedAccess(secrets.webexToken),
      send: webexHttp.send,
      network: { proxyFor: environmentProxy(process.env) },
      device: openWebexDeviceFile(profile),
      clock,
      wallNow: Date.now,
      random: Math.random,
    }),
    desk: createAgentDesk({
      nodes: settings.finesse.nodes,
      user: settings.finesse.user,
      password: secrets.finessePassword,
      http: createHttpClient({ ...FINESSE_HTTP, pins: settings.finesse.pinnedCertificates }),
    }),
    ownership,
    earlier: ownership.load(clock.now()),
    clock,
    wallNow: Date.now,
    record: stamping(clock, onLine),
    onBug,
  });
  return {
    runner,
    start: () => runner.start(),
    async stop() {
      await runner.stop();
      webexHttp.close();
    },
  };
}

/** The steady clock and the date shown may differ; people read the latter. */
function stamping(clock: Clock, onLine: AppOptions['onLine']) {
  return (entry: Entry) => {
    const drift = Date.now() - clock.now();
    const stamp = (at: number) => new Date(at + drift);
    const face = (at: number) => CLOCK_FACE.format(stamp(at));
    onLine({ at: stamp(entry.at).toISOString(), ...journalLine(entry, face) });
  };
}

/** How the person reads a time; the seconds matter while something counts down. */
const CLOCK_FACE = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
