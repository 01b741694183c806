/** Random walks through everything that can happen to an agent, in words that make a counterexample readable. */
import fc from 'fast-check';
import type { AgentState, Platform } from '../../main/core/agent.ts';
import { failed, type FailureKind } from '../../main/core/outcome.ts';
import type { Policy } from '../../main/core/policy.ts';
import { PRESENCE_STATUSES, type PresenceStatus } from '../../main/core/presence.ts';
import type { Happening } from '../../main/sync/runner.ts';
import type { Coverage } from './coverage.ts';
import { Oracle } from './oracle.ts';
import type { Actor } from './sight.ts';
import { CODES, policyOf, World, type WorldOptions } from './world.ts';

/** One thing that happens. */
interface Act {
  readonly words: string;
  readonly run: (world: World) => void;
}

export interface Walk {
  readonly platform: Platform;
  readonly policy: keyof typeof POLICIES;
  readonly acts: readonly Act[];
}

/** How much was walked. */
export interface Tally {
  runs: number;
  acts: number;
  /** Steps of the engine. */
  steps: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const POLICIES = {
  usual: policyOf(),
  quick: policyOf({ rules: { meeting: { enterAfterMs: 0 } }, returnToReady: { afterMs: 0 } }),
  strict: policyOf({
    mode: { notReady: 'auto', ready: 'ask' },
    limits: { changesPer10Min: 2 },
    returnToReady: { maxOwnedMs: 15 * MINUTE },
    fallbackReason: 'Webex DND',
  }),
  loose: policyOf({
    rules: { OutOfOffice: { action: 'notReady', reason: 'Lunch' } },
    returnToReady: { onlyAtDesk: false, afterMs: 30 * SECOND },
    webex: { realtime: false },
  }),
} as const satisfies Record<string, Policy>;

function act(words: string, run: Act['run']): Act {
  return { words, run };
}

function all(...acts: Act[]): fc.Arbitrary<Act> {
  return fc.constantFrom(...acts);
}

const heard = (status: PresenceStatus | 'unlisted'): Act =>
  act(`Webex: ${status}`, (world) => world.presence(status));

const presence = fc.oneof(
  {
    weight: 12,
    arbitrary: all(
      ...(['active', 'active', 'meeting', 'call', 'DoNotDisturb', 'presenting'] as const).map(
        heard,
      ),
    ),
  },
  { weight: 3, arbitrary: all(...[...PRESENCE_STATUSES, 'unlisted' as const].map(heard)) },
  {
    weight: 1,
    arbitrary: all(
      act('Webex: lost', (world) => world.presenceLost()),
      act('Webex: silent', (world) => (world.webexSilent = true)),
      act('Webex: talks again', (world) => (world.webexSilent = false)),
      act('Webex: changes unheard', (world) => {
        world.presenceNow = { status: 'meeting', raw: 'meeting', via: 'rest', since: undefined };
      }),
    ),
  },
);

function chooses(by: Actor, state: AgentState, label?: string): Act {
  return act(`${by}: ${state} ${label ?? ''}`, (world) => world.change(by, state, label));
}

function callGoes(state: AgentState): Act {
  return act(`customer: ${state}`, (world) => {
    // From Not Ready no customer call can come.
    if (world.agent.state !== 'NOT_READY' && world.agent.state !== 'LOGOUT') {
      world.change('customer', state);
    }
  });
}

const people = fc.oneof(
  {
    weight: 6,
    arbitrary: all(
      chooses('agent', 'READY'),
      chooses('agent', 'READY'),
      chooses('agent', 'READY'),
      chooses('agent', 'NOT_READY', 'Lunch'),
      chooses('agent', 'NOT_READY', 'Webex Meeting'),
      chooses('supervisor', 'NOT_READY', 'Supervisor Initiated'),
      chooses('supervisor', 'READY'),
      chooses('system', 'NOT_READY', 'Call Not Answered'),
      chooses('otherPc', 'NOT_READY', 'Webex Meeting'),
      chooses('otherPc', 'READY'),
      chooses('agent', 'LOGOUT'),
      chooses('system', 'UNKNOWN'),
      act('agent: signs in again elsewhere', (world) => world.signInAgain('2002')),
    ),
  },
  {
    weight: 2,
    arbitrary: all(
      ...(['RESERVED', 'TALKING', 'HOLD', 'WORK', 'WORK_READY', 'READY', 'READY'] as const).map(
        callGoes,
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: all(
      act('one dialog', (world) => world.dialogs(1)),
      act('no dialog', (world) => world.dialogs(0)),
      act('no dialog', (world) => world.dialogs(0)),
      act('pending: NOT_READY', (world) => world.pending('NOT_READY')),
      act('pending: none', (world) => world.pending(undefined)),
      act('pending: none', (world) => world.pending(undefined)),
      act('Finesse forgets the time', (world) => world.forgetTime()),
    ),
  },
);

const trouble = fc
  .tuple(
    fc.constantFrom<FailureKind>(
      'unreachable',
      'outOfService',
      'throttled',
      'refused',
      'forbidden',
    ),
    fc.boolean(),
  )
  .map(([kind, mayHaveArrived]) => failed(kind, 'trouble', { mayHaveArrived }).failure);
const credentials = failed('credentials', '401').failure;

function wellAgain(world: World): void {
  world.finesseFails = undefined;
  world.writeFails = undefined;
  world.swallowWrites = false;
  world.answerMs = 20;
  world.applyAfterMs = 150;
  world.echoMs = undefined;
  world.hear({ type: 'credentialsGiven', at: world.now });
}

const mishaps = fc.oneof(
  {
    weight: 3,
    arbitrary: trouble.map((failure) =>
      act(`Finesse: ${failure.kind}`, (world) => (world.finesseFails = failure)),
    ),
  },
  {
    weight: 5,
    arbitrary: trouble.map((failure) =>
      act(
        `writes: ${failure.kind}${failure.mayHaveArrived ? ', though they may arrive' : ''}`,
        (world) => (world.writeFails = failure),
      ),
    ),
  },
  {
    weight: 16,
    arbitrary: fc.constant(act('Finesse: well again, and the person signs in', wellAgain)),
  },
  {
    weight: 8,
    arbitrary: all(
      act('Finesse: 401', (world) => (world.finesseFails = credentials)),
      act('writes: 401', (world) => (world.writeFails = credentials)),
      act('writes: swallowed', (world) => (world.swallowWrites = true)),
      act('writes: slow', (world) => (world.applyAfterMs = 6 * SECOND)),
      act('writes: very slow', (world) => (world.applyAfterMs = 15 * SECOND)),
      act('answers: slow', (world) => (world.answerMs = 900)),
      act('answers: very slow', (world) => (world.answerMs = 9 * SECOND)),
      act('answers: twice', (world) => (world.echoMs = 700)),
      act('no reason codes', (world) => (world.codes = [])),
      act('a reason code less', (world) => (world.codes = CODES.slice(1))),
      act('another id', (world) => {
        world.codes = CODES.map((code) => (code.id === 41 ? { ...code, id: 77 } : code));
      }),
      act('all reason codes', (world) => (world.codes = CODES)),
      act('all reason codes', (world) => (world.codes = CODES)),
    ),
  },
);

function own(happening: Happening): Act {
  return act(JSON.stringify(happening), (world) => world.hear({ ...happening, at: world.now }));
}

function answers(words: string, answer: 'yes' | 'no', back = 0): Act {
  return act(words, (world) => {
    const question = (world.question?.id ?? back) - back;
    world.hear({ type: 'answered', at: world.now, question, answer });
  });
}

function waitsAndAnswers(answer: 'yes' | 'no'): Act {
  return act(`waits up to 20 s for a question and says ${answer}`, (world) => {
    for (let waited = 0; waited < 20 && !world.question; waited++) world.advance(SECOND);
    const question = world.question?.id ?? 0;
    world.hear({ type: 'answered', at: world.now, question, answer });
  });
}

const person = fc.oneof(
  {
    weight: 8,
    arbitrary: all(
      waitsAndAnswers('yes'),
      waitsAndAnswers('yes'),
      waitsAndAnswers('yes'),
      waitsAndAnswers('no'),
      answers('says yes', 'yes'),
      answers('says no', 'no'),
      answers('says yes to an older question', 'yes', 1),
      own({ type: 'stayChosen' }),
      own({ type: 'readyChosen' }),
      own({ type: 'readyChosen' }),
      own({ type: 'delayChosen', delayMs: 5 * MINUTE }),
      own({ type: 'delayChosen', delayMs: 20 * SECOND }),
    ),
  },
  {
    weight: 3,
    arbitrary: all(
      own({ type: 'paused', until: Infinity }),
      act('paused for two minutes', (world) =>
        world.hear({ type: 'paused', at: world.now, until: world.now + 2 * MINUTE }),
      ),
      own({ type: 'resumed' }),
      own({ type: 'resumed' }),
      own({ type: 'resumed' }),
      own({ type: 'modeChosen', mode: 'auto' }),
      own({ type: 'modeChosen', mode: 'auto' }),
      own({ type: 'modeChosen', mode: 'observe' }),
      own({ type: 'modeChosen', mode: 'ask' }),
      own({ type: 'modeChosen', mode: { notReady: 'auto', ready: 'ask' } }),
      own({ type: 'modeChosen', mode: { notReady: 'ask', ready: 'auto' } }),
      own({ type: 'modeChosen', mode: { notReady: 'auto', ready: 'observe' } }),
    ),
  },
  {
    weight: 3,
    arbitrary: all(
      own({ type: 'deskChanged', desk: 'away' }),
      own({ type: 'deskChanged', desk: 'atDesk' }),
      own({ type: 'deskChanged', desk: 'atDesk' }),
      own({ type: 'deskChanged', desk: 'unknown' }),
      own({ type: 'looked' }),
    ),
  },
  {
    weight: 2,
    arbitrary: all(
      act('the clock jumps a second', (world) =>
        world.hear({ type: 'woke', at: world.now, sleptMs: SECOND }),
      ),
      act('the clock jumps an hour', (world) =>
        world.hear({ type: 'woke', at: world.now, sleptMs: 60 * MINUTE }),
      ),
      act('sleeps 40 s unnoticed', (world) => world.sleep(40 * SECOND)),
      act('sleeps 3 min', (world) => world.sleep(3 * MINUTE)),
      act('sleeps 20 min', (world) => world.sleep(20 * MINUTE)),
      act('restarts', (world) => world.restart()),
      act('restarts after 30 s', (world) => world.restart(30 * SECOND)),
      act(
        'the record is torn',
        (world) => (world.saved = world.saved && { ...world.saved, agent: '' }),
      ),
    ),
  },
);

const passing = all(
  ...[20, 500, 3 * SECOND, 4 * SECOND, 6 * SECOND, 12 * SECOND, 12 * SECOND, MINUTE].map((ms) =>
    act(`${String(ms)} ms pass`, (world) => world.advance(ms)),
  ),
);
const longPassing = fc.constant(act('ten minutes pass', (world) => world.advance(10 * MINUTE)));

/** What most of a day consists of; without it a walk seldom comes so far. */
const usualDay = all(
  act('all is well, the agent is Ready, and a meeting begins', (world) => {
    wellAgain(world);
    world.webexSilent = false;
    world.hear({ type: 'resumed', at: world.now });
    world.pending(undefined);
    world.dialogs(0);
    world.presence('active');
    if (world.agent.state !== 'READY') world.change('agent', 'READY');
    world.advance(4 * SECOND);
    world.presence('meeting');
    world.advance(5 * SECOND);
  }),
  act('the meeting ends', (world) => {
    world.presence('active');
    world.advance(9 * SECOND);
  }),
);

const anyAct = fc.oneof(
  { weight: 38, arbitrary: passing },
  { weight: 2, arbitrary: longPassing },
  { weight: 24, arbitrary: presence },
  { weight: 11, arbitrary: people },
  { weight: 6, arbitrary: mishaps },
  { weight: 9, arbitrary: person },
  { weight: 4, arbitrary: usualDay },
);

export const anyWalk: fc.Arbitrary<Walk> = fc.record({
  platform: fc.constantFrom<Platform>('UCCE', 'UCCX'),
  policy: fc.constantFrom(...(Object.keys(POLICIES) as (keyof typeof POLICIES)[])),
  // The length is fixed, because fast-check prefers short walks and those reach little.
  acts: fc.array(anyAct, { minLength: 110, maxLength: 110, size: 'max' }),
});

/** Where a walk begins. */
export function worldOf(
  { platform, policy }: Walk,
  options: Pick<WorldOptions, 'onStep' | 'watcher'>,
): World {
  return new World({ platform, policy: POLICIES[policy], ...options });
}

/** What was broken, or undefined. */
export function play(walk: Walk, coverage: Coverage, tally: Tally): string | undefined {
  const watcher = new Oracle(coverage);
  const onStep = (): number => tally.steps++;
  try {
    const world = worldOf(walk, { onStep, watcher });
    for (const { run } of walk.acts) run(world);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return undefined;
}

/** Leaves out everything that is not needed to break the same thing. */
export function shortened(walk: Walk, coverage: Coverage): Walk {
  const tally = { runs: 0, acts: 0, steps: 0 };
  const broken = play(walk, coverage, tally);
  let shortest = walk;
  for (
    let size = Math.ceil(walk.acts.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let from = shortest.acts.length - size; from >= 0; from -= 1) {
      const acts = shortest.acts.toSpliced(from, size);
      const shorter = { ...shortest, acts };
      if (play(shorter, coverage, tally) === broken) shortest = shorter;
    }
  }
  return shortest;
}

/** Walks at random from a seed; the same seed walks the same ways. Tells the first thing broken, in words. */
export function walkAtRandom(
  { runs, seed }: { readonly runs: number; readonly seed: number },
  coverage: Coverage,
  tally: Tally,
): string | undefined {
  for (const walk of fc.sample(anyWalk, { numRuns: runs, seed })) {
    tally.runs++;
    tally.acts += walk.acts.length;
    const broken = play(walk, coverage, tally);
    if (broken !== undefined) return report(walk, broken, seed, { ...coverage });
  }
  return undefined;
}

function report(walk: Walk, broken: string, seed: number, coverage: Coverage): string {
  const { acts, platform, policy } = shortened(walk, coverage);
  const lines = acts.map(({ words }) => `  ${words}`);
  return [`${broken} (${platform}, policy ${policy}, seed ${String(seed)}) after`, ...lines].join(
    '\n',
  );
}
