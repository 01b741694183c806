/** From the journal of a time in mode `observe`: how often, when and for how long the app would have acted. */
import type { ClockFace, ReasonKind } from './reasons.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from './time.ts';

export interface ObserveReport {
  readonly days: readonly ReportDay[];
  readonly lines: number;
  /** Lines that are no journal lines: torn by a crash, or written by somebody else. */
  readonly torn: number;
}

export interface ReportDay {
  /** As `dayOf` names it. */
  readonly day: string;
  readonly notReady: number;
  readonly ready: number;
  /** All stretches of Not Ready whose end is known, in milliseconds. */
  readonly notReadyMs: number;
  readonly would: readonly Would[];
}

export type Would =
  | {
      readonly at: Instant;
      readonly goes: 'NOT_READY';
      /** The reason, and each other one that it would have been changed to. */
      readonly labels: readonly string[];
      /** Undefined where the journal does not tell the end. */
      readonly lastedMs: number | undefined;
      /** `person`: somebody or something changed the state first. */
      readonly ended: 'ready' | 'person' | 'unknown';
    }
  | { readonly at: Instant; readonly goes: 'READY' };

export interface ReportOptions {
  /** The countdown of the settings: Ready would have come that much after the cause. */
  readonly returnAfterMs: number;
  /** The journal tells each change once: where it is silent until now, nothing changed. */
  readonly now: Instant;
  readonly dayOf: (at: Instant) => string;
}

export function observeReport(lines: Iterable<string>, options: ReportOptions): ObserveReport {
  const ledger = new Ledger(options.returnAfterMs);
  let count = 0;
  let torn = 0;
  for (const text of lines) {
    if (text.trim() === '') continue;
    count += 1;
    const line = lineOf(text);
    if (line) ledger.hear(line);
    else torn += 1;
  }
  return { days: daysOf(ledger.end(options.now), options.dayOf), lines: count, torn };
}

interface HeardLine {
  readonly at: Instant;
  readonly event: string;
  readonly reason: string;
  readonly label: string;
}

function lineOf(text: string): HeardLine | undefined {
  const line = parsed(text);
  if (typeof line !== 'object' || line === null) return undefined;
  const { at, event, label, reason } = line as Readonly<Record<string, unknown>>;
  const instant = typeof at === 'string' ? Date.parse(at) : NaN;
  if (Number.isNaN(instant) || typeof event !== 'string') return undefined;
  const word = (value: unknown) => (typeof value === 'string' ? value : '');
  return { at: instant, event, reason: word(reason), label: word(label) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What each decision means for a Not Ready that we would have set; what is not named means nothing. */
const MEANING: Partial<Record<ReasonKind, 'asks' | 'clear' | 'holds' | 'theirs'>> = {
  dwell: 'asks',
  allClear: 'clear',
  awayFromDesk: 'holds',
  presenceHolds: 'holds',
  presenceLost: 'holds',
  presenceStale: 'holds',
  presenceNotHeardYet: 'holds',
  customerCall: 'holds',
  setByPerson: 'theirs',
  setBySupervisor: 'theirs',
  setBySystem: 'theirs',
  agentSignedOut: 'theirs',
  paused: 'theirs',
};

/** Other rules apply from here on, or nobody looked. */
const ENDS_UNSEEN: ReadonlySet<string> = new Set(['started', 'stopped', 'choice']);

type NotReady = Extract<Would, { goes: 'NOT_READY' }>;

/** Lives for one report: the stretch of Not Ready that would be going on, and all that is over. */
class Ledger {
  readonly #returnAfterMs: number;
  readonly #would: Would[] = [];
  #open: { readonly at: Instant; readonly labels: readonly string[] } | undefined;
  /** Since when its cause has been over. */
  #clearAt: Instant | undefined;

  constructor(returnAfterMs: number) {
    this.#returnAfterMs = returnAfterMs;
  }

  hear({ at, event, label, reason }: HeardLine): void {
    this.#countDown(at);
    if (ENDS_UNSEEN.has(event)) this.#close('unknown', undefined);
    else if (event === 'decision') this.#decided(reason, label, at);
  }

  end(now: Instant): readonly Would[] {
    this.#countDown(now);
    this.#close('unknown', undefined);
    return [...this.#would].sort((a, b) => a.at - b.at);
  }

  #decided(reason: string, label: string, at: Instant): void {
    if (reason === 'wouldTakeNotReady') {
      const { labels = [], at: since = at } = this.#open ?? {};
      this.#open = { at: since, labels: labels.at(-1) === label ? labels : [...labels, label] };
      this.#clearAt = undefined;
      return;
    }
    if (reason === 'wouldGiveBackReady') {
      this.#close('ready', at);
      this.#would.push({ at, goes: 'READY' });
      return;
    }
    const meaning = MEANING[reason as ReasonKind];
    if (meaning === 'theirs') this.#close('person', at);
    else if (meaning === 'clear') this.#clearAt ??= at;
    else if (meaning !== undefined) this.#clearAt = undefined;
  }

  /** Nobody was in the way until `at`: the countdown would have come to its end. */
  #countDown(at: Instant): void {
    const readyAt = (this.#clearAt ?? Infinity) + this.#returnAfterMs;
    if (at < readyAt) return;
    if (this.#open) this.#would.push({ at: readyAt, goes: 'READY' });
    this.#close('ready', readyAt);
  }

  #close(ended: NotReady['ended'], until: Instant | undefined): void {
    const { at, labels } = this.#open ?? {};
    this.#open = undefined;
    this.#clearAt = undefined;
    if (at === undefined || labels === undefined) return;
    const lastedMs = until === undefined ? undefined : until - at;
    this.#would.push({ at, goes: 'NOT_READY', labels, lastedMs, ended });
  }
}

/** Each thing counts for the day on which it began. */
function daysOf(would: readonly Would[], dayOf: ReportOptions['dayOf']): ReportDay[] {
  const names = [...new Set(would.map(({ at }) => dayOf(at)))];
  return names.map((day) => {
    const ofDay = would.filter(({ at }) => dayOf(at) === day);
    const stretches = ofDay.filter((one) => one.goes === 'NOT_READY');
    return {
      day,
      notReady: stretches.length,
      ready: ofDay.length - stretches.length,
      notReadyMs: stretches.reduce((sum, { lastedMs = 0 }) => sum + lastedMs, 0),
      would: ofDay,
    };
  });
}

/** The report as a person reads it, line by line. */
export function reportText({ days, lines, torn }: ObserveReport, face: ClockFace): string {
  const counted = days.flatMap((one) => [dayLine(one), ...one.would.map(wouldLine(face)), '']);
  const nothing = ['In this time the app would have changed nothing.', ''];
  const unread = torn === 0 ? [] : [`${times(torn, 'line')} could not be read.`];
  return [
    'What this app would have done while it only observed',
    '',
    ...(days.length === 0 ? nothing : counted),
    `Read ${times(lines, 'line')} of the journal.`,
    ...unread,
    '',
  ].join('\n');
}

function dayLine({ day, notReady, notReadyMs, ready }: ReportDay): string {
  const all = notReadyMs === 0 ? '' : `, ${span(notReadyMs)} in all`;
  return `${day}: Not Ready ${times(notReady, 'time')}${all}; back to Ready ${times(ready, 'time')}`;
}

const ENDED: Readonly<Record<NotReady['ended'], string>> = {
  ready: '',
  person: ', until the state was changed in Finesse',
  unknown: ', its end is not known',
};

function wouldLine(face: ClockFace): (would: Would) => string {
  return (would) => {
    if (would.goes === 'READY') return `  ${face(would.at)}  Ready`;
    const labels = would.labels.map((label) => `"${label}"`).join(', then ');
    const lasted = would.lastedMs === undefined ? '' : ` for ${span(would.lastedMs)}`;
    return `  ${face(would.at)}  Not Ready (${labels})${lasted}${ENDED[would.ended]}`;
  };
}

function times(count: number, unit: string): string {
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

function span(ms: number): string {
  const parts = [
    [Math.floor(ms / HOUR_MS), 'h'],
    [Math.floor((ms % HOUR_MS) / MINUTE_MS), 'min'],
    [Math.round((ms % MINUTE_MS) / SECOND_MS), 's'],
  ] as const;
  const words = parts.filter(([amount]) => amount > 0).map(([n, unit]) => `${String(n)} ${unit}`);
  return words.length === 0 ? '0 s' : words.join(' ');
}
