/** A desk over real HTTP against a simulator whose time the test moves; both end with the test. */
import { onTestFinished } from 'vitest';
import type { AgentReading } from '../../../main/core/agent.ts';
import type { Failure, Outcome } from '../../../main/core/outcome.ts';
import { createAgentDesk, type AgentDeskOptions } from '../../../main/finesse/agent-desk.ts';
import { createPorts } from '../../../main/finesse/ports.ts';
import { FINESSE_HTTP } from '../../../main/finesse/signed-requests.ts';
import { SsoTokens, type SsoBrowser, type SsoParts } from '../../../main/finesse/sso.ts';
import { createHttpClient } from '../../../main/http/http-client.ts';
import type { AgentDesk } from '../../../main/sync/ports.ts';
import { createManualClock } from '../../simulators/finesse/clock.ts';
import {
  DEFAULT_AGENT,
  startFinesseSimulator,
  type FinesseSimulator,
  type FinesseSimulatorOptions,
} from '../../simulators/finesse/simulator.ts';

export const ID = DEFAULT_AGENT.loginId;

export async function startSimulator(options: FinesseSimulatorOptions = {}) {
  const clock = createManualClock();
  const finesse = await startFinesseSimulator({ clock, ...options });
  onTestFinished(() => finesse.stop());
  return { clock, finesse };
}

export interface DeskChoices extends Partial<AgentDeskOptions> {
  readonly deadlineMs?: number;
}

export function startDesk(finesse: FinesseSimulator, choices: DeskChoices = {}): AgentDesk {
  const { deadlineMs = FINESSE_HTTP.deadlineMs, ...options } = choices;
  const desk = createAgentDesk({
    nodes: finesse.urls,
    user: ID,
    password: DEFAULT_AGENT.password,
    http: createHttpClient({ ...FINESSE_HTTP, deadlineMs }),
    ...options,
  });
  onTestFinished(() => desk.stop());
  return desk;
}

/** The tokens of a person who signs in through their organization, and the first sign-in. */
export async function signOn(
  finesse: FinesseSimulator,
  browser: SsoBrowser,
  more: Partial<SsoParts> = {},
) {
  const http = createHttpClient(FINESSE_HTTP);
  onTestFinished(() => http.close());
  const parts: SsoParts = {
    send: http.send,
    ports: createPorts(finesse.urls),
    user: ID,
    userAgent: 'test',
    now: () => performance.now(),
    ...more,
  };
  const tokens = new SsoTokens(parts);
  const { signal } = new AbortController();
  const where = { hosts: [], userAgent: '', signal };
  const again = () => tokens.signIn(finesse.urls[0], browser, where);
  return { tokens, parts, again, first: await again() };
}

/** The usual scene: one agent, signed in by the Finesse desktop, and our desk beside it. */
export async function startScene(options: FinesseSimulatorOptions = {}, choices: DeskChoices = {}) {
  const { clock, finesse } = await startSimulator(options);
  finesse.signIn(ID);
  const desk = startDesk(finesse, choices);
  const read = async (): Promise<AgentReading> => valueOf(await desk.read({ dialogs: false }));
  const idOf = (label: string): number => finesse.reasonCodes.byLabel(label)?.id ?? -1;
  return { clock, finesse, desk, read, idOf };
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.failure.kind}: ${outcome.failure.detail}`);
  return outcome.value;
}

export function failureOf(outcome: Outcome<unknown>): Failure {
  if (outcome.ok) throw new Error(`expected a failure, got ${JSON.stringify(outcome.value)}`);
  return outcome.failure;
}
