/** A presence source at a simulator, with everything that it told, and conditions that can be awaited. */
import { createHttpClient } from '../../../main/http/http-client.ts';
import { createSystemClock } from '../../../main/sync/clock.ts';
import type { PresenceNews, PresenceSource, Stop } from '../../../main/sync/ports.ts';
import { fixedAccess } from '../../../main/webex/access.ts';
import {
  createPresenceSource,
  type PresenceSourceOptions,
} from '../../../main/webex/presence-source.ts';
import type { WebexSimulator } from '../../simulators/webex/simulator.ts';

export interface Listening {
  readonly source: PresenceSource;
  readonly news: readonly PresenceNews[];
  /** `live meeting`, `rest active`, `lost credentials`: what was told, in order. */
  readonly told: () => readonly string[];
  /** The last one, or an empty text. */
  readonly latest: () => string;
  /** Resolves when the condition holds; it is looked at after each news and each event at the server. */
  readonly until: (what: string, condition: () => boolean) => Promise<void>;
  readonly stop: Stop;
}

export type ListeningOptions = Partial<Omit<PresenceSourceOptions, 'webex'>> & {
  readonly webex?: Partial<PresenceSourceOptions['webex']>;
};

/** The real waits, shortened so that a fault is over within a second. */
export const FAST: NonNullable<PresenceSourceOptions['timings']> = {
  silenceMs: 3_000,
  renewMs: 60_000,
  replacedWaitMs: 100,
  refusedWaitMs: 60_000,
  firstBackOffMs: 50,
  maxBackOffMs: 200,
  pollSpacingMs: 20,
  mercury: {
    pingInterval: 300,
    pongTimeout: 250,
    backoffTimeReset: 30,
    backoffTimeMax: 200,
    forceCloseDelay: 200,
  },
};

const PATIENCE_MS = 10_000;

export function listenTo(simulator: WebexSimulator, options: ListeningOptions = {}): Listening {
  const { webex, timings, ...rest } = options;
  const http = createHttpClient({ deadlineMs: 5_000, maxBodyBytes: 100_000 });
  const source = createPresenceSource({
    webex: {
      apiUrl: simulator.apiUrl,
      discoveryUrl: simulator.discoveryUrl,
      realtime: true,
      pollMs: 60_000,
      reconcileMs: 60_000,
      ...webex,
    },
    access: fixedAccess(simulator.accessToken),
    send: http.send,
    clock: createSystemClock(),
    random: () => 0.5,
    timings: { ...FAST, ...timings },
    ...rest,
  });
  const news: PresenceNews[] = [];
  const watchers = new Set<() => void>();
  const end = source.start((one) => {
    news.push(one);
    for (const watcher of [...watchers]) watcher();
  });
  const told = () => news.map(describeNews);
  return {
    source,
    news,
    told,
    latest: () => told().at(-1) ?? '',
    until: (what, condition) =>
      awaitCondition(simulator, watchers, condition, () => `${what}; told: ${told().join(', ')}`),
    stop: async () => {
      await end();
      http.close();
    },
  };
}

export function describeNews(news: PresenceNews): string {
  if (news.kind === 'lost') return `lost ${news.failure.kind}`;
  return `${news.reading.via} ${news.reading.status}`;
}

function awaitCondition(
  simulator: WebexSimulator,
  watchers: Set<() => void>,
  condition: () => boolean,
  describeWait: () => string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(limit);
      watchers.delete(look);
      forget();
    };
    const look = () => {
      if (!condition()) return;
      finish();
      resolve();
    };
    const limit = setTimeout(() => {
      finish();
      reject(new Error(`waited in vain: ${describeWait()}`));
    }, PATIENCE_MS);
    const forget = simulator.onChange(look);
    watchers.add(look);
    look();
  });
}
