/** Causes that the whole world works for, one row each in `data/server-missions.json`: what is asked for, as one map, and what a buff is. */
import file from './data/server-missions.json' with { type: 'json' };
import type { Goods } from './goods.ts';
import { mapGoods } from './goods.ts';
import type { ItemKey } from './items.ts';
import type { BuffRow, ServerMissionRow } from './schemas.ts';

export type CauseKey = keyof typeof file.serverMissions;

const rows = file.serverMissions as unknown as Readonly<Record<CauseKey, ServerMissionRow>>;
/** In the order in which they take turns. */
export const causeKeys = Object.keys(rows) as readonly CauseKey[];

export function causeOf(key: CauseKey): ServerMissionRow {
  return rows[key];
}

/** What a cause may ask for. Trades are orders that were filled, points are worth of goods, guilds are those with somebody in it. */
export type Need = 'gold' | 'trades' | 'points' | 'guilds' | `item:${ItemKey}`;
/** How much of each; what is not named is nothing. */
export type Needs = Readonly<Partial<Record<Need, number>>>;

export function entriesOfNeeds(needs: Needs): [Need, number][] {
  return Object.entries(needs) as [Need, number][];
}

export function addNeeds(left: Needs, right: Needs): Needs {
  const sum: Partial<Record<Need, number>> = { ...left };
  for (const [need, count] of entriesOfNeeds(right)) sum[need] = (sum[need] ?? 0) + count;
  return sum;
}

/** All that a cause asks for, this many times what its row says, and never nothing. */
export function needsOf(key: CauseKey, share: number): Needs {
  const { items = {}, ...others } = rows[key].requires;
  const named = Object.entries(items).map(([item, count]) => [`item:${item}`, count] as const);
  const all = [...named, ...Object.entries(others)];
  return Object.fromEntries(all.map(([need, count]) => [need, Math.max(1, Math.round((count ?? 0) * share))]));
}

/** The goods among what is counted. */
export function goodsOfNeeds(needs: Needs): Goods {
  const goods = entriesOfNeeds(needs).flatMap(([need, count]) =>
    need.startsWith('item:') ? [[need.slice('item:'.length) as ItemKey, count] as const] : [],
  );
  return mapGoods(Object.fromEntries(goods), (count) => count);
}

/** What is better everywhere for a while, percent each: fees smaller, deeds more instructive, rare finds likelier. */
export interface Buff extends Omit<BuffRow, 'hours'> {
  readonly startsAt: number;
  readonly endsAt: number;
}
