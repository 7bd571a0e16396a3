/** What a mission of the catalogue is expected to bring in an hour of its slot, by the numbers alone. */
import { bonusOf } from '../../../../actors/content/agents.ts';
import { entriesOf } from '../../../../actors/content/goods.ts';
import { pledgeOf, quoteCaravan, totalOf } from '../../../../actors/content/journeys.ts';
import type { MissionKey, Tier } from '../../../../actors/content/missions.ts';
import { missionKeys, missionOf, tiers } from '../../../../actors/content/missions.ts';
import type { Band } from '../../../../actors/content/routes.ts';
import { depositReturned, expectedGold, makeVenture, oddsOf } from '../../../../actors/mission/rules.ts';
import type { Tuning } from '../../../../actors/tuning.ts';
import { Merchants } from './Merchants.ts';

const kind = 'scout';

/** With a newcomer to lead it, and its goods sold to the merchant where it ends. */
export function expectedPerHour(key: MissionKey, tuning: Tuning): number {
  const { from, to, goods } = missionOf(key);
  const { road, mission } = tuning;
  const terms = mission.outcome;
  const [bonus, venture] = [bonusOf(kind, 1), makeVenture(key, from, to, road)];
  const odds = oddsOf(venture, bonus, terms);
  const mean = (of: (tier: Tier) => number) => tiers.reduce((sum, tier) => sum + odds[tier] * of(tier), 0);
  const { dues, preparingMs, travellingMs } = quoteCaravan(key, { kind, level: 1, at: to }, road);
  const merchants = new Merchants(tuning);
  const promised = entriesOf(goods).reduce((sum, [item, n]) => sum + n * merchants.bidAtRest(item, to), 0);
  const worth = promised * mean((tier) => terms.tiers[tier].goodsPercent / 100);
  const pledge = pledgeOf(key, road);
  const lost = pledge - mean((tier) => depositReturned(pledge, tier, terms));
  const net = expectedGold(venture, bonus, terms) + worth - totalOf(dues) - lost;
  return (net * 3_600_000) / (preparingMs + travellingMs);
}

/** The mean of a band. */
export function bandPerHour(band: Band, tuning: Tuning): number {
  const keys = missionKeys.filter((key) => missionOf(key).band === band);
  return keys.reduce((sum, key) => sum + expectedPerHour(key, tuning), 0) / keys.length;
}
