/** Every kind of thing that can happen, with one representative of every class: the alphabet of the exhaustive search. */
import { failed } from '../../main/core/outcome.ts';
import type { Happening } from '../../main/sync/runner.ts';
import {
  allAnswered,
  arrives,
  busy,
  changes,
  codesAnswered,
  deadlineOf,
  hears,
  looksUp,
  losesPresence,
  passes,
  presenceAnswered,
  readingAnswered,
  restarts,
  shows,
  writeAnswered,
  type Board,
  type Setting,
} from './board.ts';

/** Undefined where the move is not possible. */
export type Move = (board: Board, setting: Setting) => Board | undefined;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const UNAUTHORIZED = failed('credentials', '401').failure;
const AWAY = failed('unreachable', 'no answer').failure;
const REFUSED = failed('refused', 'requires a valid reason code').failure;
const UNKNOWN_FATE = failed('unreachable', 'no answer', { mayHaveArrived: true }).failure;

function says(happening: Happening): Move {
  return (board, setting) => hears(board, setting, { ...happening, at: board.now });
}

function asked(what: keyof Board, move: (board: Board, setting: Setting) => Board): Move {
  return (board, setting) => {
    const there = board[what];
    return there === undefined || there === false ? undefined : move(board, setting);
  };
}

function answers(answer: 'yes' | 'no', back: number): Move {
  return (board, setting) => {
    const { question } = board.engine;
    if (!question) return undefined;
    const { id } = question;
    const { now: at } = board;
    return hears(board, setting, { type: 'answered', at, question: id - back, answer });
  };
}

/** Time passes, up to the next deadline at most. */
function second(board: Board, setting: Setting): Board | undefined {
  const until = board.now + SECOND;
  return (deadlineOf(board, setting) ?? Infinity) < until
    ? undefined
    : passes(board, setting, until);
}

function toDeadline(early: number): Move {
  return (board, setting) => {
    const at = deadlineOf(board, setting);
    return at === undefined || at - early <= board.now
      ? undefined
      : passes(board, setting, at - early);
  };
}

export const MOVES: Readonly<Record<string, Move>> = {
  'all is answered well': (board, setting) => {
    const next = allAnswered(board, setting);
    return next === board ? undefined : next;
  },
  'time: the next deadline': toDeadline(0),
  'time: just before it': toDeadline(1),
  'time: a second': second,
  'Webex: meeting': (board, setting) => shows(board, setting, 'meeting'),
  'Webex: DoNotDisturb': (board, setting) => shows(board, setting, 'DoNotDisturb'),
  'Webex: call': (board, setting) => shows(board, setting, 'call'),
  'Webex: active': (board, setting) => shows(board, setting, 'active'),
  'Webex: inactive': (board, setting) => shows(board, setting, 'inactive'),
  'Webex: OutOfOffice': (board, setting) => shows(board, setting, 'OutOfOffice'),
  'Webex: lost': losesPresence,
  'Webex: changes unheard': (board) => ({ ...board, status: 'meeting' }),
  'agent: READY': (board) => changes(board, 'agent', 'READY'),
  'agent: Webex Meeting': (board) =>
    busy(board) ? undefined : changes(board, 'agent', 'NOT_READY', 41),
  'agent: Lunch': (board) => (busy(board) ? undefined : changes(board, 'agent', 'NOT_READY', 45)),
  'agent: LOGOUT': (board) => changes(board, 'agent', 'LOGOUT'),
  'customer: TALKING': (board) =>
    board.agent.state === 'READY' ? changes(board, 'customer', 'TALKING') : undefined,
  'pending: NOT_READY': (board) => ({
    ...board,
    agent: { ...board.agent, pendingState: 'NOT_READY' },
  }),
  'one dialog': (board) => ({ ...board, agent: { ...board.agent, dialogs: 1 } }),
  'Finesse forgets the time': (board) => ({
    ...board,
    agent: { ...board.agent, stateChangeTime: '' },
  }),
  'Finesse looks up': asked('reading', (board) => looksUp(board)),
  'reading: answered': asked('reading', readingAnswered),
  'reading: 401': asked('reading', (board, setting) =>
    readingAnswered(board, setting, UNAUTHORIZED),
  ),
  'reading: no answer': asked('reading', (board, setting) => readingAnswered(board, setting, AWAY)),
  'reason codes: answered': asked('codesAsked', codesAnswered),
  'presence: answered': asked('presenceAsked', presenceAnswered),
  'write: done': asked('write', (board, setting) => writeAnswered(board, setting, 'done')),
  'write: 202, done later': asked('write', (board, setting) =>
    writeAnswered(board, setting, 'later'),
  ),
  'write: 202, never done': asked('write', (board, setting) =>
    writeAnswered(board, setting, 'never'),
  ),
  'write: refused': asked('write', (board, setting) =>
    writeAnswered(board, setting, 'never', REFUSED),
  ),
  'write: never sent': asked('write', (board, setting) =>
    writeAnswered(board, setting, 'never', AWAY),
  ),
  'write: no answer, but done': asked('write', (board, setting) =>
    writeAnswered(board, setting, 'done', UNKNOWN_FATE),
  ),
  'write: 401': asked('write', (board, setting) =>
    writeAnswered(board, setting, 'never', UNAUTHORIZED),
  ),
  'write: comes to pass': asked('arriving', (board) => arrives(board)),
  'person: yes': answers('yes', 0),
  'person: no': answers('no', 0),
  'person: yes to an older question': answers('yes', 1),
  'person: stay': says({ type: 'stayChosen' }),
  'person: ready now': says({ type: 'readyChosen' }),
  'person: 20 seconds more': says({ type: 'delayChosen', delayMs: 20 * SECOND }),
  'person: pauses': says({ type: 'paused', until: Infinity }),
  'person: resumes': says({ type: 'resumed' }),
  'person: auto': says({ type: 'modeChosen', mode: 'auto' }),
  'person: ask': says({ type: 'modeChosen', mode: 'ask' }),
  'person: observe': says({ type: 'modeChosen', mode: 'observe' }),
  'person: signs in again': says({ type: 'credentialsGiven' }),
  'desk: left': says({ type: 'deskChanged', desk: 'away' }),
  'desk: back': says({ type: 'deskChanged', desk: 'atDesk' }),
  'clock: jumps a minute': says({ type: 'woke', sleptMs: MINUTE }),
  'sleep: an hour': (board, setting) => {
    const now = board.now + 60 * MINUTE;
    return hears({ ...board, now }, setting, { type: 'woke', at: now, sleptMs: 60 * MINUTE });
  },
  restart: restarts,
};

/** Ways to the places from which the search begins. */
const READY = ['Webex: active', 'all is answered well'];
const DUE = ['Webex: meeting', 'all is answered well', 'time: the next deadline'];
const OURS = [
  ...READY,
  ...DUE,
  'all is answered well',
  'time: the next deadline',
  'all is answered well',
];
export const WAYS: Readonly<Record<string, readonly string[]>> = {
  'signed in, Ready': READY,
  'our write on its way': [...READY, ...DUE, 'reading: answered'],
  'Not Ready is ours': OURS,
  'another reason is due': [
    ...OURS,
    'Webex: DoNotDisturb',
    'all is answered well',
    'time: the next deadline',
  ],
  'the countdown runs': [...OURS, 'Webex: active', 'all is answered well'],
  'Ready is due': [
    ...OURS,
    'Webex: active',
    'all is answered well',
    'time: the next deadline',
    'time: the next deadline',
    'presence: answered',
  ],
  'Ready is offered after a restart': [
    ...OURS,
    'Webex: active',
    'restart',
    'all is answered well',
    'time: the next deadline',
  ],
  'asked whether to be Not Ready': [...READY, 'person: ask', ...DUE],
};
