/** Listens to both servers and to the person, and judges each write of the app in the moment in which it arrives. */
import type { StampedLine } from '../../main/compose.ts';
import { MINUTE_MS, SECOND_MS } from '../../main/core/time.ts';
import type { RequestRecord } from '../simulators/finesse/node-server.ts';
import type { StateChange } from '../simulators/finesse/roster.ts';
import type { FinesseSimulator } from '../simulators/finesse/simulator.ts';
import type { WebexSimulator } from '../simulators/webex/simulator.ts';
import { readTold } from './hearing.ts';
import { isClear, ownershipAt, type Known, type Put } from './known.ts';
import { isWorded, judgeWrite } from './verdicts.ts';
import type { Tally } from './tally.ts';

export interface Violation {
  readonly what: string;
  readonly at: number;
  /** What happened right before. */
  readonly story: readonly string[];
}

export interface WitnessParts {
  readonly finesse: FinesseSimulator;
  readonly webex: WebexSimulator;
  readonly loginId: string;
  readonly known: Known;
  readonly tally: Tally;
  readonly now: () => number;
  /** Everything that must not be written down anywhere. */
  readonly secrets: () => readonly string[];
}

/** How other tools of the same agent call themselves; everybody else is the app. */
export const OTHER_PC = 'OtherPc/1.0';
const STORY_LENGTH = 60;
/** So long the app waits for an answer of Finesse. */
const DEADLINE_MS = 5 * SECOND_MS;
const KEPT_FOR = 30 * MINUTE_MS;
/** A Not Ready may last a day: what made it is kept that long. */
const MOST_KEPT = 400;

export class Witness {
  readonly violations: Violation[] = [];
  readonly #parts: WitnessParts;
  readonly #story: string[] = [];
  /** The app is running. */
  #running = false;
  #refused = false;

  constructor(parts: WitnessParts) {
    this.#parts = parts;
    const { finesse, webex } = parts;
    finesse.onChange((change) => this.#changed(change));
    finesse.onRequest((request) => this.#requested(request));
    webex.onChange(() => this.#heardWebex());
  }

  get isRefused(): boolean {
    return this.#refused;
  }

  tell(words: string): void {
    const at = new Date(this.#parts.now()).toISOString().slice(5, 23);
    this.#story.push(`${at} ${words}`);
    if (this.#story.length > STORY_LENGTH) this.#story.shift();
  }

  blame(what: string): void {
    this.violations.push({ what, at: this.#parts.now(), story: [...this.#story] });
  }

  started(): void {
    const { known, now } = this.#parts;
    this.#running = true;
    Object.assign(known, { offerFrom: now(), countFrom: now(), saidAt: undefined });
    known.words = [];
    known.look = undefined;
  }

  stopped(): void {
    this.#running = false;
  }

  gaveCredentials(): void {
    this.#refused = false;
  }

  /** A line of the journal, as the app wrote it. */
  heardLine(line: StampedLine): void {
    const text = JSON.stringify(line);
    const leaked = this.#parts.secrets().find((secret) => text.includes(secret));
    if (leaked !== undefined) this.blame('I14: a secret in the journal');
    const { event, sentence } = line;
    if (!/^["A-Z].*\.$/s.test(sentence)) this.blame(`I12: no sentence: ${sentence}`);
    if (event === 'decision' && typeof line['reason'] !== 'string') this.blame('I12: no reason');
    this.tell(`  app: ${event} – ${sentence}`);
    if (event !== 'write') return;
    const { known, now, tally } = this.#parts;
    const write = known.writes.at(-1);
    if (write) write.settledAt ??= now();
    tally.results[line['result'] as keyof Tally['results']] += 1;
  }

  #changed(change: StateChange): void {
    const { known } = this.#parts;
    known.changes = [...known.changes, change].slice(-MOST_KEPT);
    this.tell(
      `  Finesse: ${change.from} → ${change.to} (${change.reasonCodeId ?? '-'}) by ${change.by}`,
    );
  }

  #requested(request: RequestRecord): void {
    if (request.userAgent === OTHER_PC) return;
    const { known, loginId, tally } = this.#parts;
    tally.requests += 1;
    if (!this.#running) this.blame(`I11: ${request.method} ${request.path} after the end`);
    if (this.#refused) this.blame(`I10: ${request.method} ${request.path} after a 401`);
    if (request.status === 401 && request.user !== undefined) {
      // What comes after the app's deadline is never heard.
      this.#refused = this.#parts.finesse.faults.extraLatencyMs < DEADLINE_MS;
      tally.refusals += 1;
      this.tell('  Finesse: 401');
    }
    const own = new RegExp(`^/finesse/api/User/${loginId}$`, 'i');
    if (request.method === 'PUT') this.#put(request);
    else if (request.status === 200 && !request.faulted) {
      const agent = this.#parts.finesse.agent(loginId);
      if (own.test(request.path)) {
        const { state, stateChangeTime } = agent;
        const pending = agent.pending !== undefined;
        known.look = { at: request.at, state, stateChangeTime, pending, dialogs: undefined };
      } else if (request.path.endsWith('/Dialogs') && known.look) {
        known.look.dialogs = agent.call ? 1 : 0;
      }
    }
  }

  #put({ at, body, requestId, status }: RequestRecord): void {
    const { finesse, known, tally } = this.#parts;
    const state = /<state>([^<]*)</.exec(body)?.[1] ?? '';
    const code = /<reasonCodeId>(\d+)</.exec(body)?.[1];
    const reasonCodeId = code === undefined ? undefined : Number(code);
    const put: Put = { at, requestId, state, reasonCodeId, status };
    known.ownCodes = finesse.reasonCodes.all().filter(({ systemCode }) => !systemCode).length;
    this.tell(`  PUT ${state} ${code ?? ''} → ${status ?? 'no answer'}`);
    for (const problem of judgeWrite(known, put)) this.blame(problem);
    const relabels = state === 'NOT_READY' && known.look?.state === 'NOT_READY';
    known.writes = [...known.writes, { ...put, relabels, settledAt: undefined }].slice(-MOST_KEPT);
    tally.writes += 1;
    if (state === 'READY') tally.restores += 1;
    else if (relabels) tally.relabels += 1;
    else tally.notReady += 1;
    if (isWorded(known, put)) tally.byWord += 1;
    const mayHaveArrived = status === 202 || status === undefined;
    if (state === 'NOT_READY' && !relabels && mayHaveArrived) known.saidAt = at;
  }

  #heardWebex(): void {
    const { known, now, webex } = this.#parts;
    const heard = readTold(webex, now());
    if (heard.length === 0) return;
    for (const { status, via } of heard) this.tell(`  Webex told: ${status} (${via})`);
    if (heard.some(({ status }) => isClear(status, 'atDesk'))) known.saidAt = undefined;
    const from = now() - KEPT_FOR;
    // The last word of before is still what counts until the next one.
    const kept = known.told.filter(({ at }, index) => at >= from || index >= known.told.length - 8);
    known.told = [...kept, ...heard];
  }

  /** Does the app hold a Not Ready of its own? By the last look. */
  get ownsNotReady(): boolean {
    const { known } = this.#parts;
    return known.look !== undefined && ownershipAt(known, known.look) !== undefined;
  }

  get isToldClear(): boolean {
    const { known } = this.#parts;
    const last = known.told.at(-1);
    return last !== undefined && isClear(last.status, known.desk);
  }
}
