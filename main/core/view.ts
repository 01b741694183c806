/** Everything that the window and the tray show, as plain values made from what the engine remembers. */
import type { AgentState } from './agent.ts';
import { attentionSentence, type Attention } from './attention.ts';
import { decide } from './engine/decide.ts';
import { staleAt } from './engine/opinion.ts';
import { isOurs, setBy } from './engine/ownership.ts';
import type { Intent } from './engine/situation.ts';
import type { EngineState, PresenceTrack } from './engine/state.ts';
import { attentionOf } from './engine/tell.ts';
import type { SetBy } from './journal.ts';
import { detailIn } from './language/detail.ts';
import type { Say } from './language/speaker.ts';
import type { Policy } from './policy.ts';
import type { PresenceReading } from './presence.ts';
import { sentenceOf, type ClockFace, type IdleKind, type ReasonKind } from './reasons.ts';
import { ruleOf } from './rules.ts';
import type { Modes } from './settings.ts';
import { AGENT_NAMES, PRESENCE_NAMES } from './state-names.ts';
import type { Instant } from './time.ts';
import { faceOf, tellsReason, type Face } from './tone.ts';

/** Survives JSON unchanged. Every instant is a date and time as the machine shows it. */
export interface View extends Face {
  /** When this was true. */
  readonly at: Instant;
  readonly reason: { readonly kind: ReasonKind | IdleKind; readonly sentence: string };
  /** What happens by itself if nothing else does; undefined when only events change anything. */
  readonly next: Next | undefined;
  /** True while the Not Ready is ours, so that the person may stay, hurry or delay. */
  readonly ours: boolean;
  /** What only the person may do, as long as it waits for an answer. */
  readonly question: OpenQuestion | undefined;
  readonly webex: WebexSide;
  readonly finesse: FinesseSide;
  readonly modes: Modes;
  /** `resumed`: until the person resumes. Undefined when not paused. */
  readonly pausedUntil: Instant | 'resumed' | undefined;
  /** Most urgent first. */
  readonly attention: readonly AttentionLine[];
}

export interface Next {
  /** In mode `observe` it would happen, in mode `ask` the person is asked. */
  readonly kind: 'notReady' | 'ready' | 'resume';
  /** Reason label of a Not Ready, else empty. */
  readonly label: string;
  /** When the countdown began, where that is known. */
  readonly from: Instant | undefined;
  readonly until: Instant;
}

export interface OpenQuestion {
  readonly id: number;
  readonly target: 'READY' | 'NOT_READY';
  readonly until: Instant;
}

export interface WebexSide {
  /** `stale` and `lost`: the rest is the last that was known. `waiting`: nothing was heard yet. */
  readonly link: 'well' | 'stale' | 'lost' | 'waiting';
  readonly status: PresenceReading['status'] | undefined;
  readonly words: string;
  readonly since: Instant | undefined;
  readonly via: PresenceReading['via'] | undefined;
  readonly confirmedAt: Instant | undefined;
  /** Why presence cannot be had; empty while it can. */
  readonly trouble: string;
}

export interface FinesseSide {
  /** `lost` and `refused`: the rest is the last that was known. `waiting`: nothing was read yet. */
  readonly link: 'well' | 'lost' | 'refused' | 'waiting';
  readonly state: AgentState | undefined;
  readonly words: string;
  /** Reason label of a Not Ready, empty when Finesse tells none. */
  readonly label: string;
  /** The state that applies after the call. */
  readonly pendingState: string | undefined;
  readonly since: Instant | undefined;
  readonly setBy: SetBy | undefined;
  /** Host and port that answered last. */
  readonly node: string | undefined;
  readonly readAt: Instant | undefined;
  /** Why Finesse cannot be used; empty while it can. */
  readonly trouble: string;
}

export interface AttentionLine {
  readonly about: Attention['about'];
  readonly sentence: string;
  /** It says what the reason says, and more: one of the two is enough. */
  readonly tellsReason: boolean;
  /** For the administrator to paste: a line each, the number and the label with a tab between them. */
  readonly table?: string;
}

/** How the machine shows a time: its date may run ahead of the steady clock that the engine uses. */
export interface ShownClock {
  readonly driftMs: number;
  /** Takes an instant as the machine shows it. */
  readonly face: ClockFace;
}

/** Every word in the language of `say`. */
export function viewOf(
  state: EngineState,
  policy: Policy,
  at: Instant,
  clock: ShownClock,
  say: Say,
): View {
  const shown = (instant: Instant) => instant + clock.driftMs;
  // Not the remembered intent: that one is as old as the last step.
  const intent = decide(state, policy, at);
  const attention = attentionOf(state, policy);
  const { pausedUntil } = state;
  return {
    at: shown(at),
    ...faceOf(intent.reason, attention, state.modes, say),
    reason: {
      kind: intent.reason.kind,
      sentence: sentenceOf(intent.reason, (instant) => clock.face(shown(instant)), say),
    },
    next: nextOf(intent, state, policy, shown),
    ours: state.finesse.reading !== undefined && isOurs(state.ownership, state.finesse.reading),
    question: openQuestion(state, shown),
    webex: webexSide(state, policy, at, shown, say),
    finesse: finesseSide(state, at, shown, say),
    modes: state.modes,
    pausedUntil: pausedUntil === Infinity ? 'resumed' : pausedUntil && shown(pausedUntil),
    attention: attention.map((one) => ({
      about: one.about,
      sentence: attentionSentence(one, say),
      tellsReason: tellsReason(one, intent.reason),
      ...('table' in one && one.table ? { table: one.table } : {}),
    })),
  };
}

type Shown = (instant: Instant) => Instant;

function openQuestion({ question }: EngineState, shown: Shown): OpenQuestion | undefined {
  if (question?.answer !== 'open') return undefined;
  const { id, target, until } = question;
  return { id, target, until: shown(until) };
}

function nextOf(
  { reason }: Intent,
  { webex }: EngineState,
  policy: Policy,
  shown: Shown,
): Next | undefined {
  if (reason.kind === 'dwell') {
    const dwellMs = webex.latest && ruleOf(policy.rules, webex.latest.reading).enterAfterMs;
    const from = shown(reason.until - (dwellMs ?? 0));
    return { kind: 'notReady', label: reason.label, from, until: shown(reason.until) };
  }
  if (reason.kind === 'returning') {
    const from = shown(reason.until - policy.returnAfterMs);
    return { kind: 'ready', label: '', from, until: shown(reason.until) };
  }
  if (reason.kind === 'paused' && reason.until !== Infinity) {
    return { kind: 'resume', label: '', from: undefined, until: shown(reason.until) };
  }
  return undefined;
}

function webexSide(
  { webex }: EngineState,
  policy: Policy,
  at: Instant,
  shown: Shown,
  say: Say,
): WebexSide {
  const { latest, lost } = webex;
  const trouble = detailIn(lost?.detail ?? '', say);
  if (!latest) {
    const nothing = { status: undefined, since: undefined, via: undefined, confirmedAt: undefined };
    const link = lost ? 'lost' : 'waiting';
    const words = say(lost ? 'status.notKnown' : 'status.nothingYet');
    return { link, ...nothing, words, trouble };
  }
  const { raw, status, via } = latest.reading;
  const stale = at >= staleAt(latest, policy);
  return {
    link: lost ? 'lost' : stale ? 'stale' : 'well',
    status,
    words:
      status === 'unlisted' && raw !== ''
        ? say('quoted', { words: raw })
        : say(PRESENCE_NAMES[status]),
    since: presenceSince(latest, shown),
    via,
    confirmedAt: shown(latest.confirmedAt),
    trouble,
  };
}

/** Webex's own clock may run ahead of ours: nothing began after we heard of it. */
function presenceSince({ heardAt, reading }: PresenceTrack, shown: Shown): Instant {
  return Math.min(reading.since ?? Infinity, shown(heardAt));
}

function finesseSide(
  { finesse, ownership }: EngineState,
  at: Instant,
  shown: Shown,
  say: Say,
): FinesseSide {
  const { failure, reading, readAt, refused } = finesse;
  const trouble = detailIn(failure?.detail ?? '', say);
  const link = refused ? 'refused' : failure ? 'lost' : reading ? 'well' : 'waiting';
  if (!reading || readAt === undefined) {
    const nothing = { state: undefined, label: '', pendingState: undefined, since: undefined };
    const words = say(link === 'waiting' ? 'status.nothingYet' : 'status.notKnown');
    const nobody = { setBy: undefined, node: undefined, readAt: undefined };
    return { link, words, ...nothing, ...nobody, trouble };
  }
  const { node, pendingState, reasonCode, state, stateChangeTime } = reading;
  const ours = isOurs(ownership, reading);
  return {
    link,
    state,
    words: say(AGENT_NAMES[state]),
    label:
      state === 'NOT_READY' ? (reasonCode?.label ?? (ours ? (ownership?.label ?? '') : '')) : '',
    pendingState,
    since: stateSince(stateChangeTime, shown(at)),
    setBy: setBy(reading, ours),
    node,
    readAt: shown(readAt),
    trouble,
  };
}

/** For the eye only: no decision hangs on Finesse's clock, which may run ahead of ours. */
function stateSince(stateChangeTime: string, at: Instant): Instant | undefined {
  const [written] = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)/.exec(stateChangeTime) ?? [''];
  const since = Date.parse(written);
  return Number.isNaN(since) ? undefined : Math.min(since, at);
}
