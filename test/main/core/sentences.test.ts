/** Every sentence that a person can read is whole: a capital, a full stop, and no gap where a value belongs. */
import { describe, expect, it } from 'vitest';
import { AGENT_STATES, type AgentState } from '../../../main/core/agent.ts';
import { attentionSentence, endedSentence, type Attention } from '../../../main/core/attention.ts';
import { sayAgain } from '../../../main/core/journal-again.ts';
import { entryShown, journalLine, type Choice, type Entry } from '../../../main/core/journal.ts';
import type { FailureKind } from '../../../main/core/outcome.ts';
import { PLATFORMS } from '../../../main/core/platform.ts';
import { PRESENCE_STATUSES } from '../../../main/core/presence.ts';
import { LANGUAGES } from '../../../main/core/language/language.ts';
import { speakerOf, type Say } from '../../../main/core/language/speaker.ts';
import { lasting, presenceWords } from '../../../main/core/phrases.ts';
import { sentenceOf, type Reason, type ReasonKind } from '../../../main/core/reasons.ts';
import { deletedLine, startedLine, stoppedLine } from '../../../main/core/run-lines.ts';
import { MODES, settingsSchema } from '../../../main/core/settings.ts';
import { ENGLISH } from '../../support/english.ts';

const AT = Date.UTC(2026, 10, 23, 14, 2, 10);
const face = (at: number) => new Date(at).toISOString().slice(11, 16);
const STATUSES = [...PRESENCE_STATUSES, 'unlisted'] as const;
const label = 'Webex Meeting';
const status = 'meeting';
const raw = 'focusing';

/** Each kind with every value that changes its words. A new kind does not compile without an example. */
const EXAMPLES: { readonly [K in ReasonKind]: readonly Extract<Reason, { kind: K }>[] } = {
  finesseRefusedCredentials: [{ kind: 'finesseRefusedCredentials', detail: 'it answered 401' }],
  finesseNotReadYet: [{ kind: 'finesseNotReadYet' }],
  finesseUnavailable: [{ kind: 'finesseUnavailable', detail: 'it does not answer' }],
  agentSignedOut: [{ kind: 'agentSignedOut' }],
  agentStateUnknown: [{ kind: 'agentStateUnknown' }],
  contact: AGENT_STATES.map((state) => ({ kind: 'contact', state })),
  contactFirst: AGENT_STATES.map((state) => ({ kind: 'contactFirst', state, label })),
  changePending: ['NOT_READY', 'READY', 'LOGOUT', 'WORK'].map((pendingState) => ({
    kind: 'changePending',
    pendingState,
  })),
  setByPerson: ['', 'Lunch'].map((chosen) => ({ kind: 'setByPerson', label: chosen })),
  setBySupervisor: [{ kind: 'setBySupervisor' }],
  setBySystem: [
    { kind: 'setBySystem', label: '', cause: undefined },
    { kind: 'setBySystem', label: 'Brand New', cause: undefined },
    ...Object.values(PLATFORMS).flatMap(({ systemCodes }) =>
      Object.values(systemCodes).map((cause) => ({ kind: 'setBySystem', label, cause }) as const),
    ),
  ],
  presenceNotHeardYet: [{ kind: 'presenceNotHeardYet' }],
  presenceLost: [{ kind: 'presenceLost', detail: 'Webex does not answer' }],
  presenceStale: [{ kind: 'presenceStale', confirmedAt: AT }],
  presenceHolds: STATUSES.map((one) => ({ kind: 'presenceHolds', status: one, raw })),
  callsUnknown: [{ kind: 'callsUnknown' }],
  customerCall: [{ kind: 'customerCall' }],
  paused: [AT, Infinity].map((until) => ({ kind: 'paused', until })),
  awayFromDesk: [{ kind: 'awayFromDesk' }],
  allClear: STATUSES.map((one) => ({ kind: 'allClear', status: one })),
  dwell: MODES.map((mode) => ({ kind: 'dwell', status, label, until: AT, mode })),
  saidOnce: STATUSES.map((one) => ({ kind: 'saidOnce', status: one })),
  reasonCodesNotRead: [{ kind: 'reasonCodesNotRead' }],
  reasonCodeMissing: [{ kind: 'reasonCodeMissing', label }],
  takeNotReady: STATUSES.map((one) => ({ kind: 'takeNotReady', status: one, label })),
  keptNotReady: STATUSES.flatMap((one) =>
    [true, false].flatMap((byItself) =>
      [0, 10_000, 60_000].map(
        (returnAfterMs) =>
          ({
            kind: 'keptNotReady',
            status: one,
            label,
            since: AT,
            returnAfterMs,
            byItself,
          }) as const,
      ),
    ),
  ),
  heldNotReady: STATUSES.map((one) => ({
    kind: 'heldNotReady',
    status: one,
    raw,
    label,
    since: AT,
  })),
  returning: MODES.map((mode) => ({ kind: 'returning', until: AT, mode })),
  giveBackReady: [{ kind: 'giveBackReady', label }],
  relabel: [{ kind: 'relabel', status, label, before: 'Webex Call' }],
  returnFailed: [{ kind: 'returnFailed' }],
  ownedTooLong: [{ kind: 'ownedTooLong', since: AT }],
  offerReady: [{ kind: 'offerReady', since: AT }],
  wouldTakeNotReady: [{ kind: 'wouldTakeNotReady', status, label }],
  wouldGiveBackReady: [{ kind: 'wouldGiveBackReady' }],
  askNotReady: [{ kind: 'askNotReady', status, label }],
  askReady: [{ kind: 'askReady' }],
  tooManyChanges: [{ kind: 'tooManyChanges', count: 6 }],
};

const detail = 'it does not answer';
const FAILURES: readonly FailureKind[] = [
  'unreachable',
  'outOfService',
  'throttled',
  'unreadable',
  'credentials',
  'untrusted',
  'forbidden',
  'refused',
  'cancelled',
];
const ATTENTION: Readonly<Record<Attention['about'], readonly Attention[]>> = {
  finesseCredentials: [{ about: 'finesseCredentials', detail: 'it answered 401' }],
  finesseSignOn: [{ about: 'finesseSignOn', detail: 'it is over' }],
  finesseUnavailable: FAILURES.map((failure) => ({ about: 'finesseUnavailable', detail, failure })),
  webexCredentials: [{ about: 'webexCredentials', detail: 'it answered 401' }],
  webexUnavailable: FAILURES.map((failure) => ({ about: 'webexUnavailable', detail, failure })),
  webexScopesNarrow: [['spark:kms'], ['spark:all', 'spark:kms']].map((missing) => ({
    about: 'webexScopesNarrow',
    missing,
  })),
  webexSignInEnds: [0, 1, 7].map((days) => ({ about: 'webexSignInEnds', days })),
  webexSignInNotKept: [{ about: 'webexSignInNotKept' }],
  webexAccountChanged: [{ about: 'webexAccountChanged', name: 'Agent Two', before: 'Agent One' }],
  presenceHidden: [{ about: 'presenceHidden' }],
  reasonCodesMissing: [
    { about: 'reasonCodesMissing', labels: ['Webex Call'] },
    { about: 'reasonCodesMissing', labels: ['Webex Call', 'Webex DND'] },
  ],
  reasonCodesUnavailable: [{ about: 'reasonCodesUnavailable', detail }],
  changeFailed: [{ about: 'changeFailed', detail }],
  tooManyChanges: [{ about: 'tooManyChanges', count: 6 }],
  recordRefused: [{ about: 'recordRefused', detail: 'the record is damaged' }],
};

const CHOICES: readonly Choice[] = [
  { kind: 'mode', modes: { notReady: 'auto', ready: 'ask' } },
  { kind: 'mode', modes: { notReady: 'observe', ready: 'observe' } },
  { kind: 'modeUntil', modes: { notReady: 'observe', ready: 'observe' }, until: AT },
  { kind: 'modeByItself', modes: { notReady: 'auto', ready: 'auto' } },
  { kind: 'pause', until: AT },
  { kind: 'pause', until: Infinity },
  { kind: 'resume' },
  { kind: 'yes' },
  { kind: 'no' },
  { kind: 'stayNotReady' },
  { kind: 'readyNow' },
  { kind: 'delay', until: AT },
];

function agentEntry(state: AgentState, code?: string): Entry {
  return {
    event: 'agent',
    at: AT,
    state,
    pendingState: undefined,
    reasonCodeId: undefined,
    label: code,
    stateChangeTime: '',
    setBy: undefined,
    node: 'finesse-a',
  };
}

const ENTRIES: readonly Entry[] = [
  ...STATUSES.map((one): Entry => ({
    event: 'presence',
    at: AT,
    presence: { status: one, raw, via: 'live', since: undefined },
  })),
  { event: 'presenceLost', at: AT, detail },
  ...AGENT_STATES.map((state) => agentEntry(state)),
  agentEntry('NOT_READY', 'Lunch'),
  ...CHOICES.map((choice): Entry => ({ event: 'choice', at: AT, choice })),
  ...(['done', 'failed', 'overtaken'] as const).flatMap((result): Entry[] => [
    { event: 'write', at: AT, target: { state: 'READY' }, label, result, detail },
    {
      event: 'write',
      at: AT,
      target: { state: 'NOT_READY', reasonCodeId: 41 },
      label,
      result,
      detail,
    },
  ]),
];

/** Every sentence in one language; the same places in each. */
function allIn(say: Say): readonly string[] {
  const needs = Object.values(ATTENTION).flat();
  return [
    ...Object.values(EXAMPLES)
      .flat()
      .map((reason) => sentenceOf(reason, face, say)),
    ...needs.map((one) => attentionSentence(one, say)),
    ...needs.map(({ about }) => endedSentence(about, say)),
    ...ENTRIES.map((entry) => journalLine(entry, face, say).sentence),
  ];
}

const ALL = LANGUAGES.map((language) => [language, allIn(speakerOf(language).say)] as const);

describe.each(ALL)('every sentence in %s', (language, sentences) => {
  it.each([...new Set(sentences)])('%s', (sentence) => {
    expect(sentence).toMatch(/^\p{Lu}.*[^.]\.$/u);
    expect(sentence).not.toMatch(/undefined|null|NaN|Infinity|\[object|\(""\)|\s\s|\.\.|NOT_READY/);
    expect(sentence).not.toMatch(/[{}#]/);
    // One or two sentences, each beginning with a capital.
    expect(sentence).not.toMatch(/[.:;] *[.:;]|\. \p{Ll}/u);
    expect(sentence.length).toBeLessThanOrEqual(language === 'en' ? 260 : 310);
  });

  it('tells its kinds apart', () => {
    const { say } = speakerOf(language);
    const kinds = Object.values(EXAMPLES).map(([first]) => first && sentenceOf(first, face, say));
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});

describe('each language', () => {
  it('says all of it in its own words', () => {
    for (const [index, english] of (ALL[0]?.[1] ?? []).entries()) {
      const said = new Set(ALL.map(([, sentences]) => sentences[index]));
      expect([english, said.size]).toEqual([english, LANGUAGES.length]);
    }
  });

  it('uses the words of the Finesse desktop for the two states', () => {
    const kept = { ...EXAMPLES.keptNotReady[0], returnAfterMs: 60_000, byItself: true } as Reason;
    const found = LANGUAGES.map((language) => sentenceOf(kept, face, speakerOf(language).say));
    expect(found).toEqual([
      'Not Ready ("Webex Meeting") since 14:02 because Webex shows you as active. Back to Ready 1 minute after that ends.',
      'Nicht bereit („Webex Meeting“) seit 14:02, weil Webex Sie als aktiv zeigt. Zurück auf Bereit 1 Minute nach dem Ende.',
      'Pas prêt («\u00a0Webex Meeting\u00a0») depuis 14:02, car Webex affiche votre statut comme actif. Retour à Prêt 1 minute après la fin.',
      'No listo («Webex Meeting») desde las 14:02 porque Webex muestra su estado como activo. De vuelta a Listo 1 minuto después de que termine.',
    ]);
  });

  it.each([
    ['en', ['0 seconds', '1 second', '2 seconds', '1 hour']],
    ['de', ['0 Sekunden', '1 Sekunde', '2 Sekunden', '1 Stunde']],
    ['fr', ['0 seconde', '1 seconde', '2 secondes', '1 heure']],
    ['es', ['0 segundos', '1 segundo', '2 segundos', '1 hora']],
  ] as const)('has one and many of a duration: %s', (language, words) => {
    const { say } = speakerOf(language);
    expect([0, 1_000, 2_000, 3_600_000].map((ms) => lasting(ms, say))).toEqual(words);
  });

  it('has one and many of what is missing, and of the days that are left', () => {
    const { say } = speakerOf('de');
    const sentences = [...ATTENTION.reasonCodesMissing, ...ATTENTION.webexSignInEnds].map((one) =>
      attentionSentence(one, say),
    );
    expect(sentences.map((sentence) => sentence.split('. ')[0])).toEqual([
      'Ihrem Team fehlt der Ursachencode „Webex Call“ in Finesse',
      'Ihrem Team fehlen die Ursachencodes „Webex Call“, „Webex DND“ in Finesse',
      'Ihre Anmeldung bei Webex endet heute',
      'Ihre Anmeldung bei Webex endet innerhalb eines Tages',
      'Ihre Anmeldung bei Webex endet innerhalb von 7 Tagen',
    ]);
  });
});

describe('a line of the journal, said again', () => {
  const german = speakerOf('de').say;
  const decisions = Object.values(EXAMPLES)
    .flat()
    .map((reason): Entry => ({ event: 'decision', at: AT, intent: 'rest', reason }));
  const needs = Object.values(ATTENTION)
    .flat()
    .flatMap((attention): Entry[] => [
      { event: 'attention', at: AT, attention },
      { event: 'attentionEnded', at: AT, about: attention.about },
    ]);
  const all = [...decisions, ...needs, ...ENTRIES];

  it('keeps all that another language needs, for every entry that there is', () => {
    for (const entry of all) {
      const stored: unknown = JSON.parse(JSON.stringify(journalLine(entry, face, ENGLISH)));
      const again = sayAgain(stored as Record<string, unknown>, face, german);
      expect(again).toBe(journalLine(entry, face, german).sentence);
    }
    expect(all.length).toBeGreaterThan(200);
  });

  it('is said for the beginning and the end of a run, and for a history that begins anew', () => {
    const settings = settingsSchema.parse({
      version: 1,
      mode: { notReady: 'auto', ready: 'ask' },
      finesse: { nodes: ['https://finesse.example'], user: '1001' },
    });
    const lines = [
      startedLine('1.2.3', settings, ENGLISH),
      stoppedLine(ENGLISH),
      deletedLine(ENGLISH),
    ];
    expect(lines.map((line) => sayAgain(line, face, german))).toEqual([
      'Finesse Presence 1.2.3 folgt 1001, im Modus „Automatisch“ für Nicht bereit und „Mich fragen“ für Bereit.',
      'Beendet. Ihr Finesse-Status bleibt, wie er ist.',
      'Sie haben den Verlauf gelöscht.',
    ]);
    expect(lines[0]?.sentence).toBe(
      'Finesse Presence 1.2.3 follows 1001, in the mode "Automatic" for Not Ready and "Ask me" for Ready.',
    );
  });

  it.each([
    { event: 'decision', reason: 'dwell', label: 'Webex Call' },
    {
      event: 'decision',
      reason: 'dwell',
      values: { status: 'call', label: 'x', mode: 'auto', until: 5 },
    },
    { event: 'decision', reason: 'ofTheFuture', values: {} },
    { event: 'decision', reason: 'constructor', values: {} },
    { event: 'choice', choice: 'mode' },
    { event: 'attention', about: 'ofTheFuture' },
    { event: 'ofTheFuture' },
    { event: 'toString' },
    {},
  ])('is not guessed where a value is missing or not known: %j', (line) => {
    expect(sayAgain(line, face, german)).toBeUndefined();
  });

  it('has its times by the date that the machine shows', () => {
    const reason = { kind: 'returning', until: AT, mode: 'auto' } as const;
    const hour = 3_600_000;
    const decision = entryShown({ event: 'decision', at: AT, intent: 'wait', reason }, hour);
    expect(journalLine(decision, face, ENGLISH)).toMatchObject({
      values: { until: new Date(AT + hour).toISOString(), mode: 'auto' },
    });
    expect(journalLine(decision, face, ENGLISH).sentence).toContain('15:02');
    const pause = { event: 'choice', at: AT, choice: { kind: 'pause', until: Infinity } } as const;
    expect(journalLine(entryShown(pause, hour), face, ENGLISH)['until']).toBe('resumed');
  });
});

describe('the words of the design', () => {
  it('tell since when, why, and what happens next', () => {
    const [kept] = EXAMPLES.keptNotReady;
    const reason = { ...kept, status, returnAfterMs: 10_000, byItself: true } as Reason;
    expect(sentenceOf(reason, face, ENGLISH)).toBe(
      'Not Ready ("Webex Meeting") since 14:02 because you are in a Webex meeting. Back to Ready 10 seconds after that ends.',
    );
  });

  it('show a word of Webex that this version does not know', () => {
    expect(presenceWords('unlisted', 'focusing', ENGLISH)).toContain('"focusing"');
    expect(presenceWords('active', 'active', ENGLISH)).not.toContain('"');
  });

  it.each([
    [1_000, '1 second'],
    [10_000, '10 seconds'],
    [60_000, '1 minute'],
    [90_000, '90 seconds'],
    [7_200_000, '2 hours'],
  ])('%i ms is %s', (ms, words) => {
    expect(lasting(ms, ENGLISH)).toBe(words);
  });
});
