/** Who we are for Webex: the access token, and what to do when Webex no longer accepts it. */
import { detailOf } from '../core/language/detail.ts';
import { failed, type Outcome } from '../core/outcome.ts';

export interface Access {
  /** The current access token; empty when nobody is signed in. Ask before each use. */
  token(): string;
  /**
   * Webex refused `refused` (401). Success means that `token()` now holds another one; callers that
   * come at the same time share one renewal. A `credentials` failure is final until the person
   * signs in; every other one may be tried again later.
   */
  renew(refused: string): Promise<Outcome<undefined>>;
  /** Tells that there is another token, or none. The returned function ends it. */
  onChange(listener: () => void): () => void;
}

/** A token that somebody else looks after and that nobody can renew here. */
export function fixedAccess(token: string): Access {
  return {
    token: () => token,
    renew: () => Promise.resolve(failed('credentials', detailOf('detail.webexNoLonger'))),
    onChange: () => () => undefined,
  };
}
