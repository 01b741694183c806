/** Every setting that a policy can set, with its form and bounds: read off the schema, so that no list is kept by hand. */
import { PRESENCE_STATUSES } from '../core/presence.ts';
import { settingsSchema } from '../core/settings.ts';

/** `path` as in the settings file, for example `finesse.nodes`: also the name of the value in the registry. */
export type PolicyField = { readonly path: string } & FieldForm;

export type FieldForm =
  | { readonly kind: 'text'; readonly maxLength: number; readonly builtIn: string | undefined }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly builtIn: number | undefined;
    }
  | { readonly kind: 'flag'; readonly builtIn: boolean | undefined }
  | {
      readonly kind: 'choice';
      readonly choices: readonly string[];
      readonly builtIn: string | undefined;
    }
  | {
      readonly kind: 'list';
      readonly of: 'text' | 'number';
      readonly maxItems: number;
      readonly builtIn: readonly (string | number)[] | undefined;
    };

/** The part of JSON Schema that the settings use. */
interface SchemaNode {
  readonly type?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  /** Of a table with the same columns in each row: `rules`. */
  readonly additionalProperties?: SchemaNode | boolean;
  readonly anyOf?: readonly SchemaNode[];
}

/** In the order of the schema. `mode` stands for both directions; the more precise `mode.notReady` and `mode.ready` win. */
export function policyFields(): readonly PolicyField[] {
  known ??= fieldsIn(schemaNode(), []).filter(({ path }) => path !== 'version');
  return known;
}

/** Read at the first use, because it takes a moment. */
let known: readonly PolicyField[] | undefined;

function schemaNode(): SchemaNode {
  return settingsSchema.toJSONSchema({ io: 'input', unrepresentable: 'any' }) as SchemaNode;
}

function fieldsIn(node: SchemaNode, path: readonly string[]): readonly PolicyField[] {
  // A short form first, then the long one, of the same value.
  if (node.anyOf) {
    return node.anyOf.flatMap((one) => fieldsIn({ ...one, default: node.default }, path));
  }
  const { additionalProperties, properties } = node;
  if (properties) {
    return Object.entries(properties).flatMap(([key, one]) => fieldsIn(one, [...path, key]));
  }
  if (typeof additionalProperties === 'object') {
    return PRESENCE_STATUSES.flatMap((row) => fieldsIn(additionalProperties, [...path, row]));
  }
  return [{ path: path.join('.'), ...formOf(node, path) }];
}

function formOf(node: SchemaNode, path: readonly string[]): FieldForm {
  const {
    default: builtIn,
    enum: choices,
    maximum = 0,
    maxItems,
    maxLength = 0,
    minimum = 0,
  } = node;
  if (choices) return { kind: 'choice', choices, builtIn: builtIn as string | undefined };
  switch (node.type) {
    case 'boolean':
      return { kind: 'flag', builtIn: builtIn as boolean | undefined };
    case 'string':
      return { kind: 'text', maxLength, builtIn: builtIn as string | undefined };
    case 'array': {
      const of = node.items?.type === 'string' ? 'text' : 'number';
      return { kind: 'list', of, maxItems: maxItems ?? 0, builtIn: builtIn as string[] };
    }
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        min: minimum,
        max: maximum,
        builtIn: builtIn as number | undefined,
      };
    case undefined:
    default:
      throw new Error(`${path.join('.')}: the schema has a form that no policy has yet`);
  }
}
