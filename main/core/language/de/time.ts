/** German: times and durations. */
import type { TIME as ENGLISH } from '../en/time.ts';
import type { Translated } from '../message.ts';

export const TIME: Translated<typeof ENGLISH> = {
  'time.now': 'jetzt',
  'time.in': 'in {duration}',
  'time.justNow': 'gerade eben',
  'time.ago': 'vor {duration}',
  'time.for': 'seit {duration},',
  'time.since': 'ab {time}',
  'time.otherDay': '{day}, {time}',
  'time.seconds': '{seconds} s',
  'time.minutes': '{minutes} min',
  'time.hours': '{hours} h',
  'time.days': '{days, plural, one {# Tag} other {# Tagen}}',
};
