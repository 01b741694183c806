/** The one place that knows everything: puts the real clients, the engine and the journal together. */
import { entryShown, journalLine, type Entry, type JournalLine } from './core/journal.ts';
import { ENGLISH } from './core/language/english.ts';
import type { Say } from './core/language/speaker.ts';
import { policyFrom } from './core/policy.ts';
import type { Settings } from './core/settings.ts';
import { viewOf, type ShownClock, type View } from './core/view.ts';
import { createAgentDesk } from './finesse/agent-desk.ts';
import { FINESSE_HTTP, userAgentFrom } from './finesse/signed-requests.ts';
import type { SsoTokens } from './finesse/sso.ts';
import { createHttpClient, type HttpClient } from './http/http-client.ts';
import { openOwnershipFile } from './store/ownership-file.ts';
import { withSilence, type SilenceFile } from './store/silence-file.ts';
import { openWebexDeviceFile } from './store/webex-device-file.ts';
import { createSystemClock } from './sync/clock.ts';
import type { AgentDesk, Clock, DeskActivity, PresenceSource } from './sync/ports.ts';
import { Runner } from './sync/runner.ts';
import { fixedAccess, type Access } from './webex/access.ts';
import { createPresenceSource } from './webex/presence-source.ts';
import { environmentProxy, type ProxyFor } from './webex/proxy-agent.ts';

export interface Secrets {
  /** A token that nobody can renew, or the access of whoever looks after one. */
  readonly webexToken: string | Access;
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
  /** Left out where a start is a deliberate act of a person, so that a 401 ends with the run. */
  readonly silence?: SilenceFile;
  /** A pause that the person chose before this run, by the steady clock; `Infinity` until they resume. */
  readonly pausedUntil?: number | undefined;
  readonly deskActivity?: DeskActivity;
  /** For sites whose people sign in to Finesse by single sign-on; left out where no window can be shown. */
  readonly finesseTokens?: SsoTokens | undefined;
  /** The language of the view; left out: English. The journal is always English. */
  readonly say?: Say;
  /** The state is another one. */
  readonly onChange?: () => void;
  readonly clock?: Clock;
  /** Left out: Node's own, with the proxies of the environment. */
  readonly network?: HostNetwork;
}

/** The network of a desktop, which knows the system's proxies and authorities. */
export interface HostNetwork {
  readonly fetch: typeof globalThis.fetch;
  /** For the SDK's own sockets. */
  readonly proxyFor: ProxyFor;
}

export interface App {
  readonly runner: Runner;
  /** How things stand now. */
  view(): View;
  /** The person gave a password for Finesse: a silence after a 401 is over. */
  giveCredentials(password: string): void;
  start(): void;
  /** Resolves when nothing is left running; changes nothing in Finesse (I11). */
  stop(): Promise<void>;
}

export function composeApp(options: AppOptions): App {
  const { onBug, onLine, onTrouble, profile, settings } = options;
  const { clock = createSystemClock(), deskActivity, onChange, pausedUntil } = options;
  const { say = ENGLISH } = options;
  const ownership = openOwnershipFile(profile, onTrouble);
  const webexHttp = createHttpClient({ ...WEBEX_HTTP, ...requestsOver(options) });
  const policy = policyFrom(settings, Math.random());
  const desk = deskOf(options);
  const runner = new Runner({
    policy,
    presence: presenceOf(options, webexHttp, clock),
    desk,
    ownership,
    earlier: ownership.load(clock.now()),
    pausedUntil,
    clock,
    wallNow: Date.now,
    record: stamping(clock, onLine),
    onBug,
    ...(deskActivity ? { deskActivity } : {}),
    ...(onChange ? { onChange } : {}),
  });
  return {
    runner,
    view: () => viewOf(runner.state, policy, clock.now(), shownBy(clock), say),
    giveCredentials(password) {
      desk.resume(password);
      runner.hear({ type: 'credentialsGiven' });
    },
    start: () => runner.start(),
    async stop() {
      await runner.stop();
      webexHttp.close();
    },
  };
}

function presenceOf(
  { network, profile, secrets, settings }: AppOptions,
  http: HttpClient,
  clock: Clock,
): PresenceSource {
  return createPresenceSource({
    webex: settings.webex,
    access: accessOf(secrets),
    send: http.send,
    network: { proxyFor: network?.proxyFor ?? environmentProxy(process.env) },
    device: openWebexDeviceFile(profile),
    clock,
    wallNow: Date.now,
    random: Math.random,
  });
}

/** Options of an HTTP client. */
function requestsOver({ network }: AppOptions) {
  return network ? { fetch: network.fetch } : {};
}

function accessOf({ webexToken }: Secrets): Access {
  return typeof webexToken === 'string' ? fixedAccess(webexToken) : webexToken;
}

function deskOf(options: AppOptions): AgentDesk {
  const { finesseTokens, secrets, settings, silence } = options;
  const { nodes, pinnedCertificates, user, userAgent } = settings.finesse;
  const desk = createAgentDesk({
    nodes,
    user,
    password: secrets.finessePassword,
    userAgent: userAgentFrom(userAgent),
    tokens: finesseTokens,
    http: createHttpClient({
      ...FINESSE_HTTP,
      ...requestsOver(options),
      pins: pinnedCertificates,
    }),
  });
  return silence ? withSilence(desk, silence, user) : desk;
}

/** The steady clock and the date shown may differ; people read the latter. */
export function shownBy(clock: Clock): ShownClock {
  return { driftMs: Date.now() - clock.now(), face: (at) => CLOCK_FACE.format(at) };
}

function stamping(clock: Clock, onLine: AppOptions['onLine']) {
  return (entry: Entry) => {
    const { driftMs, face } = shownBy(clock);
    const shown = entryShown(entry, driftMs);
    onLine({ at: new Date(shown.at).toISOString(), ...journalLine(shown, face, ENGLISH) });
  };
}

/** How the person reads a time; the seconds matter while something counts down. */
const CLOCK_FACE = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
