/** What the window and the tray show while no session runs: nothing is followed yet, and why. */
import { policyFrom } from '../core/policy.ts';
import { settingsSchema } from '../core/settings.ts';
import { begin } from '../core/engine/step.ts';
import type { PlainKey, Say } from '../core/language/speaker.ts';
import type { IdleKind } from '../core/reasons.ts';
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
  const { headline, kind, sentence } = IDLE.find(({ part }) => missing[part]) ?? STARTING;
  return {
    ...view,
    tone: 'offline',
    headline: say(headline),
    reason: { kind, sentence: say(sentence) },
  };
}

interface Idle {
  readonly kind: IdleKind;
  readonly headline: PlainKey;
  readonly sentence: PlainKey;
}

const IDLE: readonly (Idle & { readonly part: keyof Missing })[] = [
  {
    part: 'settings',
    kind: 'notSetUp',
    headline: 'headline.notSetUp',
    sentence: 'idle.settings',
  },
  {
    part: 'finesse',
    kind: 'noFinesseSignIn',
    headline: 'headline.noFinesseSignIn',
    sentence: 'idle.finesse',
  },
  {
    part: 'webex',
    kind: 'noWebexSignIn',
    headline: 'headline.noWebexSignIn',
    sentence: 'idle.webex',
  },
];

const STARTING: Idle = {
  kind: 'starting',
  headline: 'headline.starting',
  sentence: 'idle.starting',
};
