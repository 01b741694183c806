/**
 * The one agreement between the window and the app: calls go in, answers and events come out.
 *
 * Everything on either side is derived from `CONTRACT`: the handlers of the app, the bridge of the
 * window, and the bridge by which a plain browser shows the same window. What is not listed here
 * cannot be asked for, and what is listed and not handled does not compile.
 */
import { failed, type Outcome } from '../main/core/outcome.ts';
import type { Mode } from '../main/core/settings.ts';
import type { View } from '../main/core/view.ts';
import { anObject, either, takes, textUpTo, wholeNumber, wordOf } from './arguments.ts';
import type {
  Accounts,
  Diagnosis,
  History,
  SavedFile,
  SaveAnswer,
  SettingsSheet,
} from './sheets.ts';

/** Minutes from now, until tomorrow morning, or until the person resumes. */
export type PauseLength = number | 'tomorrow' | 'resumed';

const pauseLength = either(
  wholeNumber(1, 24 * 60, 'whole minutes'),
  wordOf({ tomorrow: true, resumed: true }),
);
/** Total over `Mode`; the schema of the settings would bring its whole library into the window. */
const mode = wordOf<Mode>({ auto: true, ask: true, observe: true });
const service = wordOf({ webex: true, finesse: true });

export const CONTRACT = {
  /** Each call with its decoder. */
  calls: {
    pause: takes(pauseLength),
    resume: takes(),
    setMode: takes(mode),
    /** Only observes until tomorrow morning; then the mode of the settings applies. */
    observeToday: takes(),
    /** The person looks at the window: read Finesse now. */
    look: takes(),
    /** What is ours becomes the person's own Not Ready. */
    stayNotReady: takes(),
    readyNow: takes(),
    /** Ready not before so many minutes from now. */
    delayReady: takes(wholeNumber(1, 8 * 60, 'whole minutes')),
    /** The answer to the question with this id. */
    answer: takes(
      wholeNumber(0, Number.MAX_SAFE_INTEGER, 'as the id of a question'),
      wordOf({ yes: true, no: true }),
    ),
    /** A part of the settings in the form of the settings file; `null` takes a value back. */
    saveSettings: takes(anObject),
    signInWebex: takes(wordOf({ browser: true, device: true })),
    cancelSignIn: takes(),
    /** The user may be a login id or a name; the password goes in and never comes out. */
    signInFinesse: takes(textUpTo(100), textUpTo(1_000)),
    signOut: takes(service),
    /** The journal of one day, as `YYYY-MM-DD`; empty for the latest. */
    readHistory: takes(textUpTo(10)),
    exportHistory: takes(wordOf({ csv: true, json: true })),
    deleteHistory: takes(),
    /** Begins to look; the steps come as they are done, as event `diagnosis`. */
    diagnose: takes(),
    /** The redacted bundle for support. */
    saveBundle: takes(),
  },
  /** Each event with the type of what it tells. A listener is told the latest at once. */
  events: {
    view: tells<View>(),
    settings: tells<SettingsSheet>(),
    accounts: tells<Accounts>(),
    diagnosis: tells<Diagnosis>(),
  },
};

/** What a call answers with; calls that are not listed answer with nothing. */
export interface Answers {
  readonly saveSettings: SaveAnswer;
  readonly readHistory: History;
  readonly exportHistory: SavedFile;
  readonly saveBundle: SavedFile;
}

/** The name under which the bridge stands in the window. */
export const BRIDGE_NAME = 'finessePresence';

/** The view is sent at each change and at least this often: silence means that nobody is there. */
export const VIEW_EVERY_MS = 5_000;

export type CallName = keyof typeof CONTRACT.calls;
export type EventName = keyof typeof CONTRACT.events;

export type ArgumentsOf<C extends CallName> = Extract<
  ReturnType<(typeof CONTRACT.calls)[C]>,
  { readonly ok: true }
>['value'];

export type AnswerOf<C extends CallName> = C extends keyof Answers ? Answers[C] : undefined;

export type PayloadOf<E extends EventName> = ReturnType<(typeof CONTRACT.events)[E]>;

/** The side of the app. An expected failure is a value; a rejection is a bug. */
export type Handlers = {
  readonly [C in CallName]: (...args: ArgumentsOf<C>) => Promise<Outcome<AnswerOf<C>>>;
};

/** The side of the window. A call that nobody answers is a failure, never an exception. */
export type Bridge = {
  readonly [C in CallName]: (...args: ArgumentsOf<C>) => Promise<Outcome<AnswerOf<C>>>;
} & {
  readonly [E in EventName as `on${Capitalize<E>}`]: (
    listener: (payload: PayloadOf<E>) => void,
  ) => () => void;
};

/** Answers a call as it came over the border: name and arguments may be anything. */
export type Perform = (name: unknown, given: unknown) => Promise<Outcome<unknown>>;

/** `onBug` hears of a handler that threw; the window is told that much and no more. */
export function performer(handlers: Handlers, onBug: (error: unknown) => void): Perform {
  return async (name, given) => {
    if (!isCallName(name)) return failed('refused', 'this window asked for something unknown');
    if (!Array.isArray(given)) return failed('refused', `${name}: expected a list of arguments`);
    const decode: (given: readonly unknown[]) => Outcome<readonly unknown[]> = CONTRACT.calls[name];
    const decoded = decode(given);
    if (!decoded.ok) return failed('refused', `${name}: ${decoded.failure.detail}`);
    // The decoder of this very call made these arguments.
    const handle = handlers[name] as (...args: readonly unknown[]) => Promise<Outcome<unknown>>;
    try {
      return await handle(...decoded.value);
    } catch (error) {
      onBug(error);
      return failed('unreadable', 'an error in this app');
    }
  };
}

/** How calls and events get across; names and payloads are the contract's. */
export interface Transport {
  /** Rejects when nobody answers. */
  call(name: CallName, args: readonly unknown[]): Promise<unknown>;
  /** The returned function ends it. */
  on(name: EventName, listener: (payload: unknown) => void): () => void;
}

export function bridgeOver(transport: Transport): Bridge {
  const calls = Object.keys(CONTRACT.calls).map((name) => [
    name,
    (...args: readonly unknown[]) =>
      transport
        .call(name as CallName, args)
        .catch(() => failed('unreachable', 'Finesse Presence does not answer')),
  ]);
  const events = Object.keys(CONTRACT.events).map((name) => [
    `on${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
    (listener: (payload: unknown) => void) => transport.on(name as EventName, listener),
  ]);
  return Object.fromEntries([...calls, ...events]) as Bridge;
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(CONTRACT.calls, name);
}

function tells<Payload>(): (payload: Payload) => Payload {
  return (payload) => payload;
}
