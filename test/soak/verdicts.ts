/** The verdicts on one write of the app, by what the servers and the person know; each names what was broken. */
import { isContactState } from '../../main/core/agent.ts';
import { MINUTE_MS, SECOND_MS } from '../../main/core/time.ts';
import {
  isClear,
  latestTold,
  ownershipAt,
  reasonFor,
  type Known,
  type Look,
  type Ownership,
  type Put,
} from './known.ts';

/** Two requests of five seconds each may lie between a look and its write. */
const LATEST_AFTER_LOOK = 12 * SECOND_MS;
/** A word holds for a minute; the looks that it waits for may take a little. */
const WORD_HOLDS = 80 * SECOND_MS;
const TEN_MINUTES = 10 * MINUTE_MS;
const SHORTEST_DWELL = 3 * SECOND_MS;
const ROUNDING = 20;

/** Empty when the write was right. */
export function judgeWrite(known: Known, put: Put): readonly string[] {
  const { look, platform } = known;
  if (put.state !== 'READY' && put.state !== 'NOT_READY') return [`I3: the app sent ${put.state}`];
  if (!look) return ['I1: a write without a look'];
  const ownership = ownershipAt(known, look);
  const relabels = put.state === 'NOT_READY' && look.state === 'NOT_READY';
  const problems = [
    put.at - look.at > LATEST_AFTER_LOOK && 'I1: a write upon an old look',
    isForbidden(look) && `I2: a write in ${look.state}`,
    look.pending && 'I2: a write over a pending change',
    platform === 'UCCX' && look.dialogs !== 0 && `I2: dialogs not known to be none`,
    ...checkChoice(known, put, relabels),
    ...(put.state === 'READY'
      ? checkReady(known, put, look, ownership)
      : checkNotReady(known, put, relabels, ownership)),
  ];
  return problems.filter((problem) => problem !== false);
}

type Verdict = string | false;

function isForbidden({ state }: Look): boolean {
  return isContactState(state) || state === 'LOGOUT' || state === 'UNKNOWN';
}

/** Whether the person asked for it in the last minute. */
export function isWorded({ words }: Known, { at, state }: Put): boolean {
  return words.some((word) => word.target === state && at - word.at <= WORD_HOLDS);
}

function checkChoice(known: Known, put: Put, relabels: boolean): readonly Verdict[] {
  const { changesPer10Min, countFrom, modes, pausedUntil, writes } = known;
  const mode = put.state === 'READY' ? modes.ready : modes.notReady;
  const from = Math.max(countFrom, put.at - TEN_MINUTES);
  const recent = writes.filter(({ at }) => at > from).length;
  const isWord = !relabels && isWorded(known, put);
  return [
    pausedUntil !== undefined && put.at < pausedUntil - ROUNDING && 'I13: a write while paused',
    mode === 'observe' && 'I13: a write in mode observe',
    mode === 'ask' && !isWord && 'a write that the person was not asked for',
    recent >= changesPer10Min && !isWord && 'I8: too many writes in ten minutes',
  ];
}

function checkReady(
  known: Known,
  put: Put,
  look: Look,
  ownership: Ownership | undefined,
): readonly Verdict[] {
  const told = latestTold(known);
  const isSeenClear = told.some(({ status }) => isClear(status, known.desk));
  return [
    look.state !== 'NOT_READY' && `I1: READY over ${look.state}`,
    !ownership && 'I1: READY over what is not ours',
    look.stateChangeTime === '' && 'I1: READY without a stateChangeTime',
    ownership !== undefined &&
      ownership.root.at <= known.offerFrom &&
      !isWorded(known, put) &&
      'I4/I11: READY after a start, a long sleep or another mode',
    !isSeenClear && `I6: READY although Webex says ${told.map(({ status }) => status).join('/')}`,
    known.onlyAtDesk && known.desk === 'away' && 'READY for an empty chair',
  ];
}

function checkNotReady(
  known: Known,
  put: Put,
  relabels: boolean,
  ownership: Ownership | undefined,
): readonly Verdict[] {
  return [
    relabels && !ownership && 'I7: a Not Ready of others re-labelled',
    !relabels && known.saidAt !== undefined && 'I5/I9: a second say in one episode',
    !askedLongEnough(known, put) && 'I8: a write before its dwell',
    !hasRightReason(known, put) && `a wrong reason ${put.reasonCodeId}`,
  ];
}

/** One of the two sources has been saying what asks for Not Ready, and nothing else, for its dwell. */
function askedLongEnough({ told }: Known, { at }: Put): boolean {
  return (['live', 'rest'] as const).some((via) => {
    const heard = told.filter((one) => one.via === via);
    const last = heard.findLastIndex(({ status }) => reasonFor(status) === undefined);
    const since = heard[last + 1]?.at;
    return since !== undefined && at - since >= SHORTEST_DWELL - ROUNDING;
  });
}

function hasRightReason(known: Known, { reasonCodeId }: Put): boolean {
  if (reasonCodeId === undefined) return known.ownCodes === 0;
  const wanted = latestTold(known).map(({ status }) => reasonFor(status));
  const labels = known.labels.get(reasonCodeId) ?? new Set<string>();
  return (
    wanted.some((label) => label !== undefined && labels.has(label)) ||
    labels.has(known.fallbackReason)
  );
}
