/**
 * The bundle for support. Redacted by construction: it is put together from named facts and never by
 * taking something out of more. No bodies, no headers, no addresses with queries, no secrets at all.
 */
import { arch, platform, release } from 'node:os';
import { strToU8, zipSync } from 'fflate';
import type { View } from '../core/view.ts';
import { DAY_MS } from '../core/time.ts';
import type {
  Accounts,
  Diagnosis,
  HistoryLine,
  SavedFile,
  SettingsSheet,
} from '../../preload/sheets.ts';

export interface BundleParts {
  readonly at: Date;
  readonly view: View;
  readonly sheet: SettingsSheet;
  readonly accounts: Accounts;
  readonly diagnosis: Diagnosis;
  /** All that are kept. */
  readonly lines: readonly { readonly at: number; readonly line: HistoryLine }[];
}

const JOURNAL_MS = 3 * DAY_MS;

export function bundleOf(parts: BundleParts): SavedFile {
  const { at, diagnosis, lines, sheet } = parts;
  const recent = lines.filter((one) => one.at >= at.getTime() - JOURNAL_MS);
  const files = {
    'facts.json': json(factsOf(parts)),
    'settings.json': json(settingsOf(sheet)),
    'journal.jsonl': recent.map(({ line }) => `${JSON.stringify(namedParts(line))}\n`).join(''),
    'diagnosis.json': json(
      diagnosis.steps.map(({ name, result, sentence }) => ({ name, result, sentence })),
    ),
  };
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  const zip = zipSync(Object.fromEntries(entries), { mtime: at });
  return {
    name: `finesse-presence-${at.toISOString().slice(0, 10)}.zip`,
    type: 'application/zip',
    base64: Buffer.from(zip).toString('base64'),
  };
}

function factsOf({ accounts, at, sheet, view }: BundleParts) {
  const { finesse, modes, pausedUntil, reason, webex } = view;
  return {
    at: at.toISOString(),
    version: sheet.version,
    node: process.version,
    system: { platform: platform(), release: release(), arch: arch() },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    uptimeSeconds: Math.round(process.uptime()),
    firstRun: sheet.firstRun,
    modes,
    pausedUntil,
    reason: reason.kind,
    webex: {
      account: accounts.webex.state,
      link: webex.link,
      status: webex.status,
      via: webex.via,
    },
    finesse: {
      account: accounts.finesse.state,
      link: finesse.link,
      state: finesse.state,
      setBy: finesse.setBy,
      node: finesse.node,
    },
    attention: view.attention.map(({ about, sentence }) => ({ about, sentence })),
    reasonCodes: sheet.reasonCodes?.map(({ code, id, label }) => ({ code, id, label })),
  };
}

/** The schema has no place for a secret, and only what it names gets here. */
function settingsOf({ problems, settings, sources }: SettingsSheet) {
  return { settings, sources, problems: problems.map(({ path, message }) => ({ path, message })) };
}

/** The fields that our own journal writes. */
const FIELDS = [
  'at',
  'event',
  'sentence',
  'version',
  'mode',
  'realtime',
  'status',
  'raw',
  'via',
  'since',
  'state',
  'pendingState',
  'reasonCodeId',
  'label',
  'stateChangeTime',
  'setBy',
  'node',
  'intent',
  'reason',
  'result',
  'detail',
  'choice',
  'about',
  'failure',
  'labels',
  'count',
  'days',
] as const;

function namedParts(line: HistoryLine): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    FIELDS.flatMap((field) => (field in line ? [[field, line[field]]] : [])),
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
