/** The diagnostics: the doctor's steps with their results, to copy, and a file for support. */
import type { DiagnosisStep } from '../preload/sheets.ts';
import { createDiagnosisSteps, diagnosisText } from './diagnosis-steps.ts';
import { download } from './download.ts';
import { button, element, say } from './element.ts';
import { pageTitle } from './page-title.ts';
import { failureWords, PAGE_TITLES, type Page, type Tools } from './page.ts';

export function createDiagnostics(tools: Tools): Page {
  const { bridge, say: words } = tools;
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true });
  const steps = createDiagnosisSteps(tools);
  const copy = createCopy(tools);
  const begin = button(
    words('diagnostics.begin'),
    () => {
      void bridge.diagnose().then((outcome) => {
        say(problem, outcome.ok ? '' : failureWords(outcome.failure));
      });
    },
    'primary',
  );
  const support = createSupport(tools);
  return {
    root: element(
      'div',
      { class: 'stack' },
      pageTitle(words(PAGE_TITLES.diagnostics)),
      element('p', { class: 'lead' }, words('diagnostics.why')),
      element('div', { class: 'row' }, begin),
      problem,
      element(
        'section',
        { class: 'card', 'aria-label': words('diagnostics.steps') },
        steps.root,
        copy.root,
      ),
      support.root,
    ),
    show({ diagnosis, sheet }) {
      const seen = diagnosis?.steps ?? [];
      const running = diagnosis?.running === true;
      // Disabling it would take the keyboard away from the person who has just pressed it.
      begin.textContent = words(beginWords(running, seen.length > 0));
      steps.root.parentElement?.toggleAttribute('hidden', seen.length === 0);
      steps.show(diagnosis);
      copy.show(running ? [] : seen);
      support.show(sheet?.version);
    },
  };
}

function beginWords(running: boolean, again: boolean) {
  if (running) return 'diagnostics.running';
  return again ? 'diagnostics.again' : 'diagnostics.begin';
}

function createCopy(tools: Tools) {
  const { say: words } = tools;
  let text = '';
  const told = element('p', { class: 'hint', role: 'status' });
  const byHand = element('textarea', {
    readonly: '',
    rows: '6',
    'aria-label': words('diagnostics.result'),
    hidden: true,
  });
  // Where the shell around the page does not lend the clipboard, the text is there to be copied by hand.
  const offerByHand = () => {
    byHand.hidden = false;
    byHand.value = text;
    byHand.select();
    say(told, words('diagnostics.copyByHand'));
  };
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => say(told, words('diagnostics.copied')))
      .catch(offerByHand);
  const press = button(words('diagnostics.copy'), () => void copy());
  return {
    root: element(
      'div',
      { class: 'stack tight copy' },
      element('div', { class: 'row' }, press),
      told,
      byHand,
    ),
    show(steps: readonly DiagnosisStep[]) {
      press.hidden = steps.length === 0;
      const now = diagnosisText(tools, steps);
      if (now === text) return;
      text = now;
      byHand.hidden = true;
      say(told, '');
    },
  };
}

function createSupport(tools: Tools) {
  const { bridge, say: words } = tools;
  const told = element('p', { class: 'hint', role: 'status' });
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true });
  const version = element('p', { class: 'times' });
  const save = async () => {
    const outcome = await bridge.saveBundle();
    say(problem, outcome.ok ? '' : failureWords(outcome.failure));
    say(told, outcome.ok ? words('diagnostics.saved', { name: outcome.value.name }) : '');
    if (outcome.ok) download(outcome.value);
  };
  return {
    root: element(
      'section',
      { class: 'card stack tight' },
      element('h2', {}, words('diagnostics.support')),
      element('p', {}, words('diagnostics.supportWhy')),
      element(
        'div',
        { class: 'row' },
        button(words('diagnostics.bundle'), () => void save()),
      ),
      told,
      problem,
      version,
    ),
    show: (running: string | undefined) =>
      say(version, running === undefined ? '' : words('diagnostics.version', { version: running })),
  };
}
