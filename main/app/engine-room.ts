/** Runs a session exactly while settings and both sign-ins are there, and hands the person's choices to it. */
import { composeApp, shownBy, type App, type AppOptions } from '../compose.ts';
import type { Say } from '../core/language/speaker.ts';
import type { Happening } from '../sync/runner.ts';
import { failed, success, type Outcome } from '../core/outcome.ts';
import { modesOf, type Mode, type Modes, type Settings } from '../core/settings.ts';
import type { Instant } from '../core/time.ts';
import type { View } from '../core/view.ts';
import type { ChoicesFile } from '../store/choices-file.ts';
import type { Clock } from '../sync/ports.ts';
import type { SettingSource } from '../../preload/sheets.ts';
import type { FinesseAccount } from './finesse-account.ts';
import { idleView } from './idle-view.ts';
import type { WebexAccess, WebexSignIn } from './ports.ts';
import { Sessions } from './sessions.ts';

export interface EngineRoomOptions {
  /** In force now; undefined while there are none. */
  readonly settings: () => Settings | undefined;
  /** Who set their mode. */
  readonly modeFrom: () => SettingSource;
  readonly finesse: FinesseAccount;
  readonly webex: WebexSignIn;
  readonly choices: ChoicesFile;
  readonly clock: Clock;
  /** The language of what the person sees. */
  readonly say: Say;
  /** What each session is composed with, beside settings, secrets, a pause and the language. */
  readonly parts: Omit<AppOptions, 'settings' | 'secrets' | 'pausedUntil' | 'onChange' | 'say'>;
  readonly onStarted: (settings: Settings) => void;
  readonly onStopped: () => void;
  /** How things stand has changed. */
  readonly onChange: () => void;
}

export class EngineRoom {
  readonly #options: EngineRoomOptions;
  readonly #sessions: Sessions;
  /** Chosen in the window where the settings could not take it: holds until the app ends. */
  #chosenModes: Modes | undefined;
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #stopped = false;

  constructor(options: EngineRoomOptions) {
    const { onChange, onStopped, parts } = options;
    this.#options = options;
    this.#sessions = new Sessions({
      onStopped: () => {
        onStopped();
        onChange();
      },
      onBug: parts.onBug,
    });
  }

  get app(): App | undefined {
    return this.#sessions.app;
  }

  view(): View {
    const { clock, finesse, say, settings, webex } = this.#options;
    if (this.app) return this.app.view();
    const missing = {
      settings: settings() === undefined,
      finesse: !finesse.signedIn,
      webex: webex.access() === undefined,
    };
    return idleView(missing, clock.now(), shownBy(clock), say);
  }

  /** Something that a session needs has changed. Resolves when what can run does. */
  look(): Promise<void> {
    this.#lookAgain = true;
    this.#looking ??= this.#lookNow();
    return this.#looking;
  }

  hear(happening: Happening): Outcome<undefined> {
    const { choices, clock } = this.#options;
    const { app } = this;
    if (happening.type === 'paused') {
      const { until } = happening;
      choices.change({
        pausedUntil: until === Infinity ? 'resumed' : until + shownBy(clock).driftMs,
      });
    }
    if (happening.type === 'resumed') choices.change({ pausedUntil: undefined });
    if (app) {
      app.runner.hear(happening);
      return success(undefined);
    }
    const kept = happening.type === 'paused' || happening.type === 'resumed';
    if (kept || happening.type === 'looked') return success(undefined);
    return failed('refused', this.#options.say('trouble.notRunning'));
  }

  /** The person's word, whether the settings could take it or not. */
  chooseModes(mode: Mode, stored: boolean): void {
    this.#chosenModes = stored ? undefined : modesOf(mode);
    this.#options.choices.change({ setUp: true, observeUntil: undefined });
    const { modes, tooManyChanges } = this.app?.runner.state ?? {};
    // Told already where the settings changed with it; twice would be written down twice.
    if (isSame(modes, modesOf(mode)) && !tooManyChanges) return;
    this.app?.runner.hear({ type: 'modeChosen', mode });
  }

  /** Nothing is written until `until`, by the date that the machine shows; then the mode of the settings applies. */
  observeUntil(until: Instant): Outcome<undefined> {
    const { choices, clock, modeFrom, onChange, say } = this.#options;
    if (modeFrom() === 'organization') return failed('forbidden', say('trouble.byOrganization'));
    this.#chosenModes = undefined;
    choices.change({ setUp: true, observeUntil: until });
    const onClock = until - shownBy(clock).driftMs;
    this.app?.runner.hear({ type: 'modeChosen', mode: 'observe', until: onClock });
    onChange();
    return success(undefined);
  }

  /** To be called every few seconds: a timer would not see that the computer slept or its date was set. */
  lookAtTheTime(): void {
    const { choices, onChange, settings } = this.#options;
    const { observeUntil = Infinity } = choices.current;
    if (Date.now() < observeUntil) return;
    choices.change({ observeUntil: undefined });
    const now = settings();
    if (now) this.app?.runner.hear({ type: 'modeChosen', mode: now.mode, byItself: true });
    onChange();
  }

  /** Other settings are in force: their mode is taken over without a new session. */
  adoptModes(before: Settings | undefined, now: Settings | undefined): void {
    if (!before || !now) return;
    if (isSame(modesOf(before.mode), modesOf(now.mode))) return;
    const { choices, modeFrom } = this.#options;
    this.#chosenModes = undefined;
    if (modeFrom() === 'person') choices.change({ observeUntil: undefined });
    this.app?.runner.hear({ type: 'modeChosen', mode: this.#modesFor(now) });
  }

  /**
   * Nobody is set Not Ready before they have chosen how to begin, nor on a day on which they only
   * want to observe. What the organization enforces counts from the first moment.
   */
  #modesFor({ mode }: Settings): Mode | Modes {
    const { choices, modeFrom } = this.#options;
    if (modeFrom() === 'organization') return mode;
    const { observeUntil = 0, setUp } = choices.current;
    const begun = setUp || modeFrom() === 'person';
    return begun && Date.now() >= observeUntil ? (this.#chosenModes ?? mode) : 'observe';
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#looking;
    await this.#sessions.want(undefined);
  }

  async #lookNow(): Promise<void> {
    const { finesse, settings, webex } = this.#options;
    try {
      while (this.#lookAgain && !this.#stopped) {
        this.#lookAgain = false;
        const now = settings();
        await Promise.all([finesse.use(now), webex.use(now)]);
        if (this.#isAskedAgain()) continue;
        await this.#sessions.want(this.#plan(now));
        this.#options.onChange();
      }
    } finally {
      // In the same breath as the last question: who asks one moment later is heard by the next look.
      this.#looking = undefined;
    }
  }

  #plan(settings: Settings | undefined) {
    const { finesse, webex } = this.#options;
    const kept = webex.access();
    if (!settings || !finesse.signedIn || !kept) return undefined;
    return {
      key: keyOf(settings),
      with: kept,
      compose: () => this.#compose(settings, kept),
    };
  }

  #compose(settings: Settings, kept: WebexAccess): App {
    const { finesse } = this.#options;
    const { choices, modeFrom, onChange, onStarted, parts, say } = this.#options;
    const mode = this.#modesFor(this.#options.settings() ?? settings);
    const realtime = settings.webex.realtime && kept.live;
    const inForce = { ...settings, mode, webex: { ...settings.webex, realtime } };
    const from = modeFrom();
    if (from === 'person' || from === 'organization') choices.change({ setUp: true });
    onStarted(inForce);
    const app = composeApp({
      ...parts,
      settings: inForce,
      secrets: { webexToken: kept.access, finessePassword: finesse.password ?? '' },
      finesseTokens: finesse.tokens,
      pausedUntil: this.#pausedUntil(),
      say,
      onChange,
    });
    return withNotices(app, kept);
  }

  /** By the steady clock of this run. */
  #pausedUntil(): Instant | undefined {
    const { choices, clock } = this.#options;
    const { pausedUntil } = choices.current;
    if (pausedUntil === undefined || pausedUntil === 'resumed') {
      return pausedUntil === 'resumed' ? Infinity : undefined;
    }
    const until = pausedUntil - shownBy(clock).driftMs;
    return until > clock.now() ? until : undefined;
  }

  /** A function, because the compiler does not see that these change while we wait. */
  #isAskedAgain(): boolean {
    return this.#lookAgain || this.#stopped;
  }
}

/** What there is to know about the sign-in to Webex is told as long as the session runs. */
function withNotices(app: App, kept: WebexAccess): App {
  let stopWatching = (): void => undefined;
  return {
    ...app,
    start() {
      app.start();
      stopWatching = kept.watch((notices) => app.runner.hear({ type: 'accessTold', notices }));
    },
    stop() {
      stopWatching();
      return app.stop();
    },
  };
}

function isSame(one: Modes | undefined, other: Modes): boolean {
  return one?.notReady === other.notReady && one.ready === other.ready;
}

/** What does not need a new session is left out. */
function keyOf(settings: Settings): string {
  return JSON.stringify({ ...settings, mode: '', notifications: '' });
}
