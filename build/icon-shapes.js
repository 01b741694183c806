/** The tray's icons on a grid of 16: each tone has a shape of its own, because not everybody sees its colour. */

/**
 * `solid` is painted in the tone's colour and `cut` is taken out again, so that the taskbar itself
 * shows through and every icon needs only one colour.
 *
 * @typedef {object} Shape
 * @property {string} solid
 * @property {string} [cut]
 * @property {string} onLight Colour on a light taskbar.
 * @property {string} onDark Colour on a dark taskbar.
 */

const DISC = '<circle cx="8" cy="8" r="7.5" stroke="none"/>';
/** @param {number} width */
const ring = (width) =>
  `<circle cx="8" cy="8" r="${7.5 - width / 2}" fill="none" stroke-width="${width}"/>`;
/** Edges on whole numbers stay sharp at 16 pixels. */
const BAR = '<rect x="4" y="7" width="8" height="2" stroke="none"/>';

/** @type {Record<import('../main/core/tone.ts').Tone, Shape>} */
export const SHAPES = {
  following: {
    solid: DISC,
    cut: '<path d="M4.3 8.4L7 11L11.8 5.4" fill="none" stroke-width="2.2"/>',
    onLight: '#0f7b3f',
    onDark: '#4fd08a',
  },
  ours: { solid: DISC, cut: BAR, onLight: '#b64a00', onDark: '#ff9d4d' },
  // Hollow where "ours" is full: the same state in other hands.
  notOurs: { solid: ring(2) + BAR, onLight: '#5b5f97', onDark: '#b9bdf5' },
  // A headset.
  contact: {
    solid:
      '<path d="M2.5 10V8a5.5 5.5 0 0 1 11 0V10" fill="none" stroke-width="2" stroke-linecap="butt"/>' +
      '<rect x="1" y="8.5" width="4" height="6" rx="1.3" stroke="none"/>' +
      '<rect x="11" y="8.5" width="4" height="6" rx="1.3" stroke="none"/>',
    onLight: '#0b62b8',
    onDark: '#6db5ff',
  },
  // A clock.
  countdown: {
    solid: DISC,
    cut: '<path d="M8 3.6V8H11.6" fill="none" stroke-width="2"/>',
    onLight: '#8a6100',
    onDark: '#ffd25e',
  },
  paused: {
    solid:
      '<rect x="3" y="2" width="4" height="12" rx="1" stroke="none"/>' +
      '<rect x="9" y="2" width="4" height="12" rx="1" stroke="none"/>',
    onLight: '#55595f',
    onDark: '#c9ccd1',
  },
  // An eye.
  observing: {
    solid:
      '<path d="M0 8C2 4.4 4.7 2.5 8 2.5S14 4.4 16 8C14 11.6 11.3 13.5 8 13.5S2 11.6 0 8Z" stroke="none"/>',
    cut: '<circle cx="8" cy="8" r="2.6" fill="none" stroke-width="1.6"/>',
    onLight: '#7a3fb0',
    onDark: '#d0a2ff',
  },
  attention: {
    solid: '<path d="M8 2L14.5 14.2H1.5Z" stroke-width="1.6"/>',
    cut: '<rect x="7" y="5" width="2" height="5" stroke="none"/><rect x="7" y="11" width="2" height="2" stroke="none"/>',
    onLight: '#c21f2e',
    onDark: '#ff7a80',
  },
  // A ring that has come apart.
  offline: {
    solid:
      '<circle cx="8" cy="8" r="6.3" fill="none" stroke-width="2.4" stroke-linecap="butt" stroke-dasharray="7.2 2.695" transform="rotate(-32 8 8)"/>' +
      '<rect x="7" y="7" width="2" height="2" stroke="none"/>',
    onLight: '#6a6e75',
    onDark: '#a6abb3',
  },
};

/** By the suffix of the file: the colour of an icon, and of the taskbar that it is made for. */
export const THEMES = {
  light: { taskbar: '#eeeeee', colour: (/** @type {Shape} */ shape) => shape.onLight },
  dark: { taskbar: '#1c1c1c', colour: (/** @type {Shape} */ shape) => shape.onDark },
  'contrast-light': { taskbar: '#ffffff', colour: () => '#000000' },
  'contrast-dark': { taskbar: '#000000', colour: () => '#ffffff' },
};

/**
 * @param {Shape} shape
 * @param {string} colour
 */
export function iconSvg({ cut = '', solid }, colour) {
  const paint = (/** @type {string} */ value, /** @type {string} */ parts) =>
    `<g fill="${value}" stroke="${value}" stroke-linecap="round" stroke-linejoin="round">${parts}</g>`;
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">' +
    `<mask id="shape" maskUnits="userSpaceOnUse" x="0" y="0" width="16" height="16">${paint('#fff', solid)}${paint('#000', cut)}</mask>` +
    `<rect width="16" height="16" fill="${colour}" mask="url(#shape)"/></svg>`
  );
}

/** The program itself, in Explorer, in the taskbar and beside a notice. */
export const PROGRAM_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">' +
  '<rect width="16" height="16" rx="3.5" fill="#0b3d5c"/>' +
  '<circle cx="8" cy="8" r="5.5" fill="#4fd08a"/>' +
  '<path d="M5.4 8.3L7.3 10.2L10.7 6.2" fill="none" stroke="#0b3d5c" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/></svg>';
