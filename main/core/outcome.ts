/** Expected failures are values whose kind decides the recovery; anything thrown is a bug. */

export type FailureKind =
  /** No answer: refused, reset, timed out, name not found. Later. */
  | 'unreachable'
  /** The far end says that it is not in service (Finesse 503 `SERVER_OUT_OF_SERVICE`). Later. */
  | 'outOfService'
  /** Asked too often (429, 423, a proxy's 503). Later, not before `retryAfterMs`. */
  | 'throttled'
  /** An answer that is not what the protocol says. Later. */
  | 'unreadable'
  /** 401: only the person can help. Never retried, never failed over. */
  | 'credentials'
  /** Certificate not trusted: the person or IT must compare the fingerprint. */
  | 'untrusted'
  /** 403, 404 on the own user, 412, 418: IT must change something. */
  | 'forbidden'
  /** The request itself was turned down (400 and the like). Not again. */
  | 'refused'
  /** We stopped it ourselves. */
  | 'cancelled';

export interface Failure {
  readonly kind: FailureKind;
  /** What happened in a few plain words. Safe to show and to log: no secret, no body, no query. */
  readonly detail: string;
  /** How long the far end asked us to stay away, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /**
   * True when the request may have been carried out although we saw no answer (time-out, reset).
   * A write that may have arrived is never simply sent again.
   */
  readonly mayHaveArrived: boolean;
  /** Set where no password helps: the person signs in through their organization. */
  readonly signOn?: true;
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failed(
  kind: FailureKind,
  detail: string,
  more: Partial<Pick<Failure, 'retryAfterMs' | 'mayHaveArrived' | 'signOn'>> = {},
): { readonly ok: false; readonly failure: Failure } {
  const { retryAfterMs, mayHaveArrived = false, ...rest } = more;
  return { ok: false, failure: { kind, detail, retryAfterMs, mayHaveArrived, ...rest } };
}
