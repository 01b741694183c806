/** The people around the application: the agent at the Finesse desktop, the supervisor, the network. */
import type { Platform } from '../../../main/core/agent.ts';
import type { CtiCore } from './cti-core.ts';
import { CONNECTION_FAILURE, NAMED_CODES } from './platform.ts';
import type { ReasonCodeBook } from './reason-codes.ts';
import type { Roster, SimAgent } from './roster.ts';

export interface People {
  signIn(loginId: string, extension?: string): void;
  signOut(loginId: string): void;
  /** What the agent picks on the Finesse desktop; it obeys the same tables as a PUT, without delay. */
  chooseReady(loginId: string): void;
  /** `label` of one of the codes that an administrator made; undefined for "no reason". */
  chooseNotReady(loginId: string, label?: string): void;
  supervisorReady(loginId: string): void;
  supervisorNotReady(loginId: string): void;
  /** The Finesse desktop lost its connection for too long. */
  connectionFailure(loginId: string): void;
  /** The server lost and found its CTI connection: pending states are gone. */
  ctiFailover(): void;
  changePassword(loginId: string, password: string): void;
}

interface Parts {
  readonly platform: Platform;
  readonly roster: Roster;
  readonly core: CtiCore;
  readonly reasonCodes: ReasonCodeBook;
}

export function createPeople({ platform, roster, core, reasonCodes }: Parts): People {
  const { supervisor } = NAMED_CODES[platform];
  const systemId = (code: number) => reasonCodes.system('NOT_READY', code).id;
  const ready = { state: 'READY', reasonCodeId: undefined } as const;
  return {
    signIn: (loginId, extension) =>
      core.apply(roster.get(loginId), {
        state: 'LOGIN',
        reasonCodeId: undefined,
        by: 'agent',
        extension,
      }),
    signOut: (loginId) => {
      const agent = roster.get(loginId);
      agent.pending = undefined;
      agent.call = undefined;
      agent.cancelWrapUp();
      roster.change(agent, 'LOGOUT', 'agent');
    },
    chooseReady: (loginId) => core.apply(roster.get(loginId), { ...ready, by: 'agent' }),
    chooseNotReady: (loginId, label) => {
      const reasonCodeId = label === undefined ? undefined : labelled(reasonCodes, label);
      core.apply(roster.get(loginId), { state: 'NOT_READY', reasonCodeId, by: 'agent' });
    },
    supervisorReady: (loginId) => core.apply(roster.get(loginId), { ...ready, by: 'supervisor' }),
    supervisorNotReady: (loginId) =>
      core.apply(roster.get(loginId), {
        state: 'NOT_READY',
        reasonCodeId: systemId(supervisor),
        by: 'supervisor',
      }),
    connectionFailure: (loginId) => {
      const { state, code } = CONNECTION_FAILURE[platform];
      const reasonCodeId = reasonCodes.system(state, code).id;
      const agent = roster.get(loginId);
      if (state === 'LOGOUT') roster.change(agent, state, 'system', reasonCodeId);
      else core.apply(agent, { state, reasonCodeId, by: 'system' });
    },
    ctiFailover: () => {
      core.forget();
      if (platform === 'UCCX') {
        for (const agent of roster.agents.values()) oweSignOut(agent);
        return;
      }
      const id = systemId(CONNECTION_FAILURE.UCCE.code);
      for (const agent of roster.agents.values()) oweConnectionFailure(roster, agent, id);
    },
    changePassword: (loginId, password) => {
      roster.get(loginId).password = password;
    },
  };
}

/** A UCCX agent who was talking is signed out when the call is over (Developer Guide 12.5, pendingState). */
function oweSignOut(agent: SimAgent): void {
  if (agent.state !== 'TALKING') return;
  agent.pending = { state: 'LOGOUT', reasonCodeId: undefined, by: 'system' };
}

/** NOT_READY shows the reason at once, READY at the next NOT_READY (AG11.6:4217-4221). */
function oweConnectionFailure(roster: Roster, agent: SimAgent, reasonCodeId: number): void {
  if (agent.state === 'NOT_READY') roster.change(agent, 'NOT_READY', 'system', reasonCodeId);
  else if (agent.state === 'READY') agent.owedReason = reasonCodeId;
}

function labelled(reasonCodes: ReasonCodeBook, label: string): number {
  const code = reasonCodes.byLabel(label);
  if (!code) throw new Error(`no reason code "${label}"`);
  return code.id;
}
