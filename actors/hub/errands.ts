/** Errands: deliveries to neighbours that the merchant pays for, posted a few at a time, each for the first who takes it. */
import type { HubKey } from '../content/hubs.ts';
import type { BaseItem } from '../content/items.ts';
import { quoteHaul, totalOf } from '../content/journeys.ts';
import { goodsKnownIn } from '../content/markets.ts';
import { neighboursOf } from '../content/routes.ts';
import type { Address } from '../kit/address.ts';
import type { Chance } from '../kit/chance.ts';
import { below } from '../kit/chance.ts';
import type { Errand, FromHub, ToHub } from '../letters.ts';
import type { Tuning } from '../tuning.ts';
import type { HubTurn } from './merchant.ts';

/** Once a round: when it is time, old ones come down and new ones go up. */
export function turnErrands(turn: HubTurn): void {
  const tuning = turn.tuning.hub.errands;
  const { postedAt, last } = turn.get('errands') ?? { postedAt: 0, last: 0 };
  if (turn.now < postedAt + turn.span(tuning.everyMs)) return;
  for (const key of turn.keys('errand/')) turn.drop(key as `errand/${string}`);
  const hub = turn.key as HubKey;
  let count = last;
  for (let n = 0; n < tuning.postedAtOnce; n++) {
    const priced = (item: BaseItem) => turn.get(`quote/sell/${item}`)?.price;
    const named = { id: `${hub}_${count + 1}`, endsAt: turn.now + turn.span(tuning.lastsMs) };
    const errand = makeErrand(hub, named, priced, turn.chance, turn.tuning);
    if (!errand) continue;
    count++;
    turn.put(`errand/${errand.id}`, errand);
  }
  // Who has just opened has no prices yet: he tries again at his next round.
  if (count > last) turn.put('errands', { postedAt: turn.now, last: count });
}

/** A load of some good he sells here himself, to a neighbour; null when he has none. */
export function makeErrand(
  hub: HubKey,
  named: Pick<Errand, 'id' | 'endsAt'>,
  priced: (item: BaseItem) => number | undefined,
  chance: Chance,
  { road, hub: { errands } }: Tuning,
): Errand | null {
  const goods = goodsKnownIn(hub).filter((item) => (priced(item) ?? Number.POSITIVE_INFINITY) <= errands.worthMax);
  const item = goods[below(goods.length, chance)];
  const neighbours = neighboursOf(hub);
  const to = neighbours[below(neighbours.length, chance)];
  const price = item && priced(item);
  if (!item || !to || !price) return null;
  const worth = errands.worthMin + chance() * (errands.worthMax - errands.worthMin);
  const units = Math.min(errands.unitsMax, Math.max(1, Math.floor(worth / price)));
  const haul = Math.ceil((totalOf(quoteHaul(hub, to, road).dues) * errands.haulPercent) / 100);
  return { ...named, item, units, to, pay: units * price + haul };
}

/** The first who asks has it. */
export function giveErrand(turn: HubTurn, to: Address, { errand: id }: ToHub & { type: 'takeErrand' }): void {
  const errand = turn.get(`errand/${id}`);
  if (!errand || errand.endsAt <= turn.now) {
    turn.send(to, { type: 'errandGone', errand: id } satisfies FromHub);
    return;
  }
  turn.drop(`errand/${id}`);
  turn.send(to, { type: 'errandGiven', errand } satisfies FromHub);
}

/** Who could not set out gives it back; it is on the board again, if it is still time. */
export function takeBackErrand(turn: HubTurn, { errand }: ToHub & { type: 'returnErrand' }): void {
  if (errand.endsAt > turn.now) turn.put(`errand/${errand.id}`, errand);
}
