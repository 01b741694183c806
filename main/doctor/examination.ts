/** What an examination works with, and what its steps have found out so far. */
import type { Platform } from '../core/agent.ts';
import type { PlainKey, Say } from '../core/language/speaker.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Settings } from '../core/settings.ts';
import type { SystemInfo } from '../finesse/documents.ts';
import type { Ports } from '../finesse/ports.ts';
import type { SignedRequests } from '../finesse/signed-requests.ts';
import type { SsoTokens } from '../finesse/sso.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Clock } from '../sync/ports.ts';
import type { Access } from '../webex/access.ts';
import type { ProxyFor } from '../webex/proxy-agent.ts';
import type { DiagnosisStep } from '../../preload/sheets.ts';

export interface ExaminedWebex {
  readonly access: Access;
  /** Whether the granted scopes are enough for live presence; undefined where nobody knows them. */
  readonly live: boolean | undefined;
}

export interface ExaminationParts {
  readonly settings: Settings;
  /** The language of titles and sentences; what a server or a library said stays as it was said. */
  readonly say: Say;
  /** Asked when its step has come. A failure says what the person has to do. */
  readonly finessePassword: () => Promise<Outcome<string>>;
  /** Finesse has refused this password already, so it is not sent again. */
  readonly finesseRefused: boolean;
  /** Of a single sign-on in the app's window; undefined where this host has no window. */
  readonly finesseTokens?: SsoTokens | undefined;
  readonly webex: () => Promise<Outcome<ExaminedWebex>>;
  /** An app of this person has live presence at this moment: a second subscription would tell less. */
  readonly liveNow: boolean;
  readonly proxyFor: ProxyFor;
  /** In place of Node's own network, as for the app itself. */
  readonly fetch?: typeof globalThis.fetch;
  readonly clock: Clock;
  /** The date and time that this machine shows, in milliseconds since 1970. */
  readonly wallNow: () => number;
  readonly random: () => number;
}

/** What a node answered to the first request, or why it did not. */
export interface NodeAnswer {
  readonly node: string;
  readonly info: Outcome<SystemInfo>;
}

/** How far a server's clock is from this machine's, in milliseconds; positive when it is ahead. */
export interface ClockReading {
  readonly host: string;
  readonly aheadMs: number;
}

/** Each step reads what the ones before it have written. */
export interface Findings {
  /** Nodes to which a connection can be had. */
  connected: readonly string[];
  answers: readonly NodeAnswer[];
  /** A node that talks to us, is in service and may be sent a password. */
  usable: string | undefined;
  platform: Platform | undefined;
  singleSignOn: boolean;
  /** Set once Finesse has accepted the password. */
  loginId: string | undefined;
  clocks: readonly ClockReading[];
  webexAnswers: boolean;
  webex: ExaminedWebex | undefined;
}

export interface Examination extends ExaminationParts {
  /** As configured, without what follows the port; where none is named, with the usual one. */
  readonly nodes: readonly string[];
  readonly ports: Ports;
  readonly finesse: SignedRequests;
  readonly http: { readonly finesse: HttpClient; readonly webex: HttpClient };
  readonly found: Findings;
}

export interface Finding {
  readonly result: Exclude<DiagnosisStep['result'], 'waiting' | 'running'>;
  readonly sentence: string;
  readonly table?: string;
}

export interface ExaminationStep {
  readonly name: string;
  readonly title: PlainKey;
  readonly examine: (examination: Examination) => Promise<Finding>;
}

export const passed = (sentence: string): Finding => ({ result: 'passed', sentence });
export const warning = (sentence: string): Finding => ({ result: 'warning', sentence });
export const failing = (sentence: string): Finding => ({ result: 'failed', sentence });
export const skipped = (sentence: string): Finding => ({ result: 'skipped', sentence });

/** Of several findings about one thing: all sentences, and the worst result. */
export function together(findings: readonly Finding[]): Finding {
  const order = ['failed', 'warning', 'passed', 'skipped'] as const;
  const result = order.find((one) => findings.some((finding) => finding.result === one));
  return {
    result: result ?? 'skipped',
    sentence: findings.map(({ sentence }) => sentence).join(' '),
  };
}
