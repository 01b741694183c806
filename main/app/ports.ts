/** What the application needs from its host and from the world; each port is implemented elsewhere. */
import type { Outcome } from '../core/outcome.ts';
import type { Settings } from '../core/settings.ts';
import type { SettingsPart } from '../core/settings-layers.ts';
import type { Stop } from '../sync/ports.ts';
import type { KeptAccess } from '../compose-access.ts';
import type { DiagnosisStep, FieldProblem, WebexAccount } from '../../preload/sheets.ts';

/** The person's own settings as text, so that comments and order survive. */
export interface SettingsStore {
  /** How people know it, for example the name of the file. */
  readonly name: string;
  /** Undefined where there is none yet. */
  read(): Outcome<string | undefined>;
  /** Replaces it as a whole; the old one stays where that fails. */
  write(text: string): Outcome<undefined>;
  /** Tells that somebody else may have replaced it. The returned function ends it. */
  onChange(listener: () => void): () => void;
}

/** What the organisation has set. Read at the start and after each change. */
export interface PolicySource {
  read(): PolicyLayers;
  /** The returned function ends it. */
  onChange(listener: () => void): () => void;
}

/** In the form of the settings file. */
export interface PolicyLayers {
  /** Above the person's own. */
  readonly enforced: SettingsPart;
  /** Below the person's own. */
  readonly defaults: SettingsPart;
  /** What could not be read; the rest is in force. */
  readonly problems: readonly FieldProblem[];
}

export type WebexAccess = Pick<KeptAccess, 'access' | 'live' | 'watch'>;

/** The person's sign-in to Webex. Keeps what it needs in the vault, and renews it by itself. */
export interface WebexSignIn {
  /** The settings in force have changed; undefined while there are none. Resolves when the vault was read. */
  use(settings: Settings | undefined): Promise<void>;
  /** Undefined while nobody is signed in; a refused sign-in still has one. The same object for the same sign-in. */
  access(): WebexAccess | undefined;
  account(): WebexAccount;
  /** Resolves when the person has finished it, or not. One at a time: the earlier one is given up. */
  signIn(how: 'browser' | 'device'): Promise<Outcome<undefined>>;
  cancel(): void;
  signOut(): Promise<Outcome<undefined>>;
  /** The returned function ends it. */
  onChange(listener: () => void): () => void;
  stop: Stop;
}

/** Finds out what is in the way between this machine and the two services. */
export interface Doctor {
  /** Tells each step whenever it is known better; `settings` is undefined while there are none. */
  run(
    onStep: (step: DiagnosisStep) => void,
    subject: { readonly settings: Settings | undefined },
  ): Promise<void>;
}
