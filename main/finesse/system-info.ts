/** Requests about the server: its health, its platform, and how its people sign in. */
import type { Outcome } from '../core/outcome.ts';
import { decodeSystemInfo, decodeUserAuthMode, type SystemInfo } from './documents.ts';
import { hostOf, type SignedRequests } from './signed-requests.ts';

export async function readSystemInfo(
  requests: SignedRequests,
  node: string,
  anonymous: boolean,
): Promise<Outcome<SystemInfo>> {
  const body = await requests.ask({ node, path: 'SystemInfo', anonymous });
  return body.ok ? decodeSystemInfo(body.value, hostOf(node)) : body;
}

/** Needs no credentials (Developer Guide, UserAuthMode). An administrator can switch it off; that is a 403. */
export async function readUserAuthMode(
  requests: SignedRequests,
  node: string,
  user: string,
): Promise<Outcome<'SSO' | 'NON_SSO'>> {
  const path = `UserAuthMode/${encodeURIComponent(user)}`;
  const body = await requests.ask({ node, path, anonymous: true });
  return body.ok ? decodeUserAuthMode(body.value, hostOf(node)) : body;
}
