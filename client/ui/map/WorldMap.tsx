/** The world: its picture, and beside it the same as a list, with what is known of the hub one looks at. */
import { useEffect } from 'preact/hooks';
import { homeHub, hubKeys, hubs, nations } from '../../../actors/content/hubs.ts';
import { lookedAt } from '../../store/atlas.ts';
import { publicHttp } from '../../store/play.ts';
import { fetchOwners } from '../../store/realm.ts';
import { hub } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { CaravanList } from './CaravanList.tsx';
import { HubCard } from './HubCard.tsx';
import { MapPicture } from './MapPicture.tsx';

export function WorldMap() {
  useEffect(() => void fetchOwners(publicHttp).catch(() => {}), []);
  const here = hub.value ?? homeHub;
  const chosen = lookedAt.value ?? here;
  return (
    <div class="map">
      <MapPicture here={here} chosen={chosen} />
      <div class="about">
        <HubCard hub={chosen} here={here} />
        <CaravanList />
        <h3>{words.map.hubs}</h3>
        <ul class="hubs" aria-label={words.map.hubs}>
          {hubKeys.map((key) => (
            <li key={key}>
              <button type="button" aria-pressed={key === chosen} onClick={() => (lookedAt.value = key)}>
                <i class={`pin ${hubs[key].nation}`} />
                <span>
                  {hubs[key].name} {key === here && <small>({words.map.here})</small>}
                </span>
                <small class="quiet">{nations[hubs[key].nation].name}</small>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
