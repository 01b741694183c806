/** Compares what the simulators recorded with what a step must come to. */
import { ACTOR_WORDS, stateWords } from '../simulators/control/agent-words.ts';
import type { World } from '../simulators/control/world.ts';
import { shownBy, writesOf, type Shown, type Write } from './records.ts';
import type { Expectation } from './step.ts';

export interface Comparison {
  readonly same: boolean;
  /** The app asked for what it must not ask for: no waiting can mend that. */
  readonly beyondRepair: boolean;
  /** How it came out, for a step that came out as told. */
  readonly praise: string;
  readonly expected: string;
  readonly found: string;
}

/** `from` is how many requests had reached Finesse when the step began. */
export function compare(expect: Expectation, world: World, from: number): Comparison {
  const shown = shownBy(world);
  const writes = writesOf(world, from).map(asWords);
  const rightWrites = writes.join() === expect.writes.map((one) => onSide(one, expect)).join();
  const rightState =
    shown.state === expect.state && shown.label === expect.label && shown.by === expect.by;
  return {
    same: rightState && rightWrites,
    beyondRepair: writes.some((write, n) => write !== onSide(expect.writes[n] ?? '', expect)),
    praise: praiseOf(shown, expect),
    expected: told({ ...expect, label: expect.label }, expect.writes),
    found: told(shown, writes),
  };

  function asWords({ asked, side, status }: Write): string {
    const words = status === 202 ? asked : `${asked} (answered with ${status ?? 'nothing'})`;
    return expect.side === undefined ? words : `${words} on side ${side}`;
  }
}

function onSide(write: string, { side }: Expectation): string {
  return side === undefined ? write : `${write} on side ${side}`;
}

/** As `Ready, set by the agent; the app changed nothing`. */
function praiseOf({ by, label, state }: Shown, { side, writes }: Expectation): string {
  const ownDoing = by === 'app' || by === 'agent' || by === 'supervisor';
  const words = `${stateWords(state, label)}${ownDoing ? `, set by ${ACTOR_WORDS[by]}` : ''}`;
  if (writes.length > 0) return side === undefined ? words : `${words} on side ${side}`;
  const kept =
    by === 'app' ? `still ${words}; nothing was changed` : `${words}; the app changed nothing`;
  return side === undefined ? kept : `${kept}; now through side ${side}`;
}

/** As `Not Ready · Lunch (by the agent); the app changed nothing`. */
function told({ by, label, state }: Shown, writes: readonly string[]): string {
  const actor = by === undefined ? '' : ` (by ${ACTOR_WORDS[by]})`;
  const changed =
    writes.length === 0 ? 'the app changed nothing' : `the app asked for ${writes.join(', then ')}`;
  return `${stateWords(state, label)}${actor}; ${changed}`;
}
