/** Requests of an administrator about reason codes: the whole list, and new ones. Nothing here changes or deletes one. */
import type { ReasonCode } from '../core/agent.ts';
import { success, type Outcome } from '../core/outcome.ts';
import type { SuggestedCode } from '../core/reason-code-numbers.ts';
import { decodeReasonCodes } from './documents.ts';
import { statusOf } from './failures.ts';
import type { SignedRequests } from './signed-requests.ts';

/** The codes of all teams. Only the primary node answers an administrator; the other one says 403. */
export async function listAllReasonCodes(
  requests: SignedRequests,
  node: string,
): Promise<Outcome<readonly ReasonCode[]>> {
  const answer = await requests.ask({ node, path: 'ReasonCodes?category=NOT_READY' });
  return answer.ok ? decodeReasonCodes(answer.value.body, answer.value.host) : answer;
}

/** For all teams. Finesse itself refuses a number that is taken (Developer Guide, ReasonCode - Create). */
export async function createReasonCode(
  requests: SignedRequests,
  node: string,
  { code, label }: SuggestedCode,
): Promise<Outcome<undefined>> {
  const body =
    `<ReasonCode><category>NOT_READY</category><code>${String(code)}</code>` +
    `<label>${escaped(label)}</label><forAll>true</forAll></ReasonCode>`;
  const post = (path: string) => requests.ask({ node, path, method: 'POST', body });
  const created = await post('ReasonCode');
  // The guides disagree on the address; both of these say that nothing was done at this one.
  const elsewhere = !created.ok && [404, 405].includes(statusOf(created.failure) ?? 0);
  const outcome = elsewhere ? await post('ReasonCodes') : created;
  return outcome.ok ? success(undefined) : outcome;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
