/** What the pages of the window show beside the view: plain values that survive JSON unchanged. */
import type { ReasonCode } from '../main/core/agent.ts';
import type { Language } from '../main/core/language/language.ts';
import type { ObserveReport } from '../main/core/observe-report.ts';
import type { Settings } from '../main/core/settings.ts';
import type { Instant } from '../main/core/time.ts';

/** Who set a value, from the weakest to the strongest word. An `organization` value is locked. */
export type SettingSource = 'builtIn' | 'organizationDefault' | 'person' | 'organization';

export interface SettingsSheet {
  /** In force right now. Undefined while nothing usable is there: the first run. */
  readonly settings: Settings | undefined;
  /** What is given already while `settings` are not usable yet, for example by the organization. */
  readonly known?: KnownSettings;
  /** By path, for example `rules.meeting.reason`; a path that is not listed is built in. */
  readonly sources: Readonly<Record<string, SettingSource>>;
  /** What is wrong with the settings that are stored; the last good ones stay in force. */
  readonly problems: readonly FieldProblem[];
  /** The reason codes that Finesse offers this agent; undefined while they have not been read. */
  readonly reasonCodes: readonly ReasonCode[] | undefined;
  /** True until the person has chosen how to begin, or the organization has. */
  readonly firstRun: boolean;
  /** Nothing is written until then; afterwards the mode of the settings applies. */
  readonly observesUntil: Instant | undefined;
  /** Of everything that the person reads; the app decides it. */
  readonly language: Language;
  readonly version: string;
}

/** What the first run would ask for. */
export interface KnownSettings {
  readonly nodes: readonly string[];
  readonly user: string;
  readonly clientId: string;
}

export interface FieldProblem {
  /** As in the settings file, for example `finesse.nodes[0]`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** Nothing is stored when there is a problem. */
export interface SaveAnswer {
  readonly problems: readonly FieldProblem[];
}

export interface Accounts {
  readonly webex: WebexAccount;
  readonly finesse: FinesseAccount;
}

export interface WebexAccount {
  readonly state: 'signedOut' | 'signingIn' | 'signedIn' | 'refused';
  /** The name that Webex knows the person by; empty while it is not known. */
  readonly who: string;
  readonly since: Instant | undefined;
  /** When the person has to sign in again. */
  readonly until: Instant | undefined;
  /** The token came from the environment of this run: nobody here can renew it or sign out. */
  readonly given?: boolean;
  /** Set while the person signs in on another device. */
  readonly device: DeviceSignIn | undefined;
  /** The last trouble and what to do about it, as a sentence; empty when there is none. */
  readonly trouble: string;
}

export interface DeviceSignIn {
  readonly code: string;
  readonly link: string;
  readonly until: Instant;
}

export interface FinesseAccount {
  /** `signingIn`: the window of a single sign-on stands open. */
  readonly state: 'signedOut' | 'signingIn' | 'signedIn' | 'refused';
  /** How the site signs this person in: with a password, or through their organization; undefined until it has told. */
  readonly way?: 'password' | 'signOn' | undefined;
  /** When the person has to sign in again; undefined for a password, and where the sign-on does not tell. */
  readonly until?: Instant | undefined;
  readonly user: string;
  readonly since: Instant | undefined;
  readonly trouble: string;
}

export interface History {
  /** Days that have lines, latest first, as `YYYY-MM-DD` in the person's own time zone. */
  readonly days: readonly string[];
  readonly day: string;
  readonly lines: readonly HistoryLine[];
  /** What would have happened in mode observe on this day. */
  readonly report: ObserveReport;
}

/** A line of the journal; the fields beside these depend on the event. */
export type HistoryLine = Readonly<Record<string, unknown>> & {
  readonly at: string;
  readonly event: string;
  readonly sentence: string;
  /** Where the sentence could not be said in the person's language. */
  readonly language?: 'en';
};

/** A file for the person to keep; the window or the shell asks where. */
export interface SavedFile {
  readonly name: string;
  readonly type: 'text/csv' | 'application/json' | 'application/zip';
  readonly base64: string;
}

export interface Diagnosis {
  readonly running: boolean;
  readonly steps: readonly DiagnosisStep[];
}

export interface DiagnosisStep {
  /** For example `dns`, `tls`, `credentials`. */
  readonly name: string;
  readonly title: string;
  readonly result: 'waiting' | 'running' | 'passed' | 'warning' | 'failed' | 'skipped';
  /** What was found and what to do about it, in a sentence; empty while it waits. */
  readonly sentence: string;
  /** Of reason codes to be created, for an administrator to paste: a line each, number and label with a tab between them. */
  readonly table?: string;
}
