/** The Webex presences that can be chosen by hand, in Webex's own words and in a reader's. */

export interface PresenceChoice {
  readonly id: string;
  /** What a person would call it. */
  readonly words: string;
  /** In Apheleia's spelling. */
  readonly status: string;
  readonly extras?: Readonly<Record<string, unknown>>;
}

export const PRESENCES = [
  { id: 'active', words: 'Active', status: 'active' },
  { id: 'call', words: 'In a call', status: 'call' },
  { id: 'meeting', words: 'In a meeting', status: 'meeting', extras: { meetingType: 'online' } },
  // Webex says `meeting` for an entry in the calendar too; only the type tells them apart.
  {
    id: 'calendar',
    words: 'Calendar only',
    status: 'meeting',
    extras: { meetingType: 'calendar' },
  },
  { id: 'presenting', words: 'Presenting', status: 'presenting' },
  { id: 'dnd', words: 'Do not disturb', status: 'dnd' },
  { id: 'busy', words: 'Busy', status: 'busy' },
  { id: 'away', words: 'Away', status: 'inactive' },
  { id: 'outOfOffice', words: 'Out of office', status: 'ooo' },
  { id: 'unknown', words: 'Unknown', status: 'unknown' },
] as const satisfies readonly PresenceChoice[];

export type PresenceId = (typeof PRESENCES)[number]['id'];

export function presenceWith(id: PresenceId): PresenceChoice {
  const found = PRESENCES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no presence ${id}`);
  return found;
}
