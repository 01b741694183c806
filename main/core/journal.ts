/** The lines of the journal: what was seen, decided and done, each understandable on its own. */
import { AGENT_STATE_WORDS, type AgentState, type StateTarget } from './agent.ts';
import { attentionSentence, endedSentence, type Attention } from './attention.ts';
import type { PresenceReading } from './presence.ts';
import { presenceWords, sentenceOf, type ClockFace, type Reason } from './reasons.ts';
import type { Modes } from './settings.ts';
import type { Instant } from './time.ts';

/** Who brought the agent into the present state, as far as Finesse tells. */
export type SetBy = 'us' | 'supervisor' | 'system' | 'person';

/** What the person chose. */
export type Choice =
  | { readonly kind: 'mode'; readonly modes: Modes }
  | { readonly kind: 'pause'; readonly until: Instant }
  | { readonly kind: 'resume' }
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'stayNotReady' }
  | { readonly kind: 'readyNow' }
  | { readonly kind: 'delay'; readonly until: Instant };

export type Entry =
  | { readonly event: 'presence'; readonly at: Instant; readonly presence: PresenceReading }
  | { readonly event: 'presenceLost'; readonly at: Instant; readonly detail: string }
  | {
      readonly event: 'agent';
      readonly at: Instant;
      readonly state: AgentState;
      readonly pendingState: string | undefined;
      readonly reasonCodeId: number | undefined;
      readonly label: string | undefined;
      readonly stateChangeTime: string;
      readonly setBy: SetBy | undefined;
      readonly node: string;
    }
  | {
      readonly event: 'decision';
      readonly at: Instant;
      /** `setNotReady` and `setReady` are followed by a write; everything else leaves Finesse alone. */
      readonly intent: 'setNotReady' | 'setReady' | 'wait' | 'watch' | 'ask' | 'rest';
      readonly reason: Reason;
    }
  | {
      readonly event: 'write';
      readonly at: Instant;
      readonly target: StateTarget;
      readonly label: string;
      /** `overtaken`: somebody or something else changed the state meanwhile; it stays theirs. */
      readonly result: 'done' | 'failed' | 'overtaken';
      readonly detail: string;
    }
  | { readonly event: 'choice'; readonly at: Instant; readonly choice: Choice }
  | { readonly event: 'attention'; readonly at: Instant; readonly attention: Attention }
  | { readonly event: 'attentionEnded'; readonly at: Instant; readonly about: Attention['about'] };

/** One line of the journal as it is stored and printed: flat, with its sentence. */
export type JournalLine = Readonly<Record<string, unknown>> & {
  readonly event: string;
  readonly sentence: string;
};

export function journalLine(entry: Entry, face: ClockFace): JournalLine {
  switch (entry.event) {
    case 'presence':
    case 'presenceLost':
      return presenceLine(entry);
    case 'agent': {
      const { at: _when, ...seen } = entry;
      return { ...seen, sentence: agentSentence(entry) };
    }
    case 'decision': {
      const { intent, reason } = entry;
      const label = 'label' in reason ? reason.label : undefined;
      const sentence = sentenceOf(reason, face);
      return { event: 'decision', intent, reason: reason.kind, label, sentence };
    }
    case 'write': {
      const { detail, label, result, target } = entry;
      return { event: 'write', ...target, label, result, detail, sentence: writeSentence(entry) };
    }
    case 'choice':
      return {
        event: 'choice',
        choice: entry.choice.kind,
        sentence: choiceSentence(entry.choice, face),
      };
    case 'attention':
      return {
        event: 'attention',
        ...entry.attention,
        sentence: attentionSentence(entry.attention),
      };
    case 'attentionEnded':
      return { event: 'attentionEnded', about: entry.about, sentence: endedSentence(entry.about) };
  }
}

function choiceSentence(choice: Choice, face: ClockFace): string {
  switch (choice.kind) {
    case 'mode': {
      const { notReady, ready } = choice.modes;
      return `You chose the mode "${notReady}" for Not Ready and "${ready}" for Ready.`;
    }
    case 'pause':
      return choice.until === Infinity
        ? 'You paused until you resume.'
        : `You paused until ${face(choice.until)}.`;
    case 'resume':
      return 'You resumed.';
    case 'yes':
      return 'You said yes.';
    case 'no':
      return 'You said no.';
    case 'stayNotReady':
      return 'You chose to stay Not Ready.';
    case 'readyNow':
      return 'You chose Ready now.';
    case 'delay':
      return `You chose to stay Not Ready until ${face(choice.until)}.`;
  }
}

function presenceLine(entry: Extract<Entry, { event: 'presence' | 'presenceLost' }>): JournalLine {
  if (entry.event === 'presenceLost') {
    const { detail } = entry;
    const sentence = `Your Webex presence cannot be read: ${detail}.`;
    return { event: 'presence', status: null, detail, sentence };
  }
  const { raw, since, status, via } = entry.presence;
  const sentence = `${presenceWords(status, raw)}.`;
  return { event: 'presence', status, raw, via, since: iso(since), sentence };
}

function iso(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}

function named(state: AgentState, label: string | undefined): string {
  const quoted = label === undefined || label === '' ? '' : ` ("${label}")`;
  return `${AGENT_STATE_WORDS[state]}${state === 'NOT_READY' ? quoted : ''}`;
}

function agentSentence({ label, state }: Extract<Entry, { event: 'agent' }>): string {
  return `Finesse shows you as ${named(state, label)}.`;
}

function writeSentence(entry: Extract<Entry, { event: 'write' }>): string {
  const wanted = named(entry.target.state, entry.label);
  switch (entry.result) {
    case 'done':
      return `Finesse now shows you as ${wanted}, as this app asked.`;
    case 'failed':
      return `Finesse did not set you ${wanted}: ${entry.detail}.`;
    case 'overtaken':
      return `You were not set ${wanted}: ${entry.detail}. That stays as it is.`;
  }
}
