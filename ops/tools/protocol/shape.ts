/**
 * A schema as one line of text, such as a reader of the wire wants it: `{ type: 'say', text: text of 1 to 500 }`. What it cannot
 * say it refuses, so that nothing of a schema is lost on the way to the page.
 */
import { z } from 'zod';
import { achievementKeys } from '../../../actors/content/achievements.ts';
import { hairColours, hairStyles, hats, outfits, skins } from '../../../actors/content/avatars.ts';
import { blueprintKeys } from '../../../actors/content/blueprints.ts';
import { causeKeys } from '../../../actors/content/causes.ts';
import { hubKeys } from '../../../actors/content/hubs.ts';
import { itemKeys } from '../../../actors/content/items.ts';
import { missionKeys } from '../../../actors/content/missions.ts';
import { stepKeys } from '../../../actors/content/onboarding.ts';

type Json = z.core.JSONSchema.BaseSchema;

/** Keys of the content are called by the name of their table: a new item changes no message. */
const tables: Readonly<Record<string, readonly string[]>> = {
  ...{ hub: hubKeys, item: itemKeys, mission: missionKeys, blueprint: blueprintKeys },
  ...{ step: stepKeys, achievement: achievementKeys },
  ...{ skin: skins, outfit: outfits, hair: hairStyles, hairColour: hairColours, hat: hats, cause: causeKeys },
};

export const tableNames = Object.keys(tables);

export function shapeOf(schema: z.ZodType): string {
  return write(z.toJSONSchema(schema, { io: 'input' }));
}

/** What is said of it beside. */
export function noteOf(schema: z.ZodType): string {
  return schema.description ?? '';
}

function write(schema: Json): string {
  const { $schema: _, description: __, ...said } = schema;
  const keys = Object.keys(said);
  if (keys.length === 0) return 'anything';
  if ('const' in said) return quote(said.const);
  if (said.enum) return nameOf(said.enum) ?? alternatives(said.enum.map(quote));
  if (Array.isArray(said.type)) return alternatives(said.type.map((type) => write({ ...said, type })));
  const either = said.anyOf ?? said.oneOf;
  if (either) return alternatives(either.map((each) => write(each as Json)));
  switch (said.type) {
    case 'object':
      return only(said, ['type', 'properties', 'required', 'additionalProperties', 'propertyNames'], object);
    case 'array':
      return only(said, ['type', 'items', 'maxItems'], array);
    case 'integer':
      return only(said, ['type', 'minimum', 'maximum'], integer);
    case 'string':
      return only(said, ['type', 'minLength', 'maxLength', 'pattern'], text);
    case 'boolean':
      return only(said, ['type'], () => 'boolean');
    case 'null':
      return 'null';
    default:
      throw new Error(`There are no words for ${JSON.stringify(schema)}.`);
  }
}

/** Only what is known is written; a word of a schema that is left out would be one that nobody guards. */
function only(schema: Json, known: readonly string[], writer: (schema: Json) => string): string {
  const unknown = Object.keys(schema).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Error(`There are no words for ${unknown.join()} of ${JSON.stringify(schema)}.`);
  return writer(schema);
}

function object({ properties = {}, required = [], propertyNames, additionalProperties }: Json): string {
  if (propertyNames) return `{ <${write(propertyNames as Json)}>: ${write(additionalProperties as Json)} }`;
  if (additionalProperties !== false) throw new Error('An object of the wire is strict.');
  const fields = Object.entries(properties).map(([key, field]) => {
    const [name, shape] = [required.includes(key) ? key : `${key}?`, write(field as Json)];
    return shape === key ? name : `${name}: ${shape}`;
  });
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function array({ items, maxItems }: Json): string {
  return `[${write(items as Json)}, …]${maxItems === undefined ? '' : ` of at most ${maxItems}`}`;
}

function integer({ minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }: Json): string {
  const [from, to] = [minimum > Number.MIN_SAFE_INTEGER, maximum < Number.MAX_SAFE_INTEGER];
  if (from && to) return `${minimum} to ${maximum}`;
  if (to) return `integer up to ${maximum}`;
  return from ? `integer from ${minimum}` : 'integer';
}

function text({ minLength, maxLength, pattern }: Json): string {
  if (pattern) return `/${pattern}/`;
  return maxLength === undefined ? 'text' : `text of ${minLength ?? 0} to ${maxLength}`;
}

function nameOf(keys: readonly unknown[]): string | undefined {
  return tableNames.find((name) => String(tables[name]) === String(keys));
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function alternatives(all: readonly string[]): string {
  return all.length < 2 ? all.join() : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}
