/** The page's half of Electron's `contextBridge` for a plain Chromium: makes what the preload exposes, frozen. */
/*
 * The DOM is the one thing that both worlds share, so DOM events carry everything. A page could forge
 * them; Electron's own bridge has no such events.
 */
interface DomEvent {
  readonly detail: string;
}
declare const addEventListener: (name: string, listener: (event: DomEvent) => void) => void;
declare const dispatchEvent: (event: object) => void;
declare const CustomEvent: new (name: string, init: { readonly detail: string }) => object;

const waiting = new Map<number, { done: (value: unknown) => void; fail: (error: Error) => void }>();
const callbacks: ((...args: unknown[]) => void)[] = [];
let calls = 0;

const tell = (name: string, detail: unknown) =>
  dispatchEvent(new CustomEvent(name, { detail: JSON.stringify(detail) }));

addEventListener('bridge-expose', ({ detail }) => {
  const { key, names } = JSON.parse(detail) as { key: string; names: string[] };
  const proxies = names.map((name) => [name, (...args: unknown[]) => call(name, args)] as const);
  const value = Object.freeze(Object.fromEntries(proxies));
  Object.defineProperty(globalThis, key, { value, writable: false, configurable: false });
});

addEventListener('bridge-return', ({ detail }) => {
  const { id, ok, value } = JSON.parse(detail) as { id: number; ok: boolean; value: unknown };
  if (ok) waiting.get(id)?.done(value);
  else waiting.get(id)?.fail(new Error(String(value)));
  waiting.delete(id);
});

addEventListener('bridge-fire', ({ detail }) => {
  const { args, callback } = JSON.parse(detail) as { args: unknown[]; callback: number };
  callbacks[callback]?.(...args);
});

function call(name: string, args: readonly unknown[]): unknown {
  calls += 1;
  const id = calls;
  const given = args.map((argument) =>
    typeof argument === 'function'
      ? { callback: callbacks.push(argument as () => void) - 1 }
      : { value: argument },
  );
  const isListener = typeof args[0] === 'function';
  // Electron answers a listener's registration at once, with what ends it.
  if (isListener) {
    tell('bridge-call', { id, name, given });
    return () => tell('bridge-end', { id });
  }
  return new Promise((done, fail) => {
    waiting.set(id, { done, fail });
    tell('bridge-call', { id, name, given });
  });
}
