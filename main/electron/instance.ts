/** One app for each person: its own folder on this computer, its own lock, its own name towards Windows. */
import path from 'node:path';
import type { AppPart } from './desktop.ts';

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
