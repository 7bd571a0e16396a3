/** Caravans on the road, with what is left of it, and how the last ones ended. */
import { useEffect, useState } from 'preact/hooks';
import type { Goods } from '../../../actors/content/goods.ts';
import { addGoods, unitsIn } from '../../../actors/content/goods.ts';
import { hubs } from '../../../actors/content/hubs.ts';
import { catalogue } from '../../../actors/content/items.ts';
import { missionOf } from '../../../actors/content/missions.ts';
import type { CaravanPart } from '../../../actors/trader/state.ts';
import { items } from '../../store/signals.ts';
import { caravanSlots, onTheRoad, pastCaravans } from '../../store/trip.ts';
import { words } from '../../words/en.ts';
import { clockTime, countdown, number } from '../../words/format.ts';

const tickMs = 1_000;
/** The trader keeps more; older ones are history. */
const shownMax = 8;

export function RoadTable() {
  const now = useNow();
  return (
    <table class="road">
      <caption>{words.caravan.road(onTheRoad.value.length, caravanSlots.value)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.caravan.trip}</th>
          <th scope="col">{words.caravan.progress}</th>
        </tr>
      </thead>
      <tbody>
        {onTheRoad.value.length === 0 && (
          <tr>
            <td class="quiet" colSpan={2}>
              {words.caravan.noneOnTheRoad}
            </td>
          </tr>
        )}
        {onTheRoad.value.map((caravan) => (
          <OnTheRoad key={caravan.id} caravan={caravan} now={now} />
        ))}
      </tbody>
    </table>
  );
}

export function PastTable() {
  if (pastCaravans.value.length === 0) return null;
  return (
    <table class="past">
      <caption>{words.caravan.past}</caption>
      <thead>
        <tr>
          <th scope="col">{words.caravan.trip}</th>
          <th scope="col">{words.caravan.end}</th>
          <th scope="col">{words.caravan.brought}</th>
        </tr>
      </thead>
      <tbody>
        {pastCaravans.value.slice(0, shownMax).map((caravan) => (
          <Past key={caravan.id} caravan={caravan} />
        ))}
      </tbody>
    </table>
  );
}

function OnTheRoad({ caravan, now }: { readonly caravan: CaravanPart; readonly now: number }) {
  const { departsAt, arrivesAt, cargo } = caravan;
  const isComing = now < departsAt;
  const share = isComing ? 0 : Math.min(1, (now - departsAt) / (arrivesAt - departsAt));
  const left = isComing ? words.caravan.departsIn(countdown(departsAt - now)) : countdown(arrivesAt - now);
  return (
    <tr>
      <th scope="row">
        {nameOf(caravan)} <small>{list(cargo) || words.caravan.nothing}</small>
      </th>
      <td>
        <progress value={share} aria-label={words.caravan.progressOf(nameOf(caravan))} /> <time>{left}</time>
        {caravan.convoy?.company?.map(({ mission, name, ...news }) => (
          <small key={mission} class="company">
            {words.caravan.companion(name, news.isThere, news.haltedUntil !== null, Math.max(0, news.arrivesAt - now))}
          </small>
        ))}
      </td>
    </tr>
  );
}

function Past({ caravan }: { readonly caravan: CaravanPart }) {
  const { outcome, arrivesAt } = caravan;
  return (
    <tr class={outcome?.tier}>
      <th scope="row">
        {nameOf(caravan)} <time>{clockTime(arrivesAt)}</time>
      </th>
      <td class="tier">{outcome ? words.caravan.tiers[outcome.tier] : words.caravan.turnedBack}</td>
      <td>{outcome && broughtBy(outcome)}</td>
    </tr>
  );
}

function broughtBy({ gold, goods, finds, lost }: NonNullable<CaravanPart['outcome']>): string {
  const said = [gold > 0 ? words.bar.gold(gold) : '', list(addGoods(goods, finds))];
  if (unitsIn(lost) > 0) said.push(words.caravan.lost(list(lost)));
  return said.filter((part) => part !== '').join(', ') || words.caravan.whole;
}

function nameOf({ mission, to }: CaravanPart): string {
  return mission ? missionOf(mission).name : words.caravan.haulTo(hubs[to].name);
}

function list(goods: Goods): string {
  const held = items.filter((item) => (goods[item] ?? 0) > 0);
  return held.map((item) => `${number(goods[item] ?? 0)} ${catalogue[item].name}`).join(', ');
}

/** The page's own clock, once a second. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
