/**
 * The season and what the air does over a hub. Pure: a hub and an instant are handed in, the same for everybody; who
 * knows better, a hub whose weather is its state, hands in another `WeatherPort`.
 */
import type { HubKey } from '../../../actors/content/hubs.ts';
import { lookOfTown } from '../../looks/towns.ts';
import { makeChance, seedOf } from '../../sprites/paint.ts';

export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof seasons)[number];

export interface Weather {
  readonly season: Season;
  /** Each from 0 to 1. */
  readonly rain: number;
  readonly snow: number;
  readonly fog: number;
  readonly wind: number;
}

export type WeatherPort = (hub: HubKey, instant: number) => Weather;

/** A game day is 24 real minutes; a season is seven of them. */
export const dayMs = 24 * 60_000;
const seasonMs = 7 * dayMs;
/** A spell of rain or sun lasts about so long, and the next comes on as it ends. */
const spellMs = 8 * 60_000;

export function seasonAt(instant: number): Season {
  return seasons[Math.floor(instant / seasonMs) % seasons.length] ?? 'summer';
}

/** In winter more often so, in summer more seldom. */
const wetness: Readonly<Record<Season, number>> = { spring: 1.1, summer: 0.7, autumn: 1.3, winter: 1 };

export const weatherAt: WeatherPort = (hub, instant) => {
  const { wet, cold, misty, windy } = lookOfTown(hub).climate;
  const season = seasonAt(instant);
  const spell = (what: string) => spellAt(`${hub}/${what}`, instant);
  const falling = within(spell('wet'), wet * wetness[season]);
  const isFrost = season === 'winter' ? cold > 0.2 : season === 'autumn' && cold > 0.5 && spell('cold') < 0.4;
  return {
    season,
    rain: isFrost ? 0 : falling,
    snow: isFrost ? falling : 0,
    fog: within(spell('fog'), misty * (season === 'autumn' ? 1.4 : 0.9)) * (1 - falling * 0.6),
    wind: Math.min(1, 0.12 + spell('wind') * windy + falling * 0.35),
  };
};

/** 0 to 1, gliding from spell to spell. */
function spellAt(what: string, instant: number): number {
  const at = instant / spellMs;
  const dice = (index: number) => makeChance(seedOf(`${what}/${index}`))();
  const part = at - Math.floor(at);
  const ease = part * part * (3 - 2 * part);
  return dice(Math.floor(at)) * (1 - ease) + dice(Math.floor(at) + 1) * ease;
}

/** How strongly, where it happens in `share` of all spells: from nothing at its edge to all of it. */
function within(dice: number, share: number): number {
  return Math.min(1, Math.max(0, (share - dice) / Math.max(0.12, share * 0.5)));
}
