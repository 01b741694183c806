/** The two sides at a glance: what Webex shows, and what Finesse shows. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import type { FinesseSide, View, WebexSide } from '../main/core/view.ts';
import { element, say } from './element.ts';
import type { Tools } from './page.ts';
import { AGENT_DOTS, agentWords, PRESENCE_DOTS } from './state-words.ts';

export interface Sides {
  readonly root: HTMLElement;
  show(view: View, now: number): void;
  /** What stands there is no longer kept up to date. */
  age(): void;
}

interface Card {
  readonly root: HTMLElement;
  readonly dot: HTMLElement;
  readonly words: HTMLElement;
  readonly label: HTMLElement;
  readonly origin: HTMLElement;
  readonly lasts: HTMLElement;
  readonly since: HTMLElement;
  readonly times: HTMLElement;
  readonly source: HTMLElement;
  readonly checked: HTMLElement;
}

export function createSides(tools: Tools): Sides {
  const webex = createCard(tools.newId(), 'Webex');
  const finesse = createCard(tools.newId(), 'Finesse');
  return {
    root: element('div', { class: 'sides' }, webex.root, finesse.root),
    show(view, now) {
      showWebex(tools, webex, view.webex, now);
      showFinesse(tools, finesse, view.finesse, now);
    },
    age() {
      for (const { root, times } of [webex, finesse]) {
        root.classList.add('old');
        times.hidden = true;
      }
    },
  };
}

function createCard(id: string, name: string): Card {
  const dot = element('span', { class: 'dot', 'aria-hidden': 'true' });
  const words = element('span');
  const label = element('p', { class: 'label' });
  const origin = element('span', { class: 'origin' });
  const lasts = element('span');
  const since = element('span');
  const source = element('p');
  const checked = element('p');
  const times = element(
    'div',
    { class: 'times' },
    element('p', {}, lasts, ' ', since),
    source,
    checked,
  );
  const root = element(
    'section',
    { class: 'card side', 'aria-labelledby': id },
    element('div', { class: 'name' }, element('h2', { id }, name), origin),
    element('p', { class: 'state' }, dot, words),
    label,
    times,
  );
  return { root, dot, words, label, origin, lasts, since, times, source, checked };
}

function showWebex(tools: Tools, card: Card, side: WebexSide, now: number): void {
  const { confirmedAt, link, since, status, via, words } = side;
  const { say: speak, times } = tools;
  freshen(card, link === 'well');
  card.dot.dataset['dot'] = link === 'well' && status ? PRESENCE_DOTS[status] : 'none';
  say(card.words, words);
  say(card.label, '');
  showSince(tools, card, since, now);
  const source = link === 'well' && via !== 'live' ? 'status.polled' : WEBEX_LINKS[link];
  say(card.source, speak(source));
  const heard = link === 'well' ? 'status.confirmed' : 'status.lastHeard';
  say(
    card.checked,
    confirmedAt === undefined ? '' : speak(heard, { ago: times.ago(confirmedAt, now) }),
  );
}

const WEBEX_LINKS = {
  well: 'status.live',
  stale: 'status.stale',
  lost: 'status.noConnection',
  waiting: 'status.notHeard',
} as const satisfies Readonly<Record<WebexSide['link'], PlainKey>>;

function freshen({ root, times }: Card, fresh: boolean): void {
  root.classList.toggle('old', !fresh);
  times.hidden = false;
}

function showSince(
  { times }: Tools,
  { lasts, root, since }: Card,
  at: number | undefined,
  now: number,
): void {
  const [first, second] = at === undefined ? ['', ''] : times.since(at, now);
  // Whether it still lasts is not known without the other side.
  say(lasts, root.classList.contains('old') ? '' : first);
  say(since, second);
}

function showFinesse(tools: Tools, card: Card, side: FinesseSide, now: number): void {
  const { label, link, node, readAt, since, state, words } = side;
  const { say: speak, times } = tools;
  freshen(card, link === 'well');
  card.dot.dataset['dot'] = link === 'well' && state ? AGENT_DOTS[state] : 'none';
  say(card.words, words);
  say(card.label, label);
  say(card.origin, node === undefined ? '' : hostName(node));
  showSince(tools, card, since, now);
  say(card.source, finesseSource(tools, side));
  const read = link === 'well' ? 'status.read' : 'status.lastRead';
  say(card.checked, readAt === undefined ? '' : speak(read, { ago: times.ago(readAt, now) }));
}

const SET_BY = {
  us: 'status.setByUs',
  person: 'status.setByPerson',
  supervisor: 'status.setBySupervisor',
  system: 'status.setBySystem',
} as const satisfies Readonly<Record<NonNullable<FinesseSide['setBy']>, PlainKey>>;

function finesseSource({ say: speak }: Tools, side: FinesseSide): string {
  const { link, pendingState, setBy } = side;
  if (link === 'refused') return speak('status.refused');
  if (link === 'lost') return speak('status.noConnection');
  if (link === 'waiting') return speak('status.notReadYet');
  if (pendingState !== undefined) {
    return speak('status.afterwards', { state: agentWords(speak, pendingState) });
  }
  return setBy === undefined ? '' : speak(SET_BY[setBy]);
}

/** The first part of a host name is enough for the eye; an address stays whole. */
function hostName(node: string): string {
  const host = node.replace(/:\d+$/, '');
  return /^[\d.]+$|:/.test(host) ? host : (host.split('.')[0] ?? host);
}
