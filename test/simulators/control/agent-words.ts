/** A Finesse state and its change in the words of the Finesse desktop, for people who watch the simulators. */
import type { AgentState } from '../../../main/core/agent.ts';
import type { ReasonCodeBook } from '../finesse/reason-codes.ts';
import type { Actor } from '../finesse/roster.ts';

export const STATE_WORDS: Readonly<Record<AgentState, string>> = {
  LOGOUT: 'Signed out',
  NOT_READY: 'Not Ready',
  READY: 'Ready',
  RESERVED: 'Call ringing',
  RESERVED_OUTBOUND: 'Outbound call',
  RESERVED_OUTBOUND_PREVIEW: 'Outbound preview',
  TALKING: 'Talking',
  HOLD: 'Call on hold',
  WORK: 'Wrap-up',
  WORK_READY: 'Wrap-up',
  UNKNOWN: 'Unknown',
};

export const ACTOR_WORDS: Readonly<Record<Actor, string>> = {
  app: 'the app',
  agent: 'the agent',
  supervisor: 'a supervisor',
  system: 'Finesse itself',
  customer: 'the phone',
};

/** The label of a reason, as the desktop shows it; undefined where there is none. */
export function reasonLabel(book: ReasonCodeBook, id: number | undefined): string | undefined {
  return id === undefined ? undefined : book.byId(id)?.label;
}

export function stateWords(state: AgentState, label: string | undefined): string {
  const named = state === 'NOT_READY' || state === 'LOGOUT' ? label : undefined;
  return named === undefined ? STATE_WORDS[state] : `${STATE_WORDS[state]} · ${named}`;
}
