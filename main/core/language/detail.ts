/**
 * A failure's detail is kept in English: for the journal, the command line and support. Here it is
 * said in the language of the person, by the message that it was made with. What others wrote, for
 * example a server's own words, stays as it came.
 */
import { DETAILS } from './en/details.ts';
import { speakerOf, type Say } from './speaker.ts';

export type DetailKey = keyof typeof DETAILS;
type DetailValues = Readonly<Record<'host' | 'code' | 'print', string>>;

/** A message takes of the values what it names. */
type SayDetail = (key: DetailKey, values?: Partial<DetailValues>) => string;

/** In English, as every `Failure` holds it. */
export const detailOf = speakerOf('en').say as SayDetail;

export function isDetail(words: string): words is DetailKey {
  return Object.hasOwn(DETAILS, words);
}

const MADE_WITH = (Object.keys(DETAILS) as DetailKey[]).map((key) => {
  const text = DETAILS[key].replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return { key, form: new RegExp(`^${text.replace(/\{(\w+)\}/g, '(?<$1>.+?)')}$`, 's') };
});

export function detailIn(detail: string, say: Say): string {
  for (const { form, key } of MADE_WITH) {
    const made = form.exec(detail);
    if (made) return (say as SayDetail)(key, made.groups);
  }
  return detail;
}
