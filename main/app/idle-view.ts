/** What the window and the tray show while no session runs: nothing is followed yet, and why. */
import { policyFrom } from '../core/policy.ts';
import { settingsSchema } from '../core/settings.ts';
import { begin } from '../core/engine/step.ts';
import type { PlainKey, Say } from '../core/language/speaker.ts';
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

export function idleView(missing: Missing, at: Instant, clock: ShownClock, say: Say): View {
  const policy = policyFrom(NOWHERE, 0);
  const view = viewOf(begin(policy, at), policy, at, clock, say);
  const words = WORDS.find(([part]) => missing[part]) ?? STARTING;
  const [, headline, sentence] = words;
  return {
    ...view,
    tone: 'offline',
    headline: say(headline),
    reason: { ...view.reason, sentence: say(sentence) },
  };
}

const WORDS: readonly (readonly [keyof Missing, PlainKey, PlainKey])[] = [
  ['settings', 'headline.notSetUp', 'idle.settings'],
  ['finesse', 'headline.noFinesseSignIn', 'idle.finesse'],
  ['webex', 'headline.noWebexSignIn', 'idle.webex'],
];

const STARTING = [undefined, 'headline.starting', 'idle.starting'] as const;
