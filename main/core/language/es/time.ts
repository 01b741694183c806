/** Spanish: times and durations. */
import type { TIME as ENGLISH } from '../en/time.ts';
import type { Translated } from '../message.ts';

export const TIME: Translated<typeof ENGLISH> = {
  'time.now': 'ahora',
  'time.in': 'en {duration}',
  'time.justNow': 'ahora mismo',
  'time.ago': 'hace {duration}',
  'time.for': 'desde hace {duration},',
  'time.since': 'a las {time}',
  'time.otherDay': '{day}, {time}',
  'time.seconds': '{seconds} s',
  'time.minutes': '{minutes} min',
  'time.hours': '{hours} h',
  'time.days': '{days, plural, one {# día} other {# días}}',
};
