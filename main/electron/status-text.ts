/** How things stand as plain text: the tray's tooltip, the first lines of its menu, and what "Copy status" copies. */
import type { Say } from '../core/language/speaker.ts';
import type { View } from '../core/view.ts';

export const APP_NAME = 'Finesse Presence';

/** Windows keeps 128 UTF-16 units with the closing zero (NOTIFYICONDATAW `szTip`). */
const TOOLTIP_UNITS = 127;

export function tooltipOf(view: View | undefined, say: Say): string {
  if (!view) return `${APP_NAME}\n${say('headline.starting')}`;
  return shortened(`${view.headline}\n${view.reason.sentence}`, TOOLTIP_UNITS);
}

/** Two lines. */
export function statusLines(view: View | undefined, say: Say): readonly [string, string] {
  if (!view) return [APP_NAME, say('headline.starting')];
  const { finesse, webex } = view;
  const state = finesse.label === '' ? finesse.words : `${finesse.words} (${finesse.label})`;
  return [view.headline, say('tray.sides', { webex: webex.words, finesse: state })];
}

/** For a colleague or a ticket: what is shown, and nothing that names the person. */
export function statusText(view: View, version: string, say: Say): string {
  const attention = view.attention.map(({ sentence }) => `! ${sentence}`);
  return [
    `${APP_NAME} ${version}, ${new Date(view.at).toISOString()}`,
    ...statusLines(view, say),
    view.reason.sentence,
    ...attention,
  ].join('\n');
}

/** Never ends in half a character. */
function shortened(text: string, units: number): string {
  if (text.length <= units) return text;
  const kept = text.slice(0, units - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}
