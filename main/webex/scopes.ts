/** Which presence the granted scopes allow. */

/** The device, the web socket and the subscription want both; with less they answer 403. */
const LIVE = ['spark:all', 'spark:kms'] as const;

/** Either lets a person read their own status by REST. */
const REST = ['spark:all', 'spark:people_read'] as const;

export interface AllowedPresence {
  /** What live presence lacks; empty when it is possible. */
  readonly missingForLive: readonly string[];
  readonly rest: boolean;
}

export function presenceAllowedBy(granted: readonly string[]): AllowedPresence {
  return {
    missingForLive: LIVE.filter((scope) => !granted.includes(scope)),
    rest: REST.some((scope) => granted.includes(scope)),
  };
}
