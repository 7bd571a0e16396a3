/** What an economy must keep to. Each check has a name, says what it measured, and fails the run on its own. */

import type { HubKey } from '../../../../actors/content/hubs.ts';
import { hubKeys } from '../../../../actors/content/hubs.ts';
import type { BaseItem } from '../../../../actors/content/items.ts';
import { baseItems, itemOf } from '../../../../actors/content/items.ts';
import { bands } from '../../../../actors/content/routes.ts';
import type { Day, Findings } from '../findings.ts';
import type { Loop } from './loops.ts';

export interface Check {
  readonly name: string;
  readonly isKept: boolean;
  readonly measured: string;
}

export const bounds = {
  // By then newcomers have been welcomed and have found their feet.
  settledDay: 7,
  basketMovePerWeek: 0.05,
  doublingDaysMin: 30,
  fillsPerGoodMin: 20,
  fillsPerTraderWeekMin: 50,
  oddsErrorsMax: 4,
} as const;

export const basket: readonly BaseItem[] = [
  ...(['iron_ore', 'herb', 'hide', 'pearl', 'relic_fragment'] as const),
  ...(['iron_ingot', 'leather_roll', 'healing_tonic', 'leather_vest', 'iron_sword'] as const),
];

/** Goods that the world as it is can bring forth: badges wait for missions of the whole server. */
export const sourcedGoods = baseItems.filter((item) => itemOf(item).source !== 'serverMission');

export interface LoopSearch {
  readonly lowPerHour: number;
  readonly loops: readonly Loop[];
}

export function checksOf(findings: Findings, search: LoopSearch): readonly Check[] {
  return [
    conservation(findings),
    risklessLoop(search),
    riskPays(findings),
    riskSpreads(findings),
    basketIsSteady(findings),
    goldDoubles(findings),
    grieferGains(findings),
    goodsAreTraded(findings),
    tradersTrade(findings),
    oddsAreTrue(findings),
  ];
}

export function conservation({ flaws, steps, turns }: Pick<Findings, 'flaws' | 'steps' | 'turns'>): Check {
  const measured = flaws.length > 0 ? flaws.slice(0, 3).join('; ') : `nothing astray in ${steps} steps, ${turns} turns`;
  return { name: 'conservation', isKept: flaws.length === 0, measured };
}

export function risklessLoop({ lowPerHour, loops }: LoopSearch): Check {
  const [best] = loops;
  const most = best?.perSlotHour ?? 0;
  const told = best ? `the best loop, ${best.hubs.join(' - ')}, brings ${most.toFixed(0)}` : 'no loop pays';
  const measured = `${told} a slot-hour; a LOW mission ${lowPerHour.toFixed(0)}`;
  return { name: 'no riskless loop', isKept: most <= lowPerHour, measured };
}

export function riskPays({ rates }: Pick<Findings, 'rates'>): Check {
  const found = bands.map((band) => rates[band]?.perHour ?? Number.NaN);
  return { name: 'risk pays', isKept: isRising(found), measured: `${shown(found)} gold a slot-hour` };
}

export function riskSpreads({ rates }: Pick<Findings, 'rates'>): Check {
  const found = bands.map((band) => rates[band]?.spread ?? Number.NaN);
  return { name: 'spread rises with risk', isKept: isRising(found), measured: `${shown(found)} gold around the mean` };
}

const isRising = (values: readonly number[]) =>
  values.every((value, n) => n === 0 || value > (values[n - 1] ?? Number.NaN));
const shown = (values: readonly number[]) => values.map((value) => value.toFixed(0)).join(' < ');

/** What the basket costs on a day, its goods weighing alike: each at what was paid, against its price on the settled day, in all hubs where it was traded by then. */
export function basketIndex(days: readonly Day[], settledDay: number = bounds.settledDay): readonly number[] {
  const base = days[settledDay - 1];
  if (!base) return [];
  return days.slice(settledDay - 1).map(({ prices }) => {
    const moves = basket.flatMap((item) => {
      const ratios = hubKeys.flatMap((hub: HubKey) => {
        const [then, now] = [base.prices[item]?.[hub], prices[item]?.[hub]];
        return then && now ? [Math.log(now / then)] : [];
      });
      return ratios.length > 0 ? [mean(ratios)] : [];
    });
    return Math.exp(mean(moves));
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Mean of a week against the mean of the week before. */
export function basketMoves(days: readonly Day[]): readonly number[] {
  const index = basketIndex(days);
  const weeks: number[] = [];
  for (let from = 1; from + 7 <= index.length; from += 7) weeks.push(mean(index.slice(from, from + 7)));
  return weeks.slice(1).map((week, n) => week / (weeks[n] ?? week) - 1);
}

export function basketIsSteady({ days }: Pick<Findings, 'days'>): Check {
  const moves = basketMoves(days);
  const measured =
    moves.length > 0 ? moves.map((move) => `${(100 * move).toFixed(1)} %`).join(', ') : 'too short to say';
  const isKept = moves.every((move) => Math.abs(move) <= bounds.basketMovePerWeek);
  return { name: 'basket moves 5 % a week at most', isKept, measured };
}

/** Days in which gold per active trader would double, at the pace from the settled day to the last. */
export function doublingDays(days: readonly Day[]): number {
  const [then, now] = [days[bounds.settledDay - 1], days.at(-1)];
  if (!then || !now || then === now) return Number.POSITIVE_INFINITY;
  const growth = Math.log2(now.goldPerActive / then.goldPerActive) / (days.length - bounds.settledDay);
  return growth <= 0 ? Number.POSITIVE_INFINITY : 1 / growth;
}

const doubling30 = 'gold per trader doubles in 30 days at least';

export function goldDoubles({ days }: Pick<Findings, 'days'>): Check {
  const doubling = doublingDays(days);
  const at = (day: Day | undefined) => (day?.goldPerActive ?? 0).toFixed(0);
  const told = Number.isFinite(doubling) ? `doubles in ${doubling.toFixed(0)} days` : 'does not grow';
  if (days.length <= bounds.settledDay) return { name: doubling30, isKept: true, measured: 'too short to say' };
  const measured = `${at(days[bounds.settledDay - 1])} on day ${bounds.settledDay}, ${at(days.at(-1))} at the end: ${told}`;
  return { name: doubling30, isKept: doubling >= bounds.doublingDaysMin, measured };
}

type Griefers = Pick<Findings, 'griefersWorth' | 'griefersFirst' | 'griefersDrawn' | 'personas'>;

/** Neither by all his accounts, nor by what the first of them drew from the others. */
export function grieferGains({ griefersWorth, griefersFirst, griefersDrawn, personas }: Griefers): Check {
  const casual = personas.casual?.medianWorth ?? 0;
  const sorted = [...griefersWorth].sort((a, b) => a - b);
  const griefer = sorted[(sorted.length - 1) >> 1] ?? 0;
  const drawn = Math.max(0, ...griefersDrawn);
  const each = (worths: readonly number[]) => worths.map((worth) => worth.toFixed(0)).join(' and ');
  const first = `the first of each ${each(griefersFirst)}, of which he drew ${each(griefersDrawn)} from the others`;
  const told = `${griefer.toFixed(0)} by account (${first}), a casual ${casual.toFixed(0)}`;
  const measured = griefersWorth.length > 0 ? told : 'nobody griefs in so small a world';
  return { name: 'griefing does not pay', isKept: griefer <= casual && drawn <= casual, measured };
}

export function goodsAreTraded({ goods }: Pick<Findings, 'goods'>): Check {
  const dead = sourcedGoods.filter((item) => goods[item].fills < bounds.fillsPerGoodMin);
  const measured = dead.length > 0 ? dead.map((item) => `${item} ${goods[item].fills}`).join(', ') : 'none is dead';
  return { name: 'every good has 20 fills', isKept: dead.length === 0, measured };
}

export function tradersTrade({ fillsPerTraderWeek }: Pick<Findings, 'fillsPerTraderWeek'>): Check {
  const isKept = fillsPerTraderWeek >= bounds.fillsPerTraderWeekMin;
  return { name: '50 fills a trader and week', isKept, measured: fillsPerTraderWeek.toFixed(1) };
}

export function oddsAreTrue({ odds }: Pick<Findings, 'odds'>): Check {
  const worst = [...odds].sort((a, b) => Math.abs(b.errors) - Math.abs(a.errors))[0];
  const isKept = Math.abs(worst?.errors ?? 0) <= bounds.oddsErrorsMax;
  const told = worst
    ? `${worst.name}: ${worst.seen} of ${worst.trials}, ${worst.expected.toFixed(1)} expected`
    : 'no rolls';
  return { name: 'odds shown are odds rolled', isKept, measured: `furthest off ${told}` };
}
