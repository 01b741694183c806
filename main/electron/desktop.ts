/** What the shell uses of Electron, and nothing else: Electron must have it, and so must the one that tests play with. */
import type * as Electron from 'electron';

/** One event of an emitter that has many. */
export interface On<Name extends string, Args extends readonly unknown[] = []> {
  on(event: Name, listener: (...args: Args) => void): unknown;
}

/** The way back. */
interface Off<Name extends string> {
  off(event: Name, listener: () => void): unknown;
}

/** An event that can be kept from having its effect. */
export type Preventable = Pick<Electron.Event, 'preventDefault'>;

export type AppPart = Pick<
  Electron.App,
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'exit'
  | 'getLoginItemSettings'
  | 'getPath'
  | 'isPackaged'
  | 'quit'
  | 'relaunch'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setLoginItemSettings'
  | 'setPath'
  | 'whenReady'
> &
  On<'before-quit', [Preventable]> &
  On<'second-instance', [unknown, string[]]> &
  On<'session-created', [SessionPart]> &
  On<'web-contents-created', [unknown, ContentsPart]> &
  On<'window-all-closed'>;

export type ContentsPart = Pick<Electron.WebContents, 'setWindowOpenHandler'> &
  On<'will-attach-webview', [Preventable]> &
  On<'will-frame-navigate', [Preventable & { readonly url: string }]> &
  On<'will-redirect', [Preventable & { readonly url: string }]>;

export type SessionPart = Pick<
  Electron.Session,
  | 'fetch'
  | 'resolveProxy'
  | 'setCertificateVerifyProc'
  | 'setDevicePermissionHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
> &
  On<'will-download', [Preventable, Pick<Electron.DownloadItem, 'getURL'>]>;

export type WindowPart = Pick<
  Electron.BrowserWindow,
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'isDestroyed'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'removeMenu'
  | 'restore'
  | 'setBounds'
  | 'show'
> &
  On<'close'> &
  On<'closed'> &
  On<'ready-to-show'> & {
    readonly webContents: Pick<Electron.WebContents, 'executeJavaScriptInIsolatedWorld'> &
      On<'did-finish-load'> &
      On<'render-process-gone', [unknown, Pick<Electron.RenderProcessGoneDetails, 'reason'>]>;
  };

export type WindowClass = new (options: Electron.BrowserWindowConstructorOptions) => WindowPart;

export type TrayPart = Pick<
  Electron.Tray,
  'destroy' | 'getBounds' | 'setContextMenu' | 'setImage' | 'setToolTip'
> &
  On<'click'>;

export type MenuPart = Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>;

export type ThemePart = Pick<
  Electron.NativeTheme,
  'shouldUseDarkColorsForSystemIntegratedUI' | 'shouldUseHighContrastColors'
> &
  On<'updated'>;

export type PowerPart = Pick<Electron.PowerMonitor, 'getSystemIdleState' | 'getSystemIdleTime'> &
  On<'lock-screen'> &
  On<'resume'> &
  On<'unlock-screen'> &
  Off<'lock-screen'> &
  Off<'resume'> &
  Off<'unlock-screen'>;

export type NotificationPart = Pick<Electron.Notification, 'close' | 'show'> &
  On<'action', [Pick<Electron.NotificationActionEventParams, 'actionIndex'>]> &
  On<'click'>;

export type NotificationClass = (new (
  options: Electron.NotificationConstructorOptions,
) => NotificationPart) &
  Pick<typeof Electron.Notification, 'isSupported'>;

/** The whole of it, as `main/index.ts` hands it over. */
export interface Desktop {
  readonly app: AppPart;
  readonly BrowserWindow: WindowClass;
  readonly clipboard: Pick<Electron.Clipboard, 'writeText'>;
  readonly dialog: Pick<Electron.Dialog, 'showErrorBox' | 'showMessageBox'>;
  readonly ipcMain: Pick<Electron.IpcMain, 'handle' | 'removeHandler'>;
  readonly Menu: MenuPart;
  readonly nativeTheme: ThemePart;
  readonly net: Pick<Electron.Net, 'isOnline'>;
  readonly Notification: NotificationClass;
  readonly powerMonitor: PowerPart;
  readonly protocol: Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'>;
  readonly screen: Pick<Electron.Screen, 'getAllDisplays' | 'getDisplayNearestPoint'>;
  readonly shell: Pick<Electron.Shell, 'openExternal' | 'openPath'>;
  readonly Tray: new (image: string) => TrayPart;
}
