/** What stands in the middle of a square: drawn once, and moving for as long as it is shown. */
import type { CentreStyle, TownPalette } from '../../looks/kit.ts';
import type { Centre } from './basin.ts';
import { makeFountain } from './fountain.ts';
import { makeFurnace } from './furnace.ts';
import { makeSpring } from './spring.ts';
import { makeWell } from './well.ts';

const makers: Readonly<Record<CentreStyle, (resolution: number, colours: TownPalette) => Centre>> = {
  fountain: makeFountain,
  spring: makeSpring,
  furnace: makeFurnace,
  well: makeWell,
};

export function makeCentre(style: CentreStyle, resolution: number, colours: TownPalette): Centre {
  return makers[style](resolution, colours);
}
