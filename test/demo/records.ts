/** What the simulators themselves recorded of the app's doings; the app's own words are no evidence. */
import type { AgentState } from '../../main/core/agent.ts';
import { reasonLabel } from '../simulators/control/agent-words.ts';
import type { World } from '../simulators/control/world.ts';
import type { RequestRecord } from '../simulators/finesse/node-server.ts';
import type { Actor } from '../simulators/finesse/roster.ts';

/** A state that the app asked Finesse for. */
export interface Write {
  readonly at: number;
  readonly side: 'A' | 'B';
  /** As `NOT_READY Webex Meeting` or `READY`. */
  readonly asked: string;
  readonly status: number | undefined;
}

export interface Shown {
  readonly state: AgentState;
  readonly label: string | undefined;
  /** Who was behind the last change; undefined before the first. */
  readonly by: Actor | undefined;
}

export function shownBy({ agent, finesse }: World): Shown {
  const { reasonCodeId, state } = finesse.agent(agent.loginId);
  const label = reasonLabel(finesse.reasonCodes, reasonCodeId);
  return { state, label, by: finesse.changes.at(-1)?.by };
}

/** Everything but a look: whatever the app might have changed, also what it never may. */
export function writesOf({ finesse }: World, from = 0): readonly Write[] {
  return finesse.requests
    .slice(from)
    .filter(({ method }) => method !== 'GET')
    .map(({ at, body, node, status }) => {
      const state = valueOf(body, 'state');
      const id = valueOf(body, 'reasonCodeId');
      const label = id === '' ? '' : (reasonLabel(finesse.reasonCodes, Number(id)) ?? `id ${id}`);
      return { at, side: node === 0 ? 'A' : 'B', asked: `${state} ${label}`.trimEnd(), status };
    });
}

/** The looks at the agent's own state since then, in the order in which they came. */
export function looksOf({ finesse }: World, from = 0): readonly RequestRecord[] {
  return finesse.requests
    .slice(from)
    .filter(({ method, path }) => method === 'GET' && /\/User\/[^/]+$/.test(path));
}

function valueOf(body: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1]?.trim() ?? '';
}
