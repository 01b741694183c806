/** French: times and durations. */
import type { TIME as ENGLISH } from '../en/time.ts';
import type { Translated } from '../message.ts';

export const TIME: Translated<typeof ENGLISH> = {
  'time.now': 'maintenant',
  'time.in': 'dans {duration}',
  'time.justNow': 'à l’instant',
  'time.ago': 'il y a {duration}',
  'time.for': 'depuis {duration},',
  'time.since': 'à partir de {time}',
  'time.otherDay': '{day} à {time}',
  'time.seconds': '{seconds} s',
  'time.minutes': '{minutes} min',
  'time.hours': '{hours} h',
  'time.days': '{days, plural, one {# jour} other {# jours}}',
};
