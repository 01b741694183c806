/**
 * The one agreement between the window and the app: calls go in, events come out.
 *
 * Everything on either side is derived from `CONTRACT`: the handlers of the app, the bridge of the
 * window, and the bridge by which a plain browser shows the same window. What is not listed here
 * cannot be asked for, and what is listed and not handled does not compile.
 */
import { failed, success, type Outcome } from '../main/core/outcome.ts';
import type { Mode } from '../main/core/settings.ts';
import type { View } from '../main/core/view.ts';

/** Minutes from now, or until the person resumes. */
export type PauseLength = number | 'resumed';

const LONGEST_PAUSE_MINUTES = 24 * 60;
/** Total over `Mode`; the schema of the settings would bring its whole library into the window. */
const MODES: Readonly<Record<Mode, true>> = { auto: true, ask: true, observe: true };

export const CONTRACT = {
  /** Each call with its decoder: the window is a stranger until its arguments have been read. */
  calls: {
    pause: pauseArguments,
    resume: noArguments,
    setMode: modeArguments,
    /** The person looks at the window: read Finesse now. */
    look: noArguments,
  },
  /** Each event with the type of what it tells. */
  events: {
    view: tells<View>(),
  },
};

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

export type PayloadOf<E extends EventName> = ReturnType<(typeof CONTRACT.events)[E]>;

/** The side of the app. */
export type Handlers = {
  readonly [C in CallName]: (...args: ArgumentsOf<C>) => void;
};

/** The side of the window. A call that nobody answers is a failure, never an exception. */
export type Bridge = {
  readonly [C in CallName]: (...args: ArgumentsOf<C>) => Promise<Outcome<undefined>>;
} & {
  readonly [E in EventName as `on${Capitalize<E>}`]: (
    listener: (payload: PayloadOf<E>) => void,
  ) => () => void;
};

/** Answers a call as it came over the border: name and arguments may be anything. */
export type Perform = (name: unknown, given: unknown) => Outcome<undefined>;

export function performer(handlers: Handlers): Perform {
  return (name, given) => {
    if (!isCallName(name)) return failed('refused', 'this window asked for something unknown');
    if (!Array.isArray(given)) return failed('refused', `${name}: expected a list of arguments`);
    const decode: (given: readonly unknown[]) => Outcome<readonly unknown[]> = CONTRACT.calls[name];
    const decoded = decode(given);
    if (!decoded.ok) return decoded;
    // The decoder of this very call made these arguments.
    const handle = handlers[name] as (...args: readonly unknown[]) => void;
    handle(...decoded.value);
    return success(undefined);
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

function noArguments(given: readonly unknown[]): Outcome<readonly []> {
  return given.length === 0 ? success([] as const) : failed('refused', 'expected no argument');
}

function pauseArguments(given: readonly unknown[]): Outcome<readonly [PauseLength]> {
  const [length] = given;
  const minutes =
    typeof length === 'number' &&
    Number.isInteger(length) &&
    length >= 1 &&
    length <= LONGEST_PAUSE_MINUTES;
  if (given.length === 1 && (minutes || length === 'resumed')) return success([length] as const);
  const longest = String(LONGEST_PAUSE_MINUTES);
  return failed('refused', `pause: expected 1 to ${longest} whole minutes, or "resumed"`);
}

function modeArguments(given: readonly unknown[]): Outcome<readonly [Mode]> {
  const [mode] = given;
  if (given.length === 1 && isMode(mode)) return success([mode] as const);
  return failed('refused', `setMode: expected one of ${Object.keys(MODES).join(', ')}`);
}

function isMode(mode: unknown): mode is Mode {
  return typeof mode === 'string' && Object.hasOwn(MODES, mode);
}
