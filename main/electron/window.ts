/** The one window: made when somebody wants to see it, gone when it is closed; the engine never notices. */
import path from 'node:path';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Desktop, WindowPart } from './desktop.ts';
import type { Page } from './menu.ts';
import { APP_PAGE } from './origin.ts';
import { placeAgain, placeAt } from './place.ts';

export interface WindowMemory {
  readonly left: () => Rectangle | undefined;
  readonly leave: (bounds: Rectangle) => void;
}

export interface WindowOptions {
  readonly desktop: Pick<Desktop, 'BrowserWindow' | 'screen'>;
  /** The compiled bridge. */
  readonly bridge: string;
  readonly icon: string;
  readonly title: string;
  readonly memory: WindowMemory;
  readonly developerTools: boolean;
  /** The person closes it. */
  readonly onClosed: () => void;
  /** The window is gone by an error of its own. */
  readonly onFailed: () => void;
}

const SIZE = { width: 440, height: 660 };
const LEAST = { minWidth: 340, minHeight: 420 };

interface Open {
  readonly window: WindowPart;
  /** Its place is the tray's, and not one that the person chose. */
  atTray: boolean;
}

export class AppWindow {
  readonly #options: WindowOptions;
  #current: Open | undefined;

  constructor(options: WindowOptions) {
    this.#options = options;
  }

  /** Brings it to the front on this page; at the tray icon when its place is given. */
  open(page: Page, tray?: Rectangle): void {
    const place = this.#placeFor(tray);
    if (!this.#current) {
      this.#current = this.#make(page, place);
    } else {
      const { window } = this.#current;
      // Another hash is not another page: what the person has typed stays.
      void window.loadURL(`${APP_PAGE}#${page}`).catch(() => undefined);
      if (tray && place) window.setBounds(place);
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    }
    this.#current.atTray = tray !== undefined;
  }

  /** A second click on the tray icon puts it away. */
  toggle(tray: Rectangle): void {
    if (this.#current?.atTray === true && this.#current.window.isVisible()) this.destroy();
    else this.open('status', tray);
  }

  destroy(): void {
    this.#current?.window.destroy();
  }

  #make(page: Page, place: Rectangle | undefined): Open {
    const { desktop, memory, onClosed, onFailed } = this.#options;
    const window = new desktop.BrowserWindow(windowOptions(this.#options, place));
    const open: Open = { window, atTray: false };
    window.removeMenu();
    window.on('ready-to-show', () => window.show());
    window.on('close', () => {
      if (!open.atTray) memory.leave(window.getBounds());
      onClosed();
    });
    window.on('closed', () => {
      if (this.#current === open) this.#current = undefined;
    });
    window.webContents.on('render-process-gone', () => {
      window.destroy();
      onFailed();
    });
    void window.loadURL(`${APP_PAGE}#${page}`).catch(() => undefined);
    return open;
  }

  #placeFor(tray: Rectangle | undefined): Rectangle | undefined {
    const { desktop, memory } = this.#options;
    if (tray && tray.width > 0) {
      return placeAt(tray, SIZE, desktop.screen.getDisplayNearestPoint(tray).workArea);
    }
    const areas = desktop.screen.getAllDisplays().map(({ workArea }) => workArea);
    return placeAgain(memory.left(), areas);
  }
}

function windowOptions(
  { bridge, developerTools, icon, title }: WindowOptions,
  place: Rectangle | undefined,
): BrowserWindowConstructorOptions {
  return {
    ...SIZE,
    ...LEAST,
    ...place,
    show: false,
    title,
    icon,
    autoHideMenuBar: true,
    webPreferences: {
      preload: path.resolve(bridge),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: developerTools,
    },
  };
}
