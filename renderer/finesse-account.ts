/** The Finesse account: server, user and password, since when, signing out, and what is wrong. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import type { FieldProblem, FinesseAccount } from '../preload/sheets.ts';
import { createAnswerLine, type AnswerLine } from './answer-line.ts';
import { watchEdits, type Edits } from './edits.ts';
import { button, element, say } from './element.ts';
import { inputField, type Field } from './fields.ts';
import type { Patch } from './form.ts';
import { tellSource } from './locks.ts';
import type { News, Tools } from './page.ts';
import type { AccountPanel } from './webex-account.ts';

export interface FinessePanel extends AccountPanel {
  /** Saves the server where it was changed, and signs in. True when Finesse may be asked. */
  signIn(): Promise<boolean>;
  /** True while something is typed that was not sent yet. */
  typed(): boolean;
}

const STATES = {
  signedOut: 'accounts.signedOut',
  signingIn: 'accounts.signingInWindow',
  signedIn: 'accounts.signedIn',
  refused: 'accounts.refused',
} as const satisfies Readonly<Record<FinesseAccount['state'], PlainKey>>;

/** `beside`: a button of the first run that stands beside "Sign in"; there the form is never folded away. */
export function createFinesseAccount(
  tools: Tools,
  { beside }: { readonly beside?: HTMLElement } = {},
): FinessePanel {
  const { say: words } = tools;
  const state = element('p', { class: 'account-state', role: 'status' });
  const facts = element('p', { class: 'hint' });
  const answer = createAnswerLine();
  const fields = finesseFields(tools);
  const edits = watchEdits(Object.values<Field>(fields));
  const signIn = () => signedIn(tools, fields, { answer, edits, way });
  const form = createForm(tools, fields, answer, { beside, signIn: () => void signIn() });
  let told = '';
  let way: FinesseAccount['way'];
  return {
    root: element('div', { class: 'stack tight' }, state, facts, answer.root, form.root),
    signIn,
    typed: () => edits.any(),
    show(news) {
      const account = news.accounts?.finesse;
      if (account) {
        way = account.way;
        const who = account.user;
        const signed = account.state === 'signedIn' && who !== '';
        say(state, signed ? words('accounts.signedInAs', { who }) : words(STATES[account.state]));
        say(facts, sinceWords(tools, account));
        if (account.trouble !== told) answer.tell((told = account.trouble));
        form.show(account);
      }
      fill(tools, fields, edits, news);
    },
  };
}

/** Folded away for whoever is signed in: there is nothing to do. Not so in the first run. */
function createForm(
  { bridge, newId, say: words }: Tools,
  fields: FinesseFields,
  answer: AnswerLine,
  { beside, signIn }: { readonly beside: HTMLElement | undefined; readonly signIn: () => void },
) {
  const id = newId();
  const signOut = button(words('accounts.signOut'), () => answer.follow(bridge.signOut('finesse')));
  // Outside its form, so that all buttons share one row.
  const enter = element('button', { type: 'submit', form: id, class: 'primary' });
  const typing = createTyping(id, fields, signIn);
  const fold = element('summary', {}, words('accounts.change'));
  const folded = element('details', {}, fold, typing);
  const offer = () => (enter.hidden = !beside && !folded.open);
  folded.addEventListener('toggle', offer);
  const row = element('div', { class: 'row' }, enter, ...(beside ? [beside] : []), signOut);
  let before: FinesseAccount['state'] | undefined;
  return {
    root: element('div', { class: 'stack tight' }, beside ? typing : folded, row),
    show({ state, way }: FinesseAccount) {
      const signsOn = way === 'signOn';
      fields.password.root.hidden = signsOn;
      say(enter, words(signsOn ? 'accounts.signOn' : 'accounts.signIn'));
      signOut.hidden = state === 'signedOut';
      if (state !== before) unfold(state !== 'signedIn');
      before = state;
      offer();
    },
  };

  function unfold(open: boolean): void {
    const leaves = !open && [typing, enter].some((one) => one.contains(document.activeElement));
    folded.open = fold.hidden = open;
    // In the first run the way goes on elsewhere.
    enter.classList.toggle('primary', open || !beside);
    // The keyboard does not fall off what is folded away under it.
    if (leaves && !beside) fold.focus();
  }
}

function createTyping(id: string, fields: FinesseFields, send: () => void): HTMLElement {
  const typing = element(
    'form',
    { class: 'form', id },
    ...Object.values<Field>(fields).map(({ root }) => root),
  );
  typing.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  return typing;
}

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

function fill(tools: Tools, fields: FinesseFields, edits: Edits, { sheet, accounts }: News) {
  const { second, server, user } = fields;
  const finesse = sheet?.settings?.finesse ?? sheet?.known;
  const put = (field: Field, value: string | undefined) => {
    if (!edits.has(field) && value !== undefined) field.control.value = value;
  };
  put(server, finesse?.nodes[0]);
  put(second, finesse?.nodes[1] ?? '');
  put(user, accounts?.finesse.user === '' ? finesse?.user : accounts?.finesse.user);
  if (!sheet) return;
  for (const field of [server, second]) tellSource(tools.say, sheet, 'finesse.nodes', field);
  tellSource(tools.say, sheet, 'finesse.user', user);
  // One line is enough for both.
  second.root.hidden = second.control.disabled && second.control.value === '';
}

function sinceWords(
  { say: words, times }: Tools,
  { since, state, until, way }: FinesseAccount,
): string {
  if (state === 'signedOut' && way === 'signOn') return words('accounts.signOnHint');
  if (state === 'signedIn' && until !== undefined) {
    return words('accounts.until', { date: times.date(until) });
  }
  return state !== 'signedIn' || since === undefined
    ? ''
    : words('accounts.since', { date: times.date(since) });
}

interface Sending {
  readonly answer: AnswerLine;
  readonly edits: Edits;
  /** Undefined while the site has not told: then the app knows what is missing. */
  readonly way: FinesseAccount['way'];
}

/** True when all is stored; what went wrong is told at its field, or in the answer. */
async function signedIn(tools: Tools, fields: FinesseFields, sending: Sending): Promise<boolean> {
  const { bridge } = tools;
  const { answer, edits, way } = sending;
  const { password, second, server, user } = fields;
  if (!checked(tools, fields, way)) return false;
  if ([server, second, user].some((field) => edits.has(field))) {
    const saved = await answer.take(bridge.saveSettings(patchOf(fields)));
    if (!saved) return false;
    if (saved.problems.length > 0) {
      answer.tell(untoldWords(fields, saved.problems));
      return false;
    }
  }
  const outcome = await bridge.signInFinesse(user.control.value.trim(), password.control.value);
  await answer.take(Promise.resolve(outcome));
  if (!outcome.ok) return false;
  password.control.value = '';
  edits.forget();
  return true;
}

/** Each problem at its field; what has none, with its place in the settings. */
function untoldWords(fields: FinesseFields, problems: readonly FieldProblem[]): string {
  const untold = problems.filter(({ message, path }) => {
    const field = fieldAt(fields, path);
    field?.problem(`${message}.`);
    return !field;
  });
  return untold
    .map(({ message, path }) => `${path === '' ? '' : `${path}: `}${message}.`)
    .join(' ');
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

function checked({ say: words }: Tools, fields: FinesseFields, way: FinesseAccount['way']) {
  const { password, second, server, user } = fields;
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
  const all = [
    address(server, true),
    address(second, false),
    something(user),
    way !== 'password' || something(password),
  ];
  const [first] = [server, second, user, password].filter((_, index) => all[index] === false);
  first?.control.focus();
  return first === undefined;
}
