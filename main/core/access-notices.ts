/** What a person should know about their sign-in to Webex while it still works. */
import type { Attention } from './attention.ts';
import { DAY_MS, type Instant } from './time.ts';
import type { WebexGrant } from './webex-grant.ts';

export type AccessNotice = Extract<
  Attention,
  {
    about: 'webexScopesNarrow' | 'webexSignInEnds' | 'webexSignInNotKept' | 'webexAccountChanged';
  }
>;

/** So early that a weekend or a short holiday fits in. */
const WARN_BEFORE_MS = 7 * DAY_MS;

export interface AccessStanding {
  /** False when the vault does not hold what is in use. */
  readonly stored: boolean;
  /** The date and time that the machine shows, in milliseconds since 1970. */
  readonly now: number;
}

/** When the person has to sign in again, in milliseconds since 1970; undefined where Webex did not tell. */
export function endOf({
  accessLifeMs,
  obtainedAt,
  refreshLifeMs,
  refreshToken,
}: WebexGrant): Instant | undefined {
  const lifeMs = refreshToken === undefined ? accessLifeMs : refreshLifeMs;
  return lifeMs === undefined ? undefined : obtainedAt + lifeMs;
}

export function accessNotices(
  grant: WebexGrant,
  { now, stored }: AccessStanding,
): readonly AccessNotice[] {
  const leftMs = (endOf(grant) ?? Infinity) - now;
  const days = Math.max(0, Math.ceil(leftMs / DAY_MS));
  return [
    ...(leftMs <= WARN_BEFORE_MS ? [{ about: 'webexSignInEnds', days } as const] : []),
    ...(stored ? [] : [{ about: 'webexSignInNotKept' } as const]),
  ];
}

/** Whether there is something else to tell. */
export function accessNoticesDiffer(
  before: readonly AccessNotice[],
  now: readonly AccessNotice[],
): boolean {
  return JSON.stringify(before) !== JSON.stringify(now);
}
