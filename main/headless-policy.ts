/** Takes over a changed policy while the headless host runs: the mode at once, all else at the next start. */
import type { Settings } from './core/settings.ts';
import { enforcedMode } from './core/settings-layers.ts';
import type { Policy } from './store/policy.ts';
import { loadSettings } from './store/settings-file.ts';

/** One plain line for each problem of the policy. */
export function policyTrouble(policy: Policy): readonly string[] {
  return policy
    .read()
    .problems.map(({ message, path }) => (path === '' ? message : `${path}: ${message}`));
}

export interface PolicyFollower {
  readonly profile: string;
  /** In force now. */
  readonly settings: Settings;
  readonly onMode: (mode: Settings['mode']) => void;
  /** One plain line for people. */
  readonly tell: (words: string) => void;
}

/** The returned function ends it. */
export function followPolicy(policy: Policy, follower: PolicyFollower): () => void {
  const { onMode, profile, tell } = follower;
  let { settings } = follower;
  return policy.onChange(() => {
    for (const line of policyTrouble(policy)) tell(line);
    void loadSettings(profile, policy.read()).then((loaded) => {
      const before = settings;
      if (loaded.ok) settings = loaded.settings;
      else {
        for (const line of loaded.problems) tell(`${line}; the settings so far stay in force`);
        settings = { ...before, mode: enforcedMode(policy.read().enforced) ?? before.mode };
      }
      if (!isSame(before.mode, settings.mode)) onMode(settings.mode);
      if (isSame({ ...before, mode: '' }, { ...settings, mode: '' })) return;
      tell('The settings have changed; all but the mode is in force after the next start.');
    });
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
