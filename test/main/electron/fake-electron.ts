/** An Electron to play with: each part is held to the real one's types, and keeps what was asked of it. */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type {
  AppPart,
  ContentsPart,
  Desktop,
  MenuPart,
  NotificationPart,
  PowerPart,
  SessionPart,
  ThemePart,
  TrayPart,
  WindowPart,
} from '../../../main/electron/desktop.ts';
import { APP_PAGE } from '../../../main/electron/origin.ts';

/** What a listener may prevent; tells whether one did. */
export class FakeEvent {
  prevented = false;
  preventDefault(): void {
    this.prevented = true;
  }
}

export class FakeApp extends EventEmitter implements AppPart {
  isPackaged = true;
  hasLock = true;
  readonly done: string[] = [];
  readonly paths = new Map<string, string>();
  launchItems: Electron.LaunchItems[] = [];
  openAtLogin = false;

  enableSandbox = () => void this.done.push('enableSandbox');
  disableHardwareAcceleration = () => void this.done.push('disableHardwareAcceleration');
  exit = (code?: number) => void this.done.push(`exit ${String(code)}`);
  quit = () => void this.done.push('quit');
  relaunch = (options?: Electron.RelaunchOptions) =>
    void this.done.push(`relaunch ${options?.args?.join(' ') ?? ''}`);
  requestSingleInstanceLock = () => this.hasLock;
  setAppUserModelId = (id: string) => void this.done.push(`id ${id}`);
  setPath = (name: string, folder: string) => void this.paths.set(name, folder);
  getPath = (name: string) => this.paths.get(name) ?? `/fake/${name}`;
  whenReady = () => Promise.resolve();
  getLoginItemSettings = (): Electron.LoginItemSettings => ({
    openAtLogin: this.openAtLogin,
    wasOpenedAtLogin: false,
    status: 'not-registered',
    executableWillLaunchAtLogin: this.openAtLogin,
    launchItems: this.launchItems,
  });
  setLoginItemSettings = (settings: Electron.Settings) => {
    this.openAtLogin = settings.openAtLogin === true;
    this.done.push(`login item ${String(settings.openAtLogin)} ${settings.args?.join(' ') ?? ''}`);
  };
}

export class FakeContents extends EventEmitter implements ContentsPart {
  static made = 0;
  readonly id = (FakeContents.made += 1);
  readonly sent: unknown[][] = [];
  destroyed = false;
  url = '';
  text = '';
  #windowOpened:
    ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | undefined;

  isDestroyed = () => this.destroyed;
  executeJavaScriptInIsolatedWorld = (): Promise<unknown> => Promise.resolve([this.url, this.text]);
  send(...message: unknown[]): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    // Electron clones what it sends.
    this.sent.push(structuredClone(message));
    this.emit('sent', ...message);
  }
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.#windowOpened = handler;
  }
  /** A page calls `window.open`. */
  openWindow(url: string) {
    return this.#windowOpened?.({ url } as Electron.HandlerDetails);
  }
  /** A page goes somewhere; false where it was kept from it. */
  visit(
    url: string,
    how: 'will-frame-navigate' | 'will-redirect' = 'will-frame-navigate',
  ): boolean {
    const event = Object.assign(new FakeEvent(), { url });
    this.emit(how, event);
    return !event.prevented;
  }
}

export class FakeWindow extends EventEmitter implements WindowPart {
  static all: FakeWindow[] = [];
  /** The app, where windows are announced. */
  static app: FakeApp | undefined;
  static loads: (url: string) => Promise<void> = () => Promise.resolve();
  readonly webContents = new FakeContents();
  readonly loaded: string[] = [];
  readonly asked: unknown[] = [];
  readonly done: string[] = [];
  bounds: Electron.Rectangle;
  visible = false;
  minimized = false;
  destroyed = false;

  readonly options: Electron.BrowserWindowConstructorOptions;
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    const { height = 600, width = 800, x = 100, y = 100 } = options;
    this.bounds = { x, y, width, height };
    FakeWindow.all.push(this);
    FakeWindow.app?.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    this.asked.push(options);
    this.loaded.push(url);
    await FakeWindow.loads(url);
    this.webContents.url = url;
    if (this.loaded.length === 1) this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
  }
  show = () => {
    this.visible = true;
    this.done.push('show');
  };
  focus = () => void this.done.push('focus');
  restore = () => {
    this.minimized = false;
  };
  removeMenu = () => void this.done.push('removeMenu');
  isMinimized = () => this.minimized;
  isVisible = () => this.visible;
  isDestroyed = () => this.destroyed;
  getBounds = () => this.bounds;
  setBounds = (bounds: Partial<Electron.Rectangle>) => {
    this.bounds = { ...this.bounds, ...bounds };
  };
  /** Electron tells `closed` and not `close`. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.webContents.destroyed = true;
    this.webContents.emit('destroyed');
    this.emit('closed');
  }
  /** The person closes it. */
  close(): void {
    this.emit('close', new FakeEvent());
    this.destroy();
  }
}

export class FakeTray extends EventEmitter implements TrayPart {
  static all: FakeTray[] = [];
  readonly images: string[];
  readonly tips: string[] = [];
  readonly menus: FakeMenu[] = [];
  destroyed = false;
  place: Electron.Rectangle = { x: 1_800, y: 1_050, width: 24, height: 24 };

  constructor(image: string) {
    super();
    this.images = [image];
    FakeTray.all.push(this);
  }
  setImage = (image: Electron.NativeImage | string) => {
    if (typeof image !== 'string') throw new TypeError('only files are shown');
    this.images.push(image);
  };
  setToolTip = (tip: string) => void this.tips.push(tip);
  setContextMenu = (menu: Electron.Menu | null) =>
    void this.menus.push(menu as unknown as FakeMenu);
  getBounds = () => this.place;
  destroy = () => {
    this.destroyed = true;
  };
}

type Template = readonly Electron.MenuItemConstructorOptions[];

export class FakeMenu {
  readonly template: Template;
  constructor(template: Template) {
    this.template = template;
  }
  /** Labels as they are read, the entries of a submenu below it. */
  get labels(): string[] {
    return labelsOf(this.template);
  }
  /** Chooses an entry by the labels on the way to it. */
  choose(...way: string[]): void {
    let here = this.template;
    for (const label of way) {
      const found = here.find((item) => item.label === label);
      if (!found) throw new Error(`the menu has no "${label}"`);
      if (found.enabled === false) throw new Error(`"${label}" cannot be chosen`);
      if (Array.isArray(found.submenu)) here = found.submenu;
      else (found as { readonly click?: () => void }).click?.();
    }
  }
}

function labelsOf(template: Template): string[] {
  return template.flatMap((item) => [
    item.type === 'separator' ? '–' : (item.label ?? ''),
    ...(Array.isArray(item.submenu) ? labelsOf(item.submenu).map((label) => `  ${label}`) : []),
  ]);
}

export const fakeMenu: MenuPart = {
  buildFromTemplate: (template) => new FakeMenu(template as Template) as unknown as Electron.Menu,
  setApplicationMenu: () => undefined,
};

export class FakeTheme extends EventEmitter implements ThemePart {
  shouldUseDarkColorsForSystemIntegratedUI = false;
  shouldUseHighContrastColors = false;
}

export class FakePower extends EventEmitter implements PowerPart {
  state: ReturnType<PowerPart['getSystemIdleState']> = 'active';
  idleSeconds = 0;
  getSystemIdleState = () => this.state;
  getSystemIdleTime = () => this.idleSeconds;
}

export class FakeNotification extends EventEmitter implements NotificationPart {
  static all: FakeNotification[] = [];
  static isSupported = () => true;
  closed = false;
  shown = false;
  readonly options: Electron.NotificationConstructorOptions;
  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    this.options = options;
    FakeNotification.all.push(this);
  }
  show = () => {
    this.shown = true;
  };
  close = () => {
    this.closed = true;
  };
}

/** The two permission handlers take a word and an origin; the rest of what they are told is not read. */
export class FakeSession extends EventEmitter implements SessionPart {
  verify: Parameters<SessionPart['setCertificateVerifyProc']>[0] = null;
  request: Parameters<SessionPart['setPermissionRequestHandler']>[0] = null;
  check: Parameters<SessionPart['setPermissionCheckHandler']>[0] = null;
  device: Parameters<SessionPart['setDevicePermissionHandler']>[0] = null;
  proxy = 'DIRECT';
  fetch = () => Promise.resolve(new Response('fake'));
  resolveProxy = () => Promise.resolve(this.proxy);
  setCertificateVerifyProc = (proc: typeof this.verify) => void (this.verify = proc);
  setPermissionRequestHandler = (handler: typeof this.request) => void (this.request = handler);
  setPermissionCheckHandler = (handler: typeof this.check) => void (this.check = handler);
  setDevicePermissionHandler = (handler: typeof this.device) => void (this.device = handler);
}

type IpcHandler = Parameters<Electron.IpcMain['handle']>[1];

/** Arguments and answers are cloned on the way, and a second handler is an error, as in Electron. */
export class FakeIpc implements Pick<Electron.IpcMain, 'handle' | 'removeHandler'> {
  readonly handlers = new Map<string, IpcHandler>();

  handle(channel: string, handler: IpcHandler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, handler);
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
  /** A frame asks. `null` is one that has gone meanwhile. */
  async ask(from: FakeFrame | null, sender: FakeContents, channel: string, ...args: unknown[]) {
    const handler = this.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const event = { sender, senderFrame: from } as unknown as Electron.IpcMainInvokeEvent;
    const given = args.map((argument) => structuredClone(argument));
    return structuredClone(await (handler(event, ...given) as Promise<unknown>));
  }
}

export interface FakeFrame {
  readonly url: string;
  readonly parent: FakeFrame | null;
}

export const OWN_FRAME: FakeFrame = { url: APP_PAGE, parent: null };

export class FakeDesktop implements Desktop {
  readonly app = new FakeApp();
  readonly BrowserWindow = FakeWindow;
  readonly Menu = fakeMenu;
  readonly Tray = FakeTray;
  readonly Notification = FakeNotification;
  readonly nativeTheme = new FakeTheme();
  readonly powerMonitor = new FakePower();
  readonly ipcMain = new FakeIpc();
  online = true;
  readonly net = { isOnline: () => this.online };
  readonly copied: string[] = [];
  readonly clipboard = {
    writeText: (text: string) => Promise.resolve(void this.copied.push(text)),
  };
  readonly opened: string[] = [];
  readonly shell = {
    openExternal: (url: string) => Promise.resolve(void this.opened.push(url)),
    openPath: (folder: string) => Promise.resolve((this.opened.push(folder), '')),
  };
  readonly boxes: string[] = [];
  answer = 1;
  readonly dialog = {
    showErrorBox: (title: string, words: string) => void this.boxes.push(`${title}: ${words}`),
    showMessageBox: (...given: unknown[]) => {
      const options = given.at(-1) as Electron.MessageBoxOptions;
      this.boxes.push(`${options.message} ${options.detail ?? ''}`);
      return Promise.resolve({ response: this.answer, checkboxChecked: false });
    },
  };
  readonly schemes: Electron.CustomScheme[] = [];
  serve: Parameters<Electron.Protocol['handle']>[1] | undefined;
  readonly protocol = {
    registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) =>
      void this.schemes.push(...schemes),
    handle: (_scheme: string, handler: Parameters<Electron.Protocol['handle']>[1]) => {
      this.serve = handler;
    },
  };
  readonly screen = {
    getAllDisplays: () => [{ workArea: SCREEN } as Electron.Display],
    getDisplayNearestPoint: () => ({ workArea: SCREEN }) as Electron.Display,
  };
}

const SCREEN = { x: 0, y: 0, width: 1_920, height: 1_040 };

/** Nothing of an earlier test is left. */
export function freshDesktop(): FakeDesktop {
  FakeWindow.all = [];
  FakeTray.all = [];
  FakeNotification.all = [];
  FakeNotification.isSupported = () => true;
  FakeWindow.loads = () => Promise.resolve();
  const desktop = new FakeDesktop();
  FakeWindow.app = desktop.app;
  return desktop;
}
