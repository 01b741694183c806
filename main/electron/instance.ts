/** One app for each person: its own folder on this computer, its own lock, its own name towards Windows. */
import path from 'node:path';
import type { AppPart, On } from './desktop.ts';
import { HIDDEN } from './login-item.ts';

/** The same as the installer's, or Windows shows no notices (learn.microsoft.com, "AppUserModelIDs"). */
export const APP_ID = 'com.finesse-presence.desktop';

export interface Place {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Partial<Record<string, string>>>;
  /** Given by hand, for a trial or the demo. */
  readonly profile: string | undefined;
}

/** Undefined where Electron's own choice is right. */
export function folderFor({ env, platform, profile }: Place): string | undefined {
  if (profile !== undefined) return path.resolve(profile);
  const local = env['LOCALAPPDATA'];
  // Not the roaming folder: that one follows the person to a second computer, lock and proof of ownership included.
  return platform === 'win32' && local ? path.win32.join(local, 'FinessePresence') : undefined;
}

/** False where the same person already runs it: then the other one has been told, and this one must end. */
export function claimInstance(
  app: Pick<AppPart, 'requestSingleInstanceLock' | 'setAppUserModelId' | 'setPath'>,
  place: Place,
): boolean {
  const folder = folderFor(place);
  // Before the lock, which lies in this folder; that keeps apart two people on one terminal server.
  if (folder !== undefined) app.setPath('userData', folder);
  // Only Windows has such names.
  if (place.platform === 'win32') app.setAppUserModelId(APP_ID);
  return app.requestSingleInstanceLock();
}

/** From now on no further start is lost: one that comes before the returned function is called waits for it. */
export function hearFurtherStarts(
  app: On<'second-instance', [unknown, string[]]>,
): (open: () => void) => void {
  let answer: (() => void) | undefined;
  let waiting = false;
  app.on('second-instance', (_event, args) => {
    // Started by the system once more: nobody wants a window.
    if (args.includes(HIDDEN)) return;
    if (answer) answer();
    else waiting = true;
  });
  return (open) => {
    answer = open;
    if (waiting) open();
  };
}
