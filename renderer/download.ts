/** Hands the person a file: the browser, or the shell around it, asks where it shall go. */
import type { SavedFile } from '../preload/sheets.ts';
import { element } from './element.ts';

/** Long enough for the browser to have taken the file over. */
const KEPT_MS = 60_000;

export function download({ base64, name, type }: SavedFile): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = element('a', { href: address });
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
