/** The Finesse account: server, user and password, since when, signing out, and what is wrong. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import type { FinesseAccount } from '../preload/sheets.ts';
import { button, element, say } from './element.ts';
import { inputField, type Field } from './fields.ts';
import type { Patch } from './form.ts';
import { lockWords } from './locks.ts';
import { failureWords, type News, type Tools } from './page.ts';
import type { AccountPanel } from './webex-account.ts';

export interface FinessePanel extends AccountPanel {
  /** Saves the server where it was changed, and signs in. True when Finesse may be asked. */
  signIn(): Promise<boolean>;
  /** True while something is typed that was not sent yet. */
  typed(): boolean;
}

const STATES = {
  signedOut: 'accounts.signedOut',
  signedIn: 'accounts.signedIn',
  refused: 'accounts.refused',
} as const satisfies Readonly<Record<FinesseAccount['state'], PlainKey>>;

export function createFinesseAccount(
  tools: Tools,
  { firstRun = false }: { readonly firstRun?: boolean } = {},
): FinessePanel {
  const { bridge, say: words } = tools;
  const state = element('p', { class: 'account-state', role: 'status' });
  const facts = element('p', { class: 'times' });
  const trouble = element('p', { class: 'problem', role: 'alert', hidden: true });
  const fields = finesseFields(tools);
  const edited = watched(fields);
  let told = '';
  const signIn = async () => {
    const problem = await signedIn(tools, fields, edited, firstRun ? WATCHING : {});
    if (problem !== undefined) say(trouble, problem);
    return problem === '';
  };
  const enter = button(words('accounts.signIn'), () => void signIn(), 'primary');
  const signOut = button(words('accounts.signOut'), () => {
    void bridge.signOut('finesse').then((outcome) => {
      say(trouble, outcome.ok ? '' : failureWords(outcome.failure));
    });
  });
  const form = element('form', { class: 'form' }, ...Object.values(fields).map((one) => one.root));
  form.append(element('div', { class: 'row' }, ...(firstRun ? [] : [enter]), signOut));
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (!firstRun) void signIn();
  });
  return {
    root: element('div', { class: 'stack tight' }, state, facts, trouble, form),
    signIn,
    typed: () => edited.size > 0,
    show(news) {
      const account = news.accounts?.finesse;
      if (account) {
        const who = account.user;
        const signed = account.state === 'signedIn' && who !== '';
        say(state, signed ? words('accounts.signedInAs', { who }) : words(STATES[account.state]));
        say(facts, sinceWords(tools, account));
        if (account.trouble !== told) say(trouble, (told = account.trouble));
        signOut.hidden = account.state === 'signedOut';
      }
      fill(tools, fields, edited, news);
    },
  };
}

/** Until the person has chosen how to start, nothing is changed in Finesse. */
const WATCHING: Patch = { mode: 'observe' };

type FinesseFields = ReturnType<typeof finesseFields>;

function finesseFields(tools: Tools) {
  const { say: words } = tools;
  return {
    server: inputField(tools, {
      label: words('accounts.server'),
      hint: words('accounts.serverHint'),
      inputmode: 'url',
    }),
    second: inputField(tools, { label: words('accounts.secondServer'), inputmode: 'url' }),
    user: inputField(tools, { label: words('accounts.user'), autocomplete: 'username' }),
    password: inputField(tools, {
      label: words('accounts.password'),
      hint: words('accounts.passwordHint'),
      type: 'password',
      autocomplete: 'current-password',
    }),
  };
}

function watched(fields: FinesseFields): Set<Field> {
  const edited = new Set<Field>();
  for (const field of Object.values<Field>(fields)) {
    field.control.addEventListener('input', () => {
      edited.add(field);
      field.problem('');
    });
  }
  return edited;
}

function fill(tools: Tools, fields: FinesseFields, edited: Set<Field>, { sheet, accounts }: News) {
  const { second, server, user } = fields;
  const finesse = sheet?.settings?.finesse ?? sheet?.known;
  const put = (field: Field, value: string | undefined) => {
    if (!edited.has(field) && value !== undefined) field.control.value = value;
  };
  put(server, finesse?.nodes[0]);
  put(second, finesse?.nodes[1] ?? '');
  put(user, accounts?.finesse.user === '' ? finesse?.user : accounts?.finesse.user);
  if (!sheet) return;
  for (const field of [server, second]) lockWords(tools.say, sheet, 'finesse.nodes', field);
  lockWords(tools.say, sheet, 'finesse.user', user);
  // One line is enough for both.
  second.root.hidden = second.control.disabled && second.control.value === '';
}

function sinceWords({ say: words, times }: Tools, { since, state }: FinesseAccount): string {
  return state !== 'signedIn' || since === undefined
    ? ''
    : words('accounts.since', { date: times.date(since) });
}

/** What went wrong; empty when nothing did, undefined when a field says it itself. */
async function signedIn(
  tools: Tools,
  fields: FinesseFields,
  edited: Set<Field>,
  also: Patch,
): Promise<string | undefined> {
  const { bridge } = tools;
  if (!checked(tools, fields)) return undefined;
  const { password, user } = fields;
  if ([fields.server, fields.second, user].some((field) => edited.has(field))) {
    const outcome = await bridge.saveSettings({ ...patchOf(fields), ...also });
    if (!outcome.ok) return failureWords(outcome.failure);
    const problems = outcome.value.problems.filter(({ message, path }) => {
      const field = fieldAt(fields, path);
      field?.problem(`${message}.`);
      return !field;
    });
    if (problems.length > 0) return problems.map((one) => `${one.path}: ${one.message}.`).join(' ');
    if (outcome.value.problems.length > 0) return undefined;
  }
  const outcome = await bridge.signInFinesse(user.control.value.trim(), password.control.value);
  if (!outcome.ok) return failureWords(outcome.failure);
  password.control.value = '';
  edited.clear();
  return '';
}

function fieldAt(fields: FinesseFields, path: string): Field | undefined {
  if (path === 'finesse.user') return fields.user;
  if (/^finesse\.nodes\W?1/.test(path)) return fields.second;
  return path.startsWith('finesse.nodes') ? fields.server : undefined;
}

function patchOf({ second, server, user }: FinesseFields): Patch {
  const nodes = [server, second].map(({ control }) => control.value.trim()).filter(Boolean);
  const free = (field: Field) => !field.control.disabled;
  return {
    finesse: {
      ...(free(server) ? { nodes } : {}),
      ...(free(user) ? { user: user.control.value.trim() } : {}),
    },
  };
}

function checked({ say: words }: Tools, { password, second, server, user }: FinesseFields) {
  const address = (field: Field, needed: boolean) => {
    const written = field.control.value.trim();
    const fits = written === '' ? !needed : /^https?:\/\/[^\s@/]+(\/\S*)?$/i.test(written);
    field.problem(fits ? '' : words('window.expectedAddress'));
    return fits;
  };
  const something = (field: Field) => {
    const fits = field.control.value.trim() !== '';
    field.problem(fits ? '' : words('window.expectedSomething'));
    return fits;
  };
  const all = [address(server, true), address(second, false), something(user), something(password)];
  const [first] = [server, second, user, password].filter((_, index) => all[index] === false);
  first?.control.focus();
  return first === undefined;
}
