/** The person's own presence from live pushes and REST together: live is believed, REST fills in and checks. */
import { failed, success, type Failure, type Outcome } from '../core/outcome.ts';
import type { PresenceReading } from '../core/presence.ts';
import type { Settings } from '../core/settings.ts';
import type { Instant } from '../core/time.ts';
import type { SendHttp } from '../http/http-client.ts';
import type { Clock, PresenceNews, PresenceSource, Stop } from '../sync/ports.ts';
import type { Access } from './access.ts';
import { jittered } from './back-off.ts';
import { LivePresence } from './presence-live.ts';
import type { LiveNews } from './live-session.ts';
import { ambiguous, compatible, refined } from './presence-merge.ts';
import { readRestPresence } from './presence-rest.ts';
import type { Network } from './proxy-agent.ts';
import { shortMemory, type DeviceMemory } from './sdk-device.ts';
import { sameCloud } from './same-cloud.ts';
import { SOURCE_TIMINGS, type SourceTimings } from './source-timings.ts';
import { spoken } from './webex-failure.ts';

export interface PresenceSourceOptions {
  readonly webex: Pick<
    Settings['webex'],
    'apiUrl' | 'discoveryUrl' | 'realtime' | 'pollMs' | 'reconcileMs'
  >;
  readonly access: Access;
  readonly send: SendHttp;
  readonly clock: Clock;
  /** The date and time that the machine shows, in milliseconds; shows a sleep that the clock does not. */
  readonly wallNow?: () => number;
  /** Outlives a crash, so that the next start finds the same device. */
  readonly device?: DeviceMemory;
  /** The way of live presence through the network; without it everything is reached directly. */
  readonly network?: Network;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** For trials and tests; what is left out keeps its default. */
  readonly timings?: Partial<SourceTimings>;
}

const OVERTAKEN = failed('cancelled', 'the sign-in has changed meanwhile');
const NOBODY = failed('credentials', 'nobody is signed in to Webex');

export function createPresenceSource(options: PresenceSourceOptions): PresenceSource {
  return new JointPresenceSource(options);
}

/**
 * Runs once: after `stop` it makes no traffic any more. A sign-in that Webex refuses for good stops
 * the traffic, too, until there is another token.
 */
class JointPresenceSource implements PresenceSource {
  readonly #options: PresenceSourceOptions;
  readonly #timings: SourceTimings;
  readonly #device: DeviceMemory;
  #listener: (news: PresenceNews) => void = () => undefined;
  #live: LivePresence | undefined;
  #lastLive:
    { readonly reading: PresenceReading; readonly lostAt: Instant | undefined } | undefined;
  /** Live presence refused it, and REST was asked about it. */
  #refusedToken: string | undefined;
  #toldByRest: PresenceReading | undefined;
  /** What REST said while live presence has its head start, untold. */
  #held: Outcome<PresenceReading> | undefined;
  #headStart: Promise<void> | undefined;
  #endHeadStart: () => void = () => undefined;
  #asking: Promise<Outcome<PresenceReading>> | undefined;
  #askedAt: Instant = -Infinity;
  #notBefore: Instant = -Infinity;
  #cancelPoll: () => void = () => undefined;
  /** Why there is no traffic: we stopped, or the person must sign in. */
  #still: Failure | undefined;
  #stopping: Promise<void> | undefined;
  /** Live presence that was given up deletes its device. */
  #leaving: Promise<unknown> = Promise.resolve();
  #forgetAccess: () => void = () => undefined;

  constructor(options: PresenceSourceOptions) {
    this.#options = options;
    this.#timings = { ...SOURCE_TIMINGS, ...options.timings };
    this.#device = options.device ?? shortMemory();
  }

  start(listener: (news: PresenceNews) => void): Stop {
    this.#listener = listener;
    this.#forgetAccess = this.#options.access.onChange(() => this.#tokenChanged());
    this.#begin();
    return () => (this.#stopping ??= this.#stop());
  }

  async read(): Promise<Outcome<PresenceReading>> {
    this.#live?.look();
    const live = this.#live?.reading;
    if (live !== undefined) return success(live);
    const outcome = await this.#ask();
    if (!outcome.ok || !ambiguous(outcome.value.status)) return outcome;
    await this.#headStart;
    const late = this.#live?.reading;
    return late === undefined ? outcome : success(late);
  }

  #begin(): void {
    const { access, webex } = this.#options;
    const { realtime, apiUrl, discoveryUrl } = webex;
    const signedIn = access.token() !== '';
    if (signedIn && realtime && sameCloud(apiUrl, discoveryUrl)) this.#startLive();
    void this.#ask();
  }

  async #stop(): Promise<void> {
    this.#forgetAccess();
    this.#listener = () => undefined;
    this.#fallStill(failed('cancelled', 'we stopped').failure);
    await this.#leaving;
  }

  #fallStill(failure: Failure): void {
    this.#still = failure;
    this.#cancelPoll();
    this.#held = undefined;
    // An answer that is still on its way belongs to the sign-in that is over.
    this.#asking = undefined;
    this.#endHeadStart();
    this.#leaving = Promise.all([this.#leaving, this.#live?.stop()]);
    this.#live = undefined;
  }

  #tokenChanged(): void {
    const { access } = this.#options;
    if (access.token() === '') {
      if (this.#still === undefined) this.#giveUp(NOBODY.failure);
    } else if (this.#still === undefined) {
      this.#live?.tokenChanged();
      if (this.#live?.reading === undefined) void this.#ask();
    } else {
      this.#still = undefined;
      this.#lastLive = undefined;
      this.#begin();
    }
  }

  #startLive(): void {
    const { webex, access, clock, network, random } = this.#options;
    const { wallNow = () => clock.now() } = this.#options;
    const { apiUrl, discoveryUrl } = webex;
    const timings = this.#timings;
    const cloud = { apiUrl, discoveryUrl, device: this.#device, network };
    this.#live = new LivePresence({ cloud, access, clock, random, timings, wallNow }, (news) =>
      this.#hearLive(news),
    );
    this.#headStart = new Promise((resolve) => {
      const end = () => {
        cancel();
        this.#headStart = undefined;
        this.#endHeadStart = () => undefined;
        resolve();
        this.#release();
      };
      const cancel = clock.wakeAt(clock.now() + timings.liveHeadStartMs, end);
      this.#endHeadStart = end;
    });
    this.#live.start();
  }

  /** Live presence had its chance: what REST said meanwhile counts now, unless live has spoken. */
  #release(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held === undefined || this.#live?.reading !== undefined) return;
    this.#tell(held);
  }

  #hearLive(news: LiveNews): void {
    if (this.#still !== undefined) return;
    const { access, clock } = this.#options;
    if (news.kind === 'reading') {
      this.#lastLive = { reading: news.reading, lostAt: undefined };
      this.#endHeadStart();
      this.#checkLater();
      this.#listener(news);
      return;
    }
    this.#endHeadStart();
    const wasUp = this.#lastLive !== undefined && this.#lastLive.lostAt === undefined;
    if (wasUp && this.#lastLive) this.#lastLive = { ...this.#lastLive, lostAt: clock.now() };
    // A refusal of the sign-in may be live presence's alone: only REST's 401 is decisive.
    const token = access.token();
    const refused = news.failure.kind === 'credentials' && this.#refusedToken !== token;
    if (refused) this.#refusedToken = token;
    if (wasUp || refused) this.#pollSoon();
  }

  /** One REST call at a time, and none while Webex asked us to stay away or after the end. */
  #ask(): Promise<Outcome<PresenceReading>> {
    if (this.#still !== undefined) return Promise.resolve({ ok: false, failure: this.#still });
    if (this.#asking !== undefined) return this.#asking;
    const { clock } = this.#options;
    const awayMs = this.#notBefore - clock.now();
    if (awayMs > 0) {
      const detail = `Webex asked us to stay away for another ${spoken(awayMs)}`;
      return Promise.resolve(failed('throttled', detail, { retryAfterMs: awayMs }));
    }
    this.#askedAt = clock.now();
    this.#cancelPoll();
    const { access, send, webex } = this.#options;
    const asking = readRestPresence({ apiUrl: webex.apiUrl, access, send }).then((outcome) => {
      if (this.#asking !== asking) return OVERTAKEN;
      // First: whoever hears the news may ask again at once.
      this.#asking = undefined;
      return this.#judge(outcome);
    });
    this.#asking = asking;
    return asking;
  }

  /** Decides what a REST answer means, tells it, and sets the next poll. */
  #judge(answer: Outcome<PresenceReading>): Outcome<PresenceReading> {
    const { webex, clock } = this.#options;
    const live = this.#live?.reading;
    if (!answer.ok) {
      const { kind, retryAfterMs = 0 } = answer.failure;
      if (kind === 'credentials') return this.#giveUp(answer.failure);
      this.#notBefore = clock.now() + retryAfterMs;
    }
    this.#pollAfter(live === undefined ? webex.pollMs : webex.reconcileMs);
    if (live !== undefined) {
      // What live says has just been confirmed, or live missed a push and must look again itself.
      if (answer.ok && !compatible(live.status, answer.value.status))
        void this.#live?.contradicted();
      else if (answer.ok) this.#listener({ kind: 'reading', reading: live });
      return success(live);
    }
    const meant = answer.ok ? success(this.#interpreted(answer.value)) : answer;
    this.#held = undefined;
    if (this.#changed(meant)) this.#endHeadStart();
    const waits = !meant.ok || ambiguous(meant.value.status);
    this.#held = this.#headStart !== undefined && waits ? meant : undefined;
    if (this.#held === undefined) this.#tell(meant);
    return meant;
  }

  /** A change that REST has seen itself needs no explanation from live presence. */
  #changed(meant: Outcome<PresenceReading>): boolean {
    return meant.ok && this.#toldByRest !== undefined && this.#toldByRest.raw !== meant.value.raw;
  }

  #tell(outcome: Outcome<PresenceReading>): void {
    if (outcome.ok) {
      this.#toldByRest = outcome.value;
      this.#listener({ kind: 'reading', reading: outcome.value });
    } else {
      this.#listener({ kind: 'lost', failure: outcome.failure });
    }
  }

  #interpreted(rest: PresenceReading): PresenceReading {
    const last = this.#lastLive;
    if (last === undefined) return rest;
    const lostForMs = this.#options.clock.now() - (last.lostAt ?? this.#askedAt);
    if (lostForMs <= this.#timings.liveMemoryMs && compatible(last.reading.status, rest.status)) {
      return refined(rest, last.reading);
    }
    // Once REST has spoken against it, the old live value is history.
    this.#lastLive = undefined;
    return rest;
  }

  /** Only the person can help: all traffic to Webex rests until there is another token. */
  #giveUp(failure: Failure): Outcome<PresenceReading> {
    this.#fallStill(failure);
    this.#listener({ kind: 'lost', failure });
    return { ok: false, failure };
  }

  /** Live presence has just spoken, as at each renewal: REST is asked only now and then, for its other eyes. */
  #checkLater(): void {
    const { clock, random, webex } = this.#options;
    const { quietChecks, unaskedChecks } = this.#timings;
    const quiet = clock.now() + jittered(quietChecks * webex.reconcileMs, random);
    this.#pollAt(Math.min(quiet, this.#askedAt + unaskedChecks * webex.reconcileMs));
  }

  #pollAfter(ms: number): void {
    const { clock, random } = this.#options;
    this.#pollAt(clock.now() + jittered(ms, random));
  }

  #pollSoon(): void {
    this.#pollAt(this.#askedAt + this.#timings.pollSpacingMs);
  }

  #pollAt(at: Instant): void {
    const { clock } = this.#options;
    this.#cancelPoll();
    if (at <= clock.now() && this.#notBefore <= clock.now()) {
      void this.#ask();
      return;
    }
    this.#cancelPoll = clock.wakeAt(Math.max(at, this.#notBefore), () => void this.#ask());
  }
}
