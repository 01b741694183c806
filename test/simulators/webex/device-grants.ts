/** The simulated sign-in on another device: codes that wait, are approved or denied, hurried and too old. */
import { randomInt } from 'node:crypto';
import { html, oauthRefusal, refusal, type Answer } from './answer.ts';
import { randomPart } from './tokens.ts';

export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

export type Approval = 'approved' | 'denied';

interface DeviceGrant {
  readonly userCode: string;
  readonly scope: string;
  readonly until: number;
  approval: Approval | undefined;
  intervalMs: number;
  askedAt: number;
}

export interface DeviceGrants {
  /** The reply to the device, for these scopes. */
  begin(scope: string): Record<string, unknown>;
  /** The device asks whether the person has decided. */
  ask(
    deviceCode: string,
  ):
    | { readonly kind: 'approved'; readonly scope: string }
    | { readonly kind: 'not'; readonly answer: Answer };
  /** False when there is no such code. */
  decide(userCode: string, approval: Approval): boolean;
  /** What the person sees; the buttons come back with a choice. */
  page(query: URLSearchParams): Answer;
  pace(seconds: number, intervalSeconds: number): void;
}

export function createDeviceGrants(origin: () => string): DeviceGrants {
  const grants = new Map<string, DeviceGrant>();
  let life = { seconds: 300, intervalSeconds: 2 };
  const decide = (userCode: string, approval: Approval) => {
    const grant = [...grants.values()].find((one) => one.userCode === userCode);
    if (grant !== undefined) grant.approval = approval;
    return grant !== undefined;
  };
  return {
    begin(scope) {
      const deviceCode = randomPart();
      const grant = newGrant(scope, life.seconds, life.intervalSeconds);
      grants.set(deviceCode, grant);
      return {
        device_code: deviceCode,
        expires_in: life.seconds,
        user_code: grant.userCode,
        verification_uri: `${origin()}/verify`,
        verification_uri_complete: `${origin()}/verify?userCode=${grant.userCode}`,
        interval: life.intervalSeconds,
      };
    },
    ask(deviceCode) {
      const grant = grants.get(deviceCode);
      const answer = grant ? undecided(grant) : unknownCode();
      if (answer) return { kind: 'not', answer };
      grants.delete(deviceCode);
      return { kind: 'approved', scope: grant?.scope ?? '' };
    },
    decide,
    page(query) {
      const userCode = query.get('userCode') ?? '';
      const choice = query.get('choice');
      if (choice === null) return html(pageFor(userCode));
      const known = decide(userCode, choice === 'accept' ? 'approved' : 'denied');
      return known
        ? html('<p>Thank you. Go back to your device.</p>')
        : refusal(400, 'No such code');
    },
    pace: (seconds, intervalSeconds) => {
      life = { seconds, intervalSeconds };
    },
  };
}

function newGrant(scope: string, seconds: number, intervalSeconds: number): DeviceGrant {
  return {
    userCode: String(randomInt(100_000, 999_999)),
    scope,
    until: Date.now() + seconds * 1_000,
    approval: undefined,
    intervalMs: intervalSeconds * 1_000,
    askedAt: -Infinity,
  };
}

/** Undefined when the person said yes. Each hurried question makes the interval longer (RFC 8628 §3.5). */
function undecided(grant: DeviceGrant): Answer | undefined {
  const now = Date.now();
  const hurried = now - grant.askedAt < grant.intervalMs;
  grant.askedAt = now;
  if (now >= grant.until) return oauthRefusal(400, 'expired_token', 'The code is too old');
  if (grant.approval === 'denied') return oauthRefusal(400, 'access_denied', 'Denied');
  if (grant.approval === 'approved') return undefined;
  if (hurried) {
    grant.intervalMs += 5_000;
    return oauthRefusal(400, 'slow_down', 'Asked too often');
  }
  // Webex's own form, without the word of the RFC.
  return refusal(428, 'Precondition required: the user has not yet approved');
}

function unknownCode(): Answer {
  return oauthRefusal(400, 'invalid_grant', 'Device code is invalid');
}

function pageFor(userCode: string): string {
  const code = userCode.replace(/\D/g, '');
  return (
    '<!doctype html><title>Simulated Webex</title><h1>Simulated Webex</h1>' +
    `<p>Your device shows ${code}?</p><form action="verify">` +
    `<input type="hidden" name="userCode" value="${code}">` +
    '<button name="choice" value="accept">Accept</button> ' +
    '<button name="choice" value="deny">Deny</button></form>'
  );
}
