/** The Webex account: who, since when, until when, signing in and out, and what is wrong. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import type { Outcome } from '../main/core/outcome.ts';
import type { DeviceSignIn, SettingsSheet, WebexAccount } from '../preload/sheets.ts';
import { createAnswerLine, type AnswerLine } from './answer-line.ts';
import { button, element, say } from './element.ts';
import { inputField } from './fields.ts';
import type { SettingsForm } from './form.ts';
import { isLocked } from './locks.ts';
import type { News, Tools } from './page.ts';
import { createSaveBar } from './save-bar.ts';
import { createTextForm } from './text-form.ts';

export interface AccountPanel {
  readonly root: HTMLElement;
  show(news: News): void;
}

const STATES = {
  signedOut: 'accounts.signedOut',
  signingIn: 'accounts.signingIn',
  signedIn: 'accounts.signedIn',
  refused: 'accounts.refused',
} as const satisfies Readonly<Record<WebexAccount['state'], PlainKey>>;

export function createWebexAccount(tools: Tools): AccountPanel {
  const { times } = tools;
  const state = element('p', { class: 'account-state', role: 'status' });
  const facts = element('div', { class: 'hint' });
  const answer = createAnswerLine();
  const device = createDevice(tools);
  const client = createClientId(tools);
  const buttons = createButtons(tools, answer);
  let told = '';
  return {
    root: element(
      'div',
      { class: 'stack tight' },
      state,
      facts,
      answer.root,
      device.root,
      client.root,
      buttons.root,
    ),
    show({ accounts, now, sheet }) {
      const webex = accounts?.webex;
      if (!webex) return;
      say(state, stateWords(tools, webex));
      facts.replaceChildren(...factsOf(tools, webex).map((fact) => element('p', {}, fact)));
      // What a call answered stands until the app has something new to say.
      if (webex.trouble !== told) answer.tell((told = webex.trouble));
      device.show(webex.device, (at) => times.clock(at, now));
      client.show(sheet);
      buttons.show(webex);
    },
  };
}

function createButtons({ bridge, say: words }: Tools, answer: AnswerLine) {
  const made = (key: PlainKey, ask: () => Promise<Outcome<undefined>>, look = '') =>
    button(words(key), () => answer.follow(ask()), look);
  const browser = made('accounts.signInBrowser', () => bridge.signInWebex('browser'), 'primary');
  const other = made('accounts.signInDevice', () => bridge.signInWebex('device'));
  const cancel = made('window.cancel', () => bridge.cancelSignIn());
  const signOut = made('accounts.signOut', () => bridge.signOut('webex'));
  return {
    root: element('div', { class: 'row' }, browser, other, cancel, signOut),
    show({ given = false, state }: WebexAccount) {
      const signingIn = state === 'signingIn';
      browser.hidden = other.hidden = given || signingIn || state === 'signedIn';
      cancel.hidden = !signingIn;
      signOut.hidden = given || state === 'signedOut' || signingIn;
    },
  };
}

function stateWords({ say: words }: Tools, { device, state, who }: WebexAccount): string {
  if (state === 'signedIn' && who !== '') return words('accounts.signedInAs', { who });
  if (state === 'signingIn' && device) return words('accounts.signingInDevice');
  return words(STATES[state]);
}

function factsOf({ say: words, times }: Tools, webex: WebexAccount): string[] {
  const { given, since, state, until } = webex;
  if (state !== 'signedIn') return [];
  if (given) return [words('accounts.given')];
  return [
    ...(since === undefined ? [] : [words('accounts.since', { date: times.date(since) })]),
    until === undefined
      ? words('accounts.untilNotKnown')
      : words('accounts.until', { date: times.date(until) }),
  ];
}

function createDevice({ say: words }: Tools) {
  const address = element('p', { class: 'to-copy' });
  const code = element('p', { class: 'to-copy code' });
  const until = element('p', { class: 'hint' });
  const root = element(
    'div',
    { class: 'device' },
    element('p', {}, words('accounts.codeHint')),
    element('h3', {}, words('accounts.address')),
    address,
    element('h3', {}, words('accounts.code')),
    code,
    until,
  );
  const live = element('div', { 'aria-live': 'polite' }, root);
  return {
    root: live,
    show(device: DeviceSignIn | undefined, clock: (at: number) => string) {
      root.hidden = live.hidden = device === undefined;
      if (!device) return;
      say(address, device.link);
      say(code, device.code);
      say(until, words('accounts.codeUntil', { time: clock(device.until) }));
    },
  };
}

/** Asked for only where neither the organization nor the person has given one. */
function createClientId(tools: Tools) {
  const { say: words } = tools;
  const field = inputField(tools, {
    label: words('accounts.clientId'),
    hint: words('accounts.clientIdHint'),
  });
  const form: SettingsForm = createTextForm(tools, [
    { path: 'webex.clientId', field, of: ({ webex }) => webex.clientId },
  ]);
  const bar = createSaveBar(tools, form);
  const root = element('div', { class: 'stack tight' }, form.root, bar.root);
  return {
    root,
    show(sheet: SettingsSheet | undefined) {
      if (!sheet) return;
      form.show(sheet);
      const given = (sheet.settings?.webex.clientId ?? sheet.known?.clientId ?? '') !== '';
      const locked = isLocked(sheet, 'webex.clientId');
      root.hidden = (given || locked) && !form.dirty();
      bar.show();
    },
  };
}
