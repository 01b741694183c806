/** An examination against both simulators, with everything right until a test makes it wrong. */
import { ENGLISH } from '../../support/english.ts';
import { onTestFinished } from 'vitest';
import { failed, success } from '../../../main/core/outcome.ts';
import { parseSettings, type Settings } from '../../../main/core/settings.ts';
import { resultOf, runDoctor } from '../../../main/doctor/doctor.ts';
import type { ExaminationParts } from '../../../main/doctor/examination.ts';
import { createSystemClock } from '../../../main/sync/clock.ts';
import { fixedAccess } from '../../../main/webex/access.ts';
import type { DiagnosisStep } from '../../../preload/sheets.ts';
import {
  DEFAULT_AGENT,
  startFinesseSimulator,
  type FinesseSimulatorOptions,
} from '../../simulators/finesse/simulator.ts';
import { startWebexSimulator } from '../../simulators/webex/simulator.ts';

export async function startPatient(options: FinesseSimulatorOptions = {}) {
  const finesse = await startFinesseSimulator(options);
  onTestFinished(() => finesse.stop());
  const webex = await startWebexSimulator();
  onTestFinished(() => webex.stop());
  finesse.signIn(DEFAULT_AGENT.loginId);
  return { finesse, webex };
}

export type Patient = Awaited<ReturnType<typeof startPatient>>;

export function settingsOf(
  { finesse, webex }: Patient,
  changes: { readonly nodes?: readonly string[]; readonly pins?: readonly string[] } = {},
  realtime = false,
): Settings {
  const { apiUrl, discoveryUrl } = webex;
  const parsed = parseSettings({
    version: 1,
    finesse: {
      nodes: changes.nodes ?? finesse.urls,
      user: DEFAULT_AGENT.loginId,
      pinnedCertificates: changes.pins ?? [],
    },
    webex: { apiUrl, discoveryUrl, realtime },
  });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.settings;
}

/** The steps by name, each as it ended, and everything that was told on the way. */
export async function examine(patient: Patient, changes: Partial<ExaminationParts> = {}) {
  const told: DiagnosisStep[] = [];
  const { accessToken } = patient.webex;
  const steps = await runDoctor(
    {
      settings: settingsOf(patient),
      say: ENGLISH,
      finessePassword: () => Promise.resolve(success(DEFAULT_AGENT.password)),
      finesseRefused: false,
      webex: () => Promise.resolve(success({ access: fixedAccess(accessToken), live: undefined })),
      liveNow: false,
      proxyFor: () => Promise.resolve(undefined),
      clock: createSystemClock(),
      wallNow: Date.now,
      random: () => 0.5,
      ...changes,
    },
    (step) => told.push(step),
  );
  const step = (name: string): DiagnosisStep => {
    const found = steps.find((one) => one.name === name);
    if (!found) throw new Error(`no step ${name}`);
    return found;
  };
  return { steps, step, told, result: resultOf(steps) };
}

export const nobody = () => Promise.resolve(failed('credentials', 'nobody is signed in'));
