/** What is known of a hub: whose it is, what it takes, what is cheap there, how one gets there, and its roads. */
import { type HubKey, hubs, nations } from '../../../actors/content/hubs.ts';
import { baseItems, itemOf } from '../../../actors/content/items.ts';
import { isProducedIn } from '../../../actors/content/markets.ts';
import { pathBetween } from '../../../actors/content/routes.ts';
import { owners, roadsFrom } from '../../store/atlas.ts';
import { journeyTo } from '../../store/town.ts';
import { words } from '../../words/en.ts';
import { number } from '../../words/format.ts';
import { CommandButton } from '../CommandButton.tsx';

interface HubCardProps {
  readonly hub: HubKey;
  readonly here: HubKey;
}

export function HubCard({ hub, here }: HubCardProps) {
  const { name, nation, safetyPercent, taxPercent } = hubs[hub];
  const way = pathBetween(here, hub);
  const goods = baseItems.filter((item) => isProducedIn(item, hub)).map((item) => itemOf(item).name);
  return (
    <section class="hub" aria-live="polite">
      <h3>{name}</h3>
      <dl>
        <dt>{words.map.nation}</dt>
        <dd>{words.map.nationOf(nations[nation].name, nations[nation].people)}</dd>
        <dt>{words.map.owner}</dt>
        <dd>{owners.value.get(hub) ?? words.map.noOwner}</dd>
        <dt>{words.map.safety}</dt>
        <dd>{words.map.percent(safetyPercent)}</dd>
        <dt>{words.map.tax}</dt>
        <dd>{words.map.percent(taxPercent)}</dd>
        <dt>{words.map.produces}</dt>
        <dd>{goods.length > 0 ? goods.join(', ') : words.map.nothing}</dd>
        {hub !== here && <dt>{words.map.way}</dt>}
        {hub !== here && <dd>{words.map.wayOf(way.distance, way.risk, way.toll)}</dd>}
      </dl>
      <TravelButton hub={hub} />
      <RoadTable hub={hub} />
    </section>
  );
}

function TravelButton({ hub }: Pick<HubCardProps, 'hub'>) {
  const journey = journeyTo(hub);
  if (!journey) return null;
  const { name } = hubs[hub];
  return (
    <CommandButton command={{ type: 'travel', to: hub }} done={words.town.setOut(name)} why={journey.refusal} isMain>
      {words.town.travelTo(name, journey.cost, journey.travellingMs)}
    </CommandButton>
  );
}

function RoadTable({ hub }: Pick<HubCardProps, 'hub'>) {
  return (
    <table>
      <caption>{words.map.roads(hubs[hub].name)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.map.to}</th>
          <th scope="col">{words.map.distance}</th>
          <th scope="col">{words.map.risk}</th>
          <th scope="col">{words.map.toll}</th>
        </tr>
      </thead>
      <tbody>
        {roadsFrom(hub).map(({ to, distance, risk, band, toll }) => (
          <tr key={to}>
            <th scope="row">{hubs[to].name}</th>
            <td>{number(distance)}</td>
            <td>
              <i class={`band ${band}`} /> {words.map.percent(Math.round(risk * 100))}
            </td>
            <td>{words.map.gold(toll)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
