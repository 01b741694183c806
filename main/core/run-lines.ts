/** The lines of a run that no engine writes: its beginning, its end, and a history that begins anew. */
import type { JournalLine } from './journal.ts';
import type { Say } from './language/speaker.ts';
import { modesWords } from './phrases.ts';
import type { Mode, Modes, Settings } from './settings.ts';

export function startedLine(
  version: string,
  { finesse, mode, webex }: Settings,
  say: Say,
): JournalLine {
  const { nodes, user } = finesse;
  return {
    event: 'started',
    version,
    mode,
    user,
    nodes,
    realtime: webex.realtime,
    sentence: startedSentence({ version, user, mode }, say),
  };
}

export interface Started {
  readonly version: string;
  readonly user: string;
  readonly mode: Mode | Modes;
}

export function startedSentence({ mode, user, version }: Started, say: Say): string {
  return say('journal.started', { version, user, modes: modesWords(mode, say) });
}

export function stoppedLine(say: Say): JournalLine {
  return { event: 'stopped', sentence: say('journal.stopped') };
}

export function deletedLine(say: Say): JournalLine {
  return { event: 'historyDeleted', sentence: say('journal.historyDeleted') };
}
