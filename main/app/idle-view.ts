/** What the window and the tray show while no session runs: nothing is followed yet, and why. */
import { policyFrom } from '../core/policy.ts';
import { settingsSchema } from '../core/settings.ts';
import { begin } from '../core/engine/step.ts';
import type { Instant } from '../core/time.ts';
import { viewOf, type ShownClock, type View } from '../core/view.ts';

/** What has to be there before a session can begin. */
export interface Missing {
  readonly settings: boolean;
  readonly finesse: boolean;
  readonly webex: boolean;
}

/** Of no account: nothing is sent, and nothing here is shown. */
const NOWHERE = settingsSchema.parse({
  version: 1,
  finesse: { nodes: ['https://finesse.invalid'], user: 'nobody' },
});

export function idleView(missing: Missing, at: Instant, clock: ShownClock): View {
  const policy = policyFrom(NOWHERE, 0);
  const view = viewOf(begin(policy, at), policy, at, clock);
  const words = WORDS.find(([part]) => missing[part]) ?? STARTING;
  const [, headline, sentence] = words;
  return { ...view, tone: 'offline', headline, reason: { ...view.reason, sentence } };
}

const WORDS: readonly (readonly [keyof Missing, string, string])[] = [
  [
    'settings',
    'Not set up yet',
    'This app does nothing yet: it does not know your Finesse servers and your login id.',
  ],
  ['finesse', 'Not signed in to Finesse', 'This app does nothing yet: sign in to Finesse first.'],
  ['webex', 'Not signed in to Webex', 'This app does nothing yet: sign in to Webex first.'],
];

const STARTING = [undefined, 'Starting', 'This app is just starting.'] as const;
