/** Gives back what Webex granted: when the person signs out, and when a sign-in does not come about after all. */
import { processRevocationResponse, revocationRequest } from 'oauth4webapi';
import { success, type Outcome } from '../core/outcome.ts';
import type { WebexGrant } from '../core/webex-grant.ts';
import { oauthFailure } from './oauth-failure.ts';
import { oauthServer, type OAuthParts } from './oauth-server.ts';

/**
 * The refresh token first: with it alone, somebody could make new access tokens. The secret goes by
 * Basic, as webex-core does it; that address is documented nowhere else.
 */
export async function revoke(
  grant: Pick<WebexGrant, 'accessToken' | 'clientId' | 'refreshToken'>,
  parts: Omit<OAuthParts, 'clientId'>,
): Promise<Outcome<undefined>> {
  const { basicAuth, client, options, server } = oauthServer({
    ...parts,
    clientId: grant.clientId,
  });
  const { accessToken, refreshToken } = grant;
  try {
    for (const token of refreshToken === undefined ? [accessToken] : [refreshToken, accessToken]) {
      await processRevocationResponse(
        await revocationRequest(server, client, basicAuth, token, options),
      );
    }
    return success(undefined);
  } catch (error) {
    return { ok: false, failure: await oauthFailure(error) };
  }
}
