/** Brings the pushes and snapshots of one connection into order, and says when only a second look can. */
import type { PresenceReading } from '../core/presence.ts';

/** `doubt`: the push looks older than what we know, but says something else. */
export type PushVerdict = 'news' | 'nothing' | 'doubt';

export class LiveOrder {
  /** Undefined from a loss until Webex has answered a subscription again. */
  #reading: PresenceReading | undefined;
  /** A push that came before the answer to the subscription. */
  #early: PresenceReading | undefined;
  #lastPush: PresenceReading | undefined;
  #pushesSinceAsking = 0;
  #doubted = false;
  /** Webex answered the subscription without a value, so that a second look would show nothing. */
  #blind = false;

  get reading(): PresenceReading | undefined {
    return this.#reading;
  }

  /** Something came that the last snapshot may not know: ask (once more). */
  get doubted(): boolean {
    return this.#doubted;
  }

  forget(): void {
    this.#reading = undefined;
    this.#early = undefined;
    this.#lastPush = undefined;
    this.#doubted = false;
    this.#blind = false;
  }

  /** REST has spoken against what we know, and Webex has nothing to set against it. */
  withdraw(): void {
    this.#reading = undefined;
    this.#lastPush = undefined;
  }

  /**
   * The time of a status is when that status began, so that the end of a meeting may bring back an
   * earlier one; and the clocks of two data centres may differ. Neither can be told from a late push.
   */
  push(pushed: PresenceReading): PushVerdict {
    this.#lastPush = pushed;
    if (this.#blind) return this.#follow(pushed);
    const known = this.#reading ?? this.#early;
    if (known !== undefined && !newer(pushed, known)) {
      if (pushed.raw === known.raw) return 'nothing';
      this.#doubted = true;
      return 'doubt';
    }
    this.#pushesSinceAsking += 1;
    if (this.#reading === undefined) {
      this.#early = pushed;
      return 'nothing';
    }
    this.#reading = pushed;
    return 'news';
  }

  ask(): void {
    this.#pushesSinceAsking = 0;
    this.#doubted = false;
  }

  /**
   * A push that overtook the answer may be newer than the answer. Otherwise the answer is the truth,
   * whatever its time says.
   */
  answer(snapshot: PresenceReading): PresenceReading {
    const pushed = this.#pushesSinceAsking > 0 ? (this.#reading ?? this.#early) : undefined;
    const reading = pushed !== undefined && !newer(snapshot, pushed) ? pushed : snapshot;
    if (pushed !== undefined && pushed.raw !== snapshot.raw) this.#doubted = true;
    if (!this.#doubted) this.#lastPush = undefined;
    this.#reading = reading;
    this.#early = undefined;
    this.#blind = false;
    return reading;
  }

  /** The subscription stands, but told no value: pushes are believed as they come. Tells what that makes news. */
  untold(): PresenceReading | undefined {
    this.#blind = true;
    this.#early = undefined;
    this.#doubted = false;
    const pushed = this.#lastPush;
    return pushed !== undefined && this.#follow(pushed) === 'news' ? pushed : undefined;
  }

  #follow(pushed: PresenceReading): PushVerdict {
    if (pushed.raw === this.#reading?.raw) return 'nothing';
    this.#reading = pushed;
    return 'news';
  }
}

/** Pushes may come twice or out of order; without times the later arrival is the newer one. */
function newer(reading: PresenceReading, than: PresenceReading): boolean {
  if (than.since === undefined || reading.since === undefined) return true;
  if (reading.since !== than.since) return reading.since > than.since;
  return reading.raw !== than.raw;
}
