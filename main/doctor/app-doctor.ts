/** The doctor of an application with a window: examines with the sign-ins that the person has there. */
import type { Doctor, WebexSignIn } from '../app/ports.ts';
import { failed, success, type Outcome } from '../core/outcome.ts';
import type { SilenceFile } from '../store/silence-file.ts';
import type { Vault } from '../store/vault.ts';
import { createSystemClock } from '../sync/clock.ts';
import { environmentProxy, type ProxyFor } from '../webex/proxy-agent.ts';
import { runDoctor } from './doctor.ts';
import type { ExaminedWebex } from './examination.ts';

export interface AppDoctorOptions {
  readonly vault: Vault;
  readonly webex: Pick<WebexSignIn, 'access'>;
  readonly silence: Pick<SilenceFile, 'isSilent'>;
  /** Whether the app has live presence at this moment. */
  readonly liveNow: () => boolean;
  /** Left out: as the environment says. */
  readonly proxyFor?: ProxyFor;
  /** The desktop's own network, where there is one. */
  readonly fetch?: typeof globalThis.fetch;
}

export function createAppDoctor(options: AppDoctorOptions): Doctor {
  const { fetch, liveNow, proxyFor = environmentProxy(process.env), silence } = options;
  return {
    async run(onStep, { settings }) {
      if (!settings) {
        const sentence = 'Nothing can be examined before the settings are complete.';
        onStep({ name: 'settings', title: 'Settings', result: 'failed', sentence });
        return;
      }
      const { user } = settings.finesse;
      const parts = {
        settings,
        finessePassword: () => passwordIn(options.vault, user),
        finesseRefused: silence.isSilent(user),
        webex: () => Promise.resolve(webexOf(options.webex)),
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

async function passwordIn(vault: Vault, user: string): Promise<Outcome<string>> {
  const stored = await vault.get('finesse-password', user);
  if (!stored.ok) return stored;
  if (stored.value !== undefined) return success(stored.value);
  return failed('credentials', 'nobody is signed in to Finesse; enter the password under Accounts');
}

function webexOf(webex: Pick<WebexSignIn, 'access'>): Outcome<ExaminedWebex> {
  const kept = webex.access();
  if (kept) return success({ access: kept.access, live: kept.live });
  return failed('credentials', 'nobody is signed in to Webex; sign in under Accounts');
}
