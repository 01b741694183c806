/** The printed time line: what Webex shows, who does what, what Finesse shows; at most 110 characters wide. */
import { styleText } from 'node:util';
import { stateWords } from '../simulators/control/agent-words.ts';
import { presenceWith } from '../simulators/control/presences.ts';
import type { World } from '../simulators/control/world.ts';
import type { DayClock } from './day-clock.ts';
import { shownBy } from './records.ts';

export interface TimeLine {
  scene(time: string, title: string): void;
  /** What a person or a machine does, at the real time `at`. */
  did(words: string, at?: number): void;
  /** What the app says, said at the real time `at`. */
  said(words: string, at: number): void;
  /** How a step came out. */
  verdict(good: boolean, words: string): void;
  /** Words across the whole width. */
  note(words: string): void;
}

export interface TimeLineOptions {
  readonly world: World;
  readonly clock: DayClock;
  readonly print: (text: string) => void;
  readonly colours: boolean;
}

const WIDTH = { time: 8, webex: 14, words: 56, finesse: 25 } as const;
/** What the app says stands below what people do. */
const APP = '  App: ';
const INDENT = WIDTH.time + WIDTH.webex + 4;
export const TOTAL_WIDTH = 109;

type Style = Parameters<typeof styleText>[0];

export function createTimeLine({ clock, colours, print, world }: TimeLineOptions): TimeLine {
  const paint = (style: Style, text: string) =>
    colours && text !== '' ? styleText(style, text, { validateStream: false }) : text;
  let before: { readonly webex?: string; readonly finesse?: string } = {};
  const line = (text: string) => print(`${text.trimEnd()}\n`);
  const row = (first: string, words: string, style: Style, at: number) => {
    const now = sides(world);
    // Said again only when it changed: the eye finds the changes.
    const webex = now.webex === before.webex ? '' : now.webex;
    const finesse = now.finesse === before.finesse ? '' : now.finesse;
    before = now;
    const rest = ' '.repeat(first.length);
    const told = wrapped(words, WIDTH.words - first.length);
    const cells = [wrapped(webex, WIDTH.webex), told, wrapped(finesse, WIDTH.finesse)] as const;
    for (let n = 0; n < Math.max(...cells.map(({ length }) => length)); n += 1) {
      const [shownByWebex = '', middle = '', shownByFinesse = ''] = cells.map((cell) => cell[n]);
      const text = `${n === 0 ? first : rest}${middle}`;
      const parts = [
        paint('dim', (n === 0 ? clock.face(at) : '').padEnd(WIDTH.time)),
        paint('yellow', shownByWebex.padEnd(WIDTH.webex)),
        paint(style, text.padEnd(WIDTH.words)),
        paint('yellow', shownByFinesse),
      ];
      line(parts.join('  '));
    }
  };
  return {
    scene: (time, title) => {
      line('');
      line(paint('bold', `${time} · ${title}`));
      if (before.webex === undefined) line(paint('dim', COLUMNS));
      before = { webex: '', finesse: '' };
    },
    did: (words, at = Date.now()) => row('', words, 'bold', at),
    said: (words, at) => row(APP, clock.moved(words, at), 'cyan', at),
    verdict: (good, words) => {
      const [first = '', ...rest] = wrapped(words, TOTAL_WIDTH - INDENT - 2);
      const style: Style = good ? 'green' : 'red';
      line(paint(style, `${' '.repeat(INDENT)}${good ? '✓' : '✗'} ${first}`));
      for (const text of rest) line(paint(style, `${' '.repeat(INDENT + 2)}${text}`));
    },
    note: (words) => {
      for (const text of words.split('\n').flatMap((one) => wrapped(one, TOTAL_WIDTH))) line(text);
    },
  };
}

const COLUMNS = [
  'Time'.padEnd(WIDTH.time),
  'Webex shows'.padEnd(WIDTH.webex),
  'What happens, what the app decides and why'.padEnd(WIDTH.words),
  'Finesse shows',
].join('  ');

function sides(world: World): { readonly webex: string; readonly finesse: string } {
  const { label, state } = shownBy(world);
  return { webex: presenceWith(world.presence).words, finesse: stateWords(state, label) };
}

/** At least one line; a word longer than the width gets a line of its own. */
export function wrapped(words: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of words.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (longer.length <= width || current === '') current = longer;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}
