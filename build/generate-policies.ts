/** The settings as the policies of an administrator: what belongs together is one policy. */
import { DEFAULT_RULES } from '../main/core/rules.ts';
import type { PresenceStatus } from '../main/core/presence.ts';
import { policyFields, type PolicyField } from '../main/store/policy-fields.ts';
import type { SettingWords, TemplateWords } from './generate-words.ts';

export interface TemplatePolicy {
  /** For example `finesse.nodes`, `rules.meeting`, `mode.directions`. */
  readonly name: string;
  readonly category: string;
  readonly fields: readonly PolicyField[];
}

/** Not a setting, so not in the schema: it goes to the vault. */
const CLIENT_SECRET: TemplatePolicy = {
  name: 'webex.clientSecret',
  category: 'webex',
  fields: [{ path: 'webex.clientSecret', kind: 'text', maxLength: 1_000, builtIn: undefined }],
};

export function templatePolicies(): readonly TemplatePolicy[] {
  const policies = new Map<string, PolicyField[]>();
  for (const field of policyFields()) {
    const name = nameOf(field.path);
    policies.set(name, [...(policies.get(name) ?? []), field]);
  }
  const ofSettings = [...policies].map(([name, fields]) => {
    return { name, category: categoryOf(name), fields };
  });
  return [...ofSettings, CLIENT_SECRET];
}

function nameOf(path: string): string {
  const [first = '', second = '', third] = path.split('.');
  if (first === 'mode' && second !== '') return 'mode.directions';
  return third === undefined ? path : `${first}.${second}`;
}

function categoryOf(name: string): string {
  const [first = ''] = name.split('.');
  return name.includes('.') && first !== 'mode' ? first : 'general';
}

/** Throws for a setting that has no words yet. */
export function wordsFor({ name }: TemplatePolicy, words: TemplateWords): SettingWords {
  if (name === CLIENT_SECRET.name) return words.clientSecret;
  if (name.startsWith('rules.')) return words.rule(name.slice('rules.'.length));
  const found = words.settings[name];
  if (!found) throw new Error(`${name}: no words for this setting in build/generate-words-*.ts`);
  return found;
}

/** What holds without any policy; undefined where nothing is built in. */
export function builtInOf(field: PolicyField): PolicyField['builtIn'] {
  const [first, status, part] = field.path.split('.');
  if (first !== 'rules') return field.builtIn;
  const rule = DEFAULT_RULES[status as PresenceStatus];
  return rule[part as keyof typeof rule];
}
