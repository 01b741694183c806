/** What Finesse checks before it creates a reason code (Developer Guide, ReasonCode - Create). */
import type { Platform } from '../../../main/core/agent.ts';
import type { ReasonCodeSpec, SimReasonCode } from './reason-codes.ts';
import { valueOf, type ApiErrorWords } from './state-request.ts';

type CheckedReasonCode =
  | { readonly ok: true; readonly spec: ReasonCodeSpec }
  | { readonly ok: false; readonly error: ApiErrorWords };

/** Of each category, for all teams. */
const MOST_GLOBAL = 100;
const HIGHEST: Readonly<Record<Platform, number>> = { UCCE: 65_535, UCCX: 999 };

export function checkReasonCode(
  body: string,
  platform: Platform,
  existing: readonly SimReasonCode[],
): CheckedReasonCode {
  const wrong = (type: string, message: string, data: string): CheckedReasonCode => ({
    ok: false,
    error: { type, message, data },
  });
  const category = valueOf(body, 'category');
  const label = valueOf(body, 'label').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const code = Number(valueOf(body, 'code'));
  const isCategory = category === 'NOT_READY' || category === 'LOGOUT';
  if (!isCategory) return wrong('Bad Request', 'Invalid Input', 'category');
  if (label === '' || label.length > 40) return wrong('Bad Request', 'Invalid Input', 'label');
  const inRange = Number.isInteger(code) && code >= 1 && code <= HIGHEST[platform];
  if (!inRange) return wrong('Bad Request', 'Invalid Input', 'code');
  const same = existing.filter((one) => one.category === category);
  if (same.some((one) => one.code === code)) {
    return wrong('Finesse API Error', 'Reason code already exists', 'code');
  }
  if (same.filter((one) => one.teams === undefined && !one.systemCode).length >= MOST_GLOBAL) {
    return wrong('Maximum Exceeded', 'Too many reason codes', 'ReasonCode');
  }
  return { ok: true, spec: { category, code, label } };
}
