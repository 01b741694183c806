/** Says a message in one language: the keys and the values that a message needs are known to the compiler. */
import { IntlMessageFormat } from 'intl-messageformat';
import { ENGLISH } from './en/catalog.ts';
import { FRENCH } from './fr/catalog.ts';
import { GERMAN } from './de/catalog.ts';
import { SPANISH } from './es/catalog.ts';
import type { Language } from './language.ts';
import type { ValueName } from './message.ts';

type English = typeof ENGLISH;
export type MessageKey = keyof English;

/** What a key needs beside itself: nothing, or a value for each name in its message. */
export type ValuesOf<K extends MessageKey> = [ValueName<English[K]>] extends [never]
  ? readonly []
  : readonly [Readonly<Record<ValueName<English[K]>, string | number>>];

/** The keys whose message stands for itself. */
export type PlainKey = {
  [K in MessageKey]: ValuesOf<K> extends readonly [] ? K : never;
}[MessageKey];

export type Say = <K extends MessageKey>(key: K, ...values: ValuesOf<K>) => string;

export interface Speaker {
  readonly language: Language;
  /** For `Intl`. */
  readonly locale: string;
  readonly say: Say;
}

/** Each language has every key: what is missing does not compile. */
export const CATALOGS: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
};

/** English dates as most of the world writes them, with a clock of 24 hours like all the others. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es' };

export function speakerOf(language: Language): Speaker {
  const locale = LOCALES[language];
  const made = new Map<MessageKey, IntlMessageFormat>();
  const formatOf = (key: MessageKey): IntlMessageFormat => {
    const known = made.get(key);
    if (known) return known;
    // Tags are off: a message is text, never markup.
    const message = unbroken(CATALOGS[language][key], language);
    const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    made.set(key, format);
    return format;
  };
  return { language, locale, say: (key, ...[values]) => String(formatOf(key).format(values)) };
}

/** French has a space before and within its marks, at which no line may break. */
function unbroken(message: string, language: Language): string {
  if (language !== 'fr') return message;
  return message.replace(/(?<=«) | (?=[»:;?!])/g, '\u00a0');
}
