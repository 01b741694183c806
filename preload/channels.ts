/** The names under which the window and the app talk to each other inside Electron. */

/** A call with its name and its arguments. */
export const CALL_CHANNEL = 'finesse-presence:call';
/** The window is ready to hear events. */
export const LISTEN_CHANNEL = 'finesse-presence:listen';
/** An event with its name and what it tells. */
export const EVENT_CHANNEL = 'finesse-presence:event';
