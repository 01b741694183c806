/** Where the window goes: at the tray, or where the person left it, as long as a screen is there. Pixels are device-independent. */
import type { Rectangle } from 'electron';

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 8;
/** As much of the title bar as a hand needs to take hold of the window. */
const GRIP = 48;

/** Beside the tray icon, inside the work area: above, below, or wherever the taskbar leaves room. */
export function placeAt(tray: Rectangle, { height, width }: Size, area: Rectangle): Rectangle {
  const within = (value: number, least: number, most: number) =>
    Math.round(Math.max(least, Math.min(value, most)));
  const below = tray.y + tray.height / 2 < area.y + area.height / 2;
  const x = tray.x + tray.width / 2 - width / 2;
  const y = below ? tray.y + tray.height + GAP : tray.y - height - GAP;
  return {
    x: within(x, area.x + GAP, area.x + area.width - width - GAP),
    y: within(y, area.y + GAP, area.y + area.height - height - GAP),
    width,
    height,
  };
}

/** Undefined when the screen on which it was is not there any more. */
export function placeAgain(
  left: Rectangle | undefined,
  areas: readonly Rectangle[],
): Rectangle | undefined {
  if (!left) return undefined;
  const reachable = areas.some(
    (area) =>
      left.y >= area.y - GAP &&
      left.y + GRIP <= area.y + area.height &&
      left.x + left.width - GRIP >= area.x &&
      left.x + GRIP <= area.x + area.width,
  );
  return reachable ? left : undefined;
}

/** What was stored long ago by who knows which version. */
export function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false;
  const sides: Readonly<Record<string, unknown>> = { ...value };
  return ['x', 'y', 'width', 'height'].every((side) => Number.isInteger(sides[side]));
}
