/** The doctor of an application with a window: examines with the sign-ins that the person has there. */
import type { Doctor, WebexSignIn } from '../app/ports.ts';
import { ENGLISH } from '../core/language/english.ts';
import type { Say } from '../core/language/speaker.ts';
import { failed, success, type Outcome } from '../core/outcome.ts';
import type { SsoTokens } from '../finesse/sso.ts';
import type { SilenceFile } from '../store/silence-file.ts';
import type { Vault } from '../store/vault.ts';
import { createSystemClock } from '../sync/clock.ts';
import { environmentProxy, type ProxyFor } from '../webex/proxy-agent.ts';
import { runDoctor } from './doctor.ts';
import type { ExaminedWebex } from './examination.ts';

export interface AppDoctorOptions {
  readonly vault: Vault;
  readonly webex: Pick<WebexSignIn, 'access'>;
  /** Left out where no window can be shown for a single sign-on. */
  readonly finesseSignOn?: { readonly tokens: SsoTokens | undefined };
  readonly silence: Pick<SilenceFile, 'isSilent'>;
  /** Whether the app has live presence at this moment. */
  readonly liveNow: () => boolean;
  /** The language of the person; left out: English. */
  readonly say?: Say;
  /** Left out: as the environment says. */
  readonly proxyFor?: ProxyFor;
  /** The desktop's own network, where there is one. */
  readonly fetch?: typeof globalThis.fetch;
}

export function createAppDoctor(options: AppDoctorOptions): Doctor {
  const {
    fetch,
    liveNow,
    proxyFor = environmentProxy(process.env),
    say = ENGLISH,
    silence,
  } = options;
  return {
    async run(onStep, { settings }) {
      if (!settings) {
        const [title, sentence] = [say('step.settings'), say('doctor.noSettings')];
        onStep({ name: 'settings', title, result: 'failed', sentence });
        return;
      }
      const { user } = settings.finesse;
      const parts = {
        settings,
        say,
        finessePassword: () => passwordIn(options.vault, user, say),
        finesseRefused: silence.isSilent(user),
        finesseTokens: options.finesseSignOn?.tokens,
        webex: () => Promise.resolve(webexOf(options.webex, say)),
        liveNow: liveNow(),
        proxyFor,
        clock: createSystemClock(),
        wallNow: Date.now,
        random: Math.random,
      };
      await runDoctor(fetch ? { ...parts, fetch } : parts, onStep);
    },
  };
}

async function passwordIn(vault: Vault, user: string, say: Say): Promise<Outcome<string>> {
  const stored = await vault.get('finesse-password', user);
  if (!stored.ok) return stored;
  if (stored.value !== undefined) return success(stored.value);
  return failed('credentials', say('doctor.noFinesseSignIn'));
}

function webexOf(webex: Pick<WebexSignIn, 'access'>, say: Say): Outcome<ExaminedWebex> {
  const kept = webex.access();
  if (kept) return success({ access: kept.access, live: kept.live });
  return failed('credentials', say('doctor.noWebexSignIn'));
}
