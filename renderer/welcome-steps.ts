/** The steps of the first run, in the order in which one needs the other. */
import type { PlainKey } from '../main/core/language/speaker.ts';
import { modesWords } from '../main/core/phrases.ts';
import type { PresenceStatus } from '../main/core/presence.ts';
import { DEFAULT_RULES } from '../main/core/rules.ts';
import { createDiagnosisSteps } from './diagnosis-steps.ts';
import { createAnswerLine } from './answer-line.ts';
import { button, element, say } from './element.ts';
import { createFinesseAccount } from './finesse-account.ts';
import { isLocked } from './locks.ts';
import type { News, Tools } from './page.ts';
import { createRuleTable } from './rules.ts';
import { createSaveBar } from './save-bar.ts';
import { createWebexAccount } from './webex-account.ts';

export interface WelcomeStep {
  readonly title: PlainKey;
  readonly root: HTMLElement;
  show(news: News): void;
  /** False while something in the step itself is still to be done; it may be left out all the same. */
  done(news: News): boolean;
  /** False keeps the person here; what is wrong is told in the step. */
  leave(): Promise<boolean>;
}

interface PlannedStep {
  /** Nothing is left for the person to decide. */
  readonly answered: (news: News) => boolean;
  readonly make: (tools: Tools) => WelcomeStep;
}

const ASKS = (Object.keys(DEFAULT_RULES) as PresenceStatus[]).filter(
  (status) => DEFAULT_RULES[status].action === 'notReady',
);

/** Finesse first: without a server there are no settings that Webex could be signed in with. */
export const WELCOME_STEPS: readonly PlannedStep[] = [
  { answered: () => false, make: whatStep },
  { answered: hasFinesse, make: finesseStep },
  { answered: hasWebex, make: webexStep },
  {
    answered: ({ sheet }) =>
      ASKS.every((status) => sheet && isLocked(sheet, `rules.${status}.reason`)),
    make: rulesStep,
  },
  { answered: ({ sheet }) => sheet !== undefined && isLocked(sheet, 'mode'), make: startStep },
];

function hasFinesse({ accounts }: News): boolean {
  return accounts?.finesse.state === 'signedIn';
}

function hasWebex({ accounts }: News): boolean {
  return accounts?.webex.state === 'signedIn';
}

const freely = () => Promise.resolve(true);

function whatStep({ say: words }: Tools): WelcomeStep {
  const list = (...keys: readonly PlainKey[]) =>
    element('ul', {}, ...keys.map((key) => element('li', {}, words(key))));
  return {
    title: 'welcome.title',
    root: element(
      'div',
      { class: 'stack tight promises' },
      element('h2', {}, words('welcome.does')),
      list('welcome.does1', 'welcome.does2', 'welcome.does3'),
      element('h2', {}, words('welcome.never')),
      list('welcome.never1', 'welcome.never2', 'welcome.never3', 'welcome.never4'),
    ),
    show: () => undefined,
    done: () => true,
    leave: freely,
  };
}

function finesseStep(tools: Tools): WelcomeStep {
  const { bridge, say: words } = tools;
  const beside = button(words('welcome.test'), () => void test());
  const panel = createFinesseAccount(tools, { beside });
  const steps = createDiagnosisSteps(tools);
  const answer = createAnswerLine();
  let signedIn = false;
  // What is signed in already is not asked for again.
  const ensure = async () => (signedIn && !panel.typed()) || (await panel.signIn());
  const test = async () => {
    if (await ensure()) answer.follow(bridge.diagnose());
  };
  return {
    title: 'welcome.finesse',
    root: element(
      'div',
      { class: 'stack tight' },
      element('p', {}, words('welcome.finesseWhy')),
      panel.root,
      element('p', { class: 'hint' }, words('welcome.testHint')),
      answer.root,
      steps.root,
    ),
    show(news) {
      signedIn = hasFinesse(news);
      panel.show(news);
      steps.show(news.diagnosis);
    },
    done: hasFinesse,
    leave: ensure,
  };
}

function webexStep(tools: Tools): WelcomeStep {
  const panel = createWebexAccount(tools);
  return {
    title: 'welcome.webex',
    root: element(
      'div',
      { class: 'stack tight' },
      element('p', {}, tools.say('welcome.webexWhy')),
      panel.root,
    ),
    show: (news) => panel.show(news),
    done: hasWebex,
    leave: freely,
  };
}

function rulesStep(tools: Tools): WelcomeStep {
  const table = createRuleTable(tools, ASKS);
  const bar = createSaveBar(tools, table, '');
  return {
    title: 'welcome.rules',
    root: element(
      'div',
      { class: 'stack tight' },
      element('p', {}, tools.say('welcome.rulesWhy')),
      table.root,
      bar.root,
    ),
    show({ sheet }) {
      if (!sheet?.settings) return;
      table.show(sheet);
      bar.show();
    },
    done: () => true,
    leave: async () => !table.dirty() || (await bar.save()),
  };
}

function startStep(tools: Tools): WelcomeStep {
  const { bridge, newId, say: words } = tools;
  const group = newId();
  const answer = createAnswerLine();
  const today = createChoice(tools, group, 'welcome.observe');
  const now = createChoice(tools, group, 'welcome.auto');
  today.radio.checked = true;
  say(now.about, words('welcome.autoMeans'));
  return {
    title: 'welcome.start',
    root: element(
      'fieldset',
      { class: 'stack tight' },
      element('legend', {}, words('welcome.startWhy')),
      today.root,
      now.root,
      answer.root,
    ),
    show({ sheet }) {
      const modes = modesWords(sheet?.settings?.mode ?? 'auto', words);
      say(today.about, words('welcome.observeMeans', { modes }));
    },
    done: () => true,
    async leave() {
      const observes = today.radio.checked;
      const outcome = await (observes ? bridge.observeToday() : bridge.setMode('auto'));
      await answer.take(Promise.resolve(outcome));
      return outcome.ok;
    },
  };
}

function createChoice({ newId, say: words }: Tools, name: string, title: PlainKey) {
  const [id, aboutId] = [newId(), newId()];
  const radio = element('input', { type: 'radio', name, id, 'aria-describedby': aboutId });
  const about = element('p', { id: aboutId, class: 'hint' });
  const root = element(
    'div',
    { class: 'choice' },
    radio,
    element('label', { for: id }, words(title)),
    about,
  );
  return { about, radio, root };
}
