/** How the two platforms behind Finesse differ, as data; everything else treats them alike. */
import type { Platform, ReasonCode } from './agent.ts';
import type { PlainKey } from './language/speaker.ts';

/** Why Finesse set Not Ready by itself: the key of its words. */
export type SystemCause = Extract<PlainKey, `cause.${string}`>;

interface PlatformFacts {
  /**
   * A call that did not come from a queue changes the agent's state (UCCE: TALKING). On UCCX the
   * state stays NOT_READY and only the dialogs show it (Finesse Developer Guide, agent states).
   */
  readonly stateShowsEveryCall: boolean;
  /** The reason code of a NOT_READY that a supervisor set. */
  readonly supervisorCode: number;
  /** The codes that Finesse sets by itself. */
  readonly systemCodes: Readonly<Record<number, SystemCause>>;
}

/** Codes: Finesse Administration Guide (UCCE), reason code list of UCCX. */
export const PLATFORMS: Readonly<Record<Platform, PlatformFacts>> = {
  UCCE: {
    stateShowsEveryCall: true,
    supervisorCode: 999,
    systemCodes: {
      20001: 'cause.signOutComing',
      20003: 'cause.signOutAsked',
      32762: 'cause.offHook',
      32767: 'cause.notAnswered',
      50002: 'cause.desktopLost',
      50005: 'cause.otherCall',
      50010: 'cause.callsOverlapped',
      50041: 'cause.mobileNotAnswered',
      65533: 'cause.extensionChanged',
      65534: 'cause.systemReset',
      65535: 'cause.systemRestarted',
    },
  },
  UCCX: {
    stateShowsEveryCall: false,
    supervisorCode: 33,
    systemCodes: {
      32742: 'cause.otherLineOffHook',
      32749: 'cause.callCancelled',
      32750: 'cause.extensionChanged',
      32751: 'cause.previewSkipped',
      32752: 'cause.previewCancelled',
      32753: 'cause.lineRestricted',
      32754: 'cause.phoneRestricted',
      32755: 'cause.callEnded',
      32756: 'cause.phoneWorksAgain',
      32757: 'cause.failover',
      32758: 'cause.wrapUpOver',
      32759: 'cause.phoneFailed',
      32760: 'cause.justSignedIn',
      32761: 'cause.otherCall',
      32762: 'cause.offHook',
      32763: 'cause.notAnswered',
    },
  },
};

export function isSystemCause(words: unknown): words is SystemCause {
  const known = Object.values(PLATFORMS).flatMap(({ systemCodes }) => Object.values(systemCodes));
  return known.some((cause) => cause === words);
}

/** Where SystemInfo could not be read, the careful answer of either platform counts. */
export function stateShowsEveryCall(platform: Platform | undefined): boolean {
  return platform !== undefined && PLATFORMS[platform].stateShowsEveryCall;
}

export type CodeOrigin =
  | { readonly by: 'person' }
  | { readonly by: 'supervisor' }
  /** `cause` is undefined for a system code that this version does not know. */
  | { readonly by: 'system'; readonly cause: SystemCause | undefined };

/** Old servers do not mark system codes, so the number counts as well as the mark. */
export function originOf(code: ReasonCode | undefined, platform: Platform | undefined): CodeOrigin {
  if (code?.code === undefined) return code?.systemCode ? NAMELESS : { by: 'person' };
  const known = platform ? [PLATFORMS[platform]] : code.systemCode ? Object.values(PLATFORMS) : [];
  if (known.some((facts) => facts.supervisorCode === code.code)) return { by: 'supervisor' };
  const number = code.code;
  const cause = known
    .map((facts) => facts.systemCodes[number])
    .find((words) => words !== undefined);
  return cause !== undefined || code.systemCode ? { by: 'system', cause } : { by: 'person' };
}

const NAMELESS: CodeOrigin = { by: 'system', cause: undefined };
