/**
 * All that a designer may turn, as one tree: the key in a file, in an error and in the code are the same. This page is all that
 * kinds know of one another's numbers; a kind reads its own branch, and those that all share.
 */
import { z } from 'zod';
import { tuning as auction } from './auction/tuning.ts';
import { tuning as cause } from './cause/tuning.ts';
import { road, trade } from './content/tuning.ts';
import { tuning as guild } from './guild/tuning.ts';
import { tuning as hub } from './hub/tuning.ts';
import type { Settled } from './knobs.ts';
import { tuning as lot } from './lot/tuning.ts';
import { tuning as mission } from './mission/tuning.ts';
import { tuning as register } from './register/tuning.ts';
import { tuning as trader } from './trader/tuning.ts';

export const branches = { trade, road, trader, hub, auction, lot, mission, guild, register, cause };
const tree = z.strictObject(branches);

export type Tuning = Settled<z.infer<typeof tree>>;

/** Something wrong in a file. */
export interface TuningFlaw {
  /** From the root, with dots; empty for the file itself. */
  readonly key: string;
  readonly why: string;
}

/** From untrusted JSON to a whole tuning, or all that is wrong with it: never a part of it. */
export function parseTuning(file: unknown): { tuning: Tuning } | { flaws: readonly TuningFlaw[] } {
  const { $schema: _, ...named } = isObject(file) ? file : {};
  const parsed = tree.safeParse(isObject(file) ? named : file);
  if (!parsed.success) return { flaws: parsed.error.issues.flatMap(flawsOf) };
  const flaws = spansTurnedRound(parsed.data, []);
  return flaws.length > 0 ? { flaws } : { tuning: settle(parsed.data) };
}

/** Wherever two numbers end in Min and Max, no span may end before it begins. */
function spansTurnedRound(group: object, path: readonly string[]): TuningFlaw[] {
  const values: Readonly<Record<string, unknown>> = { ...group };
  return Object.entries(values).flatMap(([name, value]) => {
    if (isObject(value)) return spansTurnedRound(value, [...path, name]);
    const end = name.replace(/Min$/, 'Max');
    const most = end === name ? undefined : values[end];
    if (typeof value !== 'number' || typeof most !== 'number' || value <= most) return [];
    return [{ key: [...path, name].join('.'), why: `is more than ${end}, ${most}` }];
  });
}

function flawsOf(issue: z.core.$ZodIssue): TuningFlaw[] {
  const keyOf = (...more: PropertyKey[]) => [...issue.path, ...more].join('.');
  if (issue.code !== 'unrecognized_keys') return [{ key: keyOf(), why: issue.message }];
  return issue.keys.map((key) => ({ key: keyOf(key), why: 'there is no such key' }));
}

/** As the build was shipped: what holds in a world nobody has turned. */
export const shipped: Tuning = settle(tree.parse({}));

/** For editors: completion, titles and ranges while one types. */
export function tuningJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(tree.extend({ $schema: z.string().optional() }), { io: 'input' });
  return { $schema, title: 'Tuning of Aurelian: The Exchange', ...schema };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function settle<T>(value: T): Settled<T> {
  if (isObject(value)) for (const branch of Object.values(value)) settle(branch);
  return Object.freeze(value) as Settled<T>;
}
