/** A story in simulated time: the engine alone, in the world that its other stories use. */
import type { AgentState } from '../../main/core/agent.ts';
import { failed } from '../../main/core/outcome.ts';
import { policyFrom } from '../../main/core/policy.ts';
import { parseSettings } from '../../main/core/settings.ts';
import { CODES, World } from '../support/world.ts';
import { labelsOf, settingsOf, type Line, type Scene, type Seen, type Stage } from './stage.ts';

const STEP_MS = 100;
const PATIENCE_MS = 30 * 60_000;

export function openWorldStage(scene: Scene): Stage {
  const parsed = parseSettings(settingsOf(scene, ['https://finesse-a.example.com:8445']));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  let looks = 0;
  const labels = labelsOf(scene);
  const world = new World({
    platform: scene.platform,
    state: scene.begins ?? 'READY',
    codes: CODES.filter(({ label }) => labels.includes(label)),
    policy: policyFrom(parsed.settings, 0),
    onStep: (_world, event) => {
      if (event.type === 'agentRead') looks += 1;
    },
  });
  const until = (what: string, holds: () => boolean) => {
    const end = world.now + PATIENCE_MS;
    while (!holds()) {
      if (world.now > end) throw new Error(`in the world: never ${what}, but ${world.reason}`);
      world.advance(STEP_MS);
    }
  };
  world.presence('active');
  until('seen', () => world.engine.reasonCodes.list !== undefined);
  const cast = createCast(world);
  return {
    play: (line) => {
      if ('until' in line) until(line.until, () => latestReason(world) === line.until);
      else if ('writes' in line) {
        until(`${line.writes} writes`, () => resultsOf(world).length === line.writes);
      } else if ('looks' in line) {
        const enough = looks + line.looks;
        until('looked', () => looks >= enough);
      } else cast(line);
      return Promise.resolve();
    },
    see: () => seen(world),
  };
}

function latestReason(world: World): string {
  return world.engine.intent.reason.kind;
}

function resultsOf(world: World): string[] {
  return world.entries.flatMap((entry) => (entry.event === 'write' ? [entry.result] : []));
}

function seen(world: World): Seen {
  const label = (id: number | undefined) => CODES.find((code) => code.id === id)?.label;
  const { reasonCode, state } = world.agent;
  return {
    writes: world.writes.map(({ reasonCodeId, target }) =>
      target === 'READY' ? 'READY' : (label(reasonCodeId) ?? 'no reason'),
    ),
    state: reasonCode ? `${state} ${reasonCode.label}` : state,
    reason: world.engine.intent.reason.kind,
    results: resultsOf(world),
    attention: world.attention,
  };
}

type Deed = Exclude<Line, { until: unknown } | { writes: unknown } | { looks: unknown }>;

function createCast(world: World): (line: Deed) => void {
  let before: AgentState = 'READY';
  const shown = world.platform === 'UCCE';
  return (line) => {
    const at = world.now;
    if ('webex' in line) {
      if (line.webex !== 'revokes the token') world.presence(line.webex);
      else world.presenceLost(failed('credentials', 'Webex answered 401').failure);
    } else if ('agent' in line) playAgent(world, line.agent);
    else if ('supervisor' in line) {
      if (line.supervisor === 'sets Ready') world.change('supervisor', 'READY');
      else world.change('supervisor', 'NOT_READY', 'Supervisor Initiated');
    } else if ('app' in line) playPerson(world, line.app, at);
    else if ('finesse' in line) playFinesse(world, line.finesse);
    else if (line.phone === 'other call') {
      before = world.agent.state;
      if (shown) world.change('agent', 'TALKING');
      else world.dialogs(1);
    } else if (line.phone === 'other call ends') {
      if (shown) world.change('customer', before);
      else world.dialogs(0);
    } else playQueueCall(world, line.phone);
  };
}

function playAgent(world: World, deed: Extract<Line, { agent: unknown }>['agent']): void {
  if (deed === 'goes Ready') world.change('agent', 'READY');
  else if (deed === 'signs out') world.change('agent', 'LOGOUT');
  else if (deed === 'signs in') world.change('agent', 'NOT_READY');
  else world.change('agent', 'NOT_READY', deed.reason);
}

function playQueueCall(
  world: World,
  deed: Exclude<Extract<Line, { phone: unknown }>['phone'], 'other call' | 'other call ends'>,
): void {
  switch (deed) {
    case 'rings':
      world.change('customer', 'RESERVED');
      return;
    case 'is answered':
      world.change('agent', 'TALKING');
      return;
    case 'is not answered':
      world.change('system', 'NOT_READY', 'Call Not Answered');
      return;
    case 'is hung up':
      world.change('customer', 'READY');
  }
}

function playPerson(world: World, deed: Extract<Line, { app: unknown }>['app'], at: number): void {
  if (typeof deed === 'object') {
    world.hear({ type: 'delayChosen', at, delayMs: deed.minutes * 60_000 });
    return;
  }
  switch (deed) {
    case 'pause':
      world.hear({ type: 'paused', at, until: Infinity });
      return;
    case 'resume':
      world.hear({ type: 'resumed', at });
      return;
    case 'yes':
    case 'no':
      world.hear({
        type: 'answered',
        at,
        question: world.engine.question?.id ?? -1,
        answer: deed,
      });
      return;
    case 'stay Not Ready':
      world.hear({ type: 'stayChosen', at });
      return;
    case 'Ready now':
      world.hear({ type: 'readyChosen', at });
  }
}

function playFinesse(world: World, deed: Extract<Line, { finesse: unknown }>['finesse']): void {
  switch (deed) {
    case 'loses writes':
    case 'keeps writes':
      world.swallowWrites = deed === 'loses writes';
      return;
    case 'goes down':
      world.finesseFails = failed('unreachable', 'no answer').failure;
      return;
    case 'comes back':
      world.finesseFails = undefined;
      return;
    case 'refuses us':
      world.finesseFails = failed('credentials', 'Finesse answered 401').failure;
  }
}
