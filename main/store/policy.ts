/** What the organisation has set, from the registry and the policy file: the last good word of each stays in force. */
import type { Outcome } from '../core/outcome.ts';
import { mergeLayers, type SettingsPart } from '../core/settings-layers.ts';
import { checkPolicy, type CheckedPolicy, type PolicyProblem } from './policy-check.ts';
import { policyFields } from './policy-fields.ts';
import { policyFilePath, readPolicyFile } from './policy-file.ts';
import { settingsIn, type RegistryKeys } from './policy-registry.ts';
import { askRegistry, POLICY_KEY, readHive, type Hive } from './policy-windows.ts';
import type { Vault } from './vault.ts';

export interface Policy {
  /** As of the last look. */
  read(): PolicyInForce;
  /** Looks for changes as long as somebody listens. The returned function ends it. */
  onChange(listener: () => void): () => void;
}

/** In the form of the settings file. */
export interface PolicyInForce {
  readonly enforced: SettingsPart;
  readonly defaults: SettingsPart;
  readonly problems: readonly PolicyProblem[];
}

/** Where policies come from; a machine without a registry has none of the hives. */
export interface PolicyPlaces {
  readonly file: string;
  readonly hives: Partial<Record<Hive, () => Promise<Outcome<RegistryKeys>>>>;
}

export interface PolicyOptions {
  readonly places: PolicyPlaces;
  readonly vault: Pick<Vault, 'get' | 'set'>;
  /** How often the registry is asked, and the file looked at, in milliseconds. */
  readonly pace?: { readonly registryMs: number; readonly fileMs: number };
}

/** Windows itself takes over changed group policies every 90 minutes; administrators who try things wait less. */
const CALM = { registryMs: 5 * 60_000, fileMs: 5_000 };

export function systemPlaces(): PolicyPlaces {
  const file = policyFilePath(process.platform, process.env);
  if (process.platform !== 'win32') return { file, hives: {} };
  const ways = (['unicode', 'withoutPrompt'] as const).map((way) => askRegistry(process.env, way));
  return {
    file,
    hives: { HKLM: () => readHive('HKLM', ...ways), HKCU: () => readHive('HKCU', ...ways) },
  };
}

/** Resolves when the first look is over, and a client secret that was found is in the vault. */
export async function openPolicy(options: PolicyOptions): Promise<Policy> {
  const policy = new WatchedPolicy(options);
  await policy.look();
  return policy;
}

/** One place of policies: what it said last, and why it cannot be read now. */
interface Word<T> {
  readonly value: T | undefined;
  readonly problem: PolicyProblem | undefined;
}

const SILENCE: Word<never> = { value: undefined, problem: undefined };
const NOTHING: PolicyInForce = { enforced: {}, defaults: {}, problems: [] };

class WatchedPolicy implements Policy {
  readonly #options: PolicyOptions;
  readonly #listeners = new Set<() => void>();
  #hives: Readonly<Record<Hive, Word<RegistryKeys>>> = { HKLM: SILENCE, HKCU: SILENCE };
  #file: Word<SettingsPart> = SILENCE;
  #inForce = NOTHING;
  /** The client secret that the vault was last given, with its client id: in memory, to notice a new one. */
  #moved = '';
  #looking: Promise<void> | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(options: PolicyOptions) {
    this.#options = options;
  }

  read(): PolicyInForce {
    return this.#inForce;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#stopWatching ??= this.#watch();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stopWatching?.();
      this.#stopWatching = undefined;
    };
  }

  /** Resolves when everything was read; looks that overlap are one. */
  look(where: 'everywhere' | 'file' = 'everywhere'): Promise<void> {
    this.#looking ??= this.#lookNow(where).finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /**
   * Reads the file anew each time: a watcher compares with how the file was when it began, and would
   * miss a change between the first look and that moment.
   */
  #watch(): () => void {
    const { pace = CALM } = this.#options;
    const looksPerAsking = Math.max(1, Math.round(pace.registryMs / pace.fileMs));
    let looks = 0;
    const timer = setInterval(() => {
      looks += 1;
      const isDue = looks % looksPerAsking === 0;
      void this.look(isDue ? 'everywhere' : 'file');
    }, pace.fileMs);
    timer.unref();
    return () => clearInterval(timer);
  }

  async #lookNow(where: 'everywhere' | 'file'): Promise<void> {
    const { file, hives } = this.#options.places;
    const before = JSON.stringify(this.#file);
    this.#file = heard(this.#file, file, readPolicyFile(file));
    if (where === 'file' && JSON.stringify(this.#file) === before) return;
    if (where === 'everywhere') {
      const ask = async (hive: Hive) =>
        heard(this.#hives[hive], `${hive}\\${POLICY_KEY}`, await hives[hive]?.());
      const [HKLM, HKCU] = await Promise.all([ask('HKLM'), ask('HKCU')]);
      this.#hives = { HKLM, HKCU };
    }
    const { clientSecret, ...layers } = this.#combine();
    const problems = [...layers.problems, ...(await this.#moveSecret(layers, clientSecret))];
    const inForce = { ...layers, problems };
    if (JSON.stringify(inForce) === JSON.stringify(this.#inForce)) return;
    this.#inForce = inForce;
    for (const listener of [...this.#listeners]) listener();
  }

  /** The order of the layers is the precedence: machine over user, registry over file. */
  #combine(): PolicyInForce & { readonly clientSecret: string | undefined } {
    const { HKCU, HKLM } = this.#hives;
    const enforced = joined(
      checkedKey('HKLM', HKLM.value, 'Enforced'),
      checkedKey('HKCU', HKCU.value, 'Enforced'),
    );
    const defaults = joined(
      checkedKey('HKLM', HKLM.value, 'Defaults'),
      checkPolicy(this.#file.value ?? {}, this.#options.places.file),
    );
    const unread = [HKLM, HKCU, this.#file].flatMap(({ problem }) => problem ?? []);
    return {
      enforced: enforced.part,
      defaults: defaults.part,
      problems: [...unread, ...enforced.problems, ...defaults.problems],
      clientSecret: enforced.clientSecret ?? defaults.clientSecret,
    };
  }

  /** Where the vault refuses, the next look tries again. */
  async #moveSecret(
    layers: PolicyInForce,
    secret: string | undefined,
  ): Promise<readonly PolicyProblem[]> {
    if (secret === undefined) return [];
    const trouble = (message: string) => [{ path: 'webex.clientSecret', message }];
    const clientId = clientIdOf(over(layers.enforced, layers.defaults));
    if (clientId === '') return trouble('belongs to a webex.clientId, which no policy sets');
    const pair = JSON.stringify([clientId, secret]);
    if (pair === this.#moved) return [];
    const { vault } = this.#options;
    const kept = await vault.get('webex-client-secret', clientId);
    const stored =
      kept.ok && kept.value !== secret
        ? await vault.set('webex-client-secret', clientId, secret)
        : kept;
    if (!stored.ok) return trouble(`could not be moved to the vault: ${stored.failure.detail}`);
    this.#moved = pair;
    return [];
  }
}

/** An answer of undefined is from a place that this machine does not have. */
function heard<T>(
  before: Word<T>,
  where: string,
  answer: Outcome<T | undefined> | undefined,
): Word<T> {
  if (answer === undefined) return before;
  if (answer.ok) return { value: answer.value, problem: undefined };
  const inForce = before.value === undefined ? 'nothing of it' : 'what it said last';
  const message = `${where}: ${answer.failure.detail}; ${inForce} is in force`;
  return { value: before.value, problem: { path: '', message } };
}

function checkedKey(hive: Hive, keys: RegistryKeys | undefined, name: 'Enforced' | 'Defaults') {
  const where = `${hive}\\${POLICY_KEY}\\${name}`;
  const values = keys?.get(name) ?? [];
  // Reading the schema takes a moment, which only those pay who have policies.
  const decoded =
    values.length > 0 ? settingsIn(values, policyFields()) : { part: {}, problems: [] };
  const checked = checkPolicy(decoded.part, where);
  const problems = decoded.problems.map(({ message, path }) => ({
    path,
    message: `${where}: ${message}; not in force`,
  }));
  return { ...checked, problems: [...problems, ...checked.problems] };
}

/** Two halves that are good alone may still make a bad rule together. */
function joined(above: CheckedPolicy, below: CheckedPolicy): CheckedPolicy {
  const together = checkPolicy(over(above.part, below.part), 'the policies together');
  return {
    part: together.part,
    clientSecret: above.clientSecret ?? below.clientSecret,
    problems: [...above.problems, ...below.problems, ...together.problems],
  };
}

function over(above: SettingsPart, below: SettingsPart): SettingsPart {
  return mergeLayers({ enforced: above, person: {}, defaults: below });
}

function clientIdOf({ webex }: SettingsPart): string {
  const clientId = (webex as SettingsPart | undefined)?.['clientId'];
  return typeof clientId === 'string' ? clientId : '';
}
