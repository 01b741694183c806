/** The first and the last line of a run in the journal: rules and reports begin and end with them. */
import type { JournalLine } from './journal.ts';
import { modesOf, type Settings } from './settings.ts';

export function startedLine(version: string, { finesse, mode, webex }: Settings): JournalLine {
  const { notReady, ready } = modesOf(mode);
  return {
    event: 'started',
    version,
    mode,
    user: finesse.user,
    nodes: finesse.nodes,
    realtime: webex.realtime,
    sentence: `Finesse Presence ${version} follows ${finesse.user}. Mode: "${notReady}" for Not Ready, "${ready}" for Ready.`,
  };
}

export function stoppedLine(): JournalLine {
  return { event: 'stopped', sentence: 'Stopped. Your Finesse state stays as it is.' };
}
