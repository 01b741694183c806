/** The person's sign-in to Finesse: a password in the vault or a single sign-on, and how Finesse takes it. */
import type { App } from '../compose.ts';
import { detailIn } from '../core/language/detail.ts';
import type { Say } from '../core/language/speaker.ts';
import { failed, success, type Outcome } from '../core/outcome.ts';
import type { Settings } from '../core/settings.ts';
import type { Instant } from '../core/time.ts';
import type { SsoTokens } from '../finesse/sso.ts';
import type { SilenceFile } from '../store/silence-file.ts';
import type { Vault } from '../store/vault.ts';
import type { FinesseAccount as FinesseSheet } from '../../preload/sheets.ts';
import type { FinesseSignOn } from './finesse-sign-on.ts';

export interface FinesseAccountOptions {
  readonly vault: Vault;
  readonly silence: SilenceFile;
  readonly signOn: FinesseSignOn;
  /** The language of what the person sees. */
  readonly say: Say;
  /** How the site signs people in has become known, or the window has opened or closed. */
  readonly onChange: () => void;
}

export class FinesseAccount {
  readonly #options: FinesseAccountOptions;
  #user = '';
  #password: string | undefined;
  /** As the site told last. */
  #way: FinesseSheet['way'];
  /** For whom and where `#way` was asked. */
  #askedFor = '';
  /** Why the vault could not be used; empty while it can. */
  #trouble = '';
  #since: Instant | undefined;

  constructor(options: FinesseAccountOptions) {
    this.#options = options;
  }

  /** Either way; a password may be refused, and a sign-on over, without anybody knowing yet. */
  get signedIn(): boolean {
    return this.#password !== undefined || this.#options.signOn.signedIn;
  }

  /** Undefined where there is none, as with a single sign-on. */
  get password(): string | undefined {
    return this.#password;
  }

  get tokens(): SsoTokens | undefined {
    return this.#options.signOn.tokens;
  }

  /** Looks into the vault where it is another user or site than before. */
  async use(settings: Settings | undefined): Promise<void> {
    const user = settings?.finesse.user ?? '';
    await Promise.all([this.#options.signOn.use(settings), this.#usePassword(user)]);
    if (this.signedIn || !settings) return;
    const site = JSON.stringify([user, settings.finesse.nodes]);
    if (site === this.#askedFor) return;
    this.#askedFor = site;
    // So that the window asks for what the site wants; nobody waits for it.
    void this.#learnWay().then(() => this.#options.onChange());
  }

  /** Asks the site first which of the two it wants: a password is kept, and sent, only where it is one. */
  async signIn(user: string, password: string): Promise<Outcome<undefined>> {
    const { say, signOn, silence, vault } = this.#options;
    const way = await this.#learnWay();
    if (way.ok && way.value === 'signOn') return this.#signOn(user);
    if (password === '') {
      return failed(
        'refused',
        way.ok ? say('trouble.noPassword') : detailIn(way.failure.detail, say),
      );
    }
    const stored = await vault.set('finesse-password', user, password);
    if (!stored.ok) return stored;
    if (signOn.signedIn) await signOn.end();
    silence.end();
    this.#user = user;
    this.#password = password;
    this.#trouble = '';
    this.#since = undefined;
    return success(undefined);
  }

  /** For other servers the person signs in anew. Not used from this moment on, whatever the vault answers. */
  renounce(): Promise<Outcome<undefined>> {
    return this.#forget();
  }

  async signOut(): Promise<Outcome<undefined>> {
    const { vault } = this.#options;
    const usable = await vault.get('finesse-password', this.#user);
    return usable.ok ? this.#forget() : usable;
  }

  sheet(app: App | undefined, driftMs: number): FinesseSheet {
    const { say, signOn, silence } = this.#options;
    const facts = { user: this.#user, way: this.#way, since: undefined, trouble: this.#trouble };
    const finesse = app?.runner.state.finesse;
    if (signOn.signingIn) return { ...facts, state: 'signingIn' };
    if (!this.signedIn) {
      const over = finesse?.failure?.signOn === true ? say('attention.finesseSignOn') : '';
      return { ...facts, state: 'signedOut', trouble: over === '' ? this.#trouble : over };
    }
    if (finesse?.refused ?? silence.isSilent(this.#user)) {
      const isSignOn = finesse?.failure?.signOn === true;
      const words = isSignOn ? 'attention.finesseSignOn' : 'attention.finesseCredentials';
      return { ...facts, state: 'refused', trouble: say(words) };
    }
    if (finesse?.wellSince !== undefined) this.#since ??= finesse.wellSince + driftMs;
    const trouble = detailIn(finesse?.failure?.detail ?? '', say);
    const until = signOn.tokens?.signOnEndsAt;
    return { ...facts, state: 'signedIn', since: this.#since, until, trouble };
  }

  async #usePassword(user: string): Promise<void> {
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

  async #learnWay() {
    const way = await this.#options.signOn.way();
    if (way.ok) this.#way = way.value === 'signOn' ? 'signOn' : 'password';
    return way;
  }

  /** A password of earlier times is of no use there, and is forgotten. */
  async #signOn(user: string): Promise<Outcome<undefined>> {
    const { onChange, say, signOn, silence, vault } = this.#options;
    const signing = signOn.signIn(say('trouble.noSignOnWindow'));
    onChange();
    const signed = await signing;
    if (!signed.ok) return signed;
    silence.end();
    this.#user = user;
    this.#password = undefined;
    this.#trouble = '';
    this.#since = undefined;
    await vault.remove('finesse-password', user);
    return signed;
  }

  async #forget(): Promise<Outcome<undefined>> {
    this.#password = undefined;
    this.#since = undefined;
    const ended = await this.#options.signOn.end();
    const removed = await this.#options.vault.remove('finesse-password', this.#user);
    return removed.ok ? ended : removed;
  }
}
