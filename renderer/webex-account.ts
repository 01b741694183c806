/** The Webex account: who, since when, until when, signing in and out, and what is wrong. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import type { DeviceSignIn, SettingsSheet, WebexAccount } from '../preload/sheets.ts';
import { button, element, say } from './element.ts';
import { inputField } from './fields.ts';
import type { SettingsForm } from './form.ts';
import { sourceOf } from './locks.ts';
import { failureWords, type News, type Tools } from './page.ts';
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
  const { bridge, say: words, times } = tools;
  const state = element('p', { class: 'account-state', role: 'status' });
  const facts = element('p', { class: 'times' });
  const trouble = element('p', { class: 'problem', role: 'alert', hidden: true });
  const device = createDevice(tools);
  const client = createClientId(tools);
  const ask = (answer: ReturnType<typeof bridge.cancelSignIn>) => {
    void answer.then((outcome) => say(trouble, outcome.ok ? '' : failureWords(outcome.failure)));
  };
  const browser = button(words('accounts.signInBrowser'), () => ask(bridge.signInWebex('browser')));
  browser.classList.add('primary');
  const other = button(words('accounts.signInDevice'), () => ask(bridge.signInWebex('device')));
  const cancel = button(words('window.cancel'), () => ask(bridge.cancelSignIn()));
  const signOut = button(words('accounts.signOut'), () => ask(bridge.signOut('webex')));
  let told = '';
  return {
    root: element(
      'div',
      { class: 'stack tight' },
      state,
      facts,
      trouble,
      device.root,
      client.root,
      element('div', { class: 'row' }, browser, other, cancel, signOut),
    ),
    show({ accounts, now, sheet }) {
      const webex = accounts?.webex;
      if (!webex) return;
      say(state, stateWords(tools, webex));
      say(facts, factsOf(tools, webex).join(' · '));
      // What the app says stands until it says otherwise; what a call answered stands until then.
      if (webex.trouble !== told) say(trouble, (told = webex.trouble));
      device.show(webex.device, (at) => times.clock(at, now));
      client.show(sheet);
      const signingIn = webex.state === 'signingIn';
      browser.hidden = other.hidden = signingIn || webex.state === 'signedIn';
      cancel.hidden = !signingIn;
      signOut.hidden = webex.state === 'signedOut' || signingIn;
    },
  };
}

function stateWords({ say: words }: Tools, { device, state, who }: WebexAccount): string {
  if (state === 'signedIn' && who !== '') return words('accounts.signedInAs', { who });
  if (state === 'signingIn' && device) return words('accounts.signingInDevice');
  return words(STATES[state]);
}

function factsOf({ say: words, times }: Tools, { since, state, until }: WebexAccount): string[] {
  if (state !== 'signedIn') return [];
  return [
    ...(since === undefined ? [] : [words('accounts.since', { date: times.date(since) })]),
    ...(until === undefined ? [] : [words('accounts.until', { date: times.date(until) })]),
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
  return {
    root: element('div', { 'aria-live': 'polite' }, root),
    show(device: DeviceSignIn | undefined, clock: (at: number) => string) {
      root.hidden = this.root.hidden = device === undefined;
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
  return {
    root: element('div', { class: 'stack tight' }, form.root, bar.root),
    show(sheet: SettingsSheet | undefined) {
      if (!sheet) return;
      form.show(sheet);
      const given = (sheet.settings?.webex.clientId ?? sheet.known?.clientId ?? '') !== '';
      const locked = sourceOf(sheet, 'webex.clientId') === 'organization';
      this.root.hidden = (given || locked) && !form.dirty();
      bar.show();
    },
  };
}
