/** The icon in the corner: what it shows for each state of affairs, and what its menu offers. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SHAPES, THEMES } from '../../../build/icon-shapes.js';
import { drawIcons, SIZES } from '../../../build/icons.js';
import { speakerOf } from '../../../main/core/language/speaker.ts';
import { viewOf, type View } from '../../../main/core/view.ts';
import { menuOf, type MenuFacts, type Wish } from '../../../main/electron/menu.ts';
import { statusText, tooltipOf } from '../../../main/electron/status-text.ts';
import { createTray, iconName } from '../../../main/electron/tray.ts';
import { ENGLISH } from '../../support/english.ts';
import { inOurMeeting, SECOND } from '../../support/stories.ts';
import { UTC_CLOCK, viewIn } from '../../support/window-world.ts';
import { World } from '../../support/world.ts';
import { FakeTheme, FakeTray, freshDesktop, type FakeDesktop } from './fake-electron.ts';

const facts = (view: View | undefined, more: Partial<MenuFacts> = {}): MenuFacts => ({
  view,
  locked: new Set(),
  startAtLogin: 'unknown',
  ...more,
});

let desktop: FakeDesktop;
let wishes: Wish[];
function startTray(platform: NodeJS.Platform = 'win32') {
  const onWish = (wish: Wish) => void wishes.push(wish);
  const tray = createTray({
    desktop,
    icons: '/icons',
    platform,
    say: ENGLISH,
    onWish,
    onClick: () => undefined,
  });
  const [fake] = FakeTray.all;
  if (!fake) throw new Error('there is no tray');
  return { tray, fake, menu: () => fake.menus.at(-1) };
}

beforeEach(() => {
  desktop = freshDesktop();
  wishes = [];
});

describe('the tray', () => {
  it('stands there before anything is known', () => {
    const { fake, menu } = startTray();
    expect(fake.images).toEqual([path.join('/icons', 'offline-light.ico')]);
    expect(fake.tips).toEqual(['Finesse Presence\nStarting']);
    expect(menu()?.labels).toContain('Quit');
    expect(menu()?.labels).not.toContain('Pause');
  });

  it('sets each of icon, tooltip and menu only when it has changed', () => {
    const { fake, tray } = startTray();
    const world = inOurMeeting();
    tray.show(facts(viewIn(world)));
    tray.show(facts(viewIn(world)));
    world.advance(30 * SECOND);
    tray.show(facts(viewIn(world)));
    expect(fake.images.map((image) => path.basename(image))).toEqual([
      'offline-light.ico',
      'ours-light.ico',
    ]);
    expect(fake.tips).toHaveLength(2);
    expect(fake.menus).toHaveLength(2);
  });

  it('follows the colours of the taskbar, and forgets them with its end', () => {
    const { fake, tray } = startTray('linux');
    desktop.nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = true;
    desktop.nativeTheme.emit('updated');
    desktop.nativeTheme.shouldUseHighContrastColors = true;
    desktop.nativeTheme.emit('updated');
    tray.destroy();
    desktop.nativeTheme.shouldUseHighContrastColors = false;
    desktop.nativeTheme.emit('updated');
    expect(fake.images.map((image) => path.basename(image))).toEqual([
      'offline-light.png',
      'offline-dark.png',
      'offline-contrast-dark.png',
    ]);
    expect(fake.destroyed).toBe(true);
  });
});

describe('the menu', () => {
  it('offers to stay, to hurry or to wait while the Not Ready is ours', () => {
    const { menu, tray } = startTray();
    tray.show(facts(viewIn(inOurMeeting())));
    expect(menu()?.labels.slice(0, 8)).toEqual([
      'Not Ready, set for you',
      'Webex: In a meeting · Finesse: Not Ready (Webex Meeting)',
      'Why?',
      '–',
      'Stay Not Ready',
      'Ready now',
      '5 more minutes',
      '–',
    ]);
    menu()?.choose('5 more minutes');
    menu()?.choose('Why?');
    menu()?.choose('Pause', 'Until tomorrow');
    expect(wishes).toEqual([
      { call: 'delayReady', args: [5] },
      { open: 'status' },
      { call: 'pause', args: ['tomorrow'] },
    ]);
    expect(() => menu()?.choose('Not Ready, set for you')).toThrow('cannot be chosen');
  });

  it('offers none of that to somebody who is Ready', () => {
    const world = new World();
    world.presence('active');
    world.advance(10 * SECOND);
    const text = JSON.stringify(menuOf(facts(viewIn(world)), ENGLISH));
    expect(text).not.toMatch(/stayNotReady|readyNow|delayReady|answer/);
  });

  it('offers to resume in place of a pause', () => {
    const world = inOurMeeting();
    world.hear({ type: 'paused', until: Infinity, at: world.now });
    const { menu, tray } = startTray();
    tray.show(facts(viewIn(world)));
    menu()?.choose('Resume');
    expect(menu()?.labels).not.toContain('Pause');
    expect(wishes).toEqual([{ call: 'resume', args: [] }]);
  });

  it('answers the question that stood there, and no later one', () => {
    const view: View = {
      ...viewIn(inOurMeeting()),
      question: { id: 7, target: 'READY', until: 0 },
    };
    const { menu, tray } = startTray();
    tray.show(facts(view));
    const old = menu();
    tray.show(facts({ ...view, question: { id: 8, target: 'NOT_READY', until: 0 } }));
    old?.choose('Yes, Ready');
    menu()?.choose('No');
    expect(wishes).toEqual([
      { call: 'answer', args: [7, 'yes'] },
      { call: 'answer', args: [8, 'no'] },
    ]);
  });

  it('shows what the organization has decided, and does not let it be chosen', () => {
    const { menu, tray } = startTray();
    const locked = new Set(['mode', 'finesse.nodes']);
    tray.show(facts(viewIn(inOurMeeting()), { locked, startAtLogin: 'byOrganization' }));
    expect(menu()?.labels).toContain('Managed by your organization');
    expect(menu()?.labels).toContain('Starts when you sign in, set by your organization');
    expect(() => menu()?.choose('Mode', 'Only observe')).toThrow('cannot be chosen');
    expect(menu()?.labels).toContain('  Set by your organization');
  });

  it('speaks the language of the person', () => {
    const { engine, now, policy } = inOurMeeting();
    const { say } = speakerOf('es');
    const entries = menuOf(facts(viewOf(engine, policy, now, UTC_CLOCK, say)), say);
    const labels = entries.flatMap((entry) => (entry.kind === 'separator' ? [] : [entry.label]));
    expect(labels).toEqual([
      'No listo, fijado para usted',
      'Webex: En una reunión · Finesse: No listo (Webex Meeting)',
      '¿Por qué?',
      'Seguir en No listo',
      'Listo ahora',
      say('status.fiveMinutes'),
      'Pausa',
      'Modo',
      'Historial…',
      'Ajustes…',
      'Ayuda',
      'Salir',
    ]);
  });

  it('keeps an ampersand in a reason label', () => {
    const { menu, tray } = startTray();
    const view = viewIn(inOurMeeting());
    tray.show(facts({ ...view, finesse: { ...view.finesse, label: 'Q&A' } }));
    expect(menu()?.labels[1]).toContain('Q&&A');
  });
});

describe('the words', () => {
  it('fit into what Windows keeps of a tooltip, and end in a whole character', () => {
    const view = viewIn(inOurMeeting());
    expect(tooltipOf(view, ENGLISH).length).toBeLessThanOrEqual(127);
    for (let pad = 0; pad < 4; pad += 1) {
      const headline = 'x'.repeat(pad) + '🎧'.repeat(100);
      const tip = tooltipOf({ ...view, headline }, ENGLISH);
      expect(tip.length).toBeLessThanOrEqual(127);
      expect(tip).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      expect(tip.endsWith('…')).toBe(true);
    }
  });

  it('that are copied tell how things stand, and not who it is', () => {
    const text = statusText(viewIn(inOurMeeting()), '1.2.3', ENGLISH);
    expect(text).toContain('Finesse Presence 1.2.3');
    expect(text).toContain('Webex: In a meeting · Finesse: Not Ready (Webex Meeting)');
    expect(text).not.toMatch(/1001|finesse-a|8445/);
  });
});

describe('the icons', () => {
  it('are all there, in every theme, as ICO with all sizes and as PNG', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'finesse-presence-icons-'));
    await drawIcons(folder);
    const files = readdirSync(folder);
    const theme = new FakeTheme();
    for (const tone of Object.keys(SHAPES) as View['tone'][]) {
      for (const [dark, contrast] of [
        [false, false],
        [true, false],
        [false, true],
        [true, true],
      ]) {
        theme.shouldUseDarkColorsForSystemIntegratedUI = dark === true;
        theme.shouldUseHighContrastColors = contrast === true;
        expect(files).toContain(iconName(tone, theme, 'linux'));
        expect(sizesIn(path.join(folder, iconName(tone, theme, 'win32')))).toEqual(SIZES);
      }
    }
    expect(sizesIn(path.join(folder, 'program.ico')).at(-1)).toBe(256);
    await rm(folder, { recursive: true });
  });

  it('have each a shape of their own, and stand out from every taskbar', () => {
    const shapes = Object.values(SHAPES).map(({ cut, solid }) => `${solid}${cut ?? ''}`);
    expect(new Set(shapes).size).toBe(9);
    for (const shape of Object.values(SHAPES)) {
      for (const { colour, taskbar } of Object.values(THEMES)) {
        // WCAG 2.2, 1.4.11: graphics need 3 to 1.
        expect(contrast(colour(shape), taskbar)).toBeGreaterThan(3);
      }
    }
  });
});

/** Each picture of the file must be a PNG of the size that its entry tells. */
function sizesIn(file: string): number[] {
  const data = readFileSync(file);
  expect([data.readUInt16LE(0), data.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: data.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const at = data.readUInt32LE(entry + 12);
    const size = data.readUInt8(entry) || 256;
    expect(data.subarray(at + 1, at + 4).toString()).toBe('PNG');
    expect(data.readUInt32BE(at + 16)).toBe(size);
    expect(at + data.readUInt32LE(entry + 8)).toBeLessThanOrEqual(data.length);
    return size;
  });
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
