/** What a mission of the catalogue is expected to bring in an hour of its slot, by the numbers alone. */
import { bonusOf } from '../../../../actors/content/agents.ts';
import { entriesOf } from '../../../../actors/content/goods.ts';
import { pledgeOf, quoteCaravan, totalOf } from '../../../../actors/content/journeys.ts';
import type { MissionKey } from '../../../../actors/content/missions.ts';
import { missionKeys, missionOf, tiers } from '../../../../actors/content/missions.ts';
import type { Band } from '../../../../actors/content/routes.ts';
import { depositReturned, expectedGold, makeVenture, oddsOf } from '../../../../actors/mission/rules.ts';
import { tierTerms } from '../../../../actors/mission/tuning.ts';
import { priceAt } from './merchants.ts';
import { itemOf } from '../../../../actors/content/items.ts';
import { supplyOf } from '../../../../actors/hub/rules.ts';

const kind = 'scout';

/** With a newcomer to lead it, and its goods sold to the merchant where it ends. */
export function expectedPerHour(key: MissionKey): number {
  const { from, to, goods } = missionOf(key);
  const [bonus, venture] = [bonusOf(kind, 1), makeVenture(key, from, to)];
  const odds = oddsOf(venture, bonus);
  const mean = (of: (tier: (typeof tiers)[number]) => number) => tiers.reduce((sum, tier) => sum + odds[tier] * of(tier), 0);
  const { dues, preparingMs, travellingMs } = quoteCaravan(key, { kind, level: 1, at: to });
  const bid = (item: Parameters<typeof itemOf>[0]) => priceAt(item, to, 'buy', supplyOf(itemOf(item)).targetUnits);
  const worth = entriesOf(goods).reduce((sum, [item, n]) => sum + n * bid(item), 0) * mean((tier) => tierTerms[tier].goodsPercent / 100);
  const pledge = pledgeOf(key);
  const lost = pledge - mean((tier) => depositReturned(pledge, tier));
  const net = expectedGold(venture, bonus) + worth - totalOf(dues) - lost;
  return (net * 3_600_000) / (preparingMs + travellingMs);
}

/** The mean of a band. */
export function bandPerHour(band: Band): number {
  const keys = missionKeys.filter((key) => missionOf(key).band === band);
  return keys.reduce((sum, key) => sum + expectedPerHour(key), 0) / keys.length;
}

