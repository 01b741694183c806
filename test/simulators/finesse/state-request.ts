/** What Finesse checks before it says 202: the shape of a state request and its reason code (Developer Guide, User - Change Agent State). */
import type { StateRequest } from './cti-core.ts';
import type { RequestedState } from './platform.ts';
import type { SimReasonCode } from './reason-codes.ts';

export interface ApiErrorWords {
  readonly type: string;
  readonly message: string;
  readonly data: string;
}

export type CheckedRequest =
  | { readonly ok: true; readonly request: StateRequest }
  | { readonly ok: false; readonly error: ApiErrorWords };

const wrong = (type: string, message: string, data: string): CheckedRequest => ({
  ok: false,
  error: { type, message, data },
});

export function checkStateRequest(
  body: string,
  allowed: readonly SimReasonCode[],
  requestId?: string,
): CheckedRequest {
  if (!/^\s*(<\?xml[^>]*\?>\s*)?<User>[\s\S]*<\/User>\s*$/.test(body)) {
    return wrong('Bad Request', 'The request body is not a User', 'User');
  }
  const word = valueOf(body, 'state');
  if (word === '') return wrong('Parameter Missing', 'State Parameter missing', 'state');
  const state = requestedState(word);
  if (!state) return wrong('Invalid Input', 'Invalid State specified for user', 'state');
  const sent = valueOf(body, 'reasonCodeId');
  const reasonCodeId = sent === '' || sent === '-1' ? undefined : Number(sent);
  const problem = reasonProblem(state, reasonCodeId, allowed);
  if (problem) return problem;
  const extension = valueOf(body, 'extension');
  return {
    ok: true,
    request: {
      state,
      reasonCodeId,
      by: 'app',
      extension: extension === '' ? undefined : extension,
      requestId,
    },
  };
}

function reasonProblem(
  state: RequestedState,
  id: number | undefined,
  allowed: readonly SimReasonCode[],
): CheckedRequest | undefined {
  if (state !== 'NOT_READY') {
    const misplaced = id !== undefined && state !== 'LOGOUT';
    return misplaced ? wrong('Invalid Input', 'reasonCodeId', 'reasonCodeId') : undefined;
  }
  const own = allowed.filter((code) => !code.systemCode);
  if (id === undefined) {
    if (own.length === 0) return undefined;
    const message = 'The state change requires a valid reason code.';
    return wrong('Parameter Missing', message, 'finesse.api.reasoncode.require_reasoncode');
  }
  if (own.some((code) => code.id === id)) return undefined;
  return wrong('Invalid Input', 'Invalid reason code specified for user', 'reasonCodeId');
}

function requestedState(word: string): RequestedState | undefined {
  switch (word) {
    case 'LOGIN':
    case 'LOGOUT':
    case 'READY':
    case 'NOT_READY':
      return word;
    default:
      return undefined;
  }
}

/** The text of an element; empty when there is none. */
export function valueOf(body: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1]?.trim() ?? '';
}
