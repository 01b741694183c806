/** What happens on any working day: the agent, their phone, their team lead, and what Webex shows of them. */
import { request } from 'node:http';
import { MINUTE_MS, SECOND_MS } from '../../main/core/time.ts';
import { wholeNumber } from '../simulators/finesse/random.ts';
import { ID, type Stage } from './stage.ts';
import { OTHER_PC } from './witness.ts';

/** False when it is not possible at the moment. */
export type Deed = (stage: Stage) => boolean | Promise<boolean>;

export interface Move {
  readonly name: string;
  /** How often, compared with the others. */
  readonly weight: number;
  readonly deed: Deed;
}

function shows(status: string): Deed {
  return ({ webex }) => {
    if (webex.presence.status === status) return false;
    webex.setPresence(status);
    return true;
  };
}

function atFinesse(possible: (stage: Stage) => boolean, deed: (stage: Stage) => void): Deed {
  return (stage) => {
    if (!possible(stage)) return false;
    deed(stage);
    return true;
  };
}

const stateOf = ({ finesse }: Stage) => finesse.agent(ID).state;
const isIdle = (stage: Stage) => ['READY', 'NOT_READY'].includes(stateOf(stage));
const hasCall = ({ finesse }: Stage) => finesse.agent(ID).call !== undefined;
const isFree = (stage: Stage) => isIdle(stage) && !hasCall(stage);
const isRinging = (stage: Stage) => stateOf(stage) === 'RESERVED' && hasCall(stage);
const callKind = ({ finesse }: Stage) => finesse.agent(ID).call?.phase;
const canRing = (stage: Stage) => stateOf(stage) === 'READY' && !hasCall(stage);

function says(hear: (stage: Stage) => void): Deed {
  return (stage) => {
    if (!stage.computer.app) return false;
    hear(stage);
    return true;
  };
}

function word(stage: Stage, target: 'READY' | 'NOT_READY'): void {
  const at = stage.time.outside.now();
  stage.known.words = [...stage.known.words.slice(-20), { at, target }];
}

/** The question that is open; one that nobody answered in time is shown no more. */
function answers(answer: 'yes' | 'no'): Deed {
  return (stage) => {
    const { app } = stage.computer;
    const question = app?.runner.state.question;
    if (!app || question?.answer !== 'open') return false;
    // `target` is what the person reads on the button.
    if (answer === 'yes') word(stage, question.target);
    else stage.known.saidAt = stage.time.outside.now();
    void stage.computer.person?.answer(question.id, answer);
    return true;
  };
}

function chooses(mode: 'auto' | 'ask' | 'observe'): Deed {
  return says(({ computer, known, time }) => {
    known.modes = { notReady: mode, ready: mode };
    known.offerFrom = time.outside.now();
    known.countFrom = time.outside.now();
    void computer.person?.setMode(mode);
  });
}

/** The same person at another computer, with another tool. */
const otherPcWrites: Deed = async (stage) => {
  const { finesse, password, random } = stage;
  const label = random() < 0.5 ? 'Webex Meeting' : 'Lunch';
  const code = finesse.reasonCodes.byLabel(label);
  const isReady = random() < 0.4 || !code;
  const inner = isReady
    ? '<state>READY</state>'
    : `<state>NOT_READY</state><reasonCodeId>${String(code.id)}</reasonCodeId>`;
  const put = request(`${finesse.urls[0]}/finesse/api/User/${ID}`, {
    method: 'PUT',
    agent: false,
    headers: {
      authorization: `Basic ${Buffer.from(`${ID}:${password}`).toString('base64')}`,
      'content-type': 'application/xml',
      'user-agent': OTHER_PC,
      requestid: `other-${String(random())}`,
    },
  });
  put.on('response', (answer) => answer.resume());
  put.on('error', () => put.destroy());
  put.setTimeout(5 * SECOND_MS, () => put.destroy());
  put.end(`<User>${inner}</User>`);
  await stage.settle();
  return true;
};

export const LIFE: readonly Move[] = [
  { name: 'Webex active', weight: 22, deed: shows('active') },
  { name: 'Webex meeting', weight: 9, deed: shows('meeting') },
  { name: 'Webex call', weight: 7, deed: shows('call') },
  { name: 'Webex presenting', weight: 3, deed: shows('presenting') },
  { name: 'Webex dnd', weight: 4, deed: shows('dnd') },
  { name: 'Webex calendar', weight: 2, deed: shows('calendarItem') },
  { name: 'Webex inactive', weight: 4, deed: shows('inactive') },
  { name: 'Webex ooo', weight: 1, deed: shows('ooo') },
  { name: 'Webex unknown', weight: 1, deed: shows('unknown') },
  { name: 'Webex new word', weight: 1, deed: shows('levitating') },
  {
    name: 'goes Ready',
    weight: 12,
    // What the app did, most people leave to the app.
    deed: atFinesse(
      (s) => stateOf(s) === 'NOT_READY' && (!s.witness.ownsNotReady || s.random() < 0.15),
      (s) => s.finesse.chooseReady(ID),
    ),
  },
  {
    name: 'goes to lunch',
    weight: 2,
    deed: atFinesse(isFree, (s) => s.finesse.chooseNotReady(ID, 'Lunch')),
  },
  {
    name: 'sets our reason by hand',
    weight: 1,
    deed: atFinesse(
      (s) => isFree(s) && s.finesse.reasonCodes.byLabel('Webex Meeting') !== undefined,
      (s) => s.finesse.chooseNotReady(ID, 'Webex Meeting'),
    ),
  },
  {
    name: 'asks for Not Ready in a call',
    weight: 1,
    deed: atFinesse(
      (s) => stateOf(s) === 'TALKING',
      (s) => s.finesse.chooseNotReady(ID, 'Lunch'),
    ),
  },
  { name: 'signs out', weight: 0.6, deed: atFinesse(isFree, (s) => s.finesse.signOut(ID)) },
  {
    name: 'signs in',
    weight: 8,
    deed: atFinesse(
      (s) => stateOf(s) === 'LOGOUT',
      (s) => s.finesse.signIn(ID),
    ),
  },
  {
    name: 'supervisor sets Not Ready',
    weight: 1,
    deed: atFinesse(isFree, (s) => s.finesse.supervisorNotReady(ID)),
  },
  {
    name: 'supervisor sets Ready',
    weight: 1,
    deed: atFinesse(isFree, (s) => s.finesse.supervisorReady(ID)),
  },
  { name: 'queue call rings', weight: 9, deed: atFinesse(canRing, (s) => s.finesse.offer(ID)) },
  { name: 'call answered', weight: 16, deed: atFinesse(isRinging, (s) => s.finesse.answer(ID)) },
  {
    name: 'call not answered',
    weight: 2,
    deed: atFinesse(isRinging, (s) => s.finesse.ringNoAnswer(ID)),
  },
  {
    name: 'call held',
    weight: 2,
    deed: atFinesse(
      (s) => callKind(s) === 'talking',
      (s) => s.finesse.hold(ID),
    ),
  },
  {
    name: 'call retrieved',
    weight: 8,
    deed: atFinesse(
      (s) => callKind(s) === 'held',
      (s) => s.finesse.retrieve(ID),
    ),
  },
  { name: 'call ends', weight: 18, deed: atFinesse(hasCall, (s) => s.finesse.hangUp(ID)) },
  {
    name: 'wrap-up ends',
    weight: 8,
    deed: atFinesse(
      (s) => ['WORK', 'WORK_READY'].includes(stateOf(s)),
      (s) => s.finesse.endWrapUp(ID),
    ),
  },
  {
    name: 'outbound preview',
    weight: 1,
    deed: atFinesse(canRing, (s) => s.finesse.reserveOutbound(ID, 'preview')),
  },
  {
    name: 'call of a colleague',
    weight: 3,
    deed: atFinesse(isFree, (s) => s.finesse.otherCall(ID)),
  },
  { name: 'leaves the desk', weight: 4, deed: (s) => moveDesk(s, 'away') },
  { name: 'comes back to the desk', weight: 10, deed: (s) => moveDesk(s, 'atDesk') },
  { name: 'says yes', weight: 8, deed: answers('yes') },
  { name: 'says no', weight: 4, deed: answers('no') },
  {
    name: 'Ready now',
    weight: 3,
    deed: says((s) => {
      word(s, 'READY');
      void s.computer.person?.readyNow();
    }),
  },
  { name: 'stays Not Ready', weight: 2, deed: says((s) => void s.computer.person?.stayNotReady()) },
  {
    name: 'five minutes more',
    weight: 2,
    deed: says((s) => void s.computer.person?.delayReady(5)),
  },
  { name: 'opens the window', weight: 3, deed: says((s) => void s.computer.person?.look()) },
  { name: 'pauses', weight: 1.5, deed: says(pauses) },
  {
    name: 'resumes',
    weight: 2.5,
    deed: says((s) => {
      s.known.pausedUntil = undefined;
      void s.computer.person?.resume();
    }),
  },
  { name: 'mode auto', weight: 2, deed: chooses('auto') },
  { name: 'mode ask', weight: 1, deed: chooses('ask') },
  { name: 'mode observe', weight: 0.5, deed: chooses('observe') },
  { name: 'other PC writes', weight: 2, deed: otherPcWrites },
];

function moveDesk({ computer, known }: Stage, desk: 'atDesk' | 'away'): boolean {
  if (computer.desk === desk) return false;
  known.desk = desk;
  computer.setDesk(desk);
  return true;
}

/** The choice is kept over restarts, as the tray app keeps it. */
function pauses({ computer, known, random, time }: Stage): void {
  const isOpen = random() < 0.3;
  const minutes = wholeNumber(random, 1, 45);
  known.pausedUntil = isOpen ? Infinity : time.outside.now() + minutes * MINUTE_MS;
  void computer.person?.pause(isOpen ? 'resumed' : minutes);
}
