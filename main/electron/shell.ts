/** The thing in the corner of the screen: puts tray, window and notices in front of the app, and carries wishes to it. */
import path from 'node:path';
import type { Rectangle } from 'electron';
import { performer, type Perform } from '../../preload/contract.ts';
import type { SettingsSheet } from '../../preload/sheets.ts';
import type { Application } from '../app/application.ts';
import type { PlainKey, Say } from '../core/language/speaker.ts';
import type { View } from '../core/view.ts';
import type { Clock } from '../sync/ports.ts';
import type { Desktop } from './desktop.ts';
import { serveWindow } from './ipc.ts';
import type { LoginItem } from './login-item.ts';
import type { MenuFacts, Page, Wish } from './menu.ts';
import { isBusyShowing, nextNotice, NOTHING_TOLD } from './notices.ts';
import { APP_NAME, statusText } from './status-text.ts';
import { createToasts, type Toasts } from './toasts.ts';
import { createTray, type AppTray } from './tray.ts';
import type { UiMemory } from './ui-memory.ts';
import { onWakeUp } from './wake-ups.ts';
import { AppWindow } from './window.ts';

export interface ShellOptions {
  readonly desktop: Desktop;
  readonly application: Application;
  readonly clock: Clock;
  /** The language of menu and notices. */
  readonly say: Say;
  readonly loginItem: LoginItem;
  /** Asked for with the first window. */
  readonly openMemory: () => Promise<UiMemory>;
  readonly platform: NodeJS.Platform;
  readonly version: string;
  /** Folders: of the icons, and the person's own with the journal. */
  readonly icons: string;
  readonly profile: string;
  /** The compiled bridge. */
  readonly bridge: string;
  readonly onBug: (error: unknown) => void;
}

/** Lives from `start` to `stop`. */
export class Shell {
  readonly #options: ShellOptions;
  readonly #perform: Perform;
  readonly #toasts: Toasts;
  readonly #tray: AppTray;
  readonly #stops: (() => void)[] = [];
  #window: Promise<AppWindow> | undefined;
  #view: View | undefined;
  #sheet: SettingsSheet | undefined;
  #startAtLogin: MenuFacts['startAtLogin'] = 'unknown';
  #told = NOTHING_TOLD;
  #asksToQuit = false;
  #stopped = false;
  /** Troubles that came during a presentation. */
  #waiting: string[] = [];

  constructor(options: ShellOptions) {
    const { application, desktop, icons, onBug, platform, say } = options;
    this.#options = options;
    this.#perform = performer(application.handlers, onBug);
    const onWish = (wish: Wish) => this.#do(wish);
    this.#toasts = createToasts(desktop.Notification, path.join(icons, 'program.png'), onWish);
    this.#tray = createTray({
      desktop,
      icons,
      platform,
      say,
      onWish,
      onClick: () => this.#withWindow((window) => window.toggle(this.#tray.bounds())),
    });
  }

  start(): void {
    const { application, clock, desktop, loginItem, onBug } = this.#options;
    this.#startAtLogin = loginItem.state();
    this.#stops.push(
      serveWindow(desktop.ipcMain, application, onBug),
      application.on('settings', (sheet) => {
        this.#sheet = sheet;
        this.#showTray();
      }),
      application.on('view', (view) => this.#heard(view)),
      onWakeUp(desktop, clock, () => this.#do({ call: 'look', args: [] })),
      () => this.#toasts.close(),
    );
  }

  open(page: Page, tray?: Rectangle): void {
    this.#withWindow((window) => window.open(page, tray));
  }

  /** Something that the person should know and that stops nothing: it waits for the end of a presentation. */
  trouble(words: string): void {
    this.#waiting.push(words);
    this.#tellTroubles();
  }

  restarted(): void {
    this.#tell('notice.restarted', 'notice.restartedBody');
  }

  stop(): void {
    this.#stopped = true;
    for (const stop of this.#stops.splice(0)) stop();
    this.#withOpenWindow((window) => window.destroy());
    this.#tray.destroy();
  }

  #heard(view: View): void {
    this.#view = view;
    this.#showTray();
    const setting = this.#sheet?.settings?.notifications ?? 'all';
    const { notice, told } = nextNotice(this.#told, view, setting, this.#options.say);
    this.#told = told;
    if (notice) this.#toasts.show(notice);
    else this.#tellTroubles();
  }

  #tellTroubles(): void {
    if (this.#waiting.length === 0 || (this.#view && isBusyShowing(this.#view))) return;
    this.#tellOf('notice.trouble', this.#waiting.splice(0).join('\n'));
  }

  #showTray(): void {
    const sources = Object.entries(this.#sheet?.sources ?? {});
    const locked = sources.filter(([, source]) => source === 'organization');
    this.#tray.show({
      view: this.#view,
      locked: new Set(locked.map(([setting]) => setting)),
      startAtLogin: this.#startAtLogin,
    });
  }

  #do(wish: Wish): void {
    if ('call' in wish) void this.#call(wish.call, wish.args);
    else if ('open' in wish) this.open(wish.open);
    else if ('shell' in wish) this.#shell(wish.shell);
    else {
      this.#options.loginItem.set(wish.startAtLogin);
      this.#startAtLogin = this.#options.loginItem.state();
      this.#showTray();
    }
  }

  /** Through the same decoders as the window's calls. */
  async #call(name: string, args: readonly unknown[]): Promise<void> {
    const outcome = await this.#perform(name, [...args]);
    if (!outcome.ok) this.#tellOf('notice.refused', outcome.failure.detail);
  }

  #shell(wish: 'copyStatus' | 'openLogs' | 'quit'): void {
    const { desktop, onBug, profile, say, version } = this.#options;
    switch (wish) {
      case 'copyStatus':
        if (this.#view) {
          desktop.clipboard.writeText(statusText(this.#view, version, say)).catch(onBug);
        }
        return;
      case 'openLogs':
        // Resolves with words where it could not be opened.
        void this.#openFolder(profile);
        return;
      case 'quit':
        void this.#quit();
    }
  }

  async #openFolder(folder: string): Promise<void> {
    const trouble = await this.#options.desktop.shell.openPath(folder);
    if (trouble !== '') this.#tellOf('notice.refused', trouble);
  }

  async #quit(): Promise<void> {
    const { desktop, say } = this.#options;
    const { app, dialog } = desktop;
    if (this.#view?.ours === true) {
      // One question is enough, however often it is asked for.
      if (this.#asksToQuit) return;
      this.#asksToQuit = true;
      const buttons = [say('tray.quit'), say('tray.keepRunning')];
      const { response } = await dialog.showMessageBox({
        type: 'warning',
        message: say('tray.quitTitle'),
        detail: say('tray.quitOwned'),
        buttons,
        defaultId: 1,
        cancelId: 1,
      });
      this.#asksToQuit = false;
      if (response !== 0) return;
    }
    app.quit();
  }

  #tell(title: PlainKey, body: PlainKey): void {
    this.#tellOf(title, this.#options.say(body));
  }

  #tellOf(key: PlainKey, body: string): void {
    if (this.#sheet?.settings?.notifications === 'none') return;
    const title = this.#options.say(key);
    this.#toasts.show({ title, body, wish: { open: 'status' }, actions: [] });
  }

  #withWindow(work: (window: AppWindow) => void): void {
    if (this.#stopped) return;
    this.#window ??= this.#createWindow();
    this.#window.then(work).catch(this.#options.onBug);
  }

  #withOpenWindow(work: (window: AppWindow) => void): void {
    this.#window?.then(work).catch(this.#options.onBug);
  }

  async #createWindow(): Promise<AppWindow> {
    const { bridge, desktop, icons, openMemory } = this.#options;
    const memory = await openMemory();
    return new AppWindow({
      desktop,
      bridge,
      memory,
      icon: path.join(icons, 'program.png'),
      title: APP_NAME,
      developerTools: !desktop.app.isPackaged,
      onClosed: () => {
        if (memory.tellOnce('stillRunning')) {
          this.#tell('notice.stillRunning', 'notice.stillRunningBody');
        }
      },
      onFailed: () => this.#tell('notice.windowFailed', 'notice.windowFailedBody'),
    });
  }
}
