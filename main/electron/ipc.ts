/** The border towards the window: checks who speaks, lets the contract decode what is said, and tells events. */
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL, LISTEN_CHANNEL } from '../../preload/channels.ts';
import { CONTRACT, performer, type EventName } from '../../preload/contract.ts';
import type { Application } from '../app/application.ts';
import { failed } from '../core/outcome.ts';
import { isOwnSender } from './origin.ts';

export type IpcPart = Pick<IpcMain, 'handle' | 'removeHandler'>;

const STRANGER = failed('refused', 'only the window of this app may ask');

/** Answers calls and tells events until the returned function ends it. `onBug` hears of a handler that threw. */
export function serveWindow(
  ipcMain: IpcPart,
  application: Pick<Application, 'handlers' | 'on'>,
  onBug: (error: unknown) => void,
): () => void {
  const perform = performer(application.handlers, onBug);
  const told = new Map<number, () => void>();
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, args: unknown) =>
    isOwnSender(event) ? perform(name, args) : STRANGER,
  );
  ipcMain.handle(LISTEN_CHANNEL, (event) => {
    if (!isOwnSender(event)) return STRANGER;
    const { sender } = event;
    const { id } = sender;
    const stop = () => {
      told.get(id)?.();
      told.delete(id);
    };
    // A page that was loaded again asks again.
    if (told.has(id)) stop();
    else sender.once('destroyed', stop);
    told.set(id, tellEvents(sender, application));
    return undefined;
  });
  return () => {
    ipcMain.removeHandler(CALL_CHANNEL);
    ipcMain.removeHandler(LISTEN_CHANNEL);
    for (const stop of told.values()) stop();
    told.clear();
  };
}

/** The returned function ends it. */
function tellEvents(
  window: IpcMainInvokeEvent['sender'],
  application: Pick<Application, 'on'>,
): () => void {
  const ends = (Object.keys(CONTRACT.events) as EventName[]).map((name) =>
    application.on(name, (payload) => {
      if (!window.isDestroyed()) window.send(EVENT_CHANNEL, name, payload);
    }),
  );
  return () => ends.forEach((end) => end());
}
