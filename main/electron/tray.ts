/** The icon in the corner of the screen: shows the tone, the tooltip and the menu, each set only when it has changed. */
import path from 'node:path';
import type { MenuItemConstructorOptions, Rectangle } from 'electron';
import type { Say } from '../core/language/speaker.ts';
import type { Tone } from '../core/tone.ts';
import type { View } from '../core/view.ts';
import type { Desktop, ThemePart } from './desktop.ts';
import { menuOf, type MenuEntry, type MenuFacts, type Wish } from './menu.ts';
import { tooltipOf } from './status-text.ts';

export interface AppTray {
  show(facts: MenuFacts): void;
  /** Where it is on the screen, in device-independent pixels; empty where the system does not tell. */
  bounds(): Rectangle;
  destroy(): void;
}

export interface TrayOptions {
  readonly desktop: Pick<Desktop, 'Menu' | 'nativeTheme' | 'Tray'>;
  /** The folder of the icons. */
  readonly icons: string;
  readonly platform: NodeJS.Platform;
  readonly say: Say;
  readonly onClick: () => void;
  readonly onWish: (wish: Wish) => void;
}

export function createTray(options: TrayOptions): AppTray {
  const { desktop, icons, onClick, onWish, platform, say } = options;
  const iconFor = (view: View | undefined) =>
    path.join(icons, iconName(view?.tone ?? 'offline', desktop.nativeTheme, platform));
  let facts: MenuFacts = { view: undefined, locked: new Set(), startAtLogin: 'unknown' };
  const tray = new desktop.Tray(iconFor(undefined));
  const set = {
    icon: whenChanged((icon: string) => tray.setImage(icon), iconFor(undefined)),
    tooltip: whenChanged((text: string) => tray.setToolTip(text)),
    menu: whenChanged((text: string) => {
      const entries = JSON.parse(text) as readonly MenuEntry[];
      tray.setContextMenu(desktop.Menu.buildFromTemplate(templateOf(entries, onWish)));
    }),
  };
  let gone = false;
  const show = () => {
    if (gone) return;
    set.icon(iconFor(facts.view));
    set.tooltip(tooltipOf(facts.view, say));
    set.menu(JSON.stringify(menuOf(facts, say)));
  };
  tray.on('click', onClick);
  desktop.nativeTheme.on('updated', show);
  show();
  return {
    show(next) {
      facts = next;
      show();
    },
    bounds: () => tray.getBounds(),
    destroy() {
      gone = true;
      tray.destroy();
    },
  };
}

/** Windows redraws at each call and closes an open menu or tooltip with it (electron/electron#47275). */
function whenChanged(set: (value: string) => void, start?: string): (value: string) => void {
  let last = start;
  return (value) => {
    if (value === last) return;
    last = value;
    set(value);
  };
}

/** Windows takes one file with all sizes; elsewhere the file names its smallest, and Electron finds the larger ones. */
export function iconName(
  tone: Tone,
  theme: Pick<ThemePart, keyof ThemePart & `should${string}`>,
  platform: NodeJS.Platform,
): string {
  const dark = theme.shouldUseDarkColorsForSystemIntegratedUI ? 'dark' : 'light';
  const contrast = theme.shouldUseHighContrastColors ? 'contrast-' : '';
  return `${tone}-${contrast}${dark}.${platform === 'win32' ? 'ico' : 'png'}`;
}

export function templateOf(
  entries: readonly MenuEntry[],
  onWish: (wish: Wish) => void,
): MenuItemConstructorOptions[] {
  return entries.map((entry): MenuItemConstructorOptions => {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'line':
        return { label: plain(entry.label), enabled: false, ...tick(entry.checked) };
      case 'item':
        return {
          label: plain(entry.label),
          ...tick(entry.checked),
          click: () => onWish(entry.wish),
        };
      case 'submenu':
        return { label: plain(entry.label), submenu: templateOf(entry.entries, onWish) };
    }
  });
}

function tick(checked: boolean | undefined): MenuItemConstructorOptions {
  return checked === undefined ? {} : { type: 'checkbox', checked };
}

/** A single `&` would mark the next letter as a short cut and vanish; a reason label may have one. */
function plain(label: string): string {
  return label.replaceAll('&', '&&');
}
