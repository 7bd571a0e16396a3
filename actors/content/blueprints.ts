/**
 * How things are made: each blueprint is named after what it brings. Materials go into other things and are all of one kind;
 * finished things come out better or worse.
 */
import file from './data/blueprints.json' with { type: 'json' };
import type { Goods } from './goods.ts';
import type { BlueprintRow } from './schemas.ts';

export type FinishedItem = keyof typeof file.finished;
export type BlueprintKey = keyof typeof file.materials | FinishedItem;

export interface Blueprint extends BlueprintRow {
  /** For one. */
  readonly inputs: Goods & Record<string, number>;
}

export const blueprints = { ...file.materials, ...file.finished } as unknown as Readonly<
  Record<BlueprintKey, Blueprint>
>;
export const blueprintKeys = Object.keys(blueprints) as readonly BlueprintKey[];

export function blueprintOf(key: string): Blueprint | undefined {
  return Object.hasOwn(blueprints, key) ? blueprints[key as BlueprintKey] : undefined;
}

export function isFinished(key: string): key is FinishedItem {
  return Object.hasOwn(file.finished, key);
}
