/** Watches over the SDK's live presence: what it forgets after a fault, this file does. */
import { failed, success, type Failure, type Outcome } from '../core/outcome.ts';
import type { PresenceReading } from '../core/presence.ts';
import { SECOND_MS, type Instant } from '../core/time.ts';
import { jittered } from './back-off.ts';
import { LiveOrder } from './live-order.ts';
import { LivePause } from './live-pause.ts';
import {
  openSession,
  type Ending,
  type LiveNews,
  type LivePresenceOptions,
  type Session,
} from './live-session.ts';
import { livePresence } from './presence-words.ts';
import { watchSilence } from './silence.ts';
import type { WebexSdk } from './webex-sdk.ts';

export type { LiveNews } from './live-session.ts';

export class LivePresence {
  readonly #options: LivePresenceOptions;
  readonly #tell: (news: LiveNews) => void;
  #sdk: WebexSdk | undefined;
  #opening: Promise<WebexSdk> | undefined;
  #session: Session | undefined;
  readonly #order = new LiveOrder();
  readonly #pause: LivePause;
  #token = '';
  /** The one that this session began with. */
  #firstToken = '';
  /** Once until live presence works again: a new token that is refused too will not be the last. */
  #mayRenew = true;
  #asking: Promise<Outcome<PresenceReading>> | undefined;
  /** No second look because of a missed message before that. */
  #missedUntil: Instant = -Infinity;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();
  #cancelSnapshot: () => void = () => undefined;

  constructor(options: LivePresenceOptions, tell: (news: LiveNews) => void) {
    this.#options = options;
    this.#pause = new LivePause(options);
    this.#tell = tell;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** What live presence says now; undefined while it cannot be relied upon. */
  get reading(): PresenceReading | undefined {
    return this.#session?.silence.fresh() === true ? this.#order.reading : undefined;
  }

  /** After a sleep the connection is gone, and nothing else may have noticed yet. */
  look(): void {
    this.#session?.silence.look();
  }

  /** Subscribes anew and tells the snapshot as news: the check from end to end. */
  confirm(): Promise<Outcome<PresenceReading>> {
    if (this.#asking !== undefined) return this.#asking;
    const asking = this.#snapshot().finally(() => {
      if (this.#asking !== asking) return;
      this.#asking = undefined;
      if (this.#order.doubted) void this.confirm();
    });
    this.#asking = asking;
    return asking;
  }

  /** There is another token: it is used from now on, and tried at once where the last one was refused. */
  tokenChanged(): void {
    const token = this.#options.access.token();
    if (token === '' || token === this.#token) return;
    if (this.#sdk?.useToken(token) === true) this.#token = token;
    this.#pause.offer(token);
  }

  /** REST says otherwise: looks again, and takes its own word back when Webex tells none. */
  async contradicted(): Promise<void> {
    const before = this.#order.reading;
    const outcome = await this.confirm();
    if (outcome.ok || before === undefined || this.#order.reading !== before) return;
    this.#order.withdraw();
    this.#tell({ kind: 'lost', failure: outcome.failure });
  }

  /** Deletes the device; resolves within `closeMs` even when Webex does not answer. */
  async stop(): Promise<void> {
    const { clock, timings } = this.#options;
    this.#stopped = true;
    this.#forget();
    this.#session?.finish({ failure: undefined });
    this.#pause.end();
    let cancel: () => void = () => undefined;
    const limit = new Promise<void>((resolve) => {
      cancel = clock.wakeAt(clock.now() + timings.closeMs, resolve);
    });
    await Promise.race([this.#running, limit]);
    cancel();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const waitMs = await this.#live();
      if (!this.#isStopped()) await this.#pause.last(waitMs);
    }
  }

  async #live(): Promise<number> {
    const { clock, timings, wallNow } = this.#options;
    const silence = watchSilence({ clock, wallNow, limitMs: timings.silenceMs }, () =>
      this.#end(failed('unreachable', 'Webex live presence has fallen silent').failure),
    );
    const session = openSession(silence);
    this.#session = session;
    void this.#connect(session);
    const ending = await session.over;
    this.#session = undefined;
    silence.stop();
    const waitMs = await this.#waitAfter(ending);
    await this.#sdk?.close();
    return waitMs;
  }

  /** A token that was renewed deserves a try at once; the old device is given back with it. */
  async #waitAfter({ failure, waitMs }: Ending): Promise<number> {
    if (failure === undefined || this.#stopped) return 0;
    const { access } = this.#options;
    // Not the one that came meanwhile: the refusal may still be about the first.
    const refused = this.#firstToken;
    const mayRenew = this.#mayRenew && failure.kind === 'credentials' && refused !== '';
    const inUse = refused === access.token();
    if (mayRenew && (await access.renew(refused)).ok) {
      this.#mayRenew = !inUse;
      this.tokenChanged();
      return 0;
    }
    return waitMs ?? this.#pause.after(failure, refused);
  }

  async #connect(session: Session): Promise<void> {
    const sdk = await this.#open();
    // Loading may take longer than we are willing to hear nothing.
    if (sdk === undefined || this.#session !== session || this.#isStopped()) return;
    this.#token = this.#options.access.token();
    this.#firstToken = this.#token;
    const outcome = await sdk.connect(this.#token);
    if (!outcome.ok && this.#session === session) this.#end(outcome.failure);
  }

  async #open(): Promise<WebexSdk | undefined> {
    // One for all sessions that wait for it: two would be two devices.
    this.#opening ??= this.#load();
    try {
      this.#sdk = await this.#opening;
      return this.#sdk;
    } catch {
      this.#opening = undefined;
      this.#end(failed('refused', 'the Webex SDK cannot be loaded').failure);
      return undefined;
    }
  }

  async #load(): Promise<WebexSdk> {
    const { cloud, timings } = this.#options;
    const { openWebexSdk } = await import('./webex-sdk.ts');
    return openWebexSdk(
      { ...cloud, mercury: timings.mercury },
      {
        heard: () => this.#session?.silence.heard(),
        online: () => void this.confirm(),
        missed: () => this.#missed(),
        offline: (kind) => this.#offline(kind),
        refused: () => this.#lose(failed('unreachable', 'Webex live presence is closed').failure),
        stale: (failure) => this.#end(failure),
        shutdown: () => this.#end(failed('outOfService', 'Webex moves our connection').failure),
        update: (composition) => this.#update(composition),
      },
    );
  }

  #offline(kind: 'transient' | 'replaced' | 'permanent'): void {
    const { random, timings } = this.#options;
    if (kind === 'transient') {
      this.#lose(failed('unreachable', 'the connection to Webex live presence broke').failure);
    } else if (kind === 'replaced') {
      const waitMs = timings.replacedWaitMs * (1 + random() / 5);
      this.#end(failed('outOfService', 'another client took our place').failure, waitMs);
    } else {
      this.#end(failed('outOfService', 'Webex closed live presence').failure);
    }
  }

  /** The loss is told at once; giving back the device may take a while. */
  #end(failure: Failure, waitMs?: number): void {
    if (this.#session === undefined || this.#stopped) return;
    this.#lose(failure);
    this.#session.finish({ failure, waitMs });
    this.#session = undefined;
  }

  #lose(failure: Failure): void {
    this.#forget();
    this.#tell({ kind: 'lost', failure });
  }

  #forget(): void {
    this.#order.forget();
    // An answer that is still on its way belongs to the lost connection.
    this.#asking = undefined;
    this.#cancelSnapshot();
  }

  /** It may have been a push. Not at once each time: a server may count in another way than we think. */
  #missed(): void {
    const { clock, timings } = this.#options;
    if (this.#order.reading === undefined || clock.now() < this.#missedUntil) return;
    this.#missedUntil = clock.now() + timings.missedSpacingMs;
    void this.confirm();
  }

  #update(composition: unknown): void {
    const pushed = livePresence(composition);
    if (pushed === undefined) return;
    const verdict = this.#order.push(pushed);
    if (verdict === 'news') this.#tell({ kind: 'reading', reading: pushed });
    // Before the first answer there is nothing to doubt: it is under way, or will be asked for.
    else if (verdict === 'doubt' && this.#order.reading !== undefined) void this.confirm();
  }

  async #snapshot(): Promise<Outcome<PresenceReading>> {
    if (this.#session === undefined || this.#sdk === undefined) {
      return failed('unreachable', 'live presence is not connected');
    }
    this.#cancelSnapshot();
    this.#order.ask();
    const ttlSeconds = Math.ceil((2 * this.#options.timings.renewMs) / SECOND_MS);
    // One tick later, `#asking` is this very question, unless the connection is lost meanwhile.
    await Promise.resolve();
    const asked = this.#asking;
    const outcome = await this.#sdk.subscribe(ttlSeconds);
    if (asked === undefined || this.#asking !== asked) {
      return failed('cancelled', 'the connection was lost meanwhile');
    }
    if (!outcome.ok) return this.#snapshotFailed(outcome.failure);
    const snapshot = livePresence(outcome.value);
    if (snapshot === undefined) return this.#untold();
    return success(this.#believe(snapshot));
  }

  #believe(snapshot: PresenceReading): PresenceReading {
    const reading = this.#order.answer(snapshot);
    this.#subscribed();
    this.#tell({ kind: 'reading', reading });
    return reading;
  }

  /** A new device would not make Webex tell more: we keep this one, and REST gives the first value. */
  #untold(): Outcome<PresenceReading> {
    const { failure } = failed('unreadable', 'Webex told no presence');
    const pushed = this.#order.untold();
    this.#subscribed();
    if (pushed !== undefined) this.#tell({ kind: 'reading', reading: pushed });
    else if (this.#order.reading === undefined) this.#tell({ kind: 'lost', failure });
    return { ok: false, failure };
  }

  #subscribed(): void {
    const { random, timings } = this.#options;
    this.#pause.succeeded();
    this.#mayRenew = true;
    this.#session?.silence.heard();
    this.#confirmAfter(jittered(timings.renewMs, random));
  }

  /** The socket is fine, so that a new device would not help: ask again later, unless Webex says no. */
  #snapshotFailed(failure: Failure): Outcome<PresenceReading> {
    if (['throttled', 'unreachable', 'outOfService'].includes(failure.kind)) {
      this.#lose(failure);
      this.#confirmAfter(this.#pause.after(failure, this.#token));
    } else {
      this.#end(failure);
    }
    return { ok: false, failure };
  }

  #confirmAfter(ms: number): void {
    const { clock } = this.#options;
    this.#cancelSnapshot();
    this.#cancelSnapshot = clock.wakeAt(clock.now() + ms, () => void this.confirm());
  }

  /** A method, so that the compiler does not believe the value from before an `await`. */
  #isStopped(): boolean {
    return this.#stopped;
  }
}
