/** An agent's typical eight hours, always the same: meetings, colleagues, customers, breaks, and the gaps between. */
import type { DeskPresence } from '../../main/core/desk.ts';
import type { PresenceStatus } from '../../main/core/presence.ts';

export const SHIFT_MS = 8 * 3_600_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What the day must contain for the figures to be about a typical day. */
export const DAY = { meetings: 6, colleagues: 8, customers: 40, customersInWebex: 20, breaks: 3 };

/** How often the app takes the agent out of Ready on this day, and brings them back. */
export const CAUSES = DAY.meetings + DAY.colleagues;

/** What becomes of a customer's call, from ringing to the end of its wrap-up. */
export type CallStep = 'ring' | 'answer' | 'hold' | 'retrieve' | 'hangUp' | 'endWrapUp';

/** Something that happens around the app, never something that it does. */
export type Act =
  | { readonly kind: 'webexShows'; readonly status: PresenceStatus }
  | { readonly kind: 'desk'; readonly desk: DeskPresence }
  /** By hand, at the Finesse desktop. */
  | { readonly kind: 'chooses'; readonly state: 'READY' }
  | { readonly kind: 'chooses'; readonly state: 'NOT_READY'; readonly label: string | undefined }
  | { readonly kind: 'call'; readonly step: CallStep }
  | { readonly kind: 'expect'; readonly state: 'READY' | 'NOT_READY'; readonly when: string };

export interface TimedAct {
  /** Milliseconds since the beginning of the day. */
  readonly at: number;
  readonly act: Act;
}

const MEETING_MINUTES = [15, 30, 25, 30, 15, 30];
const BREAK_MINUTES = [15, 30, 15];
/** After which customer's call something else follows. */
const MEETING_AFTER = [2, 9, 15, 22, 29, 36];
const COLLEAGUE_AFTER = [1, 5, 11, 17, 20, 26, 32, 38];
const BREAK_AFTER = [10, 20, 31];
/** The agent joins this meeting while the customer is still on the line. */
const JOINED_IN_A_CALL = 22;

const RING = 8 * SECOND;
const WRAP_UP = 30 * SECOND;
const HELD = 40 * SECOND;
/** Webex shows a phone's call a little after the phone itself. */
const PRESENCE_LAG = 1_500;
const AT_REST_EVERY = 10 * MINUTE;

/** In the order of time. Whoever plays it lets the rest of the shift pass after the last act. */
export function typicalDay(): readonly TimedAct[] {
  const day = new DayBook();
  day.shows('active');
  day.do({ kind: 'desk', desk: 'atDesk' });
  day.pass(2 * MINUTE);
  day.do({ kind: 'chooses', state: 'NOT_READY', label: undefined });
  day.pass(30 * SECOND);
  day.do({ kind: 'chooses', state: 'READY' });
  for (let customer = 1; customer <= DAY.customers; customer += 1) {
    day.passBetween(20, 110);
    day.atRest(`customer ${customer}`);
    addCustomer(day, customer);
    addInterlude(day, customer);
  }
  while (day.now + AT_REST_EVERY < SHIFT_MS) {
    day.pass(AT_REST_EVERY);
    day.atRest('the quiet end of the day');
  }
  if (day.now > SHIFT_MS) throw new Error('the day has become longer than its shift');
  return day.acts;
}

/** Writes the day down. Lengths look like life and are the same in each run. */
class DayBook {
  readonly acts: TimedAct[] = [];
  now = 0;
  #seed = 20_261_123;

  pass(ms: number): void {
    this.now += ms;
  }

  passBetween(minSeconds: number, maxSeconds: number): void {
    this.#seed = (this.#seed * 48_271) % 2_147_483_647;
    const share = this.#seed / 2_147_483_647;
    this.pass(Math.round((minSeconds + share * (maxSeconds - minSeconds)) * SECOND));
  }

  do(act: Act): void {
    this.acts.push({ at: this.now, act });
  }

  call(step: CallStep): void {
    this.do({ kind: 'call', step });
  }

  shows(status: PresenceStatus): void {
    this.do({ kind: 'webexShows', status });
  }

  /** Ready, at the desk, and nothing going on. */
  atRest(before: string): void {
    this.do({ kind: 'expect', state: 'READY', when: before });
  }
}

function addInterlude(day: DayBook, customer: number): void {
  const meeting = MEETING_MINUTES[MEETING_AFTER.indexOf(customer)];
  const pause = BREAK_MINUTES[BREAK_AFTER.indexOf(customer)];
  if (meeting !== undefined) addMeeting(day, customer, meeting * MINUTE);
  if (COLLEAGUE_AFTER.includes(customer)) addColleague(day);
  if (pause !== undefined) addBreak(day, pause * MINUTE);
}

/** Half of them ring on a Webex phone, so that presence shows the customer's call as well. */
function addCustomer(day: DayBook, customer: number): void {
  const inWebex = customer % 2 === 0 && customer !== JOINED_IN_A_CALL;
  const alsoInWebex = inWebex || customer === JOINED_IN_A_CALL + 1;
  day.call('ring');
  day.pass(RING);
  day.call('answer');
  day.pass(PRESENCE_LAG);
  if (alsoInWebex) day.shows('call');
  day.passBetween(120, 280);
  if (customer % 4 === 0) addHold(day);
  if (customer === JOINED_IN_A_CALL) {
    day.shows('meeting');
    day.pass(45 * SECOND);
  }
  day.call('hangUp');
  day.pass(PRESENCE_LAG);
  if (alsoInWebex) day.shows('active');
  day.pass(WRAP_UP - PRESENCE_LAG);
  day.call('endWrapUp');
}

function addHold(day: DayBook): void {
  day.call('hold');
  day.pass(HELD);
  day.call('retrieve');
}

/** A third of it with a shared screen. */
function addMeeting(day: DayBook, customer: number, ms: number): void {
  if (customer !== JOINED_IN_A_CALL) {
    day.passBetween(20, 110);
    day.atRest('a meeting');
    day.shows('meeting');
  }
  day.pass(ms / 3);
  day.shows('presenting');
  day.pass(ms / 3);
  day.shows('meeting');
  day.pass(ms / 3);
  day.do({ kind: 'expect', state: 'NOT_READY', when: 'the end of a meeting' });
  day.shows('active');
  day.pass(30 * SECOND);
}

function addColleague(day: DayBook): void {
  day.passBetween(20, 110);
  day.atRest("a colleague's call");
  day.shows('call');
  day.passBetween(90, 270);
  day.shows('active');
  day.pass(30 * SECOND);
}

/** Chosen by hand at the Finesse desktop; the screen is locked, and Webex turns inactive. */
function addBreak(day: DayBook, ms: number): void {
  day.passBetween(20, 110);
  day.atRest('a break');
  day.do({ kind: 'chooses', state: 'NOT_READY', label: 'Lunch' });
  day.pass(MINUTE);
  day.do({ kind: 'desk', desk: 'away' });
  day.pass(9 * MINUTE);
  day.shows('inactive');
  day.pass(ms - 10 * MINUTE);
  day.do({ kind: 'desk', desk: 'atDesk' });
  day.shows('active');
  day.pass(20 * SECOND);
  day.do({ kind: 'expect', state: 'NOT_READY', when: 'the end of a break' });
  day.do({ kind: 'chooses', state: 'READY' });
}
