/** The few things that the tray app remembers for itself, through electron-store; settings and secrets are not among them. */
import type { Rectangle } from 'electron';
import { isRectangle } from './place.ts';

export interface UiMemory {
  /** Where the person left the window. */
  readonly left: () => Rectangle | undefined;
  readonly leave: (bounds: Rectangle) => void;
  /** True the first time only. */
  readonly tellOnce: (what: 'stillRunning') => boolean;
}

/** What it needs of electron-store; a disk that is full or a file that is locked throws. */
export interface KeyValueStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/** None of this is worth an error: where it cannot be kept, it is forgotten. */
export function uiMemoryOver(store: KeyValueStore): UiMemory {
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch {
      return undefined;
    }
  };
  return {
    left() {
      const left = attempt(() => store.get('window'));
      return isRectangle(left) ? left : undefined;
    },
    leave({ height, width, x, y }) {
      attempt(() => store.set('window', { x, y, width, height }));
    },
    tellOnce(what) {
      if (attempt(() => store.get(what)) === true) return false;
      attempt(() => store.set(what, true));
      return true;
    },
  };
}

/** Loaded with the first window and not with the tray. `folder` is the person's own, on this computer. */
export async function openUiMemory(folder: string): Promise<UiMemory> {
  const { default: ElectronStore } = await import('electron-store');
  return uiMemoryOver(new ElectronStore({ cwd: folder, name: 'window', clearInvalidConfig: true }));
}
