/** What a sandboxed preload finds in Electron, for a plain Chromium: `ipcRenderer` and `contextBridge`, and nothing else. */
interface DomEvent {
  readonly detail: string;
}
declare const addEventListener: (name: string, listener: (event: DomEvent) => void) => void;
declare const dispatchEvent: (event: object) => void;
declare const CustomEvent: new (name: string, init: { readonly detail: string }) => object;
declare const __call: (payload: string) => void;

const ANSWER = '__answer';
const waiting = new Map<number, { done: (value: unknown) => void; fail: (error: Error) => void }>();
const listeners = new Map<string, ((...args: unknown[]) => void)[]>();
let asked = 0;

const tell = (name: string, detail: unknown) =>
  dispatchEvent(new CustomEvent(name, { detail: JSON.stringify(detail) }));

const ipcRenderer = {
  invoke: (channel: string, ...args: unknown[]) =>
    new Promise((done, fail) => {
      asked += 1;
      waiting.set(asked, { done, fail });
      __call(JSON.stringify({ id: asked, channel, args }));
    }),
  on(channel: string, listener: (...args: unknown[]) => void) {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
  },
};

type Exposed = Readonly<Record<string, (...args: unknown[]) => unknown>>;

const contextBridge = {
  exposeInMainWorld(key: string, api: Exposed) {
    const ends = new Map<number, unknown>();
    tell('bridge-expose', { key, names: Object.keys(api) });
    addEventListener('bridge-call', ({ detail }) => {
      const { given, id, name } = JSON.parse(detail) as Called;
      const args = given.map((one) =>
        one.callback === undefined
          ? one.value
          : (...fired: unknown[]) => tell('bridge-fire', { callback: one.callback, args: fired }),
      );
      const answer = api[name]?.(...args);
      ends.set(id, answer);
      Promise.resolve(answer).then(
        (value) => tell('bridge-return', { id, ok: true, value }),
        (error: unknown) => tell('bridge-return', { id, ok: false, value: String(error) }),
      );
    });
    addEventListener('bridge-end', ({ detail }) => {
      const { id } = JSON.parse(detail) as { id: number };
      (ends.get(id) as (() => void) | undefined)?.();
    });
  },
};

interface Called {
  readonly id: number;
  readonly name: string;
  readonly given: readonly { readonly value?: unknown; readonly callback?: number }[];
}

Object.assign(globalThis, {
  __deliver([channel, ...message]: [string, ...unknown[]]) {
    if (channel !== ANSWER) {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...message);
      return;
    }
    const [id, ok, value] = message as [number, boolean, unknown];
    if (ok) waiting.get(id)?.done(value);
    else waiting.get(id)?.fail(new Error(String(value)));
    waiting.delete(id);
  },
  __require(name: string) {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`a sandboxed preload cannot load ${name}`);
  },
});
