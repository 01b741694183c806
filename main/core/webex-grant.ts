/** What Webex granted to a person: their account and tokens, as kept in the vault and believed only when every part is right. */
import { z } from 'zod';

const account = z.strictObject({
  /** Webex's own id of the person. */
  id: z.string().min(1),
  /** For people to read: a name or an address. */
  name: z.string(),
});

const grant = z.strictObject({
  version: z.literal(1),
  account,
  clientId: z.string().min(1),
  accessToken: z.string().min(1),
  /** Without one the grant ends with its access token. */
  refreshToken: z.string().min(1).optional(),
  scopes: z.array(z.string()).readonly(),
  /** When the person signed in, in milliseconds since 1970; renewals do not change it. */
  signedInAt: z.number().positive().optional(),
  /** When Webex issued the access token, by the date of this machine, in milliseconds since 1970. */
  obtainedAt: z.number().positive(),
  /** Milliseconds; left out where Webex did not tell. */
  accessLifeMs: z.number().positive().optional(),
  /** Milliseconds since `obtainedAt`; left out where Webex did not tell. */
  refreshLifeMs: z.number().positive().optional(),
});

export type WebexAccount = z.output<typeof account>;
export type WebexGrant = Omit<z.output<typeof grant>, 'version'>;

export function writeGrant(value: WebexGrant): string {
  return JSON.stringify({ version: 1, ...value });
}

/** Undefined when the text is not a grant of this version. */
export function readGrant(text: string): WebexGrant | undefined {
  const parsed = grant.safeParse(parsedJson(text));
  if (!parsed.success) return undefined;
  const { version: _version, ...kept } = parsed.data;
  return kept;
}

export function writeAccount(value: WebexAccount): string {
  return JSON.stringify(value);
}

export function readAccount(text: string): WebexAccount | undefined {
  return account.safeParse(parsedJson(text)).data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
