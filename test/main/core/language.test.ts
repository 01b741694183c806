/** The four languages: the same messages with the same values, none missing, none that nobody says. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { languageFor, LANGUAGES } from '../../../main/core/language/language.ts';
import { CATALOGS, speakerOf, type MessageKey } from '../../../main/core/language/speaker.ts';
import { minutesToMidnight, timeWords } from '../../../main/core/language/time-words.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../main/core/time.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const KEYS = Object.keys(CATALOGS.en) as MessageKey[];
const AT = Date.UTC(2026, 10, 22, 14, 2, 9);

/** As the parser of the messages numbers it. */
const LITERALS: ReadonlySet<number> = new Set([0]);

type Parts = ReturnType<IntlMessageFormat['getAst']>;

/** The names of the values in a message, also inside its plurals. */
function valuesOf(message: string): string[] {
  const names = new Set<string>();
  const visit = (parts: Parts): void => {
    for (const part of parts) {
      // A literal has its text as its value, and the number sign of a plural has none.
      if ('value' in part && !LITERALS.has(part.type)) names.add(part.value);
      if ('options' in part) Object.values(part.options).forEach(({ value }) => visit(value));
    }
  };
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

function sourcesOutsideTheCatalogs(): string {
  return ['renderer', 'main']
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => file.endsWith('.ts') && !/language[\\/](en|de|fr|es)[\\/]/.test(file))
    .map((file) => readFileSync(path.join(ROOT, file), 'utf8'))
    .join('\n');
}

describe('the languages', () => {
  it.each(LANGUAGES)('has every message in %s, with the same values', (language) => {
    expect(Object.keys(CATALOGS[language]).sort()).toEqual([...KEYS].sort());
    for (const key of KEYS) {
      const message = CATALOGS[language][key];
      expect(message.trim(), key).not.toBe('');
      expect([key, valuesOf(message)]).toEqual([key, valuesOf(CATALOGS.en[key])]);
    }
  });

  it('keeps no message that nobody says', () => {
    const sources = sourcesOutsideTheCatalogs();
    const unsaid = (keys: readonly string[]) => keys.filter((key) => !sources.includes(`'${key}'`));
    expect(unsaid(['status.planted'])).toEqual(['status.planted']);
    expect(unsaid(KEYS)).toEqual([]);
  });

  it('says one and many as each language does', () => {
    const found = (language: (typeof LANGUAGES)[number]) =>
      [0, 1, 2].map((count) => speakerOf(language).say('history.found', { count }));
    expect(found('en')).toEqual(['No line', '1 line', '2 lines']);
    expect(found('de')).toEqual(['Keine Zeile', '1 Zeile', '2 Zeilen']);
    expect(found('fr')).toEqual(['Aucune ligne', '1 ligne', '2 lignes']);
    expect(found('es')).toEqual(['Ninguna línea', '1 línea', '2 líneas']);
  });

  it('breaks no line before or within the marks of French', () => {
    const { say } = speakerOf('fr');
    expect(say('status.notReadyAs', { label: 'a : b' })).toBe('Pas prêt («\u00a0a : b\u00a0»)');
    expect(say('status.askReady')).toMatch(/\u00a0\?$/);
  });

  it('takes a value as text, whatever it looks like', () => {
    const label = '<b>{x}</b> ’{0}';
    expect(speakerOf('en').say('status.notReadyAs', { label })).toBe(`Not Ready (“${label}”)`);
  });

  it('speaks the first language of the person that it knows', () => {
    expect(languageFor(['de-AT', 'en'])).toBe('de');
    expect(languageFor(['pt-BR', 'es-MX'])).toBe('es');
    expect(languageFor(['fr_CA.UTF-8'])).toBe('fr');
    expect(languageFor(['ja'])).toBe('en');
    expect(languageFor([])).toBe('en');
  });
});

describe('times in words', () => {
  const english = timeWords(speakerOf('en'));
  const german = timeWords(speakerOf('de'));

  it.each([
    [7 * SECOND_MS, 'in 7 s'],
    [6_001, 'in 7 s'],
    [80 * SECOND_MS, 'in 1 min 20 s'],
    [10 * MINUTE_MS + 1, 'in 11 min'],
    [3 * HOUR_MS + 5 * MINUTE_MS, 'in 3 h 5 min'],
    [0, 'now'],
    [-1, 'now'],
  ])('counts down %i ms', (ms, words) => {
    expect(english.countdown(AT + ms, AT)).toBe(words);
  });

  it('tells how long something has been going on', () => {
    expect(english.since(AT - 12 * MINUTE_MS, AT)[0]).toBe('for 12 min,');
    expect(german.since(AT - 12 * MINUTE_MS, AT)[0]).toBe('seit 12 min,');
    expect(english.duration(2 * DAY_MS)).toBe('2 days');
    expect(german.ago(AT - 2 * DAY_MS, AT)).toBe('vor 2 Tagen');
    expect(english.ago(AT - 1_999, AT)).toBe('just now');
  });

  it('names the day of a time that is not today', () => {
    expect(english.clock(AT, AT)).toMatch(/^\d\d:\d\d$/);
    expect(english.clock(AT - 2 * DAY_MS, AT)).toMatch(/^20 Nov, \d\d:\d\d$/);
    expect(german.clock(AT - 2 * DAY_MS, AT)).toMatch(/^20\. Nov\.?, \d\d:\d\d$/);
  });

  it('names a day as it was written, in any time zone', () => {
    expect(english.day('2026-11-22')).toBe('Sunday 22 November');
    expect(german.day('2026-11-22')).toBe('Sonntag, 22. November');
    expect(english.day('')).toBe('');
  });

  it('pauses to midnight by whole minutes', () => {
    const evening = new Date(2026, 10, 22, 23, 59, 50).getTime();
    expect(minutesToMidnight(evening)).toBe(1);
    expect(minutesToMidnight(new Date(2026, 10, 22, 22, 0).getTime())).toBe(120);
  });
});
