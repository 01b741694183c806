/** What a person should know about their sign-in to Webex while it still works. */
import type { Attention } from './attention.ts';
import { DAY_MS } from './time.ts';
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

export function accessNotices(
  grant: WebexGrant,
  { now, stored }: AccessStanding,
): readonly AccessNotice[] {
  const { accessLifeMs, obtainedAt, refreshLifeMs, refreshToken } = grant;
  const lifeMs = refreshToken === undefined ? accessLifeMs : refreshLifeMs;
  const leftMs = lifeMs === undefined ? Infinity : obtainedAt + lifeMs - now;
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
