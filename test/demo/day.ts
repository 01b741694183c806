/** The agent's day as data: the scenes, their steps, and how each must come out. */
import type { AgentState, Platform } from '../../main/core/agent.ts';
import type { PresenceId } from '../simulators/control/presences.ts';
import type { World } from '../simulators/control/world.ts';
import type { Scene, Step } from './step.ts';

const MEETING = {
  state: 'NOT_READY',
  label: 'Webex Meeting',
  by: 'app',
  writes: ['NOT_READY Webex Meeting'],
  decision: 'keptNotReady',
} as const;
const BACK_TO_READY = {
  state: 'READY',
  by: 'app',
  writes: ['READY'],
  decision: 'allClear',
} as const;
const AGENT_READY = { state: 'READY', by: 'agent', writes: [], decision: 'allClear' } as const;
const NOTHING = { writes: [] } as const;

const webex = (presence: PresenceId) => (world: World) => world.choosePresence(presence);

const clicksReady: Step = {
  who: 'Agent',
  does: 'clicks Ready on the Finesse desktop',
  act: ({ agent, finesse }) => finesse.chooseReady(agent.loginId),
  expect: AGENT_READY,
};

function joinsMeeting(what: string): Step {
  return { who: 'Agent', does: `joins ${what} in Webex`, act: webex('meeting'), expect: MEETING };
}

export function dayOf(platform: Platform): readonly Scene[] {
  return [
    morning(),
    standUp(),
    calendarEntry(),
    doNotDisturb(),
    customerCall(platform),
    lunch(),
    supervisor(),
    failOver(),
  ];
}

function morning(): Scene {
  return {
    time: '08:55',
    title: 'The day begins',
    steps: [
      {
        who: 'Agent',
        does: 'has started the PC, and this app with it',
        act: () => undefined,
        expect: { ...NOTHING, state: 'LOGOUT', by: undefined, decision: 'agentSignedOut' },
      },
      {
        who: 'Agent',
        does: 'signs in to the Finesse desktop',
        act: ({ agent, finesse }) => finesse.signIn(agent.loginId),
        expect: { ...NOTHING, state: 'NOT_READY', by: 'agent', decision: 'setByPerson' },
      },
      clicksReady,
    ],
  };
}

function standUp(): Scene {
  return {
    time: '09:00',
    title: 'Stand-up meeting in Webex',
    steps: [
      joinsMeeting('the stand-up'),
      {
        who: 'Agent',
        does: 'shares the screen',
        act: webex('presenting'),
        expect: { ...MEETING, ...NOTHING },
      },
      { who: 'Agent', does: 'leaves the meeting', act: webex('active'), expect: BACK_TO_READY },
    ],
  };
}

function calendarEntry(): Scene {
  const untouched = { ...BACK_TO_READY, ...NOTHING };
  return {
    time: '10:00',
    title: 'A meeting in the calendar that the agent does not join',
    steps: [
      {
        who: 'Webex',
        does: 'shows the entry in the calendar',
        act: webex('calendar'),
        expect: untouched,
      },
      { who: 'Webex', does: 'shows its end', act: webex('active'), expect: untouched },
    ],
  };
}

function doNotDisturb(): Scene {
  return {
    time: '10:30',
    title: 'Do Not Disturb',
    steps: [
      {
        who: 'Agent',
        does: 'switches Do Not Disturb on in Webex',
        act: webex('dnd'),
        expect: {
          ...MEETING,
          label: 'Webex DND',
          writes: ['NOT_READY Webex DND'],
        },
      },
      { who: 'Agent', does: 'switches it off again', act: webex('active'), expect: BACK_TO_READY },
    ],
  };
}

function customerCall(platform: Platform): Scene {
  const wrapUp: AgentState = platform === 'UCCE' ? 'WORK_READY' : 'WORK';
  return {
    time: '11:15',
    title: 'A customer calls, and the phone is a Webex phone',
    steps: [
      {
        who: 'Customer',
        does: 'calls, and the phone rings',
        act: ({ agent, finesse }) => finesse.offer(agent.loginId),
        expect: { ...NOTHING, state: 'RESERVED', by: 'customer', decision: 'contact' },
      },
      {
        who: 'Agent',
        does: 'answers',
        act: ({ agent, finesse }) => finesse.answer(agent.loginId),
        expect: { ...NOTHING, state: 'TALKING', by: 'agent', decision: 'contact' },
      },
      {
        who: 'Webex',
        does: 'shows the same call',
        act: webex('call'),
        expect: { ...NOTHING, state: 'TALKING', by: 'agent', decision: 'customerCall' },
      },
      {
        who: 'Customer',
        does: 'hangs up',
        act: ({ agent, finesse }) => finesse.hangUp(agent.loginId),
        expect: { ...NOTHING, state: wrapUp, by: 'customer', decision: 'customerCall' },
      },
      {
        who: 'Agent',
        does: 'ends wrap-up; Webex still shows the call for a moment',
        act: ({ agent, finesse }) => finesse.endWrapUp(agent.loginId),
        expect: { ...NOTHING, state: 'READY', by: 'system', decision: 'customerCall' },
      },
      {
        who: 'Webex',
        does: 'shows the end of the call',
        act: webex('active'),
        expect: { ...NOTHING, state: 'READY', by: 'system', decision: 'allClear' },
      },
    ],
  };
}

function lunch(): Scene {
  const atLunch = {
    ...NOTHING,
    state: 'NOT_READY',
    label: 'Lunch',
    by: 'agent',
    decision: 'setByPerson',
  } as const;
  return {
    time: '12:00',
    title: 'Lunch, chosen by hand in the middle of a meeting',
    steps: [
      joinsMeeting('a meeting'),
      {
        who: 'Agent',
        does: 'chooses Not Ready · Lunch on the Finesse desktop',
        act: ({ agent, finesse }) => finesse.chooseNotReady(agent.loginId, 'Lunch'),
        expect: atLunch,
      },
      { who: 'Agent', does: 'leaves the meeting', act: webex('active'), expect: atLunch },
      { ...clicksReady, does: 'is back from lunch and clicks Ready' },
    ],
  };
}

function supervisor(): Scene {
  return {
    time: '14:00',
    title: 'A supervisor steps in',
    steps: [
      {
        who: 'Supervisor',
        does: 'sets the agent Not Ready',
        act: ({ agent, finesse }) => finesse.supervisorNotReady(agent.loginId),
        expect: {
          ...NOTHING,
          state: 'NOT_READY',
          label: 'Supervisor Initiated',
          by: 'supervisor',
          decision: 'setBySupervisor',
        },
      },
      clicksReady,
    ],
  };
}

function failOver(): Scene {
  return {
    time: '15:00',
    title: 'One of the two Finesse servers fails in the middle of a meeting',
    steps: [
      { ...joinsMeeting('a meeting'), expect: { ...MEETING, side: 'A' } },
      {
        who: 'Finesse',
        does: 'side A goes down',
        act: (world) => world.setNode(0, false),
        expect: { ...MEETING, ...NOTHING, side: 'B' },
      },
      {
        who: 'Agent',
        does: 'leaves the meeting',
        act: webex('active'),
        expect: { ...BACK_TO_READY, side: 'B' },
      },
    ],
  };
}
