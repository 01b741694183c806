/** From the words of `reg.exe query` to settings: the name of a value is the path of the setting. */
import type { SettingsPart } from '../core/settings-layers.ts';
import { withLeaf, type PolicyProblem } from './policy-check.ts';
import type { PolicyField } from './policy-fields.ts';

export interface RegistryValue {
  readonly name: string;
  /** For example `REG_SZ`. */
  readonly type: string;
  /** As `reg.exe` writes it. */
  readonly data: string;
}

/** By the last part of the key, for example `Enforced`. */
export type RegistryKeys = ReadonlyMap<string, readonly RegistryValue[]>;

const KEY = /^HKEY_[A-Z_]+\\(?:.*\\)?([^\\]+)$/;
/** Four spaces around the type. A name may hold spaces itself; what follows the type is data, also when it is empty. */
const VALUE = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/** Lines that are neither a key nor a value, for example the rest of a text with a line end in it, are left out. */
export function readRegQuery(output: string): RegistryKeys {
  const keys = new Map<string, RegistryValue[]>();
  let values: RegistryValue[] = [];
  for (const line of output.split(/\r?\n/)) {
    const key = KEY.exec(line.trimEnd());
    if (key?.[1] !== undefined) {
      values = [];
      keys.set(key[1], values);
      continue;
    }
    const [, name, type, data = ''] = VALUE.exec(line) ?? [];
    if (name !== undefined && type !== undefined) values.push({ name, type, data });
  }
  return keys;
}

export interface DecodedValues {
  readonly part: SettingsPart;
  readonly problems: readonly PolicyProblem[];
}

/** Values that no setting is called like are kept as texts, for the check to name them. */
export function settingsIn(
  values: readonly RegistryValue[],
  fields: readonly PolicyField[],
): DecodedValues {
  const problems: PolicyProblem[] = [];
  let part: SettingsPart = {};
  // `mode` comes before `mode.notReady` and `mode.ready`, so that the more precise ones win.
  for (const value of [...values].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    // The unnamed value of a key says nothing.
    if (/^\(.*\)$/.test(value.name)) continue;
    const field = fields.find(({ path }) => path.toLowerCase() === value.name.toLowerCase());
    const decoded = field ? decode(value, field) : value.data;
    if (isGarbled(value)) problems.push({ path: value.name, message: GARBLED });
    else if (decoded === undefined) {
      problems.push({ path: value.name, message: expectation(value) });
    } else {
      const name = field?.path ?? value.name;
      part = withLeaf(
        name.startsWith('mode.') ? inDirections(part) : part,
        name.split('.'),
        decoded,
      );
    }
  }
  return { part, problems };
}

/** One direction alone leaves the other one to `mode`, which came first. */
function inDirections(part: SettingsPart): SettingsPart {
  const { mode } = part;
  return typeof mode === 'string' ? { ...part, mode: { notReady: mode, ready: mode } } : part;
}

const GARBLED = 'did not come through as Unicode; use plain letters, or the policy file';

function isGarbled({ data, name }: RegistryValue): boolean {
  return `${name}${data}`.includes('\uFFFD');
}

/** Undefined where the type does not fit. What fits but is out of bounds is left to the schema. */
function decode({ data, type }: RegistryValue, field: PolicyField): unknown {
  switch (field.kind) {
    case 'text':
    case 'choice':
      return isText(type) ? data : undefined;
    case 'number':
      return numberIn(type, data);
    case 'flag': {
      const words = isText(type) ? data.trim().toLowerCase() : String(numberIn(type, data));
      if (['1', 'true'].includes(words)) return true;
      return ['0', 'false'].includes(words) ? false : undefined;
    }
    case 'list': {
      const entries = entriesIn(type, data);
      return field.of === 'text' ? entries : entries?.map((one) => numberIn('REG_SZ', one) ?? one);
    }
  }
}

function isText(type: string): boolean {
  return type === 'REG_SZ' || type === 'REG_EXPAND_SZ';
}

function numberIn(type: string, data: string): number | undefined {
  if (type === 'REG_DWORD' || type === 'REG_QWORD') {
    return /^0x[0-9a-f]+$/i.test(data) ? Number(data) : undefined;
  }
  return isText(type) && /^\d{1,15}$/.test(data.trim()) ? Number(data) : undefined;
}

/** `reg.exe` writes `\0` between the entries. Empty ones come from installers that were given one address of two. */
function entriesIn(type: string, data: string): readonly string[] | undefined {
  if (type !== 'REG_MULTI_SZ' && !isText(type)) return undefined;
  const entries = type === 'REG_MULTI_SZ' ? data.split('\\0') : [data];
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function expectation({ data, type }: RegistryValue): string {
  const isNumber = type === 'REG_DWORD' || type === 'REG_QWORD';
  return `the type ${type} does not fit this setting${isNumber ? `, got ${data}` : ''}`;
}
