/** Every button of the control page: what it does, and the sentence with which it declines. */
import type { AgentState } from '../../../main/core/agent.ts';
import { REQUESTS, type RequestedState } from '../finesse/platform.ts';
import type { SimAgent } from '../finesse/roster.ts';
import { STATE_WORDS } from './agent-words.ts';
import { PRESENCES } from './presences.ts';
import type { Node, World } from './world.ts';

export const GROUPS = [
  { id: 'webex', title: 'Webex shows the agent as' },
  { id: 'phone', title: 'The customer’s call' },
  { id: 'agent', title: 'The agent at the Finesse desktop' },
  { id: 'supervisor', title: 'The supervisor' },
  { id: 'faults', title: 'Mishaps' },
] as const;

export interface Button {
  readonly id: string;
  readonly group: (typeof GROUPS)[number]['id'];
  readonly words: string;
  /** Shown as switched on. */
  on?(world: World): boolean;
  /** Why it makes no sense right now; undefined when it does. */
  declines(world: World): string | undefined;
  press(world: World): void | Promise<void>;
}

export function buttonsOf(world: World): readonly Button[] {
  return [
    ...webexButtons(),
    ...phoneButtons(),
    ...agentButtons(world),
    ...supervisorButtons(),
    ...faultButtons(),
  ];
}

const always = () => undefined;

function agentOf({ agent, finesse }: World): Readonly<SimAgent> {
  return finesse.agent(agent.loginId);
}

function webexButtons(): readonly Button[] {
  const presences = PRESENCES.map(({ id, words }): Button => ({
    id: `webex-${id}`,
    group: 'webex',
    words,
    on: (world) => world.presence === id,
    declines: always,
    press: (world) => world.choosePresence(id),
  }));
  return [
    ...presences,
    {
      id: 'webex-sharing',
      group: 'webex',
      // Nobody has measured what live presence says then: the simulator leaves it as it is.
      words: 'Status hidden from REST',
      on: (world) => !world.statusShared,
      declines: always,
      press: (world) => world.shareStatus(!world.statusShared),
    },
  ];
}

/** Only in these states, or with a sentence. */
function phoneButton(
  id: string,
  words: string,
  declines: (agent: Readonly<SimAgent>) => string | undefined,
  press: (world: World, loginId: string) => void,
): Button {
  return {
    id: `phone-${id}`,
    group: 'phone',
    words,
    declines: (world) => declines(agentOf(world)),
    press: (world) => press(world, world.agent.loginId),
  };
}

function phoneButtons(): readonly Button[] {
  const talking = ({ call }: Readonly<SimAgent>) =>
    call?.phase === 'talking' ? undefined : 'Nobody is talking.';
  return [
    phoneButton('ring', 'A call rings', notFree, ({ finesse }, id) => finesse.offer(id)),
    phoneButton('answer', 'Answer', notRinging, ({ finesse }, id) => finesse.answer(id)),
    phoneButton('missed', 'Not answered', notRinging, ({ finesse }, id) =>
      finesse.ringNoAnswer(id),
    ),
    phoneButton('hold', 'Hold', talking, ({ finesse }, id) => finesse.hold(id)),
    phoneButton(
      'retrieve',
      'Retrieve',
      ({ call }) => (call?.phase === 'held' ? undefined : 'No call is on hold.'),
      ({ finesse }, id) => finesse.retrieve(id),
    ),
    phoneButton('hang-up', 'Hang up', notTalkingOrHeld, ({ finesse }, id) => finesse.hangUp(id)),
    phoneButton(
      'end-wrap-up',
      'End wrap-up',
      ({ state }) =>
        state === 'WORK' || state === 'WORK_READY' ? undefined : 'The agent is not in wrap-up.',
      ({ finesse }, id) => finesse.endWrapUp(id),
    ),
  ];
}

function notFree({ call, state }: Readonly<SimAgent>): string | undefined {
  if (call !== undefined) return 'The agent already has a call.';
  if (state === 'READY') return undefined;
  return `Finesse sends calls only to an agent who is Ready; this one is ${shown(state)}.`;
}

function notRinging({ call, state }: Readonly<SimAgent>): string | undefined {
  return call?.phase === 'offered' && state === 'RESERVED' ? undefined : 'No call is ringing.';
}

function notTalkingOrHeld({ call }: Readonly<SimAgent>): string | undefined {
  if (call === undefined) return 'There is no call.';
  return call.phase === 'offered' ? 'Nobody has answered yet.' : undefined;
}

function agentButtons({ finesse }: World): readonly Button[] {
  const labels = finesse.reasonCodes
    .all()
    .filter((code) => code.category === 'NOT_READY' && !code.systemCode)
    .map(({ label }) => label);
  return [
    {
      id: 'agent-sign-in',
      group: 'agent',
      words: 'Sign in',
      declines: (world) =>
        agentOf(world).state === 'LOGOUT' ? undefined : 'The agent is signed in already.',
      press: (world) => world.finesse.signIn(world.agent.loginId),
    },
    {
      id: 'agent-sign-out',
      group: 'agent',
      words: 'Sign out',
      declines: (world) => refusal(world, 'LOGOUT'),
      press: (world) => world.finesse.signOut(world.agent.loginId),
    },
    {
      id: 'agent-ready',
      group: 'agent',
      words: 'Ready',
      declines: (world) => refusal(world, 'READY'),
      press: (world) => world.finesse.chooseReady(world.agent.loginId),
    },
    ...labels.map((label): Button => ({
      id: `agent-not-ready-${label.toLowerCase().replaceAll(' ', '-')}`,
      group: 'agent',
      words: `Not Ready · ${label}`,
      declines: (world) => refusal(world, 'NOT_READY'),
      press: (world) => world.finesse.chooseNotReady(world.agent.loginId, label),
    })),
  ];
}

function supervisorButtons(): readonly Button[] {
  return [
    {
      id: 'supervisor-not-ready',
      group: 'supervisor',
      words: 'Force Not Ready',
      declines: (world) => refusal(world, 'NOT_READY'),
      press: (world) => world.finesse.supervisorNotReady(world.agent.loginId),
    },
    {
      id: 'supervisor-ready',
      group: 'supervisor',
      words: 'Force Ready',
      declines: (world) => refusal(world, 'READY'),
      press: (world) => world.finesse.supervisorReady(world.agent.loginId),
    },
  ];
}

/** The simulator's own tables say what Finesse would make of it. */
function refusal({ agent, finesse }: World, wanted: RequestedState): string | undefined {
  const { state } = finesse.agent(agent.loginId);
  switch (REQUESTS[finesse.platform][state][wanted]) {
    case 'now':
    case 'pending':
    case 'pendingOnce':
      // An agent who is on the phone does not leave; the desktop does not even offer it.
      return wanted === 'LOGOUT' && state !== 'NOT_READY' && state !== 'READY'
        ? 'First the call must end.'
        : undefined;
    case 'keep':
      return `The agent is ${shown(state)} already.`;
    case 'busy':
    case 'internal':
    case 'objectState':
    case 'parameter':
    case 'password':
    case 'workMode':
      return state === 'LOGOUT'
        ? 'The agent is not signed in.'
        : `Finesse refuses that while the agent is ${shown(state)}.`;
  }
}

function shown(state: AgentState): string {
  return `“${STATE_WORDS[state]}”`;
}

function faultButtons(): readonly Button[] {
  const node = (index: Node, name: string): Button => ({
    id: `fault-node-${name.toLowerCase()}`,
    group: 'faults',
    words: `Finesse side ${name} down`,
    on: (world) => !world.nodeIsUp(index),
    declines: always,
    press: (world) => world.setNode(index, !world.nodeIsUp(index)),
  });
  return [
    node(0, 'A'),
    node(1, 'B'),
    {
      id: 'fault-out-of-service',
      group: 'faults',
      words: 'Finesse out of service',
      on: (world) => world.finesse.faults.outOfService,
      declines: always,
      press: (world) => world.setOutOfService(!world.finesse.faults.outOfService),
    },
    {
      id: 'fault-webex-down',
      group: 'faults',
      words: 'Webex down',
      on: (world) => !world.webexUp,
      declines: always,
      press: (world) => world.setWebex(!world.webexUp),
    },
    {
      id: 'fault-webex-cut',
      group: 'faults',
      words: 'Cut the live connection',
      declines: (world) =>
        world.webex.openSocketCount > 0 ? undefined : 'No app is connected to Webex.',
      press: (world) => void world.webex.killSockets(),
    },
  ];
}
