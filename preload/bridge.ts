/** What the sandboxed window gets of the app: the calls and events of the contract, and nothing of Electron. */
import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL, LISTEN_CHANNEL } from './channels.ts';
import { BRIDGE_NAME, bridgeOver, type EventName } from './contract.ts';

const listeners = new Map<string, Set<(payload: unknown) => void>>();
/** A listener is told the latest at once, also when it comes late. */
const latest = new Map<string, unknown>();

ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, payload: unknown) => {
  latest.set(name, payload);
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

contextBridge.exposeInMainWorld(
  BRIDGE_NAME,
  bridgeOver({
    call: (name, args) => ipcRenderer.invoke(CALL_CHANNEL, name, args),
    on(name: EventName, listener) {
      const own = (payload: unknown) => listener(payload);
      const those = listeners.get(name) ?? new Set();
      listeners.set(name, those.add(own));
      if (latest.has(name)) own(latest.get(name));
      return () => {
        those.delete(own);
      };
    },
  }),
);

// Only now: whatever is sent before the line above would be lost.
void ipcRenderer.invoke(LISTEN_CHANNEL);
