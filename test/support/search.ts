/** A breadth-first search over every move from every place, with what looks alike counted once. */
import { firstBoard, type Board, type Setting } from './board.ts';
import { MOVES, WAYS } from './moves.ts';

export interface Found {
  readonly depth: number;
  readonly states: number;
  readonly edges: number;
  readonly writes: number;
  /** Distinct states first reached at each depth. */
  readonly perDepth: readonly number[];
  /** The shortest way to something forbidden, in words. */
  readonly broken: string | undefined;
  /** False when the time was over before the depth was reached. */
  readonly complete: boolean;
}

interface Place {
  readonly board: Board;
  readonly before: Place | undefined;
  readonly words: string;
}

export function searched(setting: Setting, depth: number, endAt = Infinity): Found {
  const seen = new Set<number>();
  const perDepth: number[] = [];
  let edges = 0;
  let writes = 0;
  let places = beginnings(setting);
  const found = (broken?: string): Found => ({
    depth: perDepth.length - 1,
    states: seen.size,
    edges,
    writes,
    perDepth,
    broken,
    complete: perDepth.length > depth,
  });
  for (const { board } of places) seen.add(alike(board));
  perDepth.push(places.length);
  while (perDepth.length <= depth) {
    const next: Place[] = [];
    const known = seen.size;
    for (const place of places) {
      if (Date.now() > endAt) return found();
      for (const [words, move] of Object.entries(MOVES)) {
        const arrived = tried(place, words, () => move(place.board, setting));
        if (typeof arrived === 'string') return found(arrived);
        if (!arrived) continue;
        edges++;
        if (arrived.board.writes > place.board.writes) writes++;
        const key = alike(arrived.board);
        if (seen.has(key)) continue;
        seen.add(key);
        // Nothing is tried from the last places.
        if (perDepth.length < depth) next.push(arrived);
      }
    }
    perDepth.push(seen.size - known);
    places = next;
  }
  return found();
}

function beginnings(setting: Setting): Place[] {
  return Object.entries(WAYS).map(([name, way]) => {
    let board = firstBoard(setting);
    for (const words of way) {
      const next = MOVES[words]?.(board, setting);
      if (!next) throw new Error(`"${name}" cannot be reached: "${words}" is not possible there`);
      board = next;
    }
    return { board, before: undefined, words: `from: ${name}` };
  });
}

function tried(
  before: Place,
  words: string,
  move: () => Board | undefined,
): Place | string | undefined {
  try {
    const board = move();
    return board && { board, before, words };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return `${what}\n  ${[...wayTo(before), words].join('\n  ')}`;
  }
}

function wayTo(place: Place): string[] {
  return [...(place.before ? wayTo(place.before) : []), place.words];
}

/** Times matter only by how far away they are, and only roughly. */
const CLASSES = [
  1, 2, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 60_000, 120_000, 300_000, 600_000,
  3_600_000,
];
const FIRST_INSTANT = Date.UTC(2020, 0, 1);
/** Names, and what is only told: nothing is decided upon it. */
const NAMES: ReadonlySet<string> = new Set([
  'id',
  'nextId',
  'changes',
  'codesAsked',
  'told',
  'startedAt',
  'heardAt',
  'reason',
  'raw',
  'detail',
  'label',
  'lastFailure',
  'decision',
  'node',
  'loginId',
  'platform',
]);
/** Numbers of our writes, which count from the last one. */
const COUNTED: ReadonlySet<string> = new Set([
  'root',
  'latest',
  'index',
  'freeFrom',
  'offerFrom',
  'lastWrite',
]);

/** Two boards with the same number look alike to the engine and to the oracle, for what comes next. */
function alike(board: Board): number {
  const { now, writes } = board;
  const stamps: string[] = [];
  const parts: string[] = [];
  const put = (key: string, value: unknown): void => {
    if (typeof value === 'number') parts.push(key, numberClass(key, value, now, writes));
    else if (typeof value === 'boolean') parts.push(key, value ? 'yes' : 'no');
    else if (typeof value === 'string') {
      parts.push(key, key === 'stateChangeTime' ? stampClass(value, stamps) : value);
    } else if (typeof value === 'object' && value !== null) {
      parts.push(key, '{');
      if (key === 'confirmations') {
        // Which times there were matters, how often does not.
        const classes = (value as readonly number[]).map((at) => numberClass(key, at, now, writes));
        parts.push(...new Set(classes));
      } else {
        for (const inner in value) {
          if (!NAMES.has(inner)) put(inner, (value as Record<string, unknown>)[inner]);
        }
      }
      parts.push('}');
    }
  };
  // The list of reason codes never changes here; whether it was read does matter.
  const { codes, written, ...facts } = board.facts ?? { codes: undefined, written: [] };
  const { list, ...reasonCodes } = board.engine.reasonCodes;
  const engine = { ...board.engine, reasonCodes: { ...reasonCodes, list: list !== undefined } };
  const last = written.slice(-2);
  put('', {
    ...board,
    now: 0,
    writes: 0,
    engine,
    facts: { ...facts, read: codes !== undefined, last },
  });
  return fingerprint(parts);
}

/** 53 bits: among a million places the chance that two different ones share it is one in ten thousand. */
function fingerprint(parts: readonly string[]): number {
  let high = 0x811c9dc5;
  let low = 0x1b873593;
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) {
      const code = part.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x85ebca6b) ^ (low >>> 13);
    }
    high = Math.imul(high ^ 0x1f, 0x01000193);
    low = Math.imul(low ^ 0x1f, 0xc2b2ae35);
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
}

function numberClass(key: string, value: number, now: number, writes: number): string {
  if (COUNTED.has(key)) return `-${String(Math.min(3, writes - value))}`;
  if (key === 'failures') return value > 1 ? 'many' : String(value);
  if (value < FIRST_INSTANT || value === Infinity) return key === 'writes' ? '' : String(value);
  const away = Math.abs(value - now);
  let at = 0;
  while (at < CLASSES.length && (CLASSES[at] ?? 0) <= away) at++;
  return away === 0 ? 'now' : `${value > now ? '+' : '-'}${String(at)}`;
}

function stampClass(value: string, stamps: string[]): string {
  if (value === '') return 'none';
  const known = stamps.indexOf(value);
  return String(known >= 0 ? known : stamps.push(value) - 1);
}
