/** Treasury and store: what goes in, who may take how much a day, and what it counts. Pure. */
import type { Goods } from '../../content/goods.ts';
import { hasGoods, unitsIn, worthOf } from '../../content/goods.ts';
import { limits } from '../limits.ts';
import type { MemberPart } from '../state.ts';
import type { GuildTuning } from '../tuning.ts';
import { Refusal } from './refusal.ts';

/** What a guild owns. */
export interface Holding {
  readonly gold: number;
  readonly goods: Goods;
}

export function unitsMaxAt(level: number, tuning: GuildTuning): number {
  return tuning.unitsFirst + tuning.unitsMore * (level - 1);
}

export function refuseDeposit(held: Holding, brought: Holding, level: number, tuning: GuildTuning): Refusal | null {
  if (held.gold + brought.gold > tuning.treasuryGoldMax) return Refusal.treasuryIsFull;
  return unitsIn(held.goods) + unitsIn(brought.goods) > unitsMaxAt(level, tuning) ? Refusal.storeIsFull : null;
}

export function refuseWithdraw(
  held: Holding,
  wanted: Holding,
  member: MemberPart,
  now: number,
  tuning: GuildTuning,
): Refusal | null {
  if (held.gold < wanted.gold) return Refusal.treasuryTooSmall;
  if (!hasGoods(held.goods, wanted.goods)) return Refusal.storeTooSmall;
  const { gold, units } = drawnOn(member, now);
  const isWithin =
    gold + wanted.gold <= tuning.goldPerDay[member.role] &&
    units + unitsIn(wanted.goods) <= tuning.unitsPerDay[member.role];
  return isWithin ? null : Refusal.beyondYourShare;
}

/** What he has taken on the day under way. */
export function drawnOn({ drawn }: MemberPart, now: number): MemberPart['drawn'] {
  const day = Math.floor(now / limits.dayMs);
  return drawn.day === day ? drawn : { day, gold: 0, units: 0 };
}

export function afterDeposit(member: MemberPart, { gold, goods }: Holding, now: number): MemberPart {
  return { ...member, activeAt: now, gave: member.gave + gold + worthOf(goods) };
}

export function afterWithdraw(member: MemberPart, { gold, goods }: Holding, now: number): MemberPart {
  const { day, ...drawn } = drawnOn(member, now);
  return {
    ...member,
    activeAt: now,
    took: member.took + gold + worthOf(goods),
    drawn: { day, gold: drawn.gold + gold, units: drawn.units + unitsIn(goods) },
  };
}

/** For what he brought beyond what he took: going round in circles counts nothing. */
export function pointsOf({ gave, took }: MemberPart, tuning: GuildTuning): number {
  return Math.max(0, Math.floor((gave - took) / tuning.goldPerPoint));
}
