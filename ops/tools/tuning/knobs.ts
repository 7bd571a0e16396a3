/** Every knob there is, one by one, as the published schema tells of them. */
import { tuningJsonSchema } from '../../../actors/tuning.ts';

export interface Knob {
  /** From the root, with dots. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly step: number;
  readonly takesEffect: string;
  readonly shipped: number | boolean;
  /** None for a switch. */
  readonly range: { readonly min: number; readonly max: number } | null;
}

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly title?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly step?: number;
  readonly takesEffect?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

export const knobs: readonly Knob[] = gather(tuningJsonSchema(), []);

/** Every key a file may have, groups included. */
export const keys: readonly string[] = [...new Set(knobs.flatMap(({ key }) => withGroups(key)))];

function gather(node: Node, path: readonly string[]): Knob[] {
  if (node.properties)
    return Object.entries(node.properties).flatMap(([name, child]) =>
      name === '$schema' ? [] : gather(child, [...path, name]),
    );
  const { title = '', description = '', unit = '', step = 1, takesEffect = '', minimum, maximum } = node;
  const range = minimum === undefined || maximum === undefined ? null : { min: minimum, max: maximum };
  const shipped = node.default as number | boolean;
  return [{ key: path.join('.'), title, description, unit, step, takesEffect, shipped, range }];
}

function withGroups(key: string): string[] {
  const names = key.split('.');
  return names.map((_, n) => names.slice(0, n + 1).join('.'));
}

/** What a tuning says of a knob. */
export function valueAt(tuning: object, key: string): number | boolean {
  const walk = (value: unknown, name: string) => (value as Readonly<Record<string, unknown>>)[name];
  return key.split('.').reduce<unknown>(walk, tuning) as number | boolean;
}

export interface Change {
  readonly key: string;
  readonly from: number | boolean;
  readonly to: number | boolean;
}

/** Where two tunings differ. */
export function changesBetween(before: object, after: object): Change[] {
  return knobs
    .map(({ key }) => ({ key, from: valueAt(before, key), to: valueAt(after, key) }))
    .filter(({ from, to }) => from !== to);
}
