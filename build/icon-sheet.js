/** Draws every icon in every theme and size on one sheet, the smallest also enlarged: `npm run icons`, to be looked at. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { SHAPES, THEMES, iconSvg } from './icon-shapes.js';
import { SIZES } from './icons.js';

const ENLARGED = 80;
const ROW = 96;
const GAP = 12;
const NAMES = 110;
const COLUMN = SIZES.reduce((sum, size) => sum + size + GAP, ENLARGED + 2 * GAP);
const TOP = 30;

/**
 * @param {string} svg
 * @param {number} size
 */
function picture(svg, size) {
  const data = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
  return `data:image/png;base64,${data.toString('base64')}`;
}

/**
 * @param {string} svg
 * @param {number} x
 * @param {number} y
 */
function cell(svg, x, y) {
  const middle = y + ROW / 2;
  const image = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ of) =>
    `<image x="${at}" y="${middle - size / 2}" width="${size}" height="${size}" image-rendering="optimizeSpeed" href="${picture(svg, of)}"/>`;
  let at = x + GAP;
  const parts = [image(at, ENLARGED, 16)];
  at += ENLARGED + GAP;
  for (const size of SIZES) {
    parts.push(image(at, size, size));
    at += size + GAP;
  }
  return parts.join('');
}

export function iconSheet() {
  const themes = Object.entries(THEMES);
  const shapes = Object.entries(SHAPES);
  const width = NAMES + themes.length * COLUMN;
  const height = TOP + shapes.length * ROW;
  const columns = themes.map(([theme, { colour, taskbar }], column) => {
    const x = NAMES + column * COLUMN;
    const cells = shapes.map(([, shape], row) =>
      cell(iconSvg(shape, colour(shape)), x, TOP + row * ROW),
    );
    return (
      `<text x="${x + GAP}" y="20">${theme}</text>` +
      `<rect x="${x}" y="${TOP}" width="${COLUMN}" height="${height - TOP}" fill="${taskbar}"/>${cells.join('')}`
    );
  });
  const names = shapes.map(
    ([tone], row) => `<text x="10" y="${TOP + row * ROW + 52}">${tone}</text>`,
  );
  return new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="15">` +
      `<rect width="${width}" height="${height}" fill="#d7dbe0"/>${columns.join('')}${names.join('')}</svg>`,
    { font: { loadSystemFonts: true } },
  )
    .render()
    .asPng();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('../docs/pictures/icons.png', import.meta.url), iconSheet());
}
