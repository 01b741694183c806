/** The policy templates: fresh, complete, sound by the rules of their public schema, and understood by the app. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { generated } from '../../build/generate.ts';
import { withTables } from '../../build/generate-guide.ts';
import { isWellFormed } from '../../main/finesse/well-formed.ts';
import { checkPolicy } from '../../main/store/policy-check.ts';
import { policyFields } from '../../main/store/policy-fields.ts';
import { readRegQuery, settingsIn } from '../../main/store/policy-registry.ts';
import { regText, type Written } from '../main/store/registry-text.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8').replaceAll('\r\n', '\n');

type Attributes = Readonly<Record<string, string>>;
interface Item {
  readonly displayName: string;
  readonly value: { readonly string: string };
}
interface Element {
  readonly id: string;
  readonly valueName: string;
  readonly minValue?: string;
  readonly maxValue?: string;
  readonly maxLength?: string;
  readonly maxStrings?: string;
  readonly item?: readonly Item[];
}
interface Policy {
  readonly name: string;
  readonly class: string;
  readonly displayName: string;
  readonly explainText: string;
  readonly presentation?: string;
  readonly key: string;
  readonly valueName?: string;
  readonly parentCategory: { readonly ref: string };
  readonly supportedOn: { readonly ref: string };
  readonly enabledValue?: { readonly decimal: { readonly value: string } };
  readonly disabledValue?: { readonly decimal: { readonly value: string } };
  readonly elements?: Readonly<
    Partial<Record<'enum' | 'text' | 'decimal' | 'multiText', readonly Element[]>>
  >;
}
interface Template {
  readonly policyDefinitions: {
    readonly supportedOn: { readonly definitions: { readonly definition: readonly Attributes[] } };
    readonly categories: {
      readonly category: readonly (Attributes & {
        readonly parentCategory?: { readonly ref: string };
      })[];
    };
    readonly policies: { readonly policy: readonly Policy[] };
  };
}
interface Words {
  readonly policyDefinitionResources: {
    readonly resources: {
      readonly stringTable: {
        readonly string: readonly { readonly id: string; readonly '#text': string }[];
      };
      readonly presentationTable: {
        readonly presentation: readonly (Readonly<Record<string, unknown>> & {
          readonly id: string;
        })[];
      };
    };
  };
}

const LISTS = [
  'policy',
  'category',
  'definition',
  'enum',
  'text',
  'decimal',
  'multiText',
  'item',
  'string',
  'presentation',
];
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  // Inside `value`, a string is one.
  isArray: (name, where) =>
    LISTS.includes(name) &&
    !String(where).endsWith('value.string') &&
    !String(where).endsWith('Value.decimal'),
});

const admxText = read('build/policy/FinessePresence.admx');
const template = parser.parse(admxText) as Template;
const policies = template.policyDefinitions.policies.policy;
const LANGUAGES = ['en-US', 'de-DE'] as const;
const wordsText = (language: string) => read(`build/policy/${language}/FinessePresence.adml`);
const words = (language: string) =>
  (parser.parse(wordsText(language)) as Words).policyDefinitionResources.resources;

function elementsOf({ elements = {} }: Policy): readonly (Element & { readonly kind: string })[] {
  return Object.entries(elements).flatMap(([kind, all]) => all.map((one) => ({ ...one, kind })));
}

describe('what is generated', () => {
  it('is what lies in the repository: if not, `npm run generate`', async () => {
    for (const [name, text] of await generated(ROOT)) {
      expect(read(name) === text, `${name} is out of date: npm run generate`).toBe(true);
    }
  });

  it('a guide without a place for a table is refused', () => {
    expect(() => withTables('# Guide')).toThrow('no place for: settings, rules');
    expect(() => withTables('<!-- generated: x -->\n<!-- /generated -->')).toThrow('"x"');
  });
});

describe('the templates by the rules of their schema', () => {
  it.each([['the policies', admxText], ...LANGUAGES.map((one) => [one, wordsText(one)])])(
    '%s are well-formed XML',
    (_name, text) => {
      expect(isWellFormed(text)).toBe(true);
    },
  );

  it('names are unique, and made of letters, digits and underscores', () => {
    const { category } = template.policyDefinitions.categories;
    for (const names of [policies.map(({ name }) => name), category.map(({ name }) => name)]) {
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[A-Za-z]\w*$/);
    }
  });

  it('every reference leads somewhere', () => {
    const { categories, supportedOn } = template.policyDefinitions;
    const names = categories.category.map(({ name }) => name);
    const parents = categories.category.flatMap(({ parentCategory }) => parentCategory?.ref ?? []);
    expect(
      [...parents, ...policies.map(({ parentCategory }) => parentCategory.ref)].filter(
        (ref) => !names.includes(ref),
      ),
    ).toEqual([]);
    const supported = supportedOn.definitions.definition.map(({ name }) => name);
    expect(policies.filter((policy) => !supported.includes(policy.supportedOn.ref))).toEqual([]);
  });

  it('the parts of a policy stand in the order of the schema', () => {
    const bodies = [...admxText.matchAll(/<policy [^>]*>([^]*?)<\/policy>/g)].map(
      ([, body = '']) => body,
    );
    expect(bodies).toHaveLength(policies.length);
    for (const body of bodies) {
      expect(
        body
          .replace(/<elements>[^]*<\/elements>/, '<elements/>')
          .match(/<[a-zA-Z]+/g)
          ?.join(' '),
      ).toMatch(
        /^<parentCategory <supportedOn (<enabledValue <decimal <disabledValue <decimal|<elements)$/,
      );
    }
  });

  it('no other template is needed, so that Intune takes it alone', () => {
    expect(admxText).not.toContain('<using');
  });

  it.each(LANGUAGES)(
    '%s has every text and no other, and a field for every element',
    (language) => {
      const { presentationTable, stringTable } = words(language);
      const asked = new Set([...admxText.matchAll(/\$\(string\.(\w+)\)/g)].map(([, id]) => id));
      expect(new Set(stringTable.string.map(({ id }) => id))).toEqual(asked);
      for (const one of stringTable.string) expect(one['#text'].trim()).not.toBe('');
      const fields = new Map(
        presentationTable.presentation.map((one) => [
          one.id,
          [...JSON.stringify(one).matchAll(/"refId":"(\w+)"/g)].map(([, id]) => id),
        ]),
      );
      for (const policy of policies.filter(({ presentation }) => presentation !== undefined)) {
        const id = /^\$\(presentation\.(\w+)\)$/.exec(policy.presentation ?? '')?.[1] ?? '';
        expect(fields.get(id)?.sort()).toEqual(
          elementsOf(policy)
            .map((one) => one.id)
            .sort(),
        );
        fields.delete(id);
      }
      expect([...fields.keys()]).toEqual([]);
    },
  );

  it('every policy has a name and an explanation, in both languages', () => {
    for (const language of LANGUAGES) {
      const text = new Map(
        words(language).stringTable.string.map((one) => [`$(string.${one.id})`, one['#text']]),
      );
      for (const { displayName, explainText } of policies) {
        expect(text.get(displayName)?.length).toBeGreaterThan(3);
        expect(text.get(explainText)?.length).toBeGreaterThan(60);
      }
    }
    expect(words('en-US').stringTable.string).not.toEqual(words('de-DE').stringTable.string);
  });
});

/** The values that Group Policy would write for the policy: smallest, largest, each choice. */
function writtenBy(policy: Policy): readonly (readonly Written[])[] {
  if (policy.valueName !== undefined) {
    const { valueName, disabledValue, enabledValue } = policy;
    return [enabledValue, disabledValue].map((one) => [
      [valueName, 'REG_DWORD', `0x${one?.decimal.value ?? ''}`],
    ]);
  }
  const elements = elementsOf(policy).map((element) => valuesOf(element));
  const most = Math.max(...elements.map((values) => values.length));
  return Array.from({ length: most }, (_, n) =>
    elements.map((values) => values[n % values.length] ?? ['', '', '']),
  );
}

function valuesOf({
  item = [],
  kind,
  maxLength,
  maxStrings,
  maxValue,
  minValue,
  valueName,
}: ReturnType<typeof elementsOf>[number]): readonly Written[] {
  const dword = (value = '') => `0x${Number(value).toString(16)}`;
  switch (kind) {
    case 'enum':
      return item.map(({ value }) => [valueName, 'REG_SZ', value.string] as const);
    case 'decimal':
      return [
        [valueName, 'REG_DWORD', dword(minValue)],
        [valueName, 'REG_DWORD', dword(maxValue)],
      ];
    case 'multiText':
      return [
        [
          valueName,
          'REG_MULTI_SZ',
          Array.from({ length: Number(maxStrings) }, () => exampleOf(valueName)).join('\\0'),
        ],
      ];
    default:
      return [
        [
          valueName,
          'REG_SZ',
          exampleOf(valueName).padEnd(valueName.endsWith('Url') ? 0 : Number(maxLength), 'x'),
        ],
      ];
  }
}

function exampleOf(name: string): string {
  if (name === 'webex.redirectPorts') return '53682';
  if (name === 'finesse.pinnedCertificates') return 'ab'.repeat(32);
  if (name === 'finesse.signOnHosts') return 'ids.example.com:8553';
  return /Url$|nodes$/.test(name) ? 'https://a.example.com' : 'x';
}

describe('the templates and the app', () => {
  it('there is a policy for each setting, enforced and as a default, and one for the client secret', () => {
    const names = [...policyFields().map((field) => field.path), 'webex.clientSecret'].sort();
    for (const layer of ['Enforced', 'Defaults']) {
      const own = policies.filter(
        ({ key }) => key === `SOFTWARE\\Policies\\FinessePresence\\${layer}`,
      );
      const written = own.flatMap(
        (policy) => policy.valueName ?? elementsOf(policy).map(({ valueName }) => valueName),
      );
      expect([...written].sort()).toEqual(names);
      expect(new Set(own.map((policy) => policy.class))).toEqual(
        new Set([layer === 'Enforced' ? 'Both' : 'Machine']),
      );
    }
  });

  it.each(policies.map((policy) => [policy.name, policy] as const))(
    '%s: all that Group Policy can write is understood',
    (_name, policy) => {
      for (const values of writtenBy(policy)) {
        const keys = readRegQuery(regText('HKLM', { Enforced: values }));
        const { part, problems } = settingsIn(keys.get('Enforced') ?? [], policyFields());
        const checked = checkPolicy(part, 'P');
        // The one thing that no policy may say.
        const isForbidden = values.some(
          ([name, , data]) =>
            /^rules\.(unknown|absent|pending)\.action$/.test(name) && data === 'clear',
        );
        expect([...problems, ...checked.problems].length).toBe(isForbidden ? 1 : 0);
        const taken = checked.clientSecret ?? checked.part;
        if (!isForbidden) expect(taken).not.toEqual({});
      }
    },
  );
});
