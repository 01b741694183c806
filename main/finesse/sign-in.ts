/** How this site signs its people in: asked before a password is sent, because single sign-on wants none. */
import { failed, type Failure } from '../core/outcome.ts';
import type { NodePair } from './nodes.ts';
import { hostOf, type SignedRequests } from './signed-requests.ts';
import { readSystemInfo, readUserAuthMode } from './system-info.ts';

export interface SignIn {
  /** Why no password may be sent to this node; undefined when it may. Reads SystemInfo if need be. */
  barrier(node: string): Promise<Failure | undefined>;
  /** The credentials have just been accepted. */
  accepted(node: string): Promise<void>;
  /** False once a node has asked for credentials before it gave SystemInfo. */
  infoIsPublic(): boolean;
}

export function createSignIn(requests: SignedRequests, pair: NodePair, user: string): SignIn {
  let isPublic = true;
  let personalMode: 'SSO' | 'NON_SSO' | undefined;
  /** A failure here stops nobody: the platform just stays unknown until the next try. */
  const learn = async (node: string) => {
    const info = await readSystemInfo(requests, node, isPublic);
    if (info.ok) pair.learn(node, info.value);
    // Never asked again like this: a reverse proxy counts each 401 and then blocks the whole office.
    else if (info.failure.kind === 'credentials') isPublic = false;
  };
  const isHybridSso = async (node: string) => {
    if (personalMode === undefined) {
      const mode = await readUserAuthMode(requests, node, user);
      if (mode.ok) personalMode = mode.value;
      // Switched off by the administrator; a password is the older way, so it is tried.
      else if (mode.failure.kind === 'forbidden') personalMode = 'NON_SSO';
    }
    return personalMode === 'SSO';
  };
  return {
    infoIsPublic: () => isPublic,
    barrier: async (node) => {
      if (isPublic && !pair.infoOf(node)) await learn(node);
      const mode = pair.infoOf(node)?.authMode;
      const sso = mode === 'SSO' || (mode === 'HYBRID' && (await isHybridSso(node)));
      return sso ? singleSignOn(node) : undefined;
    },
    accepted: async (node) => {
      if (!isPublic && !pair.infoOf(node)) await learn(node);
    },
  };
}

function singleSignOn(node: string): Failure {
  const detail = 'signs its people in by single sign-on, which this version does not support';
  return failed('forbidden', `${hostOf(node)} ${detail}`).failure;
}
