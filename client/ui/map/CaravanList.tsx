/** One's caravans on the road, as words: how far each has come. */
import { hubs } from '../../../actors/content/hubs.ts';
import { shareOf } from '../../store/atlas.ts';
import { onTheRoad } from '../../store/trip.ts';
import { words } from '../../words/en.ts';
import { useNow } from '../use-now.ts';

export function CaravanList() {
  const now = useNow();
  return (
    <section>
      <p class="quiet">{words.map.caravans(onTheRoad.value.length)}</p>
      <ul class="trips">
        {onTheRoad.value.map((trip) => (
          <li key={trip.id}>
            {words.map.caravan(hubs[trip.from].name, hubs[trip.to].name, Math.floor(shareOf(trip, now) * 100))}
          </li>
        ))}
      </ul>
    </section>
  );
}
