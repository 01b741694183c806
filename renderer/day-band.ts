/** One day at a glance: Webex above, Finesse below, and where this app changed something. */
import { AGENT_STATES } from '../main/core/agent.ts';
import { HOUR_MS, MINUTE_MS, type Instant } from '../main/core/time.ts';
import type { PlainKey } from '../main/core/language/speaker.ts';
import type { History, HistoryLine } from '../preload/sheets.ts';
import { element, svgElement } from './element.ts';
import type { Tools } from './page.ts';
import { AGENT_DOTS, PRESENCE_DOTS, type Dot } from './state-words.ts';

export interface DayBand {
  readonly root: HTMLElement;
  /** `now`: the day is not over, and what began last still lasts. */
  show(history: Pick<History, 'lines'>, now: Instant | undefined): void;
}

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly dot: Dot;
}

/** The taller, the busier: the shape tells it without the colour. */
const HEIGHTS: Readonly<Record<Dot, number>> = { none: 4, go: 10, busy: 18, stop: 26 };
const [ROW, WIDTH] = [28, 1_000];
const TOPS = { webex: 0, finesse: ROW + 10 };
const HEIGHT = TOPS.finesse + ROW + 10;

const LEGEND: readonly (readonly [Dot | 'ours', PlainKey])[] = [
  ['go', 'history.go'],
  ['busy', 'history.busy'],
  ['stop', 'history.stop'],
  ['none', 'history.quiet'],
  ['ours', 'history.ours'],
];

export function createDayBand(tools: Tools): DayBand {
  const { newId, say: words, times } = tools;
  const id = newId();
  const band = svgElement('svg', {
    viewBox: `0 0 ${String(WIDTH)} ${String(HEIGHT)}`,
    preserveAspectRatio: 'none',
    class: 'band',
    role: 'img',
  });
  const [from, to] = [element('span'), element('span')];
  const root = element(
    'section',
    { class: 'card stack tight', 'aria-labelledby': id },
    element('h2', { id }, words('history.band')),
    boxed(band, from, to),
    legend(tools),
  );
  return {
    root,
    show({ lines }, now) {
      const [begin, known, end] = spanOf(lines, now);
      const day = dayOf(lines, known);
      root.hidden = day.webex.length + day.finesse.length === 0;
      band.replaceChildren(...shapesOf(day, begin, end));
      from.textContent = times.clock(begin, begin);
      to.textContent = times.clock(end, end);
      const counts = {
        webex: changesIn(day.webex),
        finesse: changesIn(day.finesse),
        writes: day.writes.length,
      };
      const ends = { from: from.textContent, until: to.textContent };
      band.setAttribute('aria-label', words('history.bandWords', { ...ends, ...counts }));
    },
  };
}

/** What the day began with is no change. */
function changesIn(stretches: readonly Stretch[]): number {
  return Math.max(0, stretches.length - 1);
}

function boxed(band: SVGElement, from: HTMLElement, to: HTMLElement): HTMLElement {
  const hidden = { 'aria-hidden': 'true' };
  const [webex, finesse] = [element('span', {}, 'Webex'), element('span', {}, 'Finesse')];
  return element(
    'div',
    { class: 'band-box' },
    element('div', { class: 'band-names', ...hidden }, webex, finesse),
    element(
      'div',
      {},
      element('div', { class: 'band-frame' }, band),
      element('p', { class: 'band-axis', ...hidden }, from, to),
    ),
  );
}

interface Day {
  readonly webex: readonly Stretch[];
  readonly finesse: readonly Stretch[];
  readonly writes: readonly Instant[];
}

function dayOf(lines: readonly HistoryLine[], known: Instant): Day {
  const writes = lines.filter((line) => line.event === 'write' && line['result'] === 'done');
  return {
    webex: stretchesOf(lines, 'presence', presenceDot, known),
    finesse: stretchesOf(lines, 'agent', agentDot, known),
    writes: writes.map(({ at }) => Date.parse(at)),
  };
}

function shapesOf({ finesse, webex, writes }: Day, begin: Instant, end: Instant): SVGElement[] {
  const x = (at: Instant) => ((at - begin) / Math.max(1, end - begin)) * WIDTH;
  return [
    ...hourLines(begin, end).map((at) => hourLine(x(at))),
    ...webex.map((stretch) => bar(stretch, TOPS.webex, x)),
    ...finesse.map((stretch) => bar(stretch, TOPS.finesse, x)),
    ...writes.map((at) => mark(x(at))),
  ];
}

function legend({ say: words }: Tools): HTMLElement {
  const items = LEGEND.map(([shape, key]) => {
    const sample = element('span', { class: 'sample', 'aria-hidden': 'true' });
    sample.dataset['shape'] = shape;
    return element('li', {}, sample, words(key));
  });
  return element('ul', { class: 'legend' }, ...items);
}

/** So that the first minutes of a day are not stretched over all. */
const SHORTEST_MS = 5 * MINUTE_MS;

/** The first moment, the last one that is known, and where the band ends: what is to come stays empty. */
function spanOf(
  lines: readonly HistoryLine[],
  now: Instant | undefined,
): readonly [begin: Instant, known: Instant, end: Instant] {
  const begin = Date.parse(lines[0]?.at ?? '') || (now ?? 0);
  const last = Date.parse(lines.at(-1)?.at ?? '') || begin;
  const known = Math.max(now ?? 0, last);
  return [begin, known, Math.max(known, begin + SHORTEST_MS)];
}

/** Each lasts until the next one begins, or until the app stopped looking. */
function stretchesOf(
  lines: readonly HistoryLine[],
  event: string,
  dotOf: (line: HistoryLine) => Dot,
  known: Instant,
): Stretch[] {
  const moments = lines
    .filter((line) => line.event === event || line.event === 'stopped')
    .map((line) => ({
      from: Date.parse(line.at),
      dot: line.event === 'stopped' ? undefined : dotOf(line),
    }));
  return moments.flatMap(({ dot, from }, index) => {
    const to = moments[index + 1]?.from ?? known;
    return dot === undefined ? [] : [{ from, to, dot }];
  });
}

function presenceDot({ status }: HistoryLine): Dot {
  return typeof status === 'string' && Object.hasOwn(PRESENCE_DOTS, status)
    ? PRESENCE_DOTS[status as keyof typeof PRESENCE_DOTS]
    : 'none';
}

function agentDot({ state }: HistoryLine): Dot {
  const known = AGENT_STATES.find((one) => one === state);
  return known ? AGENT_DOTS[known] : 'none';
}

function bar({ dot, from, to }: Stretch, top: number, x: (at: Instant) => number): SVGElement {
  const height = HEIGHTS[dot];
  return svgElement('rect', {
    class: `bar-${dot}`,
    x: x(from).toFixed(1),
    y: top + ROW - height,
    width: Math.max(1.5, x(to) - x(from)).toFixed(1),
    height,
  });
}

/** Below the Finesse row, pointing at it. */
function mark(x: number): SVGElement {
  const top = TOPS.finesse + ROW + 1;
  return svgElement('rect', {
    class: 'bar-ours',
    x: (x - 3).toFixed(1),
    y: top,
    width: 6,
    height: 8,
  });
}

function hourLine(x: number): SVGElement {
  const at = x.toFixed(1);
  return svgElement('line', { class: 'hour', x1: at, x2: at, y1: 0, y2: HEIGHT });
}

function hourLines(begin: Instant, end: Instant): Instant[] {
  const first = Math.ceil(begin / HOUR_MS) * HOUR_MS;
  const count = Math.min(48, Math.max(0, Math.ceil((end - first) / HOUR_MS)));
  return Array.from({ length: count }, (_, index) => first + index * HOUR_MS);
}
