/** The control page in the browser: presses buttons by POST and shows what the server says, never anything of its own. */
import type { ButtonView, View } from './view.ts';

/** The few parts of the browser that this page uses; the DOM's own types stay out of the Node code. */
interface Part {
  id: string;
  className: string;
  textContent: string | null;
  title: string;
  type: string;
  readonly dataset: Record<string, string | undefined>;
  append(...parts: Part[]): void;
  replaceChildren(...parts: Part[]): void;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  addEventListener(type: 'click', listener: () => void): void;
}
declare const document: {
  createElement(name: string): Part;
  getElementById(id: string): Part | null;
};
declare const history: { replaceState(state: null, title: string, url: string): void };
declare class EventSource {
  constructor(url: string);
  onopen: (() => void) | null;
  onerror: (() => void) | null;
  onmessage: ((message: { readonly data: string }) => void) | null;
}

const buttons = new Map<string, Part>();
let latest: View | undefined;

// The token has done its work; a copied address or the history should not hold it.
history.replaceState(null, '', '/');
listen();
setInterval(showAges, 1_000);

function listen(): void {
  const events = new EventSource('/events');
  const link = (words: string, lost: boolean) => {
    show('link', words);
    part('link').className = lost ? 'lost' : '';
  };
  events.onopen = () => link('Live', false);
  events.onerror = () => link('The simulators do not answer. They may have been stopped.', true);
  events.onmessage = ({ data }) => {
    latest = JSON.parse(data) as View;
    render(latest);
  };
}

function part(id: string): Part {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found;
}

function make(name: string, words = '', className = ''): Part {
  const made = document.createElement(name);
  made.textContent = words;
  made.className = className;
  return made;
}

/** Only what differs, so that a screen reader is not told the same again. */
function show(id: string, words: string): void {
  const element = part(id);
  if (element.textContent !== words) element.textContent = words;
}

function render(view: View): void {
  const { finesse, webex } = view;
  show('webex-presence', webex.presence);
  show('webex-raw', webex.raw);
  show('webex-connection', webex.connection);
  show('finesse-platform', `(${finesse.platform})`);
  show('finesse-state', finesse.state);
  part('finesse-state').className = finesse.state === 'Ready' ? 'state good' : 'state';
  show('finesse-raw', finesse.raw);
  show('finesse-by', finesse.setBy === '' ? '' : `, set by ${finesse.setBy}`);
  show('finesse-pending', finesse.pending === '' ? 'nothing' : finesse.pending);
  show('finesse-node', finesse.node);
  show('request-count', `(${view.requestCount} in all)`);
  showAges();
  renderGroups(view);
  rows('changes', 'No change yet.', view.changes, ({ at, by, from, to }) => ({
    cells: [timeOf(at), from, to, by],
    className: by === 'the app' ? 'write' : '',
  }));
  rows('requests', 'No request yet.', view.requests, ({ at, node, request, status }) => ({
    cells: [timeOf(at), node, request, status],
    className: requestClass(request, status),
  }));
}

function requestClass(request: string, status: string): string {
  if (!status.startsWith('2')) return 'failed';
  return request.startsWith('PUT') ? 'write' : '';
}

function rows<T>(
  id: string,
  none: string,
  entries: readonly T[],
  rowOf: (entry: T) => { readonly cells: readonly string[]; readonly className: string },
): void {
  const made = entries.map((entry) => {
    const { cells, className } = rowOf(entry);
    const row = make('tr', '', className);
    row.append(...cells.map((words) => make('td', words)));
    return row;
  });
  if (made.length === 0) {
    const row = make('tr', '', 'empty');
    const cell = make('td', none);
    cell.setAttribute('colspan', '4');
    row.append(cell);
    made.push(row);
  }
  part(id).replaceChildren(...made);
}

/** Made once and then only changed: a button must keep the keyboard's focus. */
function renderGroups({ groups }: View): void {
  if (buttons.size === 0) {
    part('groups').replaceChildren(
      ...groups.map((group) => {
        const section = make('section', '', 'group');
        section.setAttribute('aria-label', group.title);
        const row = make('div', '', 'buttons');
        row.append(...group.buttons.map(makeButton));
        section.append(make('h2', group.title), row);
        return section;
      }),
    );
  }
  for (const group of groups) group.buttons.forEach(renderButton);
}

function makeButton({ id, words }: ButtonView): Part {
  const button = make('button', words);
  button.id = id;
  button.type = 'button';
  button.addEventListener('click', () => void press(id));
  buttons.set(id, button);
  return button;
}

/** Not `disabled`: the keyboard still reaches it, and pressing it tells why it does nothing. */
function renderButton({ declines, id, on }: ButtonView): void {
  const button = buttons.get(id);
  if (button === undefined) return;
  if (on !== undefined) button.setAttribute('aria-pressed', String(on));
  button.setAttribute('aria-disabled', String(declines !== undefined));
  button.title = declines ?? '';
}

async function press(id: string): Promise<void> {
  say('');
  try {
    const answer = await fetch(`/press/${id}`, { method: 'POST' });
    if (answer.status !== 204) say(await answer.text());
  } catch {
    say('The simulators do not answer. They may have been stopped.');
  }
}

function say(words: string): void {
  show('said', words);
  part('said').className = words === '' ? '' : 'shown';
}

function showAges(): void {
  if (latest === undefined) return;
  show('webex-since', ageOf(latest.webex.since));
  show('finesse-since', ageOf(latest.finesse.since));
}

function ageOf(since: string): string {
  const began = Date.parse(since);
  if (Number.isNaN(began)) return '–';
  const seconds = Math.max(0, Math.round((Date.now() - began) / 1_000));
  const lasting =
    seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${timeOf(began)} (${lasting})`;
}

function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}
