/** The lines of the journal: what was seen, decided and done, each understandable on its own. */
import { z } from 'zod';
import type { AgentState, StateTarget } from './agent.ts';
import { attentionSentence, endedSentence, type Attention } from './attention.ts';
import { detailIn } from './language/detail.ts';
import type { PlainKey, Say } from './language/speaker.ts';
import { modesWords, notReady, presenceWords } from './phrases.ts';
import type { PresenceReading } from './presence.ts';
import { reasonShown, writtenValues, type Reason } from './reason-values.ts';
import { sentenceOf as reasonSentence, type ClockFace } from './reasons.ts';
import type { Modes } from './settings.ts';
import type { Instant } from './time.ts';
import { WRITTEN_INSTANT } from './written-instant.ts';

/** Who brought the agent into the present state, as far as Finesse tells. */
export type SetBy = 'us' | 'supervisor' | 'system' | 'person';

/** What the person chose. */
export type Choice =
  | { readonly kind: 'mode'; readonly modes: Modes }
  | { readonly kind: 'modeUntil'; readonly modes: Modes; readonly until: Instant }
  /** The end of that: no choice of this moment. */
  | { readonly kind: 'modeByItself'; readonly modes: Modes }
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
export type JournalLine = Fields & { readonly sentence: string };
type Fields = Readonly<Record<string, unknown>> & { readonly event: string };

/** Every instant by the date that the machine shows, which runs `driftMs` ahead of the engine's steady clock. */
export function entryShown(entry: Entry, driftMs: number): Entry {
  const at = entry.at + driftMs;
  if (entry.event === 'decision') {
    return { ...entry, at, reason: reasonShown(entry.reason, driftMs) };
  }
  if (entry.event === 'choice' && 'until' in entry.choice) {
    return { ...entry, at, choice: { ...entry.choice, until: entry.choice.until + driftMs } };
  }
  return { ...entry, at };
}

/** `entry` by the date that the machine shows. */
export function journalLine(entry: Entry, face: ClockFace, say: Say): JournalLine {
  return { ...fieldsOf(entry), sentence: sentenceOf(entry, face, say) };
}

function fieldsOf(entry: Entry): Fields {
  switch (entry.event) {
    case 'presence': {
      const { raw, since, status, via } = entry.presence;
      const begun = since === undefined ? undefined : new Date(since).toISOString();
      return { event: 'presence', status, raw, via, since: begun };
    }
    case 'presenceLost':
      return { event: 'presence', status: null, detail: entry.detail };
    case 'agent': {
      const { at: _when, ...seen } = entry;
      return seen;
    }
    case 'decision': {
      const { intent, reason } = entry;
      const label = 'label' in reason ? reason.label : undefined;
      return {
        event: 'decision',
        intent,
        reason: reason.kind,
        label,
        values: writtenValues(reason),
      };
    }
    case 'write': {
      const { detail, label, result, target } = entry;
      return { event: 'write', ...target, label, result, detail };
    }
    case 'choice': {
      const { kind: choice, ...values } = entry.choice;
      const until = 'until' in values ? z.encode(WRITTEN_INSTANT, values.until) : undefined;
      return { event: 'choice', choice, ...values, until };
    }
    case 'attention':
      return { event: 'attention', ...entry.attention };
    case 'attentionEnded':
      return { event: 'attentionEnded', about: entry.about };
  }
}

/** As much of an entry as its sentence needs. */
export type Told =
  | { readonly event: 'presence'; readonly presence: Pick<PresenceReading, 'status' | 'raw'> }
  | Pick<Extract<Entry, { event: 'presenceLost' }>, 'event' | 'detail'>
  | Pick<Extract<Entry, { event: 'agent' }>, 'event' | 'state' | 'label'>
  | Pick<Extract<Entry, { event: 'decision' }>, 'event' | 'reason'>
  | ({ readonly event: 'write'; readonly target: Pick<StateTarget, 'state'> } & Pick<
      Extract<Entry, { event: 'write' }>,
      'label' | 'result' | 'detail'
    >)
  | { readonly event: 'choice'; readonly choice: Choice }
  | { readonly event: 'attention'; readonly attention: Attention }
  | { readonly event: 'attentionEnded'; readonly about: Attention['about'] };

export function sentenceOf(told: Told, face: ClockFace, say: Say): string {
  switch (told.event) {
    case 'presence': {
      const { raw, status } = told.presence;
      return say('journal.presence', { presence: presenceWords(status, raw, say) });
    }
    case 'presenceLost':
      return say('journal.presenceLost', { detail: detailIn(told.detail, say) });
    case 'agent':
      return say('journal.agent', { state: named(told.state, told.label, say) });
    case 'decision':
      return reasonSentence(told.reason, face, say);
    case 'write':
      return writeSentence(told, say);
    case 'choice':
      return choiceSentence(told.choice, face, say);
    case 'attention':
      return attentionSentence(told.attention, say);
    case 'attentionEnded':
      return endedSentence(told.about, say);
  }
}

function choiceSentence(choice: Choice, face: ClockFace, say: Say): string {
  switch (choice.kind) {
    case 'mode':
      return say('journal.mode', { modes: modesWords(choice.modes, say) });
    case 'modeUntil':
      return say('journal.modeUntil', {
        modes: modesWords(choice.modes, say),
        time: face(choice.until),
      });
    case 'modeByItself':
      return say('journal.modeByItself', { modes: modesWords(choice.modes, say) });
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

function writeSentence(
  { label, result, target, ...told }: Extract<Told, { event: 'write' }>,
  say: Say,
): string {
  const detail = detailIn(told.detail, say);
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
