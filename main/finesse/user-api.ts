/** Requests about the own User: its state, its dialogs, its reason codes. */
import type { AgentReading, ReasonCode, StateTarget } from '../core/agent.ts';
import { success, type Outcome } from '../core/outcome.ts';
import { decodeDialogCount, decodeReasonCodes, decodeUser, type UserFacts } from './documents.ts';
import type { SignedRequests } from './signed-requests.ts';

/** With the age of the state, for which the answer's own time is needed. */
export type TimedUser = UserFacts & Pick<AgentReading, 'stateAgeMs'>;

/** `id` is the login id or, for the first look-up on UCCE, the login name. */
export async function readUser(
  requests: SignedRequests,
  node: string,
  id: string,
): Promise<Outcome<TimedUser>> {
  const answer = await requests.ask({ node, path: userPath(id) });
  if (!answer.ok) return answer;
  const { body, host, serverTime } = answer.value;
  const user = decodeUser(body, host, id);
  if (!user.ok) return user;
  return success({ ...user.value, stateAgeMs: stateAgeMs(user.value.stateChangeTime, serverTime) });
}

/** Both times are the server's, so this PC's clock may be as wrong as it likes. */
function stateAgeMs(changedAt: string, serverTime: number | undefined): number | undefined {
  const since = Date.parse(changedAt);
  if (serverTime === undefined || Number.isNaN(since)) return undefined;
  // `Date` has whole seconds: a change of the last second may seem to lie ahead.
  return Math.max(0, serverTime - since);
}

/** Success means that Finesse has queued the request (202), nothing more (I9). */
export async function putState(
  requests: SignedRequests,
  node: string,
  loginId: string,
  target: StateTarget,
): Promise<Outcome<undefined>> {
  const sent = await requests.ask({ node, path: userPath(loginId), body: stateBody(target) });
  return sent.ok ? success(undefined) : sent;
}

export async function countDialogs(
  requests: SignedRequests,
  node: string,
  loginId: string,
): Promise<Outcome<number>> {
  const answer = await requests.ask({ node, path: `${userPath(loginId)}/Dialogs` });
  return answer.ok ? decodeDialogCount(answer.value.body, answer.value.host) : answer;
}

/** Deprecated since 12.5 and still answered; the newer Team resource has no confirmed address. */
export async function listReasonCodes(
  requests: SignedRequests,
  node: string,
  loginId: string,
): Promise<Outcome<readonly ReasonCode[]>> {
  const path = `${userPath(loginId)}/ReasonCodes?category=NOT_READY`;
  const answer = await requests.ask({ node, path });
  return answer.ok ? decodeReasonCodes(answer.value.body, answer.value.host) : answer;
}

function userPath(id: string): string {
  return `User/${encodeURIComponent(id)}`;
}

function stateBody(target: StateTarget): string {
  const id = target.state === 'NOT_READY' ? target.reasonCodeId : undefined;
  const reason = id === undefined ? '' : `<reasonCodeId>${id}</reasonCodeId>`;
  return `<User><state>${target.state}</state>${reason}</User>`;
}
