/** Caravans on the road, with what is left of it, and how the last ones ended. */
import { addGoods, unitsIn } from '../../../actors/content/goods.ts';
import { hubs } from '../../../actors/content/hubs.ts';
import { missionOf } from '../../../actors/content/missions.ts';
import { choices } from '../../../actors/letters.ts';
import { Refusal } from '../../../actors/trader/rules/refusal.ts';
import type { CaravanPart } from '../../../actors/trader/state.ts';
import { gold } from '../../store/signals.ts';
import { caravanSlots, onTheRoad, pastCaravans } from '../../store/trip.ts';
import { words } from '../../words/en.ts';
import { listOf } from '../../words/feed.ts';
import { clockTime, countdown } from '../../words/format.ts';
import { CommandButton } from '../CommandButton.tsx';
import { useNow } from '../use-now.ts';

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
        {nameOf(caravan)} <small>{listOf(cargo) || words.caravan.nothing}</small>
      </th>
      <td>
        {caravan.incident && <Incident caravan={caravan.id} incident={caravan.incident} now={now} />}
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

interface IncidentProps {
  readonly caravan: string;
  readonly incident: NonNullable<CaravanPart['incident']>;
  readonly now: number;
}

/** The road is blocked: pay, fight or go round, while there is time. */
function Incident({ caravan, incident: { toll, endsAt }, now }: IncidentProps) {
  if (endsAt <= now) return null;
  return (
    <fieldset class="incident">
      <legend>{words.caravan.blockedFor(endsAt - now)}</legend>
      {choices.map((choice) => (
        <CommandButton
          key={choice}
          command={{ type: 'choose', caravan, choice }}
          why={choice === 'toll' && gold.value < toll ? Refusal.notEnoughGold : null}
        >
          {words.caravan.choices[choice](toll)}
        </CommandButton>
      ))}
    </fieldset>
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
  const said = [gold > 0 ? words.bar.gold(gold) : '', listOf(addGoods(goods, finds))];
  if (unitsIn(lost) > 0) said.push(words.caravan.lost(listOf(lost)));
  return said.filter((part) => part !== '').join(', ') || words.caravan.whole;
}

function nameOf({ mission, to }: CaravanPart): string {
  return mission ? missionOf(mission).name : words.caravan.haulTo(hubs[to].name);
}
