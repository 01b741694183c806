/** What the control page shows at one moment: both sides, the last requests and changes, and each button. */
import { ACTOR_WORDS, reasonLabel, stateWords } from './agent-words.ts';
import { buttonsOf, GROUPS, type Button } from './buttons.ts';
import { presenceWith } from './presences.ts';
import type { Node, World } from './world.ts';

const REQUESTS_SHOWN = 20;
const CHANGES_SHOWN = 12;

export interface View {
  readonly webex: {
    readonly presence: string;
    /** As it goes over the wire. */
    readonly raw: string;
    readonly since: string;
    readonly connection: string;
  };
  readonly finesse: {
    readonly platform: string;
    readonly state: string;
    readonly raw: string;
    readonly since: string;
    readonly setBy: string;
    readonly pending: string;
    readonly node: string;
  };
  /** Newest first. */
  readonly changes: readonly {
    readonly at: number;
    readonly from: string;
    readonly to: string;
    readonly by: string;
  }[];
  readonly requests: readonly {
    readonly at: number;
    readonly node: string;
    readonly request: string;
    readonly status: string;
  }[];
  readonly requestCount: number;
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly buttons: readonly ButtonView[];
  }[];
}

export interface ButtonView {
  readonly id: string;
  readonly words: string;
  /** Undefined for a button that does not stay down. */
  readonly on: boolean | undefined;
  readonly declines: string | undefined;
}

const NODE_NAMES = ['A', 'B'] as const;

/** `declined` is why no button may be pressed; without it each speaks for itself. */
export function viewOf(world: World, declined?: string): View {
  const buttons = buttonsOf(world);
  return {
    webex: webexView(world),
    finesse: finesseView(world),
    changes: changesOf(world),
    requests: requestsOf(world),
    requestCount: world.finesse.requests.length,
    groups: GROUPS.map(({ id, title }) => ({
      id,
      title,
      buttons: buttons
        .filter(({ group }) => group === id)
        .map((button) => buttonView(button, world, declined)),
    })),
  };
}

function buttonView(button: Button, world: World, declined: string | undefined): ButtonView {
  const { id, words } = button;
  return { id, words, on: button.on?.(world), declines: declined ?? button.declines(world) };
}

function webexView(world: World): View['webex'] {
  const { presence, statusShared, webex, webexUp } = world;
  const { status, statusTime } = webex.presence;
  const type = webex.presence['meetingType'];
  const live = webex.socketCount > 0 ? 'an app is listening live' : 'no live listener';
  return {
    presence: `${presenceWith(presence).words}${statusShared ? '' : ', hidden from REST'}`,
    raw: typeof type === 'string' ? `${status}, meetingType ${type}` : status,
    since: typeof statusTime === 'string' ? statusTime : '',
    connection: webexUp ? live : 'Webex is down',
  };
}

function finesseView(world: World): View['finesse'] {
  const { agent, finesse } = world;
  const { pending, reasonCodeId, state, stateChangeTime } = finesse.agent(agent.loginId);
  const label = reasonLabel(finesse.reasonCodes, reasonCodeId);
  const last = finesse.changes.at(-1);
  return {
    platform: finesse.platform,
    state: stateWords(state, label),
    raw: reasonCodeId === undefined ? state : `${state}, reasonCodeId ${reasonCodeId}`,
    since: stateChangeTime,
    setBy: last === undefined ? '' : ACTOR_WORDS[last.by],
    pending: pending
      ? stateWords(
          pending.state === 'LOGIN' ? 'NOT_READY' : pending.state,
          reasonLabel(finesse.reasonCodes, pending.reasonCodeId),
        )
      : '',
    node: nodeWords(world),
  };
}

function nodeWords(world: World): string {
  if (world.finesse.faults.outOfService) return 'out of service';
  const down = ([0, 1] as const).filter((node) => !world.nodeIsUp(node)).map(nodeName);
  const used = world.finesse.requests.at(-1)?.node;
  const where = used === undefined ? 'not asked yet' : `side ${nodeName(used as Node)} is in use`;
  return down.length === 0 ? where : `${where}, ${down.join(' and ')} down`;
}

function nodeName(node: Node): string {
  return NODE_NAMES[node];
}

function changesOf({ finesse }: World): View['changes'] {
  return finesse.changes
    .slice(-CHANGES_SHOWN)
    .map(({ at, by, from, reasonCodeId, to }) => ({
      at,
      from: stateWords(from, undefined),
      to: stateWords(to, reasonLabel(finesse.reasonCodes, reasonCodeId)),
      by: ACTOR_WORDS[by],
    }))
    .reverse();
}

function requestsOf({ finesse }: World): View['requests'] {
  return finesse.requests
    .slice(-REQUESTS_SHOWN)
    .map(({ at, body, method, node, path, status }) => ({
      at,
      node: nodeName(node as Node),
      request: `${method} ${path.replace('/finesse/api', '')}${method === 'PUT' ? ` ${wanted(body)}` : ''}`,
      status: status === undefined ? 'no answer' : String(status),
    }))
    .reverse();
}

/** The state and the reason that a PUT asks for. */
function wanted(body: string): string {
  const of = (name: string) => new RegExp(`<${name}>([^<]*)<`).exec(body)?.[1] ?? '';
  return `→ ${of('state')} ${of('reasonCodeId')}`.trimEnd();
}
