/** The person's sign-in to Webex: what the vault holds, one way in at a time, and the way out. */
import {
  openAccess,
  signInToWebex,
  signOutOfWebex,
  type AccessParts,
  type KeptAccess,
  type SignInWay,
} from '../compose-access.ts';
import { detailIn } from '../core/language/detail.ts';
import { ENGLISH } from '../core/language/english.ts';
import type { Say } from '../core/language/speaker.ts';
import { failed, success, type Failure, type Outcome } from '../core/outcome.ts';
import type { Settings } from '../core/settings.ts';
import type { DeviceSignIn, WebexAccount } from '../../preload/sheets.ts';
import type { WebexSignIn } from './ports.ts';

export interface WebexSignInOptions extends Omit<AccessParts, 'settings'> {
  /** Shows the address in the person's own browser. */
  readonly openBrowser: (url: string) => void;
  readonly onBug: (error: unknown) => void;
  /** The language of what the person sees; left out: English. */
  readonly say?: Say;
}

export function createWebexSignIn(options: WebexSignInOptions): WebexSignIn {
  return new VaultedSignIn(options);
}

class VaultedSignIn implements WebexSignIn {
  readonly #options: WebexSignInOptions;
  readonly #listeners = new Set<() => void>();
  #settings: Settings | undefined;
  #kept: KeptAccess | undefined;
  /** Set while the person is signing in. */
  #attempt: AbortController | undefined;
  #device: DeviceSignIn | undefined;
  #trouble = '';
  /** One change of what is kept after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: WebexSignInOptions) {
    this.#options = options;
  }

  async use(settings: Settings | undefined): Promise<void> {
    const before = keyOf(this.#settings);
    this.#settings = settings;
    if (keyOf(settings) !== before) await this.#reopen();
  }

  access(): KeptAccess | undefined {
    return this.#kept;
  }

  account(): WebexAccount {
    const state = this.#attempt ? 'signingIn' : this.#kept ? 'signedIn' : 'signedOut';
    return {
      state,
      who: this.#kept?.account.name ?? '',
      since: this.#kept?.since,
      until: this.#kept?.until(),
      device: this.#device,
      trouble: this.#trouble,
    };
  }

  async signIn(how: 'browser' | 'device'): Promise<Outcome<undefined>> {
    const { say = ENGLISH } = this.#options;
    const settings = this.#settings;
    if (!settings) return failed('refused', say('trouble.settingsFirst'));
    if (settings.webex.clientId === '') {
      return this.#troubled(failed('refused', say('trouble.noClientId')));
    }
    this.cancel();
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#trouble = '';
    this.#tell();
    const { signal } = attempt;
    const outcome = await signInToWebex({ ...this.#options, settings, signal }, this.#way(how));
    // Another attempt may have taken its place, or none.
    const current = this.#attempt === attempt;
    if (current) this.#endAttempt();
    if (!outcome.ok) return current ? this.#troubled(outcome) : outcome;
    // What the vault holds counts, even if the person gave up while it was put there.
    await this.#reopen();
    return success(undefined);
  }

  cancel(): void {
    if (!this.#attempt) return;
    this.#attempt.abort();
    this.#endAttempt();
    this.#tell();
  }

  async signOut(): Promise<Outcome<undefined>> {
    const settings = this.#settings;
    if (!settings) return success(undefined);
    this.cancel();
    const outcome = await signOutOfWebex({ ...this.#options, settings });
    if (!outcome.ok) return this.#troubled(outcome);
    const { notRevoked } = outcome.value;
    await this.#reopen();
    if (notRevoked === undefined) return success(undefined);
    const { say = ENGLISH } = this.#options;
    this.#trouble = say('trouble.notRevoked', { detail: notRevoked, address: OWN_TOKENS });
    this.#tell();
    return success(undefined);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.cancel();
    this.#settings = undefined;
    await this.#reopen();
  }

  /** Looks anew at what the vault holds. */
  #reopen(): Promise<void> {
    const turn = this.#turn.then(() => this.#openNow());
    this.#turn = turn.catch(this.#options.onBug);
    return turn;
  }

  async #openNow(): Promise<void> {
    const settings = this.#settings;
    const before = this.#kept;
    this.#kept = undefined;
    await before?.stop();
    this.#trouble = '';
    if (settings) {
      const opened = await openAccess({ ...this.#options, settings });
      if (opened.ok) this.#kept = opened.value;
      else this.#trouble = this.#said(opened.failure);
    }
    this.#tell();
  }

  #way(how: 'browser' | 'device'): SignInWay {
    if (how === 'browser') return { kind: 'browser', openBrowser: this.#options.openBrowser };
    return {
      kind: 'device',
      showCode: ({ code, lifeMs, url }) => {
        this.#device = { code, link: url, until: Date.now() + lifeMs };
        this.#tell();
      },
    };
  }

  #endAttempt(): void {
    this.#attempt = undefined;
    this.#device = undefined;
  }

  #troubled<T extends Outcome<unknown> & { readonly ok: false }>(outcome: T): T {
    this.#trouble = outcome.failure.kind === 'cancelled' ? '' : this.#said(outcome.failure);
    this.#tell();
    return outcome;
  }

  #said({ detail }: Failure): string {
    return detailIn(detail, this.#options.say ?? ENGLISH);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Where people see and end what they granted. */
const OWN_TOKENS = 'https://idbroker.webex.com/idb/profile#/tokens';

/** What the sign-in depends on. */
function keyOf(settings: Settings | undefined): string {
  const { apiUrl, clientId, realtime } = settings?.webex ?? {};
  return JSON.stringify([settings?.finesse.user, apiUrl, clientId, realtime]);
}
