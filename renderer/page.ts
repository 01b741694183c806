/** What every page of the window is made of: its tools, and the news that it shows. */
import type { PlainKey, Speaker } from '../main/core/language/speaker.ts';
import type { TimeWords } from '../main/core/language/time-words.ts';
import type { Failure } from '../main/core/outcome.ts';
import type { Instant } from '../main/core/time.ts';
import type { View } from '../main/core/view.ts';
import type { Bridge } from '../preload/contract.ts';
import type { Accounts, Diagnosis, SettingsSheet } from '../preload/sheets.ts';

export interface Tools {
  readonly bridge: Bridge;
  readonly say: Speaker['say'];
  readonly times: TimeWords;
  /** A name that no other element of the window has. */
  readonly newId: () => string;
}

/** The latest of each event; undefined while nothing was told. */
export interface News {
  readonly now: Instant;
  readonly view: View | undefined;
  readonly sheet: SettingsSheet | undefined;
  readonly accounts: Accounts | undefined;
  readonly diagnosis: Diagnosis | undefined;
  /** False when the app has been silent for too long. */
  readonly running: boolean;
}

export interface Page {
  readonly root: HTMLElement;
  show(news: News): void;
  /** Time passes between two pieces of news. */
  tick?(now: Instant): void;
  /** The person turns to this page. */
  enter?(): void;
}

export const PAGE_NAMES = [
  'status',
  'rules',
  'accounts',
  'history',
  'diagnostics',
  'welcome',
] as const;
export type PageName = (typeof PAGE_NAMES)[number];

export const PAGE_TITLES = {
  status: 'window.status',
  rules: 'window.rules',
  accounts: 'window.accounts',
  history: 'window.history',
  diagnostics: 'window.diagnostics',
  welcome: 'window.welcome',
} as const satisfies Readonly<Record<PageName, PlainKey>>;

/** A failure as a sentence of its own. */
export function failureWords({ detail }: Failure): string {
  const words = `${detail.slice(0, 1).toUpperCase()}${detail.slice(1)}`;
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
