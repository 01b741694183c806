/** Secrets that the environment gives for one run, as for a trial or the demo: nothing of them is stored. */
import { ENGLISH } from '../core/language/english.ts';
import type { Say } from '../core/language/speaker.ts';
import { failed, type Outcome } from '../core/outcome.ts';
import { createVault, type Vault } from '../store/vault.ts';
import { fixedAccess } from '../webex/access.ts';
import type { WebexAccess, WebexSignIn } from './ports.ts';

export interface GivenSecrets {
  readonly webexToken: string;
  readonly finessePassword: string;
}

const WEBEX_TOKEN = 'FINESSE_PRESENCE_WEBEX_TOKEN';
const FINESSE_PASSWORD = 'FINESSE_PRESENCE_FINESSE_PASSWORD';

/**
 * Undefined unless both are given. The names are those of the headless host. Taken out of `env`, because
 * the processes of the windows inherit it (I14).
 */
export function takeGivenSecrets(env: NodeJS.ProcessEnv): GivenSecrets | undefined {
  const { [WEBEX_TOKEN]: webexToken = '', [FINESSE_PASSWORD]: finessePassword = '' } = env;
  Reflect.deleteProperty(env, WEBEX_TOKEN);
  Reflect.deleteProperty(env, FINESSE_PASSWORD);
  return webexToken === '' || finessePassword === '' ? undefined : { webexToken, finessePassword };
}

/** Holds the password for whoever asks, and what is stored on top until the end of the run. */
export function givenVault({ finessePassword }: GivenSecrets): Vault {
  const entries = new Map<string, string>();
  return createVault({
    get: (account) =>
      Promise.resolve(
        entries.get(account) ??
          (account.startsWith('finesse-password:') ? finessePassword : undefined),
      ),
    set: (account, secret) => Promise.resolve(void entries.set(account, secret)),
    remove: (account) => Promise.resolve(void entries.delete(account)),
  });
}

/** Signed in from the start, and by nobody's hand. */
export function givenSignIn({ webexToken }: GivenSecrets, say: Say = ENGLISH): WebexSignIn {
  const access: WebexAccess = {
    access: fixedAccess(webexToken),
    live: true,
    watch: (listener) => {
      listener([]);
      return () => undefined;
    },
  };
  const refused = (): Promise<Outcome<undefined>> =>
    Promise.resolve(failed('refused', say('trouble.given')));
  return {
    use: () => Promise.resolve(),
    access: () => access,
    account: () => ({
      state: 'signedIn',
      who: '',
      since: undefined,
      until: undefined,
      given: true,
      device: undefined,
      trouble: '',
    }),
    signIn: refused,
    cancel: () => undefined,
    signOut: refused,
    onChange: () => () => undefined,
    stop: () => Promise.resolve(),
  };
}
