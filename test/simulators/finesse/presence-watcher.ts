/** How Finesse finds out that a browser desktop is gone, and signs its agent out by force (Administration Guide 11.6, desktop presence and forced logout). */
import { isContactState, type Platform } from '../../../main/core/agent.ts';
import type { SimulatorClock } from './clock.ts';
import type { ReasonCodeBook } from './reason-codes.ts';
import type { Roster, SimAgent } from './roster.ts';

/** Each of them is a browser on the Finesse desktop; who uses REST alone has none and is not watched. */
export interface BrowserDesktops {
  /** The desktop is there, or there again: a refresh, or back after a glitch. */
  opens(loginId: string): void;
  /** The window is closed, or left for another page. */
  closes(loginId: string): void;
  /** The browser or the network is gone without a word. */
  vanishes(loginId: string): void;
  isOpen(loginId: string): boolean;
}

/** UCCE's `/LOAD` parameter: 0, its default, makes the agent Not Ready; 1 signs them out. */
export type UcceLoad = 0 | 1;

/** From "unavailable" to the forced sign-out. */
const GRACE_MS = 60_000;
/** Until the silence of a crashed browser is noticed, at most. */
const NOTICED_MS = 120_000;

interface Parts {
  readonly platform: Platform;
  readonly roster: Roster;
  readonly clock: SimulatorClock;
  readonly reasonCodes: ReasonCodeBook;
  readonly load: UcceLoad;
}

interface Desktop {
  isOpen: boolean;
  cancel: () => void;
}

export function createPresenceWatcher(parts: Parts): BrowserDesktops & {
  /** After each change of a state: a sign-out that waited for the end of a call. */
  changed(loginId: string): void;
} {
  const desktops = new Map<string, Desktop>();
  const owed = new Set<string>();
  const desktopOf = (loginId: string): Desktop => {
    const key = loginId.toLowerCase();
    const desktop = desktops.get(key) ?? { isOpen: false, cancel: () => undefined };
    desktops.set(key, desktop);
    return desktop;
  };
  const force = (loginId: string) => {
    const agent = parts.roster.get(loginId);
    // Also when the desktop has come back meanwhile: it was asked for.
    if (parts.load === 0 && isContactState(agent.state)) owed.add(agent.spec.loginId);
    else signOut(parts, agent);
  };
  const leave = (loginId: string, afterMs: number) => {
    const desktop = desktopOf(loginId);
    if (!desktop.isOpen) return;
    desktop.isOpen = false;
    desktop.cancel = parts.clock.after(afterMs, () => force(loginId));
  };
  return {
    isOpen: (loginId) => desktopOf(loginId).isOpen,
    opens: (loginId) => {
      const desktop = desktopOf(loginId);
      desktop.cancel();
      desktop.isOpen = true;
    },
    closes: (loginId) => leave(loginId, GRACE_MS),
    vanishes: (loginId) => leave(loginId, NOTICED_MS + GRACE_MS),
    changed: (loginId) => {
      const agent = parts.roster.get(loginId);
      if (isContactState(agent.state) || !owed.delete(loginId)) return;
      signOut(parts, agent);
    },
  };
}

/** UCCE with LOAD 0: Not Ready, Connection Failure. With LOAD 1: signed out, System Failure. UCCX: signed out, Connection Failure. */
function signOut({ load, platform, reasonCodes, roster }: Parts, agent: SimAgent): void {
  if (agent.state === 'LOGOUT') return;
  const stays = platform === 'UCCE' && load === 0;
  const [state, code] = stays
    ? (['NOT_READY', 50_002] as const)
    : (['LOGOUT', platform === 'UCCE' ? 50_002 : 255] as const);
  agent.cancelWrapUp();
  agent.call = undefined;
  agent.pending = undefined;
  roster.change(agent, state, 'system', reasonCodes.system(state, code).id);
}
