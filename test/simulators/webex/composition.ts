/** The simulated person and their presence, in Apheleia's words and in the REST API's words. */

export interface Person {
  /** As REST tells it: base64 of a URI that ends in the uuid. */
  readonly id: string;
  /** As the SDK uses it: `device.userId`, `subject`. */
  readonly uuid: string;
  readonly orgUuid: string;
  readonly email: string;
  readonly displayName: string;
}

/** What Apheleia tells of a person; extras such as `meetingType` come on top. */
export type Composition = Readonly<Record<string, unknown>> & {
  readonly subject: string;
  readonly status: string;
};

const DATA_CENTER = 'urn:TEAM:us-east-2_a';

export function compositionOf(
  origin: string,
  person: Person,
  status: string,
  at: Date,
  count: number,
  extras: Readonly<Record<string, unknown>>,
): Composition {
  return {
    url: `${origin}/apheleia/api/v1?userId=${person.uuid}`,
    subject: person.uuid,
    status,
    category: status,
    statusTime: at.toISOString(),
    lastActive: at.toISOString(),
    expiresTTL: -1,
    suppressNotifications: status === 'dnd' || status === 'presenting',
    vectorCounters: { sourceDC: DATA_CENTER, counters: { [DATA_CENTER]: count } },
    ...extras,
  };
}

export function unknownComposition(origin: string, subject: string): Composition {
  return {
    url: `${origin}/apheleia/api/v1?userId=${subject}`,
    subject,
    status: 'unknown',
    category: 'unknown',
    expiresTTL: -1,
    suppressNotifications: false,
  };
}

/** REST cannot tell a joined meeting from a calendar block, and says `unknown` for words newer than itself. */
export const REST_WORDS: Readonly<Record<string, string>> = {
  active: 'active',
  inactive: 'inactive',
  call: 'call',
  meeting: 'meeting',
  calendarItem: 'meeting',
  presenting: 'presenting',
  pending: 'pending',
  dnd: 'DoNotDisturb',
  ooo: 'OutOfOffice',
};

export function personBody(
  person: Person,
  presence: Composition,
  shared: boolean,
): Record<string, unknown> {
  return {
    id: person.id,
    emails: [person.email],
    displayName: person.displayName,
    orgId: restId('ORGANIZATION', person.orgUuid),
    created: '2020-01-01T00:00:00.000Z',
    type: 'person',
    ...(shared
      ? {
          lastActivity: presence['lastActive'],
          status: REST_WORDS[presence.status] ?? 'unknown',
        }
      : {}),
  };
}

export function restId(kind: 'PEOPLE' | 'ORGANIZATION', uuid: string): string {
  return Buffer.from(`ciscospark://us/${kind}/${uuid}`).toString('base64url');
}
