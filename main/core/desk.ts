/** Is somebody at the desk? The screen is unlocked and the computer was used within three minutes. */
import { MINUTE_MS } from './time.ts';

export type DeskPresence = 'atDesk' | 'away' | 'unknown';

/** What a desktop tells; a host without one tells nothing, which is `unknown` and not `away`. */
export interface DeskReading {
  readonly locked: boolean;
  /** Since the last key or mouse movement, in milliseconds. */
  readonly idleMs: number;
}

const IN_USE_MS = 3 * MINUTE_MS;

export function deskPresence({ idleMs, locked }: DeskReading): DeskPresence {
  return !locked && idleMs < IN_USE_MS ? 'atDesk' : 'away';
}
