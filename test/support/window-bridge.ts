/** The bridge for a plain browser: the same contract as in the app, over the loopback server of the window. */
import { BRIDGE_NAME, bridgeOver, type CallName, type EventName } from '../../preload/contract.ts';

/** As much of the browser's class as is used; this file runs there, and its types are Node's. */
interface EventStream {
  addEventListener(name: string, listener: (message: { readonly data: string }) => void): void;
  removeEventListener(name: string, listener: (message: { readonly data: string }) => void): void;
}
declare const EventSource: new (url: string) => EventStream;

/** Opened by the first listener: what came before would be heard by nobody. */
let stream: EventStream | undefined;

const bridge = bridgeOver({
  async call(name: CallName, args: readonly unknown[]) {
    const body = JSON.stringify({ name, args });
    const answer = await fetch('/call', { method: 'POST', body });
    if (!answer.ok) throw new Error('the window is not served');
    return answer.json();
  },
  on(name: EventName, listener: (payload: unknown) => void) {
    const heard = ({ data }: { readonly data: string }) => listener(JSON.parse(data));
    const events = (stream ??= new EventSource('/events'));
    events.addEventListener(name, heard);
    return () => events.removeEventListener(name, heard);
  },
});

Object.defineProperty(globalThis, BRIDGE_NAME, { value: Object.freeze(bridge) });
