/** Entry of the window: takes the bridge from where the preload put it. */
import { BRIDGE_NAME, type Bridge } from '../preload/contract.ts';
import { openWindow } from './window.ts';

declare global {
  interface Window {
    readonly [BRIDGE_NAME]: Bridge;
  }
}

openWindow(window[BRIDGE_NAME], document.body);
