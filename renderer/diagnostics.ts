/** The diagnostics: the doctor's steps with their results, to copy, and a file for support. */
import { createAnswerLine } from './answer-line.ts';
import { createCopyText } from './copy-text.ts';
import { createDiagnosisSteps, diagnosisText } from './diagnosis-steps.ts';
import { download } from './download.ts';
import { button, element, say } from './element.ts';
import { pageTitle } from './page-title.ts';
import { PAGE_TITLES, type Page, type Tools } from './page.ts';

export function createDiagnostics(tools: Tools): Page {
  const { bridge, say: words } = tools;
  const answer = createAnswerLine();
  const steps = createDiagnosisSteps(tools);
  const copy = createCopyText(tools, { press: 'diagnostics.copy', name: 'diagnostics.result' });
  const support = createSupport(tools);
  const begin = button('', () => answer.follow(bridge.diagnose()), 'primary');
  const results = element(
    'section',
    { class: 'card', 'aria-label': words('diagnostics.steps') },
    steps.root,
    copy.root,
  );
  return {
    root: element(
      'div',
      { class: 'stack' },
      pageTitle(words(PAGE_TITLES.diagnostics)),
      element('p', { class: 'lead' }, words('diagnostics.why')),
      element('div', { class: 'row' }, begin),
      answer.root,
      results,
      support.root,
    ),
    show({ diagnosis, sheet }) {
      const seen = diagnosis?.steps ?? [];
      const running = diagnosis?.running === true;
      // Disabling it would take the keyboard away from the person who has just pressed it.
      say(begin, words(beginWords(running, seen.length > 0)));
      results.hidden = seen.length === 0;
      steps.show(diagnosis);
      copy.show(running || seen.length === 0 ? '' : diagnosisText(tools, seen));
      support.show(sheet?.version);
    },
  };
}

function beginWords(running: boolean, again: boolean) {
  if (running) return 'diagnostics.running';
  return again ? 'diagnostics.again' : 'diagnostics.begin';
}

function createSupport({ bridge, say: words }: Tools) {
  const told = element('p', { class: 'hint', role: 'status' });
  const answer = createAnswerLine();
  const version = element('p', { class: 'hint' });
  const save = async () => {
    const file = await answer.take(bridge.saveBundle());
    say(told, file ? words('diagnostics.saved', { name: file.name }) : '');
    if (file) download(file);
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
      answer.root,
      version,
    ),
    show: (running: string | undefined) =>
      say(version, running === undefined ? '' : words('diagnostics.version', { version: running })),
  };
}
