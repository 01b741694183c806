/** The settings in force: the person's own between the organisation's two layers, and every change of them. */
import type { Say } from '../core/language/speaker.ts';
import type { Failure } from '../core/outcome.ts';
import {
  parseSettings,
  type ParsedSettings,
  type Settings,
  type SettingsProblem,
} from '../core/settings.ts';
import {
  enforcedMode,
  isPart,
  leavesOf,
  mergeLayers,
  sourcesOf,
  type LayerName,
  type SettingsLayers,
  type SettingsPart,
} from '../core/settings-layers.ts';
import { changeSettingsText, readSettingsText, type ReadText } from '../store/settings-text.ts';
import type { FieldProblem, KnownSettings, SaveAnswer } from '../../preload/sheets.ts';
import type { PolicyLayers, PolicySource, SettingsStore } from './ports.ts';
import { changesOf, lockedProblems, strangeProblems, tokenProblems } from './settings-patch.ts';

export interface SettingsDeskOptions {
  readonly store: SettingsStore;
  readonly policy: PolicySource;
  /** The language of what the person sees. */
  readonly say: Say;
  /** Other settings are in force, or other problems stand; `before` were in force until now. */
  readonly onChange: (before: Settings | undefined) => void;
}

/** What a text of the person's settings comes to. */
interface Taken {
  readonly settings: Settings | undefined;
  /** For the first run, which is over when there are settings. */
  readonly known: KnownSettings | undefined;
  readonly sources: Readonly<Record<string, LayerName>>;
  readonly problems: readonly FieldProblem[];
}

/** What problems are told with. */
interface Telling {
  /** Of the settings file. */
  readonly name: string;
  readonly say: Say;
}

const NOTHING: Taken = { settings: undefined, known: undefined, sources: {}, problems: [] };
const EMPTY_TEXT = '{\n  "version": 1\n}\n';

export class SettingsDesk {
  readonly #options: SettingsDeskOptions;
  readonly #stops: (() => void)[] = [];
  #taken: Taken = NOTHING;

  constructor(options: SettingsDeskOptions) {
    this.#options = options;
    this.#taken = this.#read();
  }

  /** Undefined until there were usable ones once; from then on always the last good ones. */
  get settings(): Settings | undefined {
    return this.#taken.settings;
  }

  /** Undefined once there are settings. */
  get known(): KnownSettings | undefined {
    return this.#taken.known;
  }

  get sources(): Taken['sources'] {
    return this.#taken.sources;
  }

  get problems(): readonly FieldProblem[] {
    return this.#taken.problems;
  }

  /** From now on changes by others are taken over. */
  start(): void {
    const { policy, store } = this.#options;
    const reload = () => this.#reload();
    this.#stops.push(store.onChange(reload), policy.onChange(reload));
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** `patch` in the form of the settings file; `null` takes a value back. Stored and in force, or neither. */
  save(patch: SettingsPart): SaveAnswer {
    const { policy, say, store } = this.#options;
    const stored = store.read();
    if (!stored.ok) return refusal(stored.failure.detail);
    const text = stored.value ?? EMPTY_TEXT;
    const read = readSettingsText(text);
    if (!read.ok || !isPart(read.value)) {
      const what = read.ok ? 'expected an object' : read.problem;
      return refusal(say('trouble.correctFirst', { name: store.name, problem: what }));
    }
    const strange = strangeProblems(patch);
    if (strange.length > 0) return { problems: strange };
    const layers = policy.read();
    const changes = changesOf(patch, read.value);
    const locked = [
      ...lockedProblems(changes, layers.enforced, say),
      ...tokenProblems(changes, this.settings, say),
    ];
    if (locked.length > 0) return { problems: locked };
    const next = changeSettingsText(text, changes);
    const taken = take(next, layers, { name: store.name, say });
    if (!taken.settings) return { problems: taken.problems };
    const written = store.write(next);
    if (!written.ok) return refusal(written.failure.detail);
    this.#adopt(taken);
    return { problems: [] };
  }

  #reload(): void {
    this.#adopt(this.#read());
  }

  /** Where what is stored cannot be used, the last good settings stay in force, but for an enforced mode. */
  #read(): Taken {
    const { policy, say, store } = this.#options;
    const { name } = store;
    const stored = store.read();
    const taken = stored.ok
      ? take(stored.value, policy.read(), { name, say })
      : nothing(stored.failure);
    if (taken.settings) return taken;
    const { settings } = this.#taken;
    if (!settings) return taken;
    const gone = stored.ok && stored.value === undefined;
    const problems = gone
      ? [{ path: '', message: say('trouble.fileGone', { name }) }]
      : taken.problems;
    const mode = enforcedMode(policy.read().enforced) ?? settings.mode;
    return { ...this.#taken, settings: { ...settings, mode }, problems };
  }

  #adopt(taken: Taken): void {
    if (JSON.stringify(taken) === JSON.stringify(this.#taken)) return;
    const { settings } = this.#taken;
    this.#taken = taken;
    this.#options.onChange(settings);
  }
}

/** `text` is undefined where the person has no settings of their own. */
function take(text: string | undefined, policy: PolicyLayers, { name, say }: Telling): Taken {
  const { defaults, enforced, problems } = policy;
  const read = readSettingsText(text ?? EMPTY_TEXT);
  const own = read.ok && isPart(read.value) ? read.value : undefined;
  const layers: SettingsLayers = { defaults, enforced, person: own ?? {} };
  const merged = mergeLayers(layers);
  const sources = sourcesOf(layers);
  const parsed = parseSettings(merged);
  if (own && parsed.ok) {
    return { settings: parsed.settings, known: undefined, sources, problems };
  }
  const found = problemsIn(read, parsed, { text, name, say, enforced });
  const known = knownIn(merged);
  return { settings: undefined, known, sources, problems: [...problems, ...found] };
}

function problemsIn(
  read: ReadText,
  parsed: ParsedSettings,
  {
    enforced,
    name,
    say,
    text,
  }: Pick<PolicyLayers, 'enforced'> & Telling & { readonly text: string | undefined },
): readonly FieldProblem[] {
  if (!read.ok) return [{ path: '', message: `${name}: ${read.problem}` }];
  if (!isPart(read.value)) return [{ path: '', message: `${name}: expected an object` }];
  // Nothing is wrong where nothing is there: that is the first run.
  if (parsed.ok || text === undefined) return [];
  return parsed.problems.map((one) => placed(one, enforced, say));
}

/** Whatever of it has the right form. */
function knownIn(merged: SettingsPart): KnownSettings {
  const part = (name: string) => (isPart(merged[name]) ? merged[name] : {});
  const word = (value: unknown) => (typeof value === 'string' ? value : '');
  const { nodes, user } = part('finesse');
  const { clientId } = part('webex');
  return {
    nodes: Array.isArray(nodes) ? nodes.filter((node) => typeof node === 'string') : [],
    user: word(user),
    clientId: word(clientId),
  };
}

function nothing({ detail }: Failure): Taken {
  return { ...NOTHING, problems: [{ path: '', message: detail }] };
}

function refusal(message: string): SaveAnswer {
  return { problems: [{ path: '', message }] };
}

/** Lists are counted in brackets, as in the window's forms. */
function placed(
  { message, path }: SettingsProblem,
  enforced: SettingsPart,
  say: Say,
): FieldProblem {
  const locked = leavesOf(enforced).some((leaf) => leaf.path.join('.') === path);
  return {
    path: path.replace(/\.(\d+)(?=\.|$)/g, '[$1]'),
    message: locked ? say('trouble.byOrganizationWrong', { problem: message }) : message,
  };
}
