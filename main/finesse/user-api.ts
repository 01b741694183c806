/** Requests about the own User: its state, its dialogs, its reason codes. */
import type { ReasonCode, StateTarget } from '../core/agent.ts';
import { success, type Outcome } from '../core/outcome.ts';
import { decodeDialogCount, decodeReasonCodes, decodeUser, type UserFacts } from './documents.ts';
import { hostOf, type SignedRequests } from './signed-requests.ts';

/** `id` is the login id or, for the first look-up on UCCE, the login name. */
export async function readUser(
  requests: SignedRequests,
  node: string,
  id: string,
): Promise<Outcome<UserFacts>> {
  const body = await requests.ask({ node, path: userPath(id) });
  return body.ok ? decodeUser(body.value, hostOf(node)) : body;
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
  const body = await requests.ask({ node, path: `${userPath(loginId)}/Dialogs` });
  return body.ok ? decodeDialogCount(body.value, hostOf(node)) : body;
}

/** Deprecated since 12.5 and still answered; the newer Team resource has no confirmed address. */
export async function listReasonCodes(
  requests: SignedRequests,
  node: string,
  loginId: string,
): Promise<Outcome<readonly ReasonCode[]>> {
  const path = `${userPath(loginId)}/ReasonCodes?category=NOT_READY`;
  const body = await requests.ask({ node, path });
  return body.ok ? decodeReasonCodes(body.value, hostOf(node)) : body;
}

function userPath(id: string): string {
  return `User/${encodeURIComponent(id)}`;
}

function stateBody(target: StateTarget): string {
  const id = target.state === 'NOT_READY' ? target.reasonCodeId : undefined;
  const reason = id === undefined ? '' : `<reasonCodeId>${id}</reasonCodeId>`;
  return `<User><state>${target.state}</state>${reason}</User>`;
}
