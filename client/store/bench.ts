/** The bench, and the job being planned: what it takes, how well it may come out and what it may bring, by the rules that decide it. */
import { computed, signal } from '@preact/signals';
import type { BlueprintKey } from '../../actors/content/blueprints.ts';
import { blueprintKeys, blueprintOf, isFinished } from '../../actors/content/blueprints.ts';
import type { ItemKey } from '../../actors/content/items.ts';
import { itemOf } from '../../actors/content/items.ts';
import type { Quality } from '../../actors/content/qualities.ts';
import { qualities } from '../../actors/content/qualities.ts';
import { limits } from '../../actors/trader/limits.ts';
import * as rules from '../../actors/trader/rules/crafting.ts';
import type { Refusal } from '../../actors/trader/rules/refusal.ts';
import type { BenchPart } from '../../actors/trader/state.ts';
import { parseWhole } from './offer.ts';
import { books, goods, hub, items, parts, profile, standing, tuning } from './signals.ts';

export const bench = computed(() => (parts.value.get('bench') as BenchPart | undefined) ?? rules.emptyBench);

/** Those he knows, then those he will. */
export const blueprintsShown = computed(() =>
  blueprintKeys
    .map((key) => ({ key, isKnown: rules.knowsHow(bench.value, key), level: blueprintOf(key)?.level ?? 1 }))
    .sort((a, b) => Number(b.isKnown) - Number(a.isKnown) || a.level - b.level),
);

export const xpToNext = computed(() => (tuning.value ? rules.xpToNext(bench.value.level, tuning.value.trader) : 0));

export const chosenBlueprint = signal<BlueprintKey>('iron_ingot');
/** As typed. */
export const pieces = signal('1');

export interface JobPlan {
  readonly blueprint: BlueprintKey;
  readonly quantity: number;
  readonly inputs: readonly { readonly item: ItemKey; readonly needed: number; readonly owned: number }[];
  readonly gameMs: number;
  readonly xp: number;
  /** Of finished things alone; materials are all of one make. */
  readonly odds: readonly { readonly quality: Quality; readonly chance: number }[];
  /** At what is usual here. */
  readonly cost: number;
  readonly worth: number;
  readonly refusal: Refusal | null;
}

/** Null while the quantity is none. */
export const jobPlan = computed((): JobPlan | null => {
  const [blueprint, quantity] = [chosenBlueprint.value, parseWhole(pieces.value, limits.batchMax)];
  if (!tuning.value || quantity === null) return null;
  const { trader } = tuning.value;
  const needed = rules.inputsOf(blueprint, quantity);
  const inputs = items
    .filter((item) => (needed[item] ?? 0) > 0)
    .map((item) => ({ item, needed: needed[item] ?? 0, owned: goods.value[item] ?? 0 }));
  const odds = rules.qualityOdds(rules.skillFor(bench.value, blueprint), trader);
  const here = { profile: profile.value, where: hub.value, bench: bench.value, store: standing.value.store };
  return {
    ...{ blueprint, quantity, inputs },
    gameMs: rules.craftMs(blueprint, quantity, bench.value.made === 0, trader),
    xp: rules.xpOf(blueprint, quantity),
    odds: isFinished(blueprint) ? qualities.map((quality) => ({ quality, chance: odds[quality] })) : [],
    cost: inputs.reduce((sum, each) => sum + each.needed * usualPrice(each.item), 0),
    worth: quantity * usualPrice(blueprint),
    refusal: rules.refuseCraft(here, blueprint, quantity, trader),
  };
});

/** What a good is said to cost here. */
export function usualPrice(item: ItemKey): number {
  return books.value.get(item)?.reference ?? itemOf(item).basePrice;
}
