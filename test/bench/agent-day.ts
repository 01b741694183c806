/** An agent's typical eight hours, always the same: meetings, colleagues, customers, breaks, and the gaps between. */
import type { AgentState } from '../../main/core/agent.ts';
import type { Event } from '../../main/core/engine/events.ts';
import type { World } from '../support/world.ts';

export const SHIFT_MS = 8 * 3_600_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What the day must contain for the figures to be about a typical day. */
export const DAY = { meetings: 6, colleagues: 8, customers: 40, customersInWebex: 20, breaks: 3 };

/** How often the app takes the agent out of Ready on this day, and brings them back. */
export const CAUSES = DAY.meetings + DAY.colleagues;

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

/** Plays the whole shift; throws when a step does not find the agent as it should be. */
export function playDay(world: World): void {
  const end = world.now + SHIFT_MS;
  const length = createLengths();
  world.presence('active');
  tellDesk(world, 'atDesk');
  world.advance(2 * MINUTE);
  world.change('agent', 'NOT_READY');
  world.advance(30 * SECOND);
  world.change('agent', 'READY');
  for (let customer = 1; customer <= DAY.customers; customer += 1) {
    world.advance(length(20, 110));
    playCustomer(world, customer, length(120, 280));
    playInterlude(world, customer, length);
  }
  if (world.now > end) throw new Error('the day has become longer than its shift');
  world.advance(end - world.now);
}

type Length = (minSeconds: number, maxSeconds: number) => number;

/** Lengths that look like life and are the same in each run. */
function createLengths(): Length {
  let seed = 20_261_123;
  return (min, max) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return Math.round((min + (seed / 2_147_483_647) * (max - min)) * SECOND);
  };
}

function playInterlude(world: World, customer: number, length: Length): void {
  const meeting = MEETING_MINUTES[MEETING_AFTER.indexOf(customer)];
  const pause = BREAK_MINUTES[BREAK_AFTER.indexOf(customer)];
  if (meeting !== undefined) {
    if (customer !== JOINED_IN_A_CALL) world.advance(length(20, 110));
    playMeeting(world, meeting * MINUTE);
  }
  if (COLLEAGUE_AFTER.includes(customer)) {
    world.advance(length(20, 110));
    playColleague(world, length(90, 270));
  }
  if (pause !== undefined) {
    world.advance(length(20, 110));
    playBreak(world, pause * MINUTE);
  }
}

/** Half of them ring on a Webex phone, so that presence shows the customer's call as well. */
function playCustomer(world: World, customer: number, talkMs: number): void {
  expectState(world, 'READY', `customer ${customer}`);
  const inWebex = customer % 2 === 0 && customer !== JOINED_IN_A_CALL;
  const alsoInWebex = inWebex || customer === JOINED_IN_A_CALL + 1;
  world.change('customer', 'RESERVED');
  world.dialogs(1);
  world.advance(RING);
  world.change('agent', 'TALKING');
  world.advance(PRESENCE_LAG);
  if (alsoInWebex) world.presence('call');
  world.advance(talkMs);
  if (customer % 4 === 0) hold(world);
  if (customer === JOINED_IN_A_CALL) {
    world.presence('meeting');
    world.advance(45 * SECOND);
  }
  world.dialogs(0);
  world.change('customer', world.platform === 'UCCE' ? 'WORK_READY' : 'WORK');
  world.advance(PRESENCE_LAG);
  if (alsoInWebex) world.presence('active');
  world.advance(WRAP_UP - PRESENCE_LAG);
  world.change('customer', 'READY');
}

/** UCCX shows a held call as TALKING. */
function hold(world: World): void {
  if (world.platform === 'UCCE') world.change('agent', 'HOLD');
  world.advance(HELD);
  if (world.platform === 'UCCE') world.change('agent', 'TALKING');
}

/** A third of it with a shared screen. */
function playMeeting(world: World, ms: number): void {
  if (world.presenceNow?.status !== 'meeting') world.presence('meeting');
  world.advance(ms / 3);
  world.presence('presenting');
  world.advance(ms / 3);
  world.presence('meeting');
  world.advance(ms / 3);
  world.presence('active');
  world.advance(30 * SECOND);
}

function playColleague(world: World, ms: number): void {
  world.presence('call');
  world.advance(ms);
  world.presence('active');
  world.advance(30 * SECOND);
}

/** Chosen by hand at the Finesse desktop; the screen is locked, and Webex turns inactive. */
function playBreak(world: World, ms: number): void {
  world.change('agent', 'NOT_READY', 'Lunch');
  world.advance(MINUTE);
  tellDesk(world, 'away');
  world.advance(9 * MINUTE);
  world.presence('inactive');
  world.advance(ms - 10 * MINUTE);
  tellDesk(world, 'atDesk');
  world.presence('active');
  world.advance(20 * SECOND);
  expectState(world, 'NOT_READY', 'the end of a break');
  world.change('agent', 'READY');
}

function tellDesk(world: World, desk: Extract<Event, { type: 'deskChanged' }>['desk']): void {
  world.hear({ type: 'deskChanged', at: world.now, desk });
}

function expectState({ agent }: World, state: AgentState, when: string): void {
  if (agent.state === state) return;
  throw new Error(`not a typical day: ${agent.state} instead of ${state} at ${when}`);
}
