/** Plays one seed: working days full of life and faults, nights of three kinds, and a calm hour each day in which the app must do its work. */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../main/core/time.ts';
import { wholeNumber } from '../simulators/finesse/random.ts';
import { createAgenda, startApp, type Agenda } from './agenda.ts';
import { FAULTS } from './faults.ts';
import { LIFE } from './life.ts';
import { ID, type Stage } from './stage.ts';
import { count } from './tally.ts';

export const DAY_BEGINS_AT = Date.UTC(2026, 10, 23, 7);
const DAY_MS = 24 * HOUR_MS;
/** Between two things that happen, on average. */
const PAUSE_MS = 70 * SECOND_MS;
/** So many of them are faults. */
const FAULTY = 0.12;

export async function playDay(stage: Stage, day: number, hours: number): Promise<void> {
  const { time } = stage;
  const agenda = createAgenda(() => time.outside.now());
  const begin = DAY_BEGINS_AT + day * DAY_MS;
  startApp(stage);
  if (stage.finesse.agent(ID).state === 'LOGOUT') stage.finesse.signIn(ID);
  await playUntil(stage, agenda, begin + hours * HOUR_MS);
  await agenda.finish();
  await heal(stage);
  await checkCalm(stage);
  stage.tally.days += 1;
}

async function playUntil(stage: Stage, agenda: Agenda, end: number): Promise<void> {
  const { random, time } = stage;
  while (time.outside.now() < end) {
    const pause = Math.max(150, -Math.log(1 - random()) * PAUSE_MS);
    const at = Math.min(time.outside.now() + pause, agenda.next() ?? Infinity, end);
    await stage.passUntil(Math.max(at, time.outside.now()));
    await agenda.run();
    if (time.outside.now() < end) await happen(stage, agenda);
    await stage.settle();
    stage.finesse.forgetRecords();
  }
}

/** One thing that is possible now. */
async function happen(stage: Stage, agenda: Agenda): Promise<void> {
  const { random, tally, witness } = stage;
  const isFault = random() < FAULTY;
  for (let tries = 0; tries < 20; tries += 1) {
    if (isFault) {
      const fault = chosen(FAULTS, random);
      witness.tell(`fault: ${fault.name}`);
      if (!(await fault.begin(stage, agenda))) continue;
      count(tally.faults, fault.name);
      return;
    }
    const move = chosen(LIFE, random);
    witness.tell(move.name);
    if (!(await move.deed(stage))) continue;
    count(tally.life, move.name);
    return;
  }
}

function chosen<T extends { readonly weight: number }>(all: readonly T[], random: () => number): T {
  const sum = all.reduce((total, { weight }) => total + weight, 0);
  let left = random() * sum;
  const found = all.find(({ weight }) => (left -= weight) < 0) ?? all.at(-1);
  if (!found) throw new Error('nothing to choose from');
  return found;
}

/** Everything is as it should be, and the person has done what was asked of them. */
async function heal(stage: Stage): Promise<void> {
  const { computer, finesse, known, password, webex } = stage;
  finesse.faults.clear();
  await Promise.all([finesse.nodeUp(0), finesse.nodeUp(1)]);
  webex.clearFaults();
  finesse.changePassword(ID, password);
  if (stage.witness.isRefused) computer.givePassword(password);
  startApp(stage);
  known.pausedUntil = undefined;
  void computer.person?.resume();
  known.desk = 'atDesk';
  computer.setDesk('atDesk');
  webex.setPresence('active');
  if (finesse.agent(ID).call) finesse.hangUp(ID);
  // The longest wait that the app takes upon itself is over after that.
  await stage.passUntil(stage.time.outside.now() + 15 * MINUTE_MS);
  if (stage.witness.isRefused) stage.witness.blame('still refused after the right password');
}

/** I am in a meeting: Not Ready. I am back: Ready. As on the first day. */
async function checkCalm(stage: Stage): Promise<void> {
  const { computer, finesse, known, tally, time, webex, witness } = stage;
  if (finesse.agent(ID).state === 'LOGOUT') finesse.signIn(ID);
  known.modes = { notReady: 'auto', ready: 'auto' };
  known.offerFrom = time.outside.now();
  known.countFrom = time.outside.now();
  void computer.person?.setMode('auto');
  // UCCE owes a reason to whoever was Ready in a fail-over, and shows it at the next Not Ready.
  finesse.chooseNotReady(ID, 'Lunch');
  finesse.chooseReady(ID);
  const becomes = async (state: string, within: number) => {
    const end = time.outside.now() + within;
    while (time.outside.now() < end && finesse.agent(ID).state !== state) {
      await stage.passUntil(time.outside.now() + SECOND_MS);
    }
    if (finesse.agent(ID).state === state) tally.calm += 1;
    else witness.blame(`in a calm hour the agent never became ${state}`);
  };
  await stage.passUntil(time.outside.now() + 10 * MINUTE_MS);
  webex.setPresence('meeting');
  await becomes('NOT_READY', 2 * MINUTE_MS);
  webex.setPresence('active');
  await becomes('READY', 4 * MINUTE_MS);
}

/** At home: the app has ended, sleeps with the computer, or runs through the night. */
export async function spendNight(stage: Stage, day: number): Promise<void> {
  const morning = DAY_BEGINS_AT + (day + 1) * DAY_MS;
  const { computer, finesse, known, random, time, webex } = stage;
  finesse.signOut(ID);
  webex.setPresence('inactive');
  const kind = random();
  if (kind < 0.5) {
    await stage.passUntil(time.outside.now() + wholeNumber(random, 1, 60) * SECOND_MS);
    await computer.stop();
    webex.setPresence('active');
    await stage.passUntil(morning);
    return;
  }
  if (kind < 0.85) {
    known.offerFrom = time.outside.now();
    time.sleep(morning - time.outside.now(), random() < 0.5);
    webex.killSockets();
  }
  await stage.passUntil(morning);
  webex.setPresence('active');
}
