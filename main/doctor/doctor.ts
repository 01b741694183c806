/** Examines step by step what is in the way between this machine and the two services, as the app itself would meet it. */
import { randomUUID } from 'node:crypto';
import { createPorts, withUsualPort } from '../finesse/ports.ts';
import { createSignedRequests, FINESSE_HTTP, userAgentFrom } from '../finesse/signed-requests.ts';
import { createHttpClient, type HttpClient } from '../http/http-client.ts';
import type { DiagnosisStep } from '../../preload/sheets.ts';
import { CERTIFICATE_STEP } from './certificate-step.ts';
import type { Examination, ExaminationParts, ExaminationStep } from './examination.ts';
import { FINESSE_STEPS } from './finesse-steps.ts';
import { NETWORK_STEPS } from './network-steps.ts';
import { WEBEX_STEPS } from './webex-steps.ts';

/** The order matters: each step relies on what those before it have found. */
export const EXAMINATION_STEPS: readonly ExaminationStep[] = [
  ...NETWORK_STEPS,
  CERTIFICATE_STEP,
  ...FINESSE_STEPS,
  ...WEBEX_STEPS,
];

const WEBEX_HTTP = { deadlineMs: 10_000, maxBodyBytes: 1_048_576 };

/** Tells each step whenever it is known better, and all of them at the end. Changes nothing anywhere. */
export async function runDoctor(
  parts: ExaminationParts,
  onStep: (step: DiagnosisStep) => void,
): Promise<readonly DiagnosisStep[]> {
  const examination = beginExamination(parts);
  const steps: DiagnosisStep[] = [];
  const waiting = EXAMINATION_STEPS.map(({ name, title }) => ({
    name,
    title: parts.say(title),
    sentence: '',
  }));
  for (const step of waiting) onStep({ ...step, result: 'waiting' });
  try {
    for (const { examine, name, title: key } of EXAMINATION_STEPS) {
      const title = parts.say(key);
      onStep({ name, title, result: 'running', sentence: '' });
      const step = { name, title, ...(await examine(examination)) };
      steps.push(step);
      onStep(step);
    }
  } finally {
    examination.http.finesse.close();
    examination.http.webex.close();
  }
  return steps;
}

function beginExamination(parts: ExaminationParts): Examination {
  const { fetch, finesseTokens, settings } = parts;
  const { nodes, pinnedCertificates, user, userAgent } = settings.finesse;
  const ports = createPorts(nodes);
  const network = fetch ? { fetch } : {};
  const http = {
    finesse: createHttpClient({ ...FINESSE_HTTP, ...network, pins: pinnedCertificates }),
    webex: createHttpClient({ ...WEBEX_HTTP, ...network }),
  };
  const signature = {
    user,
    // Given when the step of the credentials has come; nothing before it is signed.
    password: '',
    userAgent: userAgentFrom(userAgent),
    newRequestId: randomUUID,
  };
  const send: HttpClient['send'] = (request) => http.finesse.send(request);
  const now = () => performance.now();
  const finesse = createSignedRequests({ send, ports, signature, now, tokens: finesseTokens });
  return {
    ...parts,
    nodes: nodes.map(withUsualPort),
    ports,
    finesse,
    http,
    found: {
      connected: [],
      answers: [],
      usable: undefined,
      platform: undefined,
      singleSignOn: false,
      loginId: undefined,
      clocks: [],
      webexAnswers: false,
      webex: undefined,
    },
  };
}

/** The worst of all: what IT's scripts look at first. */
export function resultOf(steps: readonly DiagnosisStep[]): 'passed' | 'warning' | 'failed' {
  const has = (result: DiagnosisStep['result']) => steps.some((step) => step.result === result);
  if (has('failed')) return 'failed';
  return has('warning') ? 'warning' : 'passed';
}
