/** Replaces a small file as a whole, so that a crash leaves the old one or the new one, never half of it. */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Throws what the file system throws. Readable for the owner alone. */
export function writeWhole(file: string, text: string): void {
  const next = `${file}.new`;
  const handle = openSync(next, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, file);
}
