/** The person's sign-in to Finesse: a password in the vault, and how Finesse takes it. */
import type { App } from '../compose.ts';
import type { Say } from '../core/language/speaker.ts';
import { failed, success, type Outcome } from '../core/outcome.ts';
import type { Instant } from '../core/time.ts';
import type { SilenceFile } from '../store/silence-file.ts';
import type { Vault } from '../store/vault.ts';
import type { FinesseAccount as FinesseSheet } from '../../preload/sheets.ts';

export interface FinesseAccountOptions {
  readonly vault: Vault;
  readonly silence: SilenceFile;
  /** The language of what the person sees. */
  readonly say: Say;
}

export class FinesseAccount {
  readonly #options: FinesseAccountOptions;
  #user = '';
  #password: string | undefined;
  /** Why the vault could not be used; empty while it can. */
  #trouble = '';
  #since: Instant | undefined;

  constructor(options: FinesseAccountOptions) {
    this.#options = options;
  }

  /** Undefined while nobody is signed in. */
  get password(): string | undefined {
    return this.#password;
  }

  /** Looks into the vault where it is another user than before. */
  async use(user: string): Promise<void> {
    if (user === this.#user) return;
    this.#user = user;
    this.#password = undefined;
    this.#since = undefined;
    this.#trouble = '';
    if (user === '') return;
    const stored = await this.#options.vault.get('finesse-password', user);
    // Meanwhile it may be about somebody else.
    if (this.#user !== user) return;
    if (stored.ok) this.#password ??= stored.value;
    else this.#trouble = stored.failure.detail;
  }

  /** Stored first: a password that would be gone after a restart is none. */
  async signIn(user: string, password: string): Promise<Outcome<undefined>> {
    if (password === '') return failed('refused', this.#options.say('trouble.noPassword'));
    const stored = await this.#options.vault.set('finesse-password', user, password);
    if (!stored.ok) return stored;
    this.#options.silence.end();
    this.#user = user;
    this.#password = password;
    this.#trouble = '';
    this.#since = undefined;
    return success(undefined);
  }

  /** For other servers the person signs in anew. Not used from this moment on, whatever the vault answers. */
  renounce(): Promise<Outcome<undefined>> {
    this.#password = undefined;
    this.#since = undefined;
    return this.#options.vault.remove('finesse-password', this.#user);
  }

  async signOut(): Promise<Outcome<undefined>> {
    const removed = await this.#options.vault.remove('finesse-password', this.#user);
    if (!removed.ok) return removed;
    this.#password = undefined;
    this.#since = undefined;
    return success(undefined);
  }

  sheet(app: App | undefined, driftMs: number): FinesseSheet {
    const user = this.#user;
    if (this.#password === undefined) {
      return { state: 'signedOut', user, since: undefined, trouble: this.#trouble };
    }
    const finesse = app?.runner.state.finesse;
    if (finesse?.refused ?? this.#options.silence.isSilent(user)) {
      return {
        state: 'refused',
        user,
        since: undefined,
        trouble: this.#options.say('attention.finesseCredentials'),
      };
    }
    if (finesse?.wellSince !== undefined) this.#since ??= finesse.wellSince + driftMs;
    return { state: 'signedIn', user, since: this.#since, trouble: finesse?.failure?.detail ?? '' };
  }
}
