/** The examination on the command line: for people step by step, for programs as one document. */
import type { KeptAccess } from './compose-access.ts';
import { ENGLISH } from './core/language/english.ts';
import { failed, success, type Outcome } from './core/outcome.ts';
import type { Settings } from './core/settings.ts';
import { resultOf, runDoctor } from './doctor/doctor.ts';
import type { ExaminedWebex } from './doctor/examination.ts';
import type { DiagnosisStep } from '../preload/sheets.ts';
import { createSystemClock } from './sync/clock.ts';
import { fixedAccess } from './webex/access.ts';
import { environmentProxy } from './webex/proxy-agent.ts';

/** Where nothing was found, `problem` says what to do. */
export interface Found<T> {
  readonly found?: T;
  readonly problem?: string;
}

export interface DoctorHost {
  readonly settings: Settings;
  readonly json: boolean;
  readonly finessePassword: () => Promise<Found<string>>;
  /** A token that was given, or the sign-in that the vault holds. */
  readonly webex: () => Promise<Found<string | KeptAccess>>;
  readonly print: (text: string) => void;
}

const MARKS: Readonly<Record<DiagnosisStep['result'], string | undefined>> = {
  waiting: undefined,
  running: undefined,
  passed: 'ok     ',
  warning: 'look   ',
  failed: 'FAILED ',
  skipped: 'skipped',
};

const ENDINGS = {
  passed: 'Everything is as it should be.',
  warning: 'It works; what is marked "look" deserves a look.',
  failed: 'Something is in the way: see what is marked "FAILED", from the top.',
} as const;

/** 0 when nothing failed, else 1. */
export async function examine(host: DoctorHost): Promise<0 | 1> {
  const { finessePassword, json, print, settings } = host;
  const opened: KeptAccess[] = [];
  const steps = await runDoctor(
    {
      settings,
      say: ENGLISH,
      finessePassword: async () => asOutcome(await finessePassword()),
      finesseRefused: false,
      webex: () => openWebex(host, opened),
      liveNow: false,
      proxyFor: environmentProxy(process.env),
      clock: createSystemClock(),
      wallNow: Date.now,
      random: Math.random,
    },
    json ? () => undefined : (step) => tell(step, print),
  ).finally(() => Promise.all(opened.map((kept) => kept.stop())));
  const result = resultOf(steps);
  print(json ? `${JSON.stringify({ result, steps })}\n` : `\n${ENDINGS[result]}\n`);
  return result === 'failed' ? 1 : 0;
}

function tell({ result, sentence, table, title }: DiagnosisStep, print: DoctorHost['print']): void {
  const mark = MARKS[result];
  if (mark === undefined) return;
  print(`${mark}  ${title}: ${sentence}\n`);
  // As it is, so that it can be copied with its tabs.
  if (table !== undefined) print(`\n${table}\n\n`);
}

function asOutcome<T>({ found, problem = '' }: Found<T>): Outcome<T> {
  return found === undefined ? failed('credentials', problem) : success(found);
}

async function openWebex(
  { webex }: DoctorHost,
  opened: KeptAccess[],
): Promise<Outcome<ExaminedWebex>> {
  const found = asOutcome(await webex());
  if (!found.ok) return found;
  if (typeof found.value === 'string') {
    return success({ access: fixedAccess(found.value), live: undefined });
  }
  opened.push(found.value);
  return success({ access: found.value.access, live: found.value.live });
}
