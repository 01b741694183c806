/** Requests about the server: its health, its platform, and how its people sign in. */
import type { Outcome } from '../core/outcome.ts';
import { decodeSystemInfo, decodeUserAuthMode, type SystemInfo } from './documents.ts';
import type { SignedRequests } from './signed-requests.ts';

/** Shorter than for a User: what stands before the look at the agent must not hold it up for long. */
const INFO_DEADLINE_MS = 2_000;

export interface InfoRequest {
  /** Sent without credentials. */
  readonly anonymous: boolean;
  /** Nothing else can be asked before it is answered. */
  readonly needed?: boolean;
}

export async function readSystemInfo(
  requests: SignedRequests,
  node: string,
  { anonymous, needed = false }: InfoRequest,
): Promise<Outcome<SystemInfo>> {
  const answer = await requests.ask({
    node,
    path: 'SystemInfo',
    anonymous,
    ...(needed ? {} : { deadlineMs: INFO_DEADLINE_MS }),
  });
  return answer.ok ? decodeSystemInfo(answer.value.body, answer.value.host) : answer;
}

/** Needs no credentials (Developer Guide, UserAuthMode). An administrator can switch it off; that is a 403. */
export async function readUserAuthMode(
  requests: SignedRequests,
  node: string,
  user: string,
): Promise<Outcome<'SSO' | 'NON_SSO'>> {
  const path = `UserAuthMode/${encodeURIComponent(user)}`;
  const answer = await requests.ask({ node, path, anonymous: true });
  return answer.ok ? decodeUserAuthMode(answer.value.body, answer.value.host) : answer;
}
