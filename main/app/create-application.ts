/** The application behind every host and window: settings, accounts, history and, when all is there, a session. */
import { shownBy, type StampedLine } from '../compose.ts';
import { detailIn } from '../core/language/detail.ts';
import { ENGLISH } from '../core/language/english.ts';
import { speakerOf, type Speaker } from '../core/language/speaker.ts';
import { failed, success, type Outcome } from '../core/outcome.ts';
import { startedLine, stoppedLine } from '../core/run-lines.ts';
import type { Mode, Settings } from '../core/settings.ts';
import { openChoices, type ChoicesFile } from '../store/choices-file.ts';
import { openJournal, readJournal, type JournalFile } from '../store/journal-file.ts';
import { openSettingsFile } from '../store/settings-file.ts';
import { openSilenceFile, type SilenceFile } from '../store/silence-file.ts';
import { createSystemClock } from '../sync/clock.ts';
import { personCalls } from '../sync/person.ts';
import { VIEW_EVERY_MS, type EventName, type PayloadOf } from '../../preload/contract.ts';
import type { Accounts, FieldProblem, SavedFile, SettingsSheet } from '../../preload/sheets.ts';
import type { ApplicationOptions } from './application-options.ts';
import type { Application } from './application.ts';
import { bundleOf } from './bundle.ts';
import { createDiagnosis } from './diagnosis.ts';
import { EngineRoom } from './engine-room.ts';
import { FinesseAccount } from './finesse-account.ts';
import { FinesseSignOn } from './finesse-sign-on.ts';
import { createHistory, datedLines } from './history.ts';
import { nextMorning } from './next-morning.ts';
import { SettingsDesk } from './settings-desk.ts';
import { namesOtherServer } from './settings-patch.ts';
import { createTopic, type Topic } from './topic.ts';
import type { PolicySource } from './ports.ts';

/** Nothing is sent, and nobody is listened to, before `start`. */
export function createApplication(options: ApplicationOptions): Application {
  return new LiveApplication(options);
}

const NO_POLICY: PolicySource = {
  read: () => ({ enforced: {}, defaults: {}, problems: [] }),
  onChange: () => () => undefined,
};

class LiveApplication implements Application {
  readonly handlers: Application['handlers'];
  readonly #options: ApplicationOptions;
  readonly #speaker: Speaker;
  readonly #clock = createSystemClock();
  readonly #choices: ChoicesFile;
  readonly #journal: JournalFile;
  readonly #settings: SettingsDesk;
  readonly #signOn: FinesseSignOn;
  readonly #finesse: FinesseAccount;
  readonly #room: EngineRoom;
  readonly #diagnosis: ReturnType<typeof createDiagnosis>;
  readonly #topics: { readonly [E in EventName]: Topic<PayloadOf<E>> };
  readonly #stops: (() => void)[] = [];

  constructor(options: ApplicationOptions) {
    const { onBug, onTrouble, policy = NO_POLICY, profile, vault } = options;
    this.#options = options;
    this.#speaker = speakerOf(options.language ?? 'en');
    const { say } = this.#speaker;
    this.#choices = openChoices(profile, onTrouble);
    this.#journal = openJournal(profile, onTrouble);
    const silence = openSilenceFile(profile, onTrouble);
    this.#signOn = options.finesseSignOn ?? new FinesseSignOn({ vault, onTrouble });
    const onChange = () => this.#refresh();
    this.#finesse = new FinesseAccount({ vault, silence, say, signOn: this.#signOn, onChange });
    this.#settings = new SettingsDesk({
      store: options.settings ?? openSettingsFile(profile),
      policy,
      say,
      onChange: (before) => this.#settingsChanged(before),
    });
    this.#room = this.#createRoom(silence);
    this.#diagnosis = createDiagnosis({
      doctor: options.doctor,
      settings: () => this.#settings.settings,
      onChange: () => this.#refresh(),
      onBug,
      say,
    });
    this.#topics = {
      view: createTopic(() => this.#room.view(), onBug),
      settings: createTopic(() => this.#settingsSheet(), onBug),
      accounts: createTopic(() => this.#accounts(), onBug),
      diagnosis: createTopic(() => this.#diagnosis.current(), onBug),
    };
    this.handlers = this.#createHandlers();
  }

  on<E extends EventName>(name: E, listener: (payload: PayloadOf<E>) => void): () => void {
    return this.#topics[name].on(listener);
  }

  start(): void {
    this.#settings.start();
    this.#stops.push(this.#options.webex.onChange(() => this.#look()));
    const timer = setInterval(() => this.#tick(), VIEW_EVERY_MS);
    this.#stops.push(() => clearInterval(timer));
    this.#look();
  }

  async stop(): Promise<void> {
    this.#settings.stop();
    for (const stop of this.#stops.splice(0)) stop();
    await this.#room.stop();
    await Promise.all([this.#options.webex.stop(), this.#signOn.stop()]);
  }

  #createRoom(silence: SilenceFile): EngineRoom {
    const { deskActivity, network, onBug, onTrouble } = this.#options;
    const { profile, version, webex } = this.#options;
    const onLine = (line: StampedLine) => this.#write(line);
    return new EngineRoom({
      settings: () => this.#settings.settings,
      modeFrom: () => this.#settings.sources['mode'] ?? 'builtIn',
      finesse: this.#finesse,
      webex,
      choices: this.#choices,
      clock: this.#clock,
      say: this.#speaker.say,
      parts: {
        profile,
        onTrouble,
        onBug,
        onLine,
        silence,
        clock: this.#clock,
        ...(deskActivity ? { deskActivity } : {}),
        ...(network ? { network } : {}),
      },
      onStarted: (settings) =>
        this.#write({ at: now(), ...startedLine(version, settings, ENGLISH) }),
      onStopped: () => this.#write({ at: now(), ...stoppedLine(ENGLISH) }),
      onChange: () => this.#refresh(),
    });
  }

  #createHandlers(): Application['handlers'] {
    const person = personCalls(
      (happening) => this.#room.hear(happening),
      () => this.#clock.now(),
      () => nextMorning(Date.now()) - shownBy(this.#clock).driftMs,
    );
    const { webex } = this.#options;
    return {
      ...person,
      setMode: (mode) => Promise.resolve(this.#setMode(mode)),
      observeToday: () => Promise.resolve(this.#room.observeUntil(nextMorning(Date.now()))),
      saveSettings: (patch) => this.#save(patch),
      // A page may be quicker than the look that follows each change of the settings.
      signInWebex: (how) => webex.use(this.#settings.settings).then(() => webex.signIn(how)),
      cancelSignIn() {
        webex.cancel();
        return Promise.resolve(success(undefined));
      },
      signInFinesse: (user, password) => this.#signInFinesse(user.trim(), password),
      signOut: (service) => (service === 'webex' ? webex.signOut() : this.#signOutOfFinesse()),
      ...this.#pages(),
    };
  }

  #pages() {
    const { profile } = this.#options;
    const history = createHistory({
      profile,
      journal: this.#journal,
      speaker: this.#speaker,
      returnAfterMs: () => this.#settings.settings?.returnToReady.afterMs ?? 0,
    });
    return {
      readHistory: (day: string) => Promise.resolve(history.read(day)),
      exportHistory: (type: 'csv' | 'json') => Promise.resolve(history.export(type)),
      deleteHistory: () => Promise.resolve(history.delete()),
      diagnose: () => Promise.resolve(this.#diagnosis.begin()),
      saveBundle: () => Promise.resolve(this.#bundle()),
    };
  }

  /** No page can have the password shown to another server: there the person gives it again. */
  async #save(patch: Parameters<SettingsDesk['save']>[0]) {
    const before = this.#settings.settings;
    const answer = this.#settings.save(patch);
    const isOther = namesOtherServer(before, this.#settings.settings);
    const removed = isOther ? await this.#finesse.renounce() : success(undefined);
    return removed.ok ? success(answer) : removed;
  }

  #bundle(): Outcome<SavedFile> {
    const read = readJournal(this.#options.profile);
    return success(
      bundleOf({
        at: new Date(),
        view: this.#room.view(),
        sheet: this.#settingsSheet(),
        accounts: this.#accounts(),
        diagnosis: this.#diagnosis.current(),
        lines: read.ok ? datedLines(read.lines) : [],
      }),
    );
  }

  /** The person's word counts at once, also where it cannot be stored. */
  #setMode(mode: Mode): Outcome<undefined> {
    const { problems } = this.#settings.save({ mode });
    const [problem] = problems;
    if (problem && this.#settings.sources['mode'] === 'organization') {
      return failed('forbidden', `${problem.path}: ${problem.message}`);
    }
    this.#room.chooseModes(mode, problem === undefined);
    if (!problem) return success(undefined);
    return failed(
      'refused',
      this.#speaker.say('trouble.modeUntilEnd', { problem: sentenceOf(problem) }),
    );
  }

  async #signInFinesse(user: string, password: string): Promise<Outcome<undefined>> {
    const settings = this.#settings.settings;
    if (user === '') return failed('refused', this.#speaker.say('trouble.noUser'));
    if (settings?.finesse.user !== user) {
      const [problem] = this.#settings.save({ finesse: { user } }).problems;
      if (problem) return failed('refused', sentenceOf(problem));
    }
    await this.#finesse.use(this.#settings.settings);
    const stored = await this.#finesse.signIn(user, password);
    if (stored.ok) this.#room.app?.giveCredentials(this.#finesse.password ?? '');
    this.#look();
    return stored;
  }

  async #signOutOfFinesse(): Promise<Outcome<undefined>> {
    const outcome = await this.#finesse.signOut();
    this.#look();
    return outcome;
  }

  #settingsChanged(before: Settings | undefined): void {
    this.#room.adoptModes(before, this.#settings.settings);
    this.#look();
  }

  #look(): void {
    this.#refresh();
    this.#room.look().catch(this.#options.onBug);
  }

  #tick(): void {
    this.#room.lookAtTheTime();
    this.#topics.view.refresh();
  }

  #refresh(): void {
    for (const topic of Object.values(this.#topics)) topic.refresh();
  }

  #write(line: StampedLine): void {
    this.#journal.append(line);
    this.#options.onLine?.(line);
  }

  #settingsSheet(): SettingsSheet {
    const { known, problems, settings, sources } = this.#settings;
    const codes = this.#room.app?.runner.state.reasonCodes.list;
    return {
      settings,
      ...(known ? { known } : {}),
      sources,
      problems,
      reasonCodes: codes?.filter(({ systemCode }) => !systemCode),
      firstRun: settings === undefined || !this.#choices.current.setUp,
      observesUntil: this.#choices.current.observeUntil,
      language: this.#speaker.language,
      version: this.#options.version,
    };
  }

  #accounts(): Accounts {
    const { driftMs } = shownBy(this.#clock);
    const { say } = this.#speaker;
    const { app } = this.#room;
    const webex = this.#options.webex.account();
    const lost = app?.runner.state.webex.lost;
    const refused = webex.state === 'signedIn' && lost?.kind === 'credentials';
    return {
      webex: refused ? { ...webex, state: 'refused', trouble: detailIn(lost.detail, say) } : webex,
      finesse: this.#finesse.sheet(app, driftMs),
    };
  }
}

function now(): string {
  return new Date().toISOString();
}

function sentenceOf({ message, path }: FieldProblem): string {
  return path === '' ? message : `${path}: ${message}`;
}
