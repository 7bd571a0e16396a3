/** The weather over a hub as the client knows it. A season or a spell asked for in the address holds: for pictures. */
import type { HubKey } from '../../actors/content/hubs.ts';
import { type Season, seasons, type Weather, weatherAt } from '../scenes/air/weather.ts';
import { serverNow } from './time.ts';

const fair = { rain: 0, snow: 0, fog: 0, wind: 0.2 } as const;
const spells: Readonly<Record<string, Partial<Weather>>> = {
  fair: {},
  rain: { rain: 0.8, wind: 0.5 },
  snow: { snow: 0.8, wind: 0.3 },
  fog: { fog: 0.9, wind: 0.05 },
  wind: { wind: 1 },
};

const asked = new URLSearchParams(typeof location === 'undefined' ? '' : location.search);
const heldSeason = seasons.find((season) => season === asked.get('season'));
const heldSpell = spells[asked.get('weather') ?? ''];

export function weatherIn(hub: HubKey): Weather {
  const weather = weatherAt(hub, serverNow());
  return { ...weather, ...(heldSpell && { ...fair, ...heldSpell }), ...(heldSeason && { season: heldSeason }) };
}

export function seasonIn(hub: HubKey): Season {
  return weatherIn(hub).season;
}
