/** The agent's computer with the real app on it: started, ended, crashed, with the files that a crash leaves behind. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { composeApp, type App } from '../../main/compose.ts';
import type { DeskPresence } from '../../main/core/desk.ts';
import { success } from '../../main/core/outcome.ts';
import type { Settings } from '../../main/core/settings.ts';
import type { WebexGrant } from '../../main/core/webex-grant.ts';
import { createHttpClient } from '../../main/http/http-client.ts';
import { openSilenceFile } from '../../main/store/silence-file.ts';
import { createSystemClock } from '../../main/sync/clock.ts';
import type { Happening } from '../../main/sync/runner.ts';
import { personCalls } from '../../main/sync/person.ts';
import type { DeskActivity } from '../../main/sync/ports.ts';
import { TokenKeeper, type GrantStore } from '../../main/webex/tokens.ts';
import type { WebexSimulator } from '../simulators/webex/simulator.ts';
import type { Witness } from './witness.ts';

export interface ComputerParts {
  readonly settings: Settings;
  readonly webex: WebexSimulator;
  readonly random: () => number;
  /** Lets time pass until the promise is settled. */
  readonly waitFor: <T>(work: Promise<T>) => Promise<T>;
  readonly witness: () => Witness;
}

interface Running {
  readonly app: App;
  readonly person: ReturnType<typeof personCalls>;
  readonly stop: () => Promise<void>;
}

export class Computer {
  readonly profile = mkdtempSync(path.join(tmpdir(), 'finesse-presence-soak-'));
  readonly #parts: ComputerParts;
  #grant: WebexGrant;
  #running: Running | undefined;
  #desk: DeskPresence = 'atDesk';
  #tellDesk: (desk: DeskPresence) => void = () => undefined;
  /** In the vault; the running app may still use an older one. */
  #password: string;

  constructor(parts: ComputerParts, grant: WebexGrant, password: string) {
    this.#parts = parts;
    this.#grant = grant;
    this.#password = password;
  }

  get app(): App | undefined {
    return this.#running?.app;
  }

  /** What the window offers; undefined while the app does not run. */
  get person(): Running['person'] | undefined {
    return this.#running?.person;
  }

  /** Everything of the sign-ins that must never be written down. */
  get secrets(): readonly string[] {
    const { accessToken, refreshToken = accessToken } = this.#grant;
    const basic = Buffer.from(`1001:${this.#password}`).toString('base64');
    return [accessToken, refreshToken, this.#password, basic];
  }

  get desk(): DeskPresence {
    return this.#desk;
  }

  setDesk(desk: DeskPresence): void {
    this.#desk = desk;
    this.#tellDesk(desk);
  }

  /** Mode and pause are what the person chose last, as the tray app keeps them. */
  start(chosen: {
    readonly mode: Settings['mode'];
    readonly pauseLeftMs: number | undefined;
  }): void {
    if (this.#running) return;
    const { settings, witness } = this.#parts;
    const { mode, pauseLeftMs } = chosen;
    const blame = (error: unknown) => witness().blame(`a bug: ${String((error as Error).stack)}`);
    witness().started();
    const clock = createSystemClock();
    const http = createHttpClient({ deadlineMs: 10_000, maxBodyBytes: 100_000 });
    const keeper = this.#keeper(http.send, clock, blame);
    const stopKeeper = keeper.start();
    const app = composeApp({
      settings: { ...settings, mode },
      ...(pauseLeftMs === undefined ? {} : { pausedUntil: clock.now() + pauseLeftMs }),
      secrets: { webexToken: keeper, finessePassword: this.#password },
      profile: this.profile,
      silence: openSilenceFile(this.profile, (words) => witness().blame(words)),
      onTrouble: (words) => witness().blame(words),
      onLine: (line) => witness().heardLine(line),
      onBug: blame,
      deskActivity: this.#deskActivity(),
      clock,
    });
    app.start();
    const stop = async () => {
      await app.stop();
      await stopKeeper();
      http.close();
    };
    const hear = (happening: Happening) => {
      app.runner.hear(happening);
      return success(undefined);
    };
    const person = personCalls(
      hear,
      () => clock.now(),
      () => Infinity,
    );
    this.#running = { app, person, stop };
  }

  /** As the person ends it, or the log-off. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (!running) return;
    const { waitFor, witness } = this.#parts;
    const stopped = running.stop();
    witness().stopped();
    await waitFor(stopped);
  }

  /** The files stay as they are in this moment, and nobody takes leave of Webex. */
  async crash(): Promise<void> {
    const { webex } = this.#parts;
    const kept = mkdtempSync(path.join(tmpdir(), 'finesse-presence-crash-'));
    cpSync(this.profile, kept, { recursive: true });
    webex.failNext('DELETE', /\/devices\//, { status: 503 }, 2);
    await this.stop();
    // The one that was meant for this end, where there was nobody to take leave of.
    webex.clearFaults();
    rmSync(this.profile, { recursive: true });
    cpSync(kept, this.profile, { recursive: true });
    rmSync(kept, { recursive: true });
  }

  givePassword(password: string): void {
    this.#password = password;
    this.#parts.witness().gaveCredentials();
    this.#running?.app.giveCredentials(password);
    if (!this.#running) openSilenceFile(this.profile, () => undefined).end();
  }

  /** As from the command line: the running app finds it in the vault. */
  signInToWebex(grant: WebexGrant): void {
    this.#grant = grant;
  }

  /** Whatever lies in the profile, as text. */
  files(): string {
    const names = readdirSync(this.profile, { recursive: true, encoding: 'utf8' });
    const files = names.map((name) => path.join(this.profile, name));
    return files
      .filter((file) => statSync(file).isFile())
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
  }

  remove(): void {
    rmSync(this.profile, { recursive: true, force: true });
  }

  #deskActivity(): DeskActivity {
    return {
      start: (listener) => {
        this.#tellDesk = listener;
        listener(this.#desk);
        return () => {
          this.#tellDesk = () => undefined;
          return Promise.resolve();
        };
      },
    };
  }

  #keeper(
    send: ReturnType<typeof createHttpClient>['send'],
    clock: ReturnType<typeof createSystemClock>,
    onBug: (error: unknown) => void,
  ): TokenKeeper {
    const { random, webex } = this.#parts;
    const store: GrantStore = {
      load: () => Promise.resolve(success(this.#grant)),
      save: (grant) => {
        this.#grant = grant;
        return Promise.resolve(success(undefined));
      },
    };
    return new TokenKeeper({
      grant: this.#grant,
      apiUrl: webex.apiUrl,
      secret: webex.clientSecret,
      store,
      send,
      clock,
      wallNow: Date.now,
      random,
      onLook: () => undefined,
      onBug,
    });
  }
}
