/** How the two platforms behind Finesse differ, as data; everything else treats them alike. */
import type { Platform, ReasonCode } from './agent.ts';

interface PlatformFacts {
  /**
   * A call that did not come from a queue changes the agent's state (UCCE: TALKING). On UCCX the
   * state stays NOT_READY and only the dialogs show it (Finesse Developer Guide, agent states).
   */
  readonly stateShowsEveryCall: boolean;
  /** The reason code of a NOT_READY that a supervisor set. */
  readonly supervisorCode: number;
  /** The codes that Finesse sets by itself, in words that end "Finesse set you Not Ready because …". */
  readonly systemCodes: Readonly<Record<number, string>>;
}

/** Codes: Finesse Administration Guide (UCCE), reason code list of UCCX. */
export const PLATFORMS: Readonly<Record<Platform, PlatformFacts>> = {
  UCCE: {
    stateShowsEveryCall: true,
    supervisorCode: 999,
    systemCodes: {
      20001: 'you are about to be signed out',
      20003: 'you asked to be signed out',
      32762: 'your phone was off the hook',
      32767: 'a call was not answered',
      50002: 'the connection to the Finesse desktop was lost',
      50005: 'you were on a call that did not come from the queue',
      50010: 'two calls overlapped',
      50041: 'a mobile call was not answered',
      65533: 'your extension was changed',
      65534: 'the system was reset',
      65535: 'the system was restarted',
    },
  },
  UCCX: {
    stateShowsEveryCall: false,
    supervisorCode: 33,
    systemCodes: {
      32742: 'your other line was off the hook',
      32749: 'a call was cancelled',
      32750: 'your extension was changed',
      32751: 'a preview call was skipped',
      32752: 'a preview call was cancelled',
      32753: 'your line is restricted',
      32754: 'your phone is restricted',
      32755: 'a call ended',
      32756: 'your phone had failed and works again',
      32757: 'the phone system failed over',
      32758: 'your wrap-up time was over',
      32759: 'your phone failed',
      32760: 'you had just signed in',
      32761: 'you were on a call that did not come from the queue',
      32762: 'your phone was off the hook',
      32763: 'a call was not answered',
    },
  },
};

/** Where SystemInfo could not be read, the careful answer of either platform counts. */
export function stateShowsEveryCall(platform: Platform | undefined): boolean {
  return platform !== undefined && PLATFORMS[platform].stateShowsEveryCall;
}

export type CodeOrigin =
  | { readonly by: 'person' }
  | { readonly by: 'supervisor' }
  /** `cause` is undefined for a system code that this version does not know. */
  | { readonly by: 'system'; readonly cause: string | undefined };

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
