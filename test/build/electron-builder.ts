/** Runs the real electron-builder with the project's own configuration, up to the installer's project file. */
import { mkdirSync, mkdtempSync, readFileSync, copyFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, Platform } from 'electron-builder';
import { msiProjectCreated } from '../../build/msi-hook.js';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const ENOUGH = 'the project file is what we wanted';

export interface Built {
  /** What would be installed. */
  readonly folder: string;
  /** The WiX project, with our hook applied. */
  readonly project: string;
}

/** A made-up result of packaging, for what only concerns the installer. `files` lie below the program's folder. */
export function makePackaged(files: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'finesse-presence-packaged-'));
  for (const name of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), name);
  }
  return folder;
}

/**
 * An Electron without its program: another Windows program stands in for it. Its fuses cannot be
 * set, and it does not run; what is packed around it is the real thing.
 */
export function makeElectron(): string {
  const folder = makePackaged(['locales/en-US.pak', 'locales/de.pak', 'resources/placeholder']);
  const vendor = path.dirname(
    createRequire(import.meta.url).resolve('electron-winstaller/package.json'),
  );
  copyFileSync(path.join(vendor, 'vendor/rcedit.exe'), path.join(folder, 'electron.exe'));
  return folder;
}

/** Stops before WiX would be downloaded. With `prepackaged` only the installer is made. */
export async function buildInstaller(
  from: { readonly prepackaged: string } | { readonly electronDist: string },
): Promise<Built> {
  const output = mkdtempSync(path.join(tmpdir(), 'finesse-presence-dist-'));
  let project: string | undefined;
  const { electronDist, prepackaged } = {
    electronDist: undefined,
    prepackaged: undefined,
    ...from,
  };
  const wanted = build({
    projectDir: ROOT,
    targets: Platform.WINDOWS.createTarget('msi'),
    publish: 'never',
    ...(prepackaged === undefined ? {} : { prepackaged }),
    config: {
      extends: path.join(ROOT, 'electron-builder.yml'),
      directories: { output },
      ...(electronDist === undefined ? {} : { electronDist, electronFuses: null }),
      async msiProjectCreated(file: string) {
        await msiProjectCreated(file);
        project = readFileSync(file, 'utf8');
        throw new Error(ENOUGH);
      },
    },
  });
  await wanted.catch((error: unknown) => {
    if (!(error instanceof Error && error.message.includes(ENOUGH))) throw error;
  });
  if (project === undefined) throw new Error('electron-builder wrote no project for the installer');
  return { folder: prepackaged ?? path.join(output, 'win-unpacked'), project };
}
