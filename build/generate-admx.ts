/** Writes the policy templates that Group Policy and Intune read: one ADMX, and one ADML for each language. */
import type { PolicyField } from '../main/store/policy-fields.ts';
import { POLICY_KEY } from '../main/store/policy-windows.ts';
import { builtInOf, templatePolicies, wordsFor, type TemplatePolicy } from './generate-policies.ts';
import type { TemplateWords } from './generate-words.ts';

/** A computer and a user policy can be enforced; defaults are the computer's. */
const LAYERS = [
  { id: 'Enforced', class: 'Both' },
  { id: 'Defaults', class: 'Machine' },
] as const;

/** A number field shows something in any case; this is what a rule without a time of its own comes to. */
const USUAL_MS = 3_000;

const HEAD = '<?xml version="1.0" encoding="utf-8"?>';
const SCHEMA =
  'revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"';

/** Names in templates are letters, digits and underscores. */
function idOf(...parts: readonly string[]): string {
  return parts.join('_').replaceAll('.', '_');
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function categoriesOf(policies: readonly TemplatePolicy[]): readonly string[] {
  return [...new Set(policies.map(({ category }) => category))];
}

/** Depends on no other template, so that Intune takes it alone. */
export function admx(): string {
  const policies = templatePolicies();
  const categories = LAYERS.flatMap(({ id }) => [
    `    <category name="${id}" displayName="$(string.${id})"><parentCategory ref="Product" /></category>`,
    ...categoriesOf(policies).map(
      (name) =>
        `    <category name="${idOf(id, name)}" displayName="$(string.${idOf('Category', name)})"><parentCategory ref="${id}" /></category>`,
    ),
  ]);
  return `${HEAD}
<!-- Written by npm run generate from the schema of the settings. -->
<policyDefinitions ${SCHEMA}>
  <policyNamespaces>
    <target prefix="finessepresence" namespace="FinessePresence.Policies" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="Supported" displayName="$(string.Supported)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="Product" displayName="$(string.Product)" />
${categories.join('\n')}
  </categories>
  <policies>
${LAYERS.flatMap((layer) => policies.map((policy) => policyXml(layer, policy))).join('\n')}
  </policies>
</policyDefinitions>
`;
}

function policyXml(layer: (typeof LAYERS)[number], policy: TemplatePolicy): string {
  const name = idOf(layer.id, policy.name);
  const [field] = policy.fields;
  const flag = field?.kind === 'flag' ? ` valueName="${field.path}"` : '';
  const presentation = flag === '' ? ` presentation="$(presentation.${name})"` : '';
  const body =
    flag === ''
      ? ['      <elements>', ...policy.fields.map((one) => elementXml(one)), '      </elements>']
      : [
          '      <enabledValue><decimal value="1" /></enabledValue>',
          '      <disabledValue><decimal value="0" /></disabledValue>',
        ];
  return [
    `    <policy name="${name}" class="${layer.class}" displayName="$(string.${idOf(policy.name)})" explainText="$(string.${name}_Help)" key="${POLICY_KEY}\\${layer.id}"${flag}${presentation}>`,
    `      <parentCategory ref="${idOf(layer.id, policy.category)}" />`,
    '      <supportedOn ref="Supported" />',
    ...body,
    '    </policy>',
  ].join('\n');
}

function elementXml(field: PolicyField): string {
  const head = `id="${idOf(field.path)}" valueName="${field.path}"`;
  switch (field.kind) {
    case 'number':
      return `        <decimal ${head} required="true" minValue="${field.min}" maxValue="${field.max}" />`;
    case 'text':
      return `        <text ${head}${field.path.startsWith('rules.') ? '' : ' required="true"'} maxLength="${field.maxLength}" />`;
    case 'list':
      return `        <multiText ${head} required="true" maxStrings="${field.maxItems}" />`;
    case 'choice': {
      const items = field.choices.map(
        (choice) =>
          `          <item displayName="$(string.Choice_${choice})"><value><string>${choice}</string></value></item>`,
      );
      return [`        <enum ${head} required="true">`, ...items, '        </enum>'].join('\n');
    }
    case 'flag':
      throw new Error(`${field.path}: true or false stands alone in its policy`);
  }
}

export function adml(words: TemplateWords): string {
  const policies = templatePolicies();
  const string = (id: string, text: string) => `      <string id="${id}">${xml(text)}</string>`;
  const strings = [
    string('Product', words.product),
    string('Supported', words.supported),
    string('Enforced', words.enforced),
    string('Defaults', words.defaults),
    ...categoriesOf(policies).map((name) =>
      string(idOf('Category', name), words.categories[name] ?? name),
    ),
    ...Object.entries(words.choices).map(([id, text]) => string(idOf('Choice', id), text)),
    ...policies.map((policy) => string(idOf(policy.name), wordsFor(policy, words).name)),
    ...LAYERS.flatMap(({ id }) =>
      policies.map((policy) => string(`${idOf(id, policy.name)}_Help`, helpFor(id, policy, words))),
    ),
  ];
  const presentations = LAYERS.flatMap(({ id }) =>
    policies.flatMap((policy) => presentationXml(idOf(id, policy.name), policy, words)),
  );
  return `${HEAD}
<!-- Written by npm run generate from the schema of the settings. -->
<policyDefinitionResources ${SCHEMA}>
  <displayName>${xml(words.product)}</displayName>
  <description>${xml(words.about)}</description>
  <resources>
    <stringTable>
${strings.join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

function helpFor(layer: 'Enforced' | 'Defaults', policy: TemplatePolicy, words: TemplateWords) {
  const facts = policy.fields.flatMap((field) => factsOf(field, policy, words));
  const whose = layer === 'Enforced' ? words.enforcedHelp : words.defaultsHelp;
  return [wordsFor(policy, words).explain, facts.join('\n'), whose]
    .filter((part) => part !== '')
    .join('\n\n');
}

function factsOf(field: PolicyField, policy: TemplatePolicy, words: TemplateWords): string[] {
  const builtIn = builtInOf(field);
  const label = policy.fields.length > 1 ? `${labelOf(field, policy, words)}: ` : '';
  const isSaid = builtIn !== undefined && String(builtIn) !== '';
  const facts = [
    ...(field.kind === 'number' ? [words.bounds(field.min, field.max)] : []),
    ...(field.kind === 'list' ? [words.onePerLine(field.maxItems)] : []),
    ...(isSaid ? [words.builtIn(shown(builtIn, words))] : []),
  ];
  return facts.length === 0 ? [] : [label + facts.join(' ')];
}

function shown(value: NonNullable<PolicyField['builtIn']>, words: TemplateWords): string {
  if (typeof value === 'string') return words.choices[value] ?? value;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function labelOf(field: PolicyField, policy: TemplatePolicy, words: TemplateWords): string {
  const last = field.path.split('.').at(-1) ?? '';
  return words.labels[last] ?? wordsFor(policy, words).name;
}

function presentationXml(id: string, policy: TemplatePolicy, words: TemplateWords): string[] {
  if (policy.fields.some(({ kind }) => kind === 'flag')) return [];
  const fields = policy.fields.map((field) => {
    const ref = `refId="${idOf(field.path)}"`;
    const label = xml(labelOf(field, policy, words));
    const builtIn = builtInOf(field);
    switch (field.kind) {
      case 'number':
        return `        <decimalTextBox ${ref} defaultValue="${typeof builtIn === 'number' ? builtIn : USUAL_MS}" spin="false">${label}</decimalTextBox>`;
      case 'list':
        return `        <text>${label}</text>\n        <multiTextBox ${ref} />`;
      case 'choice': {
        const first = Math.max(0, field.choices.indexOf(String(builtIn)));
        return `        <dropdownList ${ref} noSort="true" defaultItem="${first}">${label}</dropdownList>`;
      }
      case 'text':
      case 'flag': {
        const value = typeof builtIn === 'string' ? xml(builtIn) : '';
        return `        <textBox ${ref}><label>${label}</label><defaultValue>${value}</defaultValue></textBox>`;
      }
    }
  });
  return [[`      <presentation id="${id}">`, ...fields, '      </presentation>'].join('\n')];
}
