/** The lines of the journal: what was seen, decided and done, each understandable on its own. */
import type { AgentState, StateTarget } from './agent.ts';
import { attentionSentence, endedSentence, type Attention } from './attention.ts';
import type { PlainKey, Say } from './language/speaker.ts';
import { notReady, presenceWords } from './phrases.ts';
import type { PresenceReading } from './presence.ts';
import { sentenceOf, type ClockFace, type Reason } from './reasons.ts';
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

export function journalLine(entry: Entry, face: ClockFace, say: Say): JournalLine {
  switch (entry.event) {
    case 'presence':
    case 'presenceLost':
      return presenceLine(entry, say);
    case 'agent': {
      const { at: _when, ...seen } = entry;
      return { ...seen, sentence: agentSentence(entry, say) };
    }
    case 'decision': {
      const { intent, reason } = entry;
      const label = 'label' in reason ? reason.label : undefined;
      const sentence = sentenceOf(reason, face, say);
      return { event: 'decision', intent, reason: reason.kind, label, sentence };
    }
    case 'write': {
      const { detail, label, result, target } = entry;
      const sentence = writeSentence(entry, say);
      return { event: 'write', ...target, label, result, detail, sentence };
    }
    case 'choice':
      return {
        event: 'choice',
        choice: entry.choice.kind,
        sentence: choiceSentence(entry.choice, face, say),
      };
    case 'attention':
      return {
        event: 'attention',
        ...entry.attention,
        sentence: attentionSentence(entry.attention, say),
      };
    case 'attentionEnded': {
      const { about } = entry;
      return { event: 'attentionEnded', about, sentence: endedSentence(about, say) };
    }
  }
}

function choiceSentence(choice: Choice, face: ClockFace, say: Say): string {
  switch (choice.kind) {
    case 'mode':
      return say('journal.mode', choice.modes);
    case 'pause':
      return choice.until === Infinity
        ? say('journal.pauseOpen')
        : say('journal.pause', { time: face(choice.until) });
    case 'resume':
      return say('journal.resume');
    case 'yes':
      return say('journal.yes');
    case 'no':
      return say('journal.no');
    case 'stayNotReady':
      return say('journal.stayNotReady');
    case 'readyNow':
      return say('journal.readyNow');
    case 'delay':
      return say('journal.delay', { time: face(choice.until) });
  }
}

function presenceLine(
  entry: Extract<Entry, { event: 'presence' | 'presenceLost' }>,
  say: Say,
): JournalLine {
  if (entry.event === 'presenceLost') {
    const { detail } = entry;
    const sentence = say('journal.presenceLost', { detail });
    return { event: 'presence', status: null, detail, sentence };
  }
  const { raw, since, status, via } = entry.presence;
  const sentence = say('journal.presence', { presence: presenceWords(status, raw, say) });
  return { event: 'presence', status, raw, via, since: iso(since), sentence };
}

function iso(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}

function named(state: AgentState, label: string | undefined, say: Say): string {
  return state === 'NOT_READY' ? notReady(label ?? '', say) : say(STATES[state]);
}

/** As in the middle of a sentence. */
const STATES: Readonly<Record<AgentState, PlainKey>> = {
  LOGOUT: 'state.LOGOUT',
  NOT_READY: 'part.notReady',
  READY: 'part.ready',
  RESERVED: 'state.RESERVED',
  RESERVED_OUTBOUND: 'state.RESERVED_OUTBOUND',
  RESERVED_OUTBOUND_PREVIEW: 'state.RESERVED_OUTBOUND_PREVIEW',
  TALKING: 'state.TALKING',
  HOLD: 'state.HOLD',
  WORK: 'state.WORK',
  WORK_READY: 'state.WORK',
  UNKNOWN: 'state.UNKNOWN',
};

function agentSentence({ label, state }: Extract<Entry, { event: 'agent' }>, say: Say): string {
  return say('journal.agent', { state: named(state, label, say) });
}

function writeSentence(entry: Extract<Entry, { event: 'write' }>, say: Say): string {
  const { detail, label, result, target } = entry;
  const state = named(target.state, label, say);
  switch (result) {
    case 'done':
      return say('journal.done', { state });
    case 'failed':
      return say('journal.failed', { state, detail });
    case 'overtaken':
      return say('journal.overtaken', { state, detail });
  }
}
