/** English: times and durations. */
export const TIME = {
  'time.now': 'now',
  'time.in': 'in {duration}',
  'time.justNow': 'just now',
  'time.ago': '{duration} ago',
  'time.for': 'for {duration},',
  'time.since': 'since {time}',
  'time.otherDay': '{day}, {time}',
  'time.seconds': '{seconds} s',
  'time.minutes': '{minutes} min',
  'time.hours': '{hours} h',
  'time.days': '{days, plural, one {# day} other {# days}}',
} as const;
