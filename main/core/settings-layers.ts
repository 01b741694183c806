/** Who may set what: the organisation's word above the person's own, its defaults below, the built-in ones last. */
import { modes, type Mode, type Modes } from './settings.ts';

/** A part of the settings in the form of the settings file. */
export type SettingsPart = Readonly<Record<string, unknown>>;

export interface SettingsLayers {
  readonly enforced: SettingsPart;
  readonly person: SettingsPart;
  readonly defaults: SettingsPart;
}

export type LayerName = 'organization' | 'person' | 'organizationDefault';

/** What to hand to the schema, which adds what is built in. Lists are taken whole, never mixed. */
export function mergeLayers({ defaults, enforced, person }: SettingsLayers): SettingsPart {
  return over(over(defaults, person), enforced);
}

/** Who set each value, by its path such as `rules.meeting.reason`; what nobody set is not listed. */
export function sourcesOf(layers: SettingsLayers): Readonly<Record<string, LayerName>> {
  return Object.fromEntries([
    ...leavesOf(layers.defaults).map(({ path }) => [path.join('.'), 'organizationDefault']),
    ...leavesOf(layers.person).map(({ path }) => [path.join('.'), 'person']),
    ...leavesOf(layers.enforced).map(({ path }) => [path.join('.'), 'organization']),
  ]) as Readonly<Record<string, LayerName>>;
}

/** For when the settings as a whole cannot be used: the word that stops every write must not wait for them. */
export function enforcedMode(enforced: SettingsPart): Mode | Modes | undefined {
  const parsed = modes.safeParse(enforced['mode']);
  return parsed.success ? parsed.data : undefined;
}

export interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Every single value, with its place. The mode in its long form is one value. */
export function leavesOf(part: SettingsPart, above: readonly string[] = []): readonly Leaf[] {
  return Object.entries(part).flatMap(([key, value]) => {
    const path = [...above, key];
    return isPart(value) && !isWhole(path) ? leavesOf(value, path) : [{ path, value }];
  });
}

export function isPart(value: unknown): value is SettingsPart {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(path: readonly string[]): boolean {
  return path.length === 1 && path[0] === 'mode';
}

function over(below: SettingsPart, above: SettingsPart, at: readonly string[] = []): SettingsPart {
  const entries = Object.entries(above).map(([key, value]) => {
    const path = [...at, key];
    const under = Object.hasOwn(below, key) ? below[key] : undefined;
    const mixes = isPart(value) && isPart(under) && !isWhole(path);
    return [key, mixes ? over(under, value, path) : value] as const;
  });
  // `fromEntries` makes own properties even of a key such as `__proto__`; the schema then refuses it.
  return Object.fromEntries([...Object.entries(below), ...entries]);
}
