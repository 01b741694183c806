/** Start at sign-in has one owner: the installer for everybody, or the person for themselves; never both. */
import type { AppPart } from './desktop.ts';
import type { MenuFacts } from './menu.ts';

/** Started by the system: no window until somebody wants one. */
export const HIDDEN = '--hidden';

export interface LoginItem {
  state(): MenuFacts['startAtLogin'];
  /** Does nothing where the organisation has decided. */
  set(on: boolean): void;
}

/** On Linux the desktop keeps such lists itself, and an app that was not installed must not start at all. */
export function createLoginItem(
  app: Pick<AppPart, 'getLoginItemSettings' | 'isPackaged' | 'setLoginItemSettings'>,
  platform: NodeJS.Platform,
): LoginItem {
  const isOurs = app.isPackaged && (platform === 'win32' || platform === 'darwin');
  const state = (): MenuFacts['startAtLogin'] => {
    if (!isOurs) return 'unknown';
    const { launchItems, openAtLogin } = app.getLoginItemSettings({ args: [HIDDEN] });
    // Two entries would start it twice, and the second start would open the window.
    const byInstaller =
      platform === 'win32' && launchItems.some(({ scope }) => scope === 'machine');
    return byInstaller ? 'byOrganization' : openAtLogin ? 'on' : 'off';
  };
  return {
    state,
    set(on) {
      const now = state();
      if (now === 'on' || now === 'off') {
        app.setLoginItemSettings({ openAtLogin: on, args: [HIDDEN] });
      }
    },
  };
}
