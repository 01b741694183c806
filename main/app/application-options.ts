/** What the application is made with: by the host, by the organization, and by tests. */
import type { HostNetwork, StampedLine } from '../compose.ts';
import type { Language } from '../core/language/language.ts';
import type { Vault } from '../store/vault.ts';
import type { DeskActivity } from '../sync/ports.ts';
import type { FinesseSignOn } from './finesse-sign-on.ts';
import type { Doctor, PolicySource, SettingsStore, WebexSignIn } from './ports.ts';

export interface ApplicationOptions {
  /** The agent's own folder: settings, journal and what must outlive a restart. */
  readonly profile: string;
  readonly version: string;
  /** Left out: English. */
  readonly language?: Language;
  readonly vault: Vault;
  readonly webex: WebexSignIn;
  /** Left out where no window can be shown for a single sign-on. */
  readonly finesseSignOn?: FinesseSignOn;
  /** Left out: `settings.json` in the profile. */
  readonly settings?: SettingsStore;
  /** Left out where no organisation has a say. */
  readonly policy?: PolicySource;
  readonly doctor?: Doctor;
  /** Left out where nothing can tell whether somebody is at the desk. */
  readonly deskActivity?: DeskActivity;
  /** Left out: Node's own, with the proxies of the environment. */
  readonly network?: HostNetwork;
  /** Each line of the journal, for a host that prints them too. */
  readonly onLine?: (line: StampedLine) => void;
  /** A plain sentence about something that a person should know and that stops nothing. */
  readonly onTrouble: (words: string) => void;
  /** A thrown error: reported, and the app goes on. */
  readonly onBug: (error: unknown) => void;
}
