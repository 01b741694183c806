/** The words in which a story is told, and what can be seen of it on whatever stage it is played. */
import type { Platform } from '../../main/core/agent.ts';
import type { ReasonKind } from '../../main/core/reasons.ts';

export type ShownPresence =
  'active' | 'inactive' | 'call' | 'meeting' | 'presenting' | 'DoNotDisturb' | 'OutOfOffice';

export type Line =
  /** What Webex shows from now on. */
  | { readonly webex: ShownPresence | 'revokes the token' }
  /** What the agent does at the Finesse desktop or the phone; a reason means Not Ready. */
  | { readonly agent: 'goes Ready' | 'signs out' | 'signs in' | { readonly reason: string } }
  | { readonly supervisor: 'sets Ready' | 'sets Not Ready' }
  /** `other` calls do not come from the queue: UCCX shows them in the dialogs alone. */
  | {
      readonly phone:
        | 'rings'
        | 'is answered'
        | 'is not answered'
        | 'is hung up'
        | 'other call'
        | 'other call ends';
    }
  /** What the person chooses in this app. */
  | {
      readonly app:
        | 'pause'
        | 'resume'
        | 'yes'
        | 'no'
        | 'stay Not Ready'
        | 'Ready now'
        | { readonly minutes: number };
    }
  | {
      readonly finesse: 'loses writes' | 'keeps writes' | 'goes down' | 'comes back' | 'refuses us';
    }
  /** Waits until the latest decision has this reason. */
  | { readonly until: ReasonKind }
  /** Waits until so many writes have come to an end. */
  | { readonly writes: number }
  /** Waits until Finesse has been read so many times more, and nothing else came of it. */
  | { readonly looks: number };

export interface Story {
  readonly name: string;
  readonly begins?: 'READY' | 'NOT_READY';
  /** Reason codes that the server does not have. */
  readonly without?: 'all' | readonly string[];
  /** Laid over the settings that all stories share. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly lines: readonly Line[];
  readonly ends: Ending | ((platform: Platform) => Ending);
}

export interface Ending {
  /** In order: `READY`, or the label of the reason. */
  readonly writes: readonly string[];
  /** The agent state, with the label of its reason. */
  readonly state: string;
  readonly reason: ReasonKind;
}

/** Everything in which the engine's world and the servers must agree. */
export interface Seen extends Ending {
  /** What the journal says became of each write. */
  readonly results: readonly string[];
  /** What stood in need of somebody at the end. */
  readonly attention: readonly string[];
}

/** The agent is signed in, Webex shows `active`, and the app has seen both. */
export interface Stage {
  play(line: Line): Promise<void>;
  see(): Seen;
}

export type Scene = Pick<Story, 'begins' | 'without' | 'settings'> & {
  readonly platform: Platform;
};

/** The labels that the rules name by default, and one of the agent's own. */
export const LABELS: readonly string[] = [
  'Webex Meeting',
  'Webex Call',
  'Webex DND',
  'Webex Unavailable',
  'Lunch',
];

export function labelsOf({ without = [] }: Scene): readonly string[] {
  return without === 'all' ? [] : LABELS.filter((label) => !without.includes(label));
}

/** The defaults of the product, but for an idle pace that a story can wait for. */
export function settingsOf(scene: Scene, nodes: readonly string[]): Record<string, unknown> {
  return {
    version: 1,
    finesse: { nodes, user: '1001', idlePollMs: 5_000 },
    ...scene.settings,
  };
}
