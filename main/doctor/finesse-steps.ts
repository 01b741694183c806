/** What Finesse is, whether it takes the person's sign-in, and whether the reason codes are there. */
import type { Say } from '../core/language/speaker.ts';
import type { Failure, Outcome } from '../core/outcome.ts';
import { pasteReady, suggestedNumbers } from '../core/reason-code-numbers.ts';
import { missingReasons } from '../core/reason-codes.ts';
import { rulesFrom } from '../core/rules.ts';
import { AGENT_NAMES } from '../core/state-names.ts';
import type { SystemInfo } from '../finesse/documents.ts';
import { statusOf } from '../finesse/failures.ts';
import { createNodePair } from '../finesse/nodes.ts';
import { hostOf } from '../finesse/signed-requests.ts';
import { readUserAuthMode } from '../finesse/system-info.ts';
import { listReasonCodes, readUser } from '../finesse/user-api.ts';
import { askInfo } from './certificate-step.ts';
import {
  failing,
  passed,
  skipped,
  together,
  warning,
  type Examination,
  type ExaminationStep,
  type Finding,
} from './examination.ts';

export const FINESSE_STEPS: readonly ExaminationStep[] = [
  { name: 'systemInfo', title: 'step.systemInfo', examine: examineSystem },
  { name: 'authMode', title: 'step.authMode', examine: examineAuthMode },
  { name: 'credentials', title: 'step.credentials', examine: examineCredentials },
  { name: 'reasonCodes', title: 'step.reasonCodes', examine: examineReasonCodes },
];

async function examineSystem(examination: Examination): Promise<Finding> {
  const { found, nodes, ports, say } = examination;
  if (found.answers.length === 0) return skipped(say('doctor.nothingReached'));
  const told = found.answers.map(({ info, node }) => systemFinding(ports.of(node), info, say));
  const learned = await learnSecond(examination);
  found.usable = found.answers.find(({ info }) => info.ok && info.value.inService)?.node;
  // A site may want a sign-in even for this; then the first answer comes with the credentials.
  found.usable ??= found.answers.find(({ info }) => wantsSignIn(info))?.node;
  const all = [...told, ...learned];
  if (found.usable !== undefined && nodes.includes(found.usable)) return together(lenient(all));
  return together(all);
}

/** With one node in service the agent can work. */
function lenient(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((one) => (one.result === 'failed' ? warning(one.sentence) : one));
}

function systemFinding(node: string, info: Outcome<SystemInfo>, say: Say): Finding {
  const host = hostOf(node);
  if (!info.ok) {
    const wants = wantsSignIn(info);
    if (wants) return passed(say('doctor.infoAfterSignIn', { host }));
    return failing(`${info.failure.detail}.`);
  }
  const { inService, maintenance, platform, release } = info.value;
  const what = platform
    ? say('doctor.isFinesseOn', { host, release, platform })
    : say('doctor.isFinesse', { host, release });
  if (!inService) {
    return failing(say('doctor.outOfService', { what }));
  }
  if (maintenance) {
    return warning(say('doctor.maintenance', { what }));
  }
  return passed(say('doctor.inService', { what }));
}

/** Where one node is configured, the other one is learned as the app learns it. */
async function learnSecond(examination: Examination): Promise<readonly Finding[]> {
  const { found, nodes, ports, say } = examination;
  const pair = createNodePair(nodes);
  for (const { info, node } of found.answers) {
    if (info.ok) pair.learn(node, info.value, ports.of(node));
  }
  found.platform = pair.platform();
  const second = pair.alternate();
  if (second === undefined) {
    return [warning(say('doctor.noSecondNode'))];
  }
  if (nodes.length > 1) return [];
  const info = await askInfo(examination, second);
  found.answers = [...found.answers, { node: second, info }];
  const { result, sentence } = systemFinding(ports.of(second), info, say);
  const words = `${say('doctor.secondLearned')} ${sentence}`;
  return [{ result: result === 'failed' ? 'warning' : result, sentence: words }];
}

/** No wrong password: nobody's name was sent. */
function wantsSignIn(info: Outcome<SystemInfo>): boolean {
  return !info.ok && info.failure.kind === 'credentials';
}

async function examineAuthMode(examination: Examination): Promise<Finding> {
  const { finesse, found, say, settings } = examination;
  const { usable } = found;
  if (usable === undefined) return skipped(say('doctor.nothingReady'));
  const info = found.answers.find(({ node }) => node === usable)?.info;
  const mode = info?.ok ? info.value.authMode : undefined;
  switch (mode) {
    case 'NON_SSO':
      return passed(say('doctor.withPassword'));
    case 'SSO':
      return singleSignOn(examination);
    case 'HYBRID': {
      const personal = await readUserAuthMode(finesse, usable, settings.finesse.user);
      if (personal.ok && personal.value === 'SSO') return singleSignOn(examination);
      if (personal.ok) return passed(say('doctor.bothWithPassword'));
      const { detail, kind } = personal.failure;
      if (kind !== 'forbidden') {
        found.usable = undefined;
        return failing(say('doctor.bothNotNow', { detail }));
      }
      return warning(say('doctor.bothUnknown', { detail }));
    }
    case undefined:
      return passed(say('doctor.kindNotTold'));
  }
}

/** The one kind of sign-in that a host without a window cannot do; a password is then never sent. */
function singleSignOn({ finesseTokens, found, say }: Examination): Finding {
  found.singleSignOn = true;
  if (finesseTokens) {
    return passed(say('doctor.signOn'));
  }
  return failing(say('doctor.signOnNeedsWindow'));
}

/** Exactly one request with the password, whatever comes of it. */
async function examineCredentials(examination: Examination): Promise<Finding> {
  const { finesse, finessePassword, finesseRefused, finesseTokens, found, say } = examination;
  const { usable } = found;
  if (usable === undefined) return skipped(say('doctor.nothingReady'));
  if (found.singleSignOn && finesseTokens?.signedIn !== true) {
    return finesseTokens
      ? failing(say('doctor.noSignOn'))
      : skipped(say('doctor.noPasswordWanted'));
  }
  if (found.singleSignOn) return readOwn(examination, usable);
  if (finesseRefused) {
    return failing(say('doctor.refusedBefore'));
  }
  const password = await finessePassword();
  if (!password.ok) return failing(sentence(password.failure.detail));
  finesse.resume(password.value);
  return readOwn(examination, usable);
}

async function readOwn(examination: Examination, node: string): Promise<Finding> {
  const { finesse, found, say, settings } = examination;
  const { user } = settings.finesse;
  const read = await readUser(finesse, node, user);
  if (!read.ok) return failing(refusal(read.failure, say));
  const { extension, loginId, state } = read.value;
  found.loginId = loginId;
  const who = loginId === user ? user : say('doctor.userWithId', { user, id: loginId });
  if (state === 'LOGOUT') return passed(say('doctor.acceptsAway', { user: who }));
  const words = say(AGENT_NAMES[state]);
  return passed(say('doctor.accepts', { user: who, state: words, extension }));
}

function refusal({ detail, kind, signOn }: Failure, say: Say): string {
  if (signOn) return `${sentence(detail)} ${say('doctor.signOnAgain')}`;
  if (kind !== 'credentials') return sentence(detail);
  return `${sentence(detail)} ${say('doctor.triedOnce')}`;
}

async function examineReasonCodes(examination: Examination): Promise<Finding> {
  const { finesse, found, say, settings } = examination;
  const { loginId, usable } = found;
  if (usable === undefined || loginId === undefined) {
    return skipped(say('doctor.codesAfterSignIn'));
  }
  const list = await listReasonCodes(finesse, usable, loginId);
  if (!list.ok) {
    const missing = statusOf(list.failure) === 404 ? ` ${say('doctor.tooOld')}` : '';
    return failing(`${sentence(list.failure.detail)}${missing}`);
  }
  const own = list.value.filter(({ systemCode }) => !systemCode);
  if (own.length === 0) {
    return warning(say('doctor.noCodes'));
  }
  const missing = missingReasons(rulesFrom(settings.rules), settings.fallbackReason, list.value);
  if (missing.length === 0) {
    return passed(say('doctor.allCodes', { count: own.length }));
  }
  const rows = suggestedNumbers(missing, list.value);
  const codes = rows
    .map(({ code, label }) => `${say('quoted', { words: label })} ${String(code)}`)
    .join(', ');
  return {
    ...failing(say('doctor.codesMissing', { codes })),
    table: pasteReady(missing, list.value),
  };
}

/** A failure's detail as a sentence of its own. */
export function sentence(detail: string): string {
  return /[.!?]$/.test(detail) ? detail : `${detail}.`;
}
