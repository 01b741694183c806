/** Turns Finesse's documents into our words, once, at the border; what cannot be read is a failure, never a guess. */
import { AGENT_STATES, type AgentReading, type Platform, type ReasonCode } from '../core/agent.ts';
import { failed, success, type Outcome } from '../core/outcome.ts';
import { childOf, childrenOf, parseXml, textOf, type XmlElement, type XmlProblem } from './xml.ts';

/** What a User tells by itself; dialogs, platform and node come from elsewhere. */
export type UserFacts = Omit<AgentReading, 'stateAgeMs' | 'dialogs' | 'platform' | 'node'>;

export interface SystemNode {
  readonly host: string;
  /** Told since 12.6(2). */
  readonly httpsPort: number | undefined;
}

/** SystemInfo tells no version; each of these brought elements of its own (Developer Guide, SystemInfo). */
export type Release = '12.5 or earlier' | '12.6(1)' | '12.6(2) or later';

export interface SystemInfo {
  /** In service, and with a heart beat from the contact centre behind it. */
  readonly inService: boolean;
  /** The administrator is about to take this node out of service, or does so now. */
  readonly maintenance: boolean;
  readonly release: Release;
  readonly platform: Platform | undefined;
  readonly authMode: 'NON_SSO' | 'SSO' | 'HYBRID' | undefined;
  /** The node that answered, by the name that it gives itself. */
  readonly self: string;
  readonly nodes: readonly SystemNode[];
}

export interface ApiError {
  readonly type: string;
  readonly message: string;
  readonly data: string;
}

const PROBLEMS: Readonly<Record<XmlProblem, string>> = {
  empty: 'answered with nothing',
  webPage: 'answered with a web page instead of XML',
  tooLarge: 'answered with more than we are willing to read',
  hostile: 'answered with XML that brings its own definitions, which we do not read',
  broken: 'answered with broken or incomplete XML',
};

function rootOf(body: string, name: string, host: string): Outcome<XmlElement> {
  const parsed = parseXml(body);
  if (!parsed.ok) return failed('unreadable', `${host} ${PROBLEMS[parsed.problem]}`);
  if (parsed.root.name === name.toLowerCase()) return success(parsed.root);
  return failed('unreadable', `${host} answered with something other than ${name}`);
}

/** Where a User does not tell its loginId, it is the one that was asked for. */
export function decodeUser(body: string, host: string, askedFor: string): Outcome<UserFacts> {
  const root = rootOf(body, 'User', host);
  if (!root.ok) return root;
  const user = root.value;
  if (!isAskedFor(user, askedFor)) {
    return failed('unreadable', `${host} answered with another agent's User`);
  }
  const word = textOf(user, 'state');
  const pendingState = textOf(user, 'pendingState');
  const sentReason = childOf(user, 'ReasonCode');
  const reasonCode = sentReason && decodeReasonCode(sentReason);
  return success({
    loginId: textOf(user, 'loginId') || askedFor,
    extension: textOf(user, 'extension'),
    state: AGENT_STATES.find((state) => state === word) ?? 'UNKNOWN',
    stateChangeTime: textOf(user, 'stateChangeTime'),
    pendingState: pendingState === '' ? undefined : pendingState,
    reasonCodeId: naturalNumber(textOf(user, 'reasonCodeId')) ?? reasonCode?.id,
    reasonCode,
  });
}

/** Only a User that gives both its names, and neither is the one we asked for, is surely somebody else's. */
function isAskedFor(user: XmlElement, askedFor: string): boolean {
  const names = [textOf(user, 'loginId'), textOf(user, 'loginName')];
  return names.includes('') || names.some((name) => accountOf(name) === accountOf(askedFor));
}

/** `DOMAIN\name` and `name@domain` are the same account as `name`. */
function accountOf(name: string): string {
  return name.replace(/^.*\\/, '').replace(/@.*$/, '').toLowerCase();
}

/**
 * Entries without id or label cannot be offered or sent, so they are left out. But if nothing is
 * left, then the list is not empty: it is one that we do not understand.
 */
export function decodeReasonCodes(body: string, host: string): Outcome<readonly ReasonCode[]> {
  const root = rootOf(body, 'ReasonCodes', host);
  if (!root.ok) return root;
  const categoryOf = (entry: XmlElement) => textOf(entry, 'category').toUpperCase();
  const entries = childrenOf(root.value, 'ReasonCode').filter(
    (entry) => categoryOf(entry) !== 'LOGOUT',
  );
  const codes = entries
    .filter((entry) => ['', 'NOT_READY'].includes(categoryOf(entry)))
    .flatMap((entry) => decodeReasonCode(entry) ?? []);
  if (codes.length > 0 || entries.length === 0) return success(codes);
  return failed('unreadable', `${host} answered with reason codes that we cannot read`);
}

function decodeReasonCode(entry: XmlElement): ReasonCode | undefined {
  const lastOfUri = textOf(entry, 'uri').replace(/\/+$/, '').split('/').at(-1) ?? '';
  const id = naturalNumber(textOf(entry, 'id')) ?? naturalNumber(lastOfUri);
  const label = textOf(entry, 'label');
  if (id === undefined || label === '') return undefined;
  return {
    id,
    code: naturalNumber(textOf(entry, 'code')),
    label,
    // "True" is seen as well.
    systemCode: textOf(entry, 'systemCode').toLowerCase() === 'true',
  };
}

export function decodeDialogCount(body: string, host: string): Outcome<number> {
  const root = rootOf(body, 'Dialogs', host);
  return root.ok ? success(childrenOf(root.value, 'Dialog').length) : root;
}

export function decodeSystemInfo(body: string, host: string): Outcome<SystemInfo> {
  const root = rootOf(body, 'SystemInfo', host);
  if (!root.ok) return root;
  const info = root.value;
  const nodes = ['primaryNode', 'secondaryNode'].flatMap((name) => {
    const node = childOf(info, name);
    const hostName = node ? textOf(node, 'host') : '';
    if (!node || hostName === '') return [];
    return [{ host: hostName, httpsPort: naturalNumber(textOf(node, 'httpsPort')) }];
  });
  return success({
    inService:
      textOf(info, 'status') === 'IN_SERVICE' &&
      textOf(info, 'lastCTIHeartbeatStatus').toLowerCase() !== 'failure',
    maintenance: /^(INITIATING|IN_PROGRESS)$/i.test(textOf(info, 'finesseMMode')),
    release: releaseOf(info),
    platform: oneOf(['UCCE', 'UCCX'], textOf(info, 'deploymentType')),
    authMode: oneOf(['NON_SSO', 'SSO', 'HYBRID'], textOf(info, 'systemAuthMode')),
    self: textOf(info, 'xmppDomain'),
    nodes,
  });
}

function releaseOf(info: XmlElement): Release {
  const primary = childOf(info, 'primaryNode');
  if (primary && childOf(primary, 'xmppPort')) return '12.6(2) or later';
  return childOf(info, 'finesseMMode') ? '12.6(1)' : '12.5 or earlier';
}

/** How one person signs in at a HYBRID site. */
export function decodeUserAuthMode(body: string, host: string): Outcome<'SSO' | 'NON_SSO'> {
  const root = rootOf(body, 'UserAuthMode', host);
  if (!root.ok) return root;
  const mode = oneOf(['SSO', 'NON_SSO'], textOf(root.value, 'authMode'));
  if (mode) return success(mode);
  return failed('unreadable', `${host} answered with an unknown kind of sign-in`);
}

/** Undefined when the body is not Finesse's own error document. */
export function decodeApiError(body: string): ApiError | undefined {
  const parsed = parseXml(body);
  if (!parsed.ok || parsed.root.name !== 'apierrors') return undefined;
  const error = childOf(parsed.root, 'ApiError');
  return {
    type: error ? textOf(error, 'ErrorType') : '',
    message: error ? textOf(error, 'ErrorMessage') : '',
    data: error ? textOf(error, 'ErrorData') : '',
  };
}

function oneOf<T extends string>(words: readonly T[], word: string): T | undefined {
  return words.find((one) => one === word.toUpperCase());
}

/** Absent, empty, -1 and anything that is no number are all "none". */
function naturalNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
