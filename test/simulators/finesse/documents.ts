/** The documents that Finesse sends, element by element as in the Developer Guide and in captures of 12.5 systems. */
import type { Platform } from '../../../main/core/agent.ts';
import type { SimReasonCode } from './reason-codes.ts';
import type { SimAgent } from './roster.ts';
import { element, type Element, type Spelling } from './xml-writer.ts';

export function userDocument(
  agent: SimAgent,
  reason: SimReasonCode | undefined,
  spelling: Spelling,
): Element {
  const { loginId, loginName, firstName, lastName, teamId, teamName, wrapUp, wrapUpMs } =
    agent.spec;
  const uri = `/finesse/api/User/${loginId}`;
  return element('User', [
    element('uri', uri),
    element('roles', [element('role', 'Agent')]),
    element('loginId', loginId),
    element('loginName', loginName),
    element('state', agent.state),
    element('stateChangeTime', agent.stateChangeTime),
    element('mediaType', 1),
    element('pendingState', agent.pending?.state ?? ''),
    ...reasonCodeId(agent, spelling),
    ...(reason ? [reasonCodeDocument(reason, spelling)] : []),
    element('settings', [
      element('wrapUpOnIncoming', wrapUp ? 'REQUIRED' : 'OPTIONAL'),
      element('wrapUpOnOutgoing', 'OPTIONAL'),
    ]),
    element('extension', agent.extension),
    element('mobileAgent', [element('mode'), element('dialNumber')]),
    element('firstName', firstName),
    element('lastName', lastName),
    element('teamId', teamId),
    element('teamName', teamName),
    element('skillTargetId', 5023),
    element('dialogs', `${uri}/Dialogs`),
    element('wrapUpTimer', Math.round(wrapUpMs / 1_000)),
  ]);
}

/** -1 for NOT_READY without reason and LOGOUT, no element for READY: as captured on a 12.5 system. */
function reasonCodeId(agent: SimAgent, { noReasonCode }: Spelling): readonly Element[] {
  if (agent.reasonCodeId !== undefined) return [element('reasonCodeId', agent.reasonCodeId)];
  const bare = agent.state === 'NOT_READY' || agent.state === 'LOGOUT';
  switch (noReasonCode) {
    case 'asCaptured':
      return bare ? [element('reasonCodeId', -1)] : [];
    case 'absent':
      return [];
    case 'empty':
      return [element('reasonCodeId')];
    case 'minusOne':
      return [element('reasonCodeId', -1)];
  }
}

export function reasonCodeDocument(code: SimReasonCode, spelling: Spelling): Element {
  const systemCode = String(code.systemCode);
  return element('ReasonCode', [
    element('uri', `/finesse/api/ReasonCode/${code.id}`),
    ...(spelling.reasonCodeIds ? [element('id', code.id)] : []),
    element('category', code.category),
    element('code', code.code),
    element('label', code.label),
    element('forAll', code.teams === undefined),
    element(
      'systemCode',
      spelling.systemCodeCase === 'True'
        ? systemCode.replace(/^./, (first) => first.toUpperCase())
        : systemCode,
    ),
  ]);
}

export function reasonCodesDocument(
  category: string,
  codes: readonly SimReasonCode[],
  spelling: Spelling,
): Element {
  const children = codes.map((code) => reasonCodeDocument(code, spelling));
  return element('ReasonCodes', children, { category });
}

export function dialogsDocument(agent: SimAgent): Element {
  const { call } = agent;
  if (!call) return element('Dialogs', []);
  const state = { offered: 'ALERTING', talking: 'ACTIVE', held: 'HELD' }[call.phase];
  return element('Dialogs', [
    element('Dialog', [
      element('associatedDialogUri'),
      element('fromAddress', '5551212'),
      element('id', call.id),
      element('mediaProperties', [
        element('DNIS', '1800'),
        element('callType', call.kind === 'other' ? 'OTHER_IN' : 'ACD_IN'),
      ]),
      element('mediaType', 'Voice'),
      element('participants', [
        element('Participant', [element('mediaAddress', agent.extension), element('state', state)]),
      ]),
      element('state', state === 'ALERTING' ? 'ALERTING' : 'ACTIVE'),
      element('toAddress', agent.extension),
      element('uri', `/finesse/api/Dialog/${call.id}`),
    ]),
  ]);
}

export interface SystemFacts {
  readonly platform: Platform;
  readonly now: number;
  readonly inService: boolean;
  readonly authMode: 'NON_SSO' | 'SSO' | 'HYBRID';
  /** Host and port of both nodes; the first is the primary. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  /** The node that answers. */
  readonly self: number;
  readonly version: FinesseVersion;
  /** Empty, INITIATING or IN_PROGRESS. */
  readonly maintenance: string;
}

/** The releases that differ in what they send. */
export const FINESSE_VERSIONS = ['11.6', '12.5', '12.6.2', '15.0'] as const;
export type FinesseVersion = (typeof FINESSE_VERSIONS)[number];

export function systemInfoDocument(facts: SystemFacts): Element {
  const { platform, now, inService, authMode, nodes, self, version, maintenance } = facts;
  const isNew = version === '12.6.2' || version === '15.0';
  const since126 = (...elements: readonly Element[]) => (isNew ? elements : []);
  const domain = nodes[self]?.host ?? '';
  return element('SystemInfo', [
    element('currentTimestamp', new Date(now).toISOString()),
    element('deploymentType', platform),
    element('lastCTIHeartbeatStatus', inService ? 'success' : 'failure'),
    element('lastSuccessCTIHeartbeatTime', now),
    element('ctiVersion', 23),
    element('ctiHeartbeatInterval', 2),
    ...since126(
      element('ctiMMode'),
      element('ctiTimeInMMode', -1),
      element('finesseMMode', maintenance),
      element('finesseTimeInMMode', maintenance === '' ? -1 : 1),
    ),
    element('license'),
    element('peripheralId', 5000),
    ...nodes.map(({ host, port }, index) =>
      element(index === 0 ? 'primaryNode' : 'secondaryNode', [
        element('host', host),
        // The simulated nodes share a host, so old releases tell the port as well: it alone differs.
        element('httpsPort', port),
        ...since126(element('xmppPort', 5222), element('xmppSecurePort', 5223)),
      ]),
    ),
    element('status', inService ? 'IN_SERVICE' : 'OUT_OF_SERVICE'),
    element('statusReason'),
    element('systemAuthMode', authMode),
    element('timezoneOffset', 0),
    element('uri', '/finesse/api/SystemInfo'),
    element('xmppDomain', domain),
    element('xmppPubSubDomain', `pubsub.${domain}`),
  ]);
}

export function apiErrorDocument(type: string, message: string, data: string): Element {
  return element('ApiErrors', [
    element('ApiError', [
      element('ErrorType', type),
      element('ErrorMessage', message),
      element('ErrorData', data),
    ]),
  ]);
}
