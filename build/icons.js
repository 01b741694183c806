/** Draws the icons: for each tone and theme one ICO for Windows and PNGs for the rest, and a sheet to look at. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { PROGRAM_SVG, SHAPES, THEMES, iconSvg } from './icon-shapes.js';

/** In pixels: what Windows asks for at 100 to 300 %; few, because each is kept in memory (electron/electron#32359). */
export const SIZES = [16, 20, 24, 32, 48];
const PROGRAM_SIZES = [...SIZES, 64, 128, 256];
/** Electron finds the larger picture by its name. */
const SCALES = new Map([
  [16, ''],
  [20, '@1.25x'],
  [24, '@1.5x'],
  [32, '@2x'],
  [48, '@3x'],
]);

/**
 * @param {string} svg
 * @param {number} size
 */
function png(svg, size) {
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

/**
 * Windows reads PNG inside ICO since Vista.
 *
 * @param {readonly { size: number, data: Buffer }[]} pictures
 */
export function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ data, size }, index) => {
    const entry = 6 + 16 * index;
    // One byte each, where 0 stands for 256.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(data.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...pictures.map(({ data }) => data)]);
}

/**
 * @param {string} svg
 * @param {readonly number[]} sizes
 */
function pictures(svg, sizes) {
  return sizes.map((size) => ({ size, data: png(svg, size) }));
}

/** @param {string} folder Where the icons go; made when missing. */
export async function drawIcons(folder) {
  await mkdir(folder, { recursive: true });
  const program = pictures(PROGRAM_SVG, PROGRAM_SIZES);
  await writeFile(path.join(folder, 'program.ico'), ico(program));
  await writeFile(path.join(folder, 'program.png'), png(PROGRAM_SVG, 256));
  for (const [tone, shape] of Object.entries(SHAPES)) {
    for (const [theme, { colour }] of Object.entries(THEMES)) {
      const drawn = pictures(iconSvg(shape, colour(shape)), SIZES);
      await writeFile(path.join(folder, `${tone}-${theme}.ico`), ico(drawn));
      for (const { data, size } of drawn) {
        const name = `${tone}-${theme}${SCALES.get(size) ?? ''}.png`;
        await writeFile(path.join(folder, name), data);
      }
    }
  }
}
