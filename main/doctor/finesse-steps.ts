/** What Finesse is, whether it takes the person's sign-in, and whether the reason codes are there. */
import type { Failure, Outcome } from '../core/outcome.ts';
import { suggestedNumbers } from '../core/reason-code-numbers.ts';
import { missingReasons } from '../core/reason-codes.ts';
import { rulesFrom } from '../core/rules.ts';
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
  { name: 'systemInfo', title: 'Finesse itself', examine: examineSystem },
  { name: 'authMode', title: 'Kind of sign-in to Finesse', examine: examineAuthMode },
  { name: 'credentials', title: 'Sign-in to Finesse', examine: examineCredentials },
  { name: 'reasonCodes', title: 'Reason codes', examine: examineReasonCodes },
];

async function examineSystem(examination: Examination): Promise<Finding> {
  const { found, nodes, ports } = examination;
  if (found.answers.length === 0) return skipped('No Finesse server can be reached.');
  const told = found.answers.map(({ info, node }) => systemFinding(ports.of(node), info));
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

function systemFinding(node: string, info: Outcome<SystemInfo>): Finding {
  if (!info.ok) {
    const wants = wantsSignIn(info);
    if (wants) return passed(`${hostOf(node)} tells about itself only after the sign-in.`);
    return failing(`${info.failure.detail}.`);
  }
  const { inService, maintenance, platform, release } = info.value;
  const what = `${hostOf(node)} is Finesse ${release}${platform ? ` on ${platform}` : ''}`;
  if (!inService) {
    return failing(
      `${what}, but it is out of service: it has lost the contact centre behind it. Nothing can be read or set there until that is back.`,
    );
  }
  if (maintenance) {
    return warning(
      `${what}, and the administrator is taking it into maintenance; the app moves on.`,
    );
  }
  return passed(`${what}, and in service.`);
}

/** Where one node is configured, the other one is learned as the app learns it. */
async function learnSecond(examination: Examination): Promise<readonly Finding[]> {
  const { found, nodes, ports } = examination;
  const pair = createNodePair(nodes);
  for (const { info, node } of found.answers) {
    if (info.ok) pair.learn(node, info.value, ports.of(node));
  }
  found.platform = pair.platform();
  const second = pair.alternate();
  if (second === undefined) {
    return [warning('There is no second node: when this one is down, nothing can be done.')];
  }
  if (nodes.length > 1) return [];
  const info = await askInfo(examination, second);
  found.answers = [...found.answers, { node: second, info }];
  const { result, sentence } = systemFinding(ports.of(second), info);
  const words = `The second node was learned from the first. ${sentence}`;
  return [{ result: result === 'failed' ? 'warning' : result, sentence: words }];
}

/** No wrong password: nobody's name was sent. */
function wantsSignIn(info: Outcome<SystemInfo>): boolean {
  return !info.ok && info.failure.kind === 'credentials';
}

async function examineAuthMode(examination: Examination): Promise<Finding> {
  const { finesse, found, settings } = examination;
  const { usable } = found;
  if (usable === undefined) return skipped('No Finesse server is ready to be asked.');
  const info = found.answers.find(({ node }) => node === usable)?.info;
  const mode = info?.ok ? info.value.authMode : undefined;
  switch (mode) {
    case 'NON_SSO':
      return passed('This site signs its people in with a password.');
    case 'SSO':
      return singleSignOn(examination);
    case 'HYBRID': {
      const personal = await readUserAuthMode(finesse, usable, settings.finesse.user);
      if (personal.ok && personal.value === 'SSO') return singleSignOn(examination);
      if (personal.ok) return passed('This site has both kinds; this person uses a password.');
      if (personal.failure.kind !== 'forbidden') {
        found.usable = undefined;
        return failing(
          `This site has both kinds, and cannot tell now which is this person's (${personal.failure.detail}). No password was sent.`,
        );
      }
      return warning(
        `This site has both kinds, and it does not tell which is this person's (${personal.failure.detail}). A password is tried.`,
      );
    }
    case undefined:
      return passed('This site does not say how it signs people in. A password is tried.');
  }
}

/** The one kind of sign-in that a host without a window cannot do; a password is then never sent. */
function singleSignOn({ finesseTokens, found }: Examination): Finding {
  found.singleSignOn = true;
  if (finesseTokens) {
    return passed('This person signs in through their organization (single sign-on).');
  }
  return failing(
    'This person signs in by single sign-on, which needs the window of the tray app. Start the tray app on this computer; this host cannot follow them, and no password was sent.',
  );
}

/** Exactly one request with the password, whatever comes of it. */
async function examineCredentials(examination: Examination): Promise<Finding> {
  const { finesse, finessePassword, finesseRefused, finesseTokens, found } = examination;
  const { usable } = found;
  if (usable === undefined) return skipped('No Finesse server is ready to be asked.');
  if (found.singleSignOn && finesseTokens?.signedIn !== true) {
    return finesseTokens
      ? failing('Nobody is signed in to Finesse. Sign in through your organization under Accounts.')
      : skipped('Single sign-on wants no password.');
  }
  if (found.singleSignOn) return readOwn(examination, usable);
  if (finesseRefused) {
    return failing(
      'Finesse refused this password before, so it was not sent again: five wrong ones lock the account. Check that you can sign in to the Finesse desktop, then enter your password again.',
    );
  }
  const password = await finessePassword();
  if (!password.ok) return failing(sentence(password.failure.detail));
  finesse.resume(password.value);
  return readOwn(examination, usable);
}

async function readOwn({ finesse, found, settings }: Examination, node: string): Promise<Finding> {
  const { user } = settings.finesse;
  const read = await readUser(finesse, node, user);
  if (!read.ok) return failing(refusal(read.failure));
  const { extension, loginId, state } = read.value;
  found.loginId = loginId;
  const id = loginId === user ? '' : ` (login id ${loginId})`;
  const words = `Finesse accepts ${user}${id}`;
  if (state === 'LOGOUT') return passed(`${words}, who is not signed in to the desktop right now.`);
  return passed(`${words}, who is ${state} on extension ${extension}.`);
}

function refusal({ detail, kind, signOn }: Failure): string {
  if (signOn) return `${sentence(detail)} Sign in through your organization under Accounts.`;
  if (kind !== 'credentials') return sentence(detail);
  return `${sentence(detail)} It was tried once and is not tried again, because five wrong tries lock the account for five minutes and each further one starts them anew.`;
}

async function examineReasonCodes(examination: Examination): Promise<Finding> {
  const { finesse, found, settings } = examination;
  const { loginId, usable } = found;
  if (usable === undefined || loginId === undefined) {
    return skipped('The list is read with the sign-in to Finesse.');
  }
  const list = await listReasonCodes(finesse, usable, loginId);
  if (!list.ok) {
    const missing = statusOf(list.failure) === 404 ? ' Is Finesse older than 11.6?' : '';
    return failing(`${sentence(list.failure.detail)}${missing}`);
  }
  const own = list.value.filter(({ systemCode }) => !systemCode);
  if (own.length === 0) {
    return warning(
      'Finesse has no reason codes for this team, so Not Ready goes without one and reports cannot tell why.',
    );
  }
  const missing = missingReasons(rulesFrom(settings.rules), settings.fallbackReason, list.value);
  if (missing.length === 0) {
    return passed(`All that the rules name are among this team's ${String(own.length)} codes.`);
  }
  const rows = suggestedNumbers(missing, list.value);
  const table = rows.map(({ code, label }) => `"${label}" ${String(code)}`).join(', ');
  return failing(
    `This team lacks reason codes that the rules name. To create as Not Ready reasons, with numbers that fit UCCE and UCCX, and to assign to the team: ${table}. ` +
      'An administrator can have them created with --setup-reason-codes.',
  );
}

/** A failure's detail as a sentence of its own. */
export function sentence(detail: string): string {
  return /[.!?]$/.test(detail) ? detail : `${detail}.`;
}
