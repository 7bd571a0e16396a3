/** All that a run found: plain data, for checks, reports and files. */
import type { HubKey } from '../../../actors/content/hubs.ts';
import { hubKeys } from '../../../actors/content/hubs.ts';
import type { BaseItem } from '../../../actors/content/items.ts';
import { baseItems } from '../../../actors/content/items.ts';
import type { PersonaKey } from './personas/personas.ts';
import { gini, median, moneySupply, wealthOf } from './watch/census.ts';
import type { Milestone } from './watch/Deeds.ts';
import { milestones } from './watch/Deeds.ts';
import type { Rate } from './watch/Earnings.ts';
import type { LotsByStyle } from './watch/Hammer.ts';
import type { Ledger } from './watch/Ledger.ts';
import type { GoodFigures, Market } from './watch/Market.ts';
import type { Tested } from './watch/Odds.ts';
import type { Life, Lives } from './world/lives.ts';
import { DAY_MS, isActive } from './world/lives.ts';
import type { World } from './world/World.ts';

export interface Day {
  readonly supply: number;
  readonly active: number;
  readonly goldPerActive: number;
  /** Gold through each faucet and sink since the beginning; merchants by what changed hands. */
  readonly faucets: Readonly<Record<string, number>>;
  readonly sinks: Readonly<Record<string, number>>;
  /** What a unit was paid, by good and hub; where nobody traded, what was paid last. */
  readonly prices: Readonly<Partial<Record<BaseItem, Readonly<Partial<Record<HubKey, number>>>>>>;
}

/** Of those who got there: how many, and the medians of days since they came and minutes played. */
export interface Reached {
  readonly count: number;
  readonly days: number;
  readonly minutes: number;
}

export interface PersonaFigures {
  readonly accounts: number;
  readonly medianWorth: number;
  readonly medianGold: number;
  readonly hoursPlayed: number;
  readonly reached: Readonly<Record<Milestone, Reached>>;
}

export interface Findings {
  readonly title: string;
  readonly traders: number;
  readonly seed: number;
  readonly days: readonly Day[];
  readonly goods: Readonly<Record<BaseItem, GoodFigures>>;
  readonly rates: Readonly<Record<string, Rate>>;
  readonly odds: readonly Tested[];
  readonly lots: LotsByStyle;
  readonly personas: Readonly<Partial<Record<PersonaKey, PersonaFigures>>>;
  /** What each griefer and all his accounts have, by account; what his first one has, and what of it that drew from the others. */
  readonly griefersWorth: readonly number[];
  readonly griefersFirst: readonly number[];
  readonly griefersDrawn: readonly number[];
  readonly gini: number;
  readonly stuckGold: number;
  readonly fillsPerTraderWeek: number;
  readonly flaws: readonly string[];
  /** What was done: deeds by players, refusals by name, messages, and cascades that were examined. */
  readonly deeds: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly turns: number;
  readonly steps: number;
}

export interface Watch {
  readonly world: World;
  readonly ledger: Ledger;
  readonly market: Market;
  readonly lives: Lives;
}

export function closeDay({ world, ledger, market, lives }: Watch, day: number, before: Day | undefined): Day {
  const supply = moneySupply(world, ledger);
  const active = [...lives.values()].filter((life) => isActive(life, world.now)).length;
  const through = (kind: 'faucet' | 'sink') =>
    Object.fromEntries(
      ledger
        .names(kind)
        .filter((name) => name !== 'merchantBuys' && name !== 'merchantSells')
        .map((name) => [name, ledger.through(`${kind}:${name}`, 'gold')] as const)
        .filter(([, gold]) => gold > 0),
    );
  return {
    ...{ supply, active, goldPerActive: active > 0 ? supply / active : 0 },
    faucets: { ...through('faucet'), merchantBuys: market.merchantsPaid },
    sinks: { ...through('sink'), merchantSells: market.merchantsTook },
    prices: pricesOf(day, market, before),
  };
}

function pricesOf(day: number, market: Market, before: Day | undefined): Day['prices'] {
  const prices: { [item in BaseItem]?: { [hub in HubKey]?: number } } = {};
  for (const item of baseItems) {
    for (const hub of hubKeys) {
      const price = market.paid(day, hub, item) ?? before?.prices[item]?.[hub];
      if (price !== undefined) prices[item] = { ...prices[item], [hub]: price };
    }
  }
  return prices;
}

export function wealthFigures({ world, market, lives }: Watch) {
  const people = [...lives.values()].filter(({ lastDeedAt }) => lastDeedAt > 0);
  const has = new Map(people.map((life) => [life, wealthOf(world, life.player.address)]));
  const worthOf = (life: Life) => has.get(life)?.worth ?? 0;
  const kinds = [...new Set(people.map(({ player }) => player.persona))];
  const personas = kinds.map((persona) => {
    const some = people.filter(({ player }) => player.persona === persona);
    const [worths, golds] = [some.map(worthOf), some.map((life) => has.get(life)?.gold ?? 0)];
    return [persona, figuresOf(some, worths, golds)] as const;
  });
  const griefers = people.filter(({ player }) => player.persona === 'griefer');
  const herds = [...Map.groupBy(griefers, ({ player }) => player.owner)];
  const isFirst = ({ player }: Life) => player.name === player.owner;
  return {
    personas: Object.fromEntries(personas),
    griefersWorth: herds.map(([, herd]) => herd.reduce((sum, life) => sum + worthOf(life), 0) / herd.length),
    griefersFirst: griefers.filter(isFirst).map(worthOf),
    griefersDrawn: griefers.filter(isFirst).map(({ player }) => market.drawnBy.get(player.address) ?? 0),
    gini: gini(people.map(worthOf)),
    stuckGold: [...has.values()].reduce((sum, { stuck }) => sum + stuck, 0),
  };
}

function figuresOf(some: readonly Life[], worths: readonly number[], golds: readonly number[]): PersonaFigures {
  const reachedBy = (milestone: Milestone): Reached => {
    const there = some.flatMap(({ reached }) => reached[milestone] ?? []);
    const days = median(there.map(({ afterMs }) => afterMs / DAY_MS));
    return { count: there.length, days, minutes: median(there.map(({ playedMs }) => playedMs / 60_000)) };
  };
  return {
    accounts: some.length,
    medianWorth: median(worths),
    medianGold: median(golds),
    hoursPlayed: some.reduce((sum, { playedMs }) => sum + playedMs, 0) / 3_600_000 / Math.max(1, some.length),
    reached: Object.fromEntries(milestones.map((each) => [each, reachedBy(each)])) as PersonaFigures['reached'],
  };
}

/** Fills a trader has a part in, over the weeks since he came. */
export function fillsPerWeek({ world, market, lives }: Watch): number {
  let [fills, weeks] = [0, 0];
  for (const { player, joinsAt } of lives.values()) {
    if (world.now <= joinsAt) continue;
    fills += market.fillsBy.get(player.address) ?? 0;
    weeks += (world.now - joinsAt) / (7 * DAY_MS);
  }
  return weeks > 0 ? fills / weeks : 0;
}
