/** Creates the reason codes that the rules name, with an administrator's sign-in that is asked for and never kept. */
import { randomUUID } from 'node:crypto';
import type { ReasonCode } from './core/agent.ts';
import type { Outcome } from './core/outcome.ts';
import { suggestedNumbers, type SuggestedCode } from './core/reason-code-numbers.ts';
import { missingReasons } from './core/reason-codes.ts';
import { rulesFrom } from './core/rules.ts';
import type { Settings } from './core/settings.ts';
import { statusOf } from './finesse/failures.ts';
import { createNodePair } from './finesse/nodes.ts';
import { createReasonCode, listAllReasonCodes } from './finesse/reason-code-admin.ts';
import { createPorts } from './finesse/ports.ts';
import {
  createSignedRequests,
  FINESSE_HTTP,
  hostOf,
  userAgentFrom,
  type SignedRequests,
} from './finesse/signed-requests.ts';
import { readSystemInfo } from './finesse/system-info.ts';
import { openQuestions, type Questions } from './headless-questions.ts';
import { createHttpClient, type HttpClient } from './http/http-client.ts';

export interface ReasonCodeHost {
  readonly settings: Settings;
  /** Raised when the person gives up. */
  readonly signal: AbortSignal;
  /** One plain line for people. */
  readonly tell: (words: string) => void;
}

/** 0 all are there now, 1 not. Nothing that exists is changed. */
export async function setUpReasonCodes({ settings, signal, tell }: ReasonCodeHost): Promise<0 | 1> {
  const questions = openQuestions(signal);
  const user = await questions.ask('Administrator of Finesse: ', 'shown');
  const password = user ? await questions.ask('Password (not shown): ', 'hidden') : undefined;
  if (!user || !password) {
    questions.close();
    tell('Nothing was changed: it was given up.');
    return 1;
  }
  const http = createHttpClient({ ...FINESSE_HTTP, pins: settings.finesse.pinnedCertificates });
  try {
    return await withSignIn({ settings, questions, tell }, http, user, password);
  } finally {
    questions.close();
    http.close();
  }
}

interface Setup extends Pick<ReasonCodeHost, 'settings' | 'tell'> {
  readonly questions: Questions;
}

async function withSignIn(
  { questions, settings, tell }: Setup,
  http: HttpClient,
  user: string,
  password: string,
): Promise<0 | 1> {
  const userAgent = userAgentFrom(settings.finesse.userAgent);
  const sender = { user, password, userAgent, newRequestId: randomUUID };
  const ports = createPorts(settings.finesse.nodes);
  const requests = createSignedRequests({
    send: (request) => http.send(request),
    ports,
    signature: sender,
    now: () => performance.now(),
  });
  const { list, node } = await listOnPrimary(requests, settings.finesse.nodes);
  if (!list.ok) {
    tell(`Nothing was changed: ${list.failure.detail}.`);
    return 1;
  }
  const missing = missingReasons(rulesFrom(settings.rules), '', list.value);
  if (missing.length === 0) {
    tell(`Nothing to do: ${hostOf(node)} has all reason codes that the rules name.`);
    return 0;
  }
  const planned = suggestedNumbers(missing, list.value);
  if (planned.length < missing.length || planned.some(({ label }) => label.length > LONGEST)) {
    tell('Nothing was changed: no number up to 999 is free, or a label is longer than 40.');
    return 1;
  }
  show(planned, list.value, node, tell);
  const answer = await questions.ask('Create them? Type yes: ', 'shown');
  if (answer?.toLowerCase() !== 'yes') {
    tell('Nothing was changed.');
    return 1;
  }
  return createAll(requests, node, planned, tell);
}

/** What Finesse takes for a label (Administration Guide, reason codes). */
const LONGEST = 40;

/** A 403 comes from the secondary node, which must not be asked for this (Developer Guide, configuration APIs). */
async function listOnPrimary(
  requests: SignedRequests,
  nodes: readonly string[],
): Promise<{ readonly node: string; readonly list: Outcome<readonly ReasonCode[]> }> {
  const pair = createNodePair(nodes);
  const node = pair.current();
  const info = await readSystemInfo(requests, node, { anonymous: true });
  if (info.ok) pair.learn(node, info.value);
  const list = await listAllReasonCodes(requests, node);
  const other = pair.alternate();
  const secondary = !list.ok && statusOf(list.failure) === 403 && other !== undefined;
  return secondary
    ? { node: other, list: await listAllReasonCodes(requests, other) }
    : { node, list };
}

function show(
  planned: readonly SuggestedCode[],
  existing: readonly ReasonCode[],
  node: string,
  tell: ReasonCodeHost['tell'],
): void {
  tell(`These Not Ready reason codes will be created on ${hostOf(node)}, for all teams:`);
  for (const { code, label } of planned) tell(`  ${String(code).padStart(3)}  ${label}`);
  const own = existing.filter(({ systemCode }) => !systemCode);
  tell(
    `The ${String(own.length)} that are there stay as they are. On UCCE, enter the same numbers`,
  );
  tell('and names in its own configuration, so that its reports show them.');
}

/** The first failure ends it: the rest would fail as well, or be guesswork. */
async function createAll(
  requests: SignedRequests,
  node: string,
  planned: readonly SuggestedCode[],
  tell: ReasonCodeHost['tell'],
): Promise<0 | 1> {
  for (const one of planned) {
    const created = await createReasonCode(requests, node, one);
    if (!created.ok) {
      tell(`"${one.label}" was not created: ${created.failure.detail}. Run this again to go on.`);
      return 1;
    }
    tell(`Created: ${String(one.code)} "${one.label}"`);
  }
  const list = await listAllReasonCodes(requests, node);
  const there = (label: string) => list.ok && list.value.some((code) => code.label === label);
  if (planned.every(({ label }) => there(label))) return 0;
  tell('Finesse does not show all of them yet. Look at its administration, under Reasons.');
  return 1;
}
