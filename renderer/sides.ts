/** The two sides at a glance: what Webex shows, and what Finesse shows. */
import type { FinesseSide, View, WebexSide } from '../main/core/view.ts';
import { element, say } from './element.ts';
import { agoWords, sinceWords } from './time-words.ts';

export interface Sides {
  readonly root: HTMLElement;
  show(view: View, now: number): void;
  /** What stands there is no longer kept up to date. */
  age(): void;
}

/** How a state looks beside its words: the shape differs, not the colour alone. */
type Dot = 'go' | 'busy' | 'stop' | 'none';

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

export function createSides(): Sides {
  const webex = createCard('webex', 'Webex');
  const finesse = createCard('finesse', 'Finesse');
  return {
    root: element('div', { class: 'sides' }, webex.root, finesse.root),
    show(view, now) {
      showWebex(webex, view.webex, now);
      showFinesse(finesse, view.finesse, now);
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

function showWebex(card: Card, side: WebexSide, now: number): void {
  const { confirmedAt, link, since, via, words } = side;
  freshen(card, link === 'well');
  card.dot.dataset['dot'] = link === 'well' ? dotOfPresence(side) : 'none';
  say(card.words, words);
  say(card.label, '');
  showSince(card, since, now);
  say(card.source, webexSource(link, via));
  const heard = confirmedAt === undefined ? undefined : agoWords(confirmedAt, now);
  const verb = link === 'well' ? 'Confirmed' : 'Last heard';
  say(card.checked, heard === undefined ? '' : `${verb} ${heard}`);
}

function freshen({ root, times }: Card, fresh: boolean): void {
  root.classList.toggle('old', !fresh);
  times.hidden = false;
}

function showSince({ lasts, root, since }: Card, at: number | undefined, now: number): void {
  const [first, second] = at === undefined ? ['', ''] : sinceWords(at, now);
  // Whether it still lasts is not known without the other side.
  say(lasts, root.classList.contains('old') ? '' : first);
  say(since, second);
}

function webexSource(link: WebexSide['link'], via: WebexSide['via']): string {
  switch (link) {
    case 'well':
      return via === 'live' ? 'Live from Webex' : 'Asked from time to time';
    case 'stale':
      return 'Not confirmed any more';
    case 'lost':
      return 'No connection';
    case 'waiting':
      return 'Not heard yet';
  }
}

function dotOfPresence({ status }: WebexSide): Dot {
  switch (status) {
    case 'active':
      return 'go';
    case 'call':
    case 'meeting':
    case 'presenting':
    case 'busy':
      return 'busy';
    case 'DoNotDisturb':
      return 'stop';
    case 'inactive':
    case 'OutOfOffice':
    case 'pending':
    case 'unknown':
    case 'quiet':
    case 'calendarItem':
    case 'absent':
    case 'unlisted':
    case undefined:
      return 'none';
  }
}

function showFinesse(card: Card, side: FinesseSide, now: number): void {
  const { label, link, node, readAt, since, words } = side;
  freshen(card, link === 'well');
  card.dot.dataset['dot'] = link === 'well' ? dotOfAgent(side) : 'none';
  say(card.words, words);
  say(card.label, label);
  say(card.origin, node === undefined ? '' : hostName(node));
  showSince(card, since, now);
  say(card.source, finesseSource(side));
  const read = readAt === undefined ? undefined : agoWords(readAt, now);
  const verb = link === 'well' ? 'Read' : 'Last read';
  say(card.checked, read === undefined ? '' : `${verb} ${read}`);
}

function finesseSource({ link, pendingState, setBy }: FinesseSide): string {
  if (link === 'refused') return 'Sign-in not accepted';
  if (link === 'lost') return 'No connection';
  if (link === 'waiting') return 'Not read yet';
  if (pendingState !== undefined) return `Afterwards ${pendingState}`;
  switch (setBy) {
    case 'us':
      return 'Set by this app';
    case 'person':
      return 'Set by you';
    case 'supervisor':
      return 'Set by a supervisor';
    case 'system':
      return 'Set by Finesse';
    case undefined:
      return '';
  }
}

function dotOfAgent({ state }: FinesseSide): Dot {
  switch (state) {
    case 'READY':
      return 'go';
    case 'NOT_READY':
      return 'stop';
    case 'RESERVED':
    case 'RESERVED_OUTBOUND':
    case 'RESERVED_OUTBOUND_PREVIEW':
    case 'TALKING':
    case 'HOLD':
    case 'WORK':
    case 'WORK_READY':
      return 'busy';
    case 'LOGOUT':
    case 'UNKNOWN':
    case undefined:
      return 'none';
  }
}

/** The first part of a host name is enough for the eye; an address stays whole. */
function hostName(node: string): string {
  const host = node.replace(/:\d+$/, '');
  return /^[\d.]+$|:/.test(host) ? host : (host.split('.')[0] ?? host);
}
