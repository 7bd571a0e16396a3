/** The bench: what may be made, how long that takes, and how well it comes out. Odds are shown from the function that rolls. Pure. */
import type { BlueprintKey } from '../../content/blueprints.ts';
import { blueprintOf } from '../../content/blueprints.ts';
import type { Goods } from '../../content/goods.ts';
import { addGoods, hasGoods, timesGoods } from '../../content/goods.ts';
import type { HubKey } from '../../content/hubs.ts';
import { goodOf } from '../../content/items.ts';
import type { Quality } from '../../content/qualities.ts';
import { finerQualities, qualities, qualityOf } from '../../content/qualities.ts';
import { must } from '../../kit/assert.ts';
import type { Chance } from '../../kit/chance.ts';
import type { BenchPart, Job, Profile } from '../state.ts';
import type { TraderTuning } from '../tuning.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store.ts';

export const emptyBench: BenchPart = { jobs: [], made: 0, level: 1, xp: 0 };

const blueprint = (key: BlueprintKey) => must(blueprintOf(key), `blueprint ${key}`);

/** Newcomers know the first ones; the others come with skill. */
export function knowsHow({ level }: BenchPart, key: BlueprintKey): boolean {
  const { starter, level: required } = blueprint(key);
  return starter === true || level >= required;
}

export interface BenchStanding {
  readonly profile: Profile | undefined;
  readonly where: HubKey | null | undefined;
  readonly bench: BenchPart;
  readonly store: Store;
}

export function refuseCraft(
  { profile, where, bench, store }: BenchStanding,
  key: BlueprintKey,
  quantity: number,
  tuning: TraderTuning,
): Refusal | null {
  if (!profile) return Refusal.notWelcomed;
  if (!where) return Refusal.notHere;
  if (!knowsHow(bench, key)) return Refusal.unknownBlueprint;
  if (bench.jobs.length > tuning.queuedJobsMax) return Refusal.benchIsFull;
  return hasGoods(store.goods, inputsOf(key, quantity)) ? null : Refusal.notEnoughGoods;
}

export function inputsOf(key: BlueprintKey, quantity: number): Goods {
  return timesGoods(blueprint(key).inputs, quantity);
}

/** Game ms for so many; making many of a kind spares a tenth, and the first piece of one's life is soon done. */
export function craftMs(key: BlueprintKey, quantity: number, isFirst: boolean, tuning: TraderTuning): number {
  const share = quantity > 1 ? tuning.batchPercent : 100;
  const minutes = Math.ceil((blueprint(key).minutes * quantity * share) / 100);
  return isFirst ? Math.min(minutes * 60_000, tuning.firstCraftMs) : minutes * 60_000;
}

/** Levels above the one required. */
export function skillFor({ level }: BenchPart, key: BlueprintKey): number {
  return Math.max(0, level - blueprint(key).level);
}

/** The quality of one piece for a roll from 0 up to 1. */
export function qualityBy(roll: number, skill: number, tuning: TraderTuning): Quality {
  let bound = 0;
  for (const quality of finerQualities) {
    bound += chanceOf(quality, skill, tuning);
    if (roll < bound) return quality;
  }
  return 'common';
}

/** How likely each quality is. */
export function qualityOdds(skill: number, tuning: TraderTuning): Readonly<Record<Quality, number>> {
  const finer = finerQualities.map((quality) => [quality, chanceOf(quality, skill, tuning)] as const);
  const common = 1 - finer.reduce((sum, [, chance]) => sum + chance, 0);
  return {
    ...Object.fromEntries(qualities.map((quality) => [quality, common])),
    ...Object.fromEntries(finer),
  } as Record<Quality, number>;
}

/** Skill beyond the bound makes no more marvels. */
function chanceOf(quality: Quality, skill: number, tuning: TraderTuning): number {
  const { perMille, perMillePerSkill } = qualityOf(quality);
  return (perMille + perMillePerSkill * Math.min(skill, tuning.skillBonusMax)) / 1_000;
}

/** What so many pieces came out as. */
export function roll(key: BlueprintKey, quantity: number, skill: number, chance: Chance, tuning: TraderTuning): Goods {
  let made: Goods = {};
  const rollOne = () => goodOf(key, qualityBy(chance(), skill, tuning));
  for (let n = 0; n < quantity; n++) made = addGoods(made, { [rollOne()]: 1 });
  return made;
}

/** Pieces that are done by now, and whether one more lies half made. */
export function piecesAt({ quantity, startedAt, endsAt }: Job, now: number): { done: number; begun: number } {
  if (startedAt === null || endsAt === null) return { done: 0, begun: 0 };
  const done = Math.min(quantity, Math.floor((quantity * (now - startedAt)) / (endsAt - startedAt)));
  return { done, begun: done < quantity ? 1 : 0 };
}

/** The bench of one who has learned so much: surplus counts for the level after. */
export function learn(
  { level, xp }: Pick<BenchPart, 'level' | 'xp'>,
  learned: number,
  tuning: TraderTuning,
): Pick<BenchPart, 'level' | 'xp'> {
  let after = { level, xp: xp + learned };
  for (let next = xpToNext(after.level, tuning); after.xp >= next; next = xpToNext(after.level, tuning))
    after = { level: after.level + 1, xp: after.xp - next };
  return after;
}

/** From one crafting level to the next. */
export function xpToNext(level: number, tuning: TraderTuning): number {
  return tuning.craftXpFirst + tuning.craftXpMore * (level - 1);
}

export function xpOf(key: BlueprintKey, quantity: number): number {
  return blueprint(key).xp * quantity;
}
