/** What a season makes of a town's colours. */
import { mix } from '../scenes/air/sky.ts';
import type { Season } from '../scenes/air/weather.ts';
import { shade } from '../sprites/paint.ts';
import type { TownPalette } from './kit.ts';
import type { TownLook } from './towns.ts';

const snow = 0xe9eef5;
/** Colder than this, and winter is white. */
const whiteFrom = 0.2;

export function dressFor(look: TownLook, season: Season): TownLook {
  return { ...look, palette: dress[season](look.palette, look.climate.cold) };
}

const dress: Readonly<Record<Season, (colours: TownPalette, cold: number) => TownPalette>> = {
  spring: (colours) => ({
    ...colours,
    grassLight: mix(colours.grassLight, 0xa8c860, 0.3),
    flowers: [...colours.flowers, 0xf6c3d4, 0xffffff],
    leaves: [...colours.leaves.map((leaf) => mix(leaf, 0x9cc45a, 0.25)), 0xe3a9bb],
  }),
  summer: (colours) => colours,
  autumn: (colours) => ({
    ...colours,
    grassLight: mix(colours.grassLight, 0xb99a55, 0.3),
    grassDark: mix(colours.grassDark, 0x7d6a3e, 0.25),
    leaves: [0xc8792f, 0xb5532f, 0xd2a23f, ...colours.leaves.map((leaf) => mix(leaf, 0xa8823a, 0.45))],
  }),
  winter: (colours, cold) => {
    const bare = { ...colours, leaves: colours.leaves.map((leaf) => mix(leaf, 0x7f7a62, 0.35)), flowers: [0xf3ead2] };
    if (cold < whiteFrom) return bare;
    const deep = Math.min(0.84, 0.55 + cold * 0.5);
    return {
      ...bare,
      grassLight: mix(colours.grassLight, snow, deep),
      grassDark: mix(colours.grassDark, shade(snow, 0.88), deep),
      earth: mix(colours.earth, snow, deep * 0.6),
      stone: mix(colours.stone, snow, deep * 0.38),
      road: mix(colours.road, snow, deep * 0.5),
      kerb: mix(colours.kerb, snow, deep * 0.5),
      roofs: colours.roofs.map((roof) => mix(roof, snow, deep * 0.8)),
      leaves: bare.leaves.map((leaf) => mix(leaf, snow, deep * 0.45)),
    };
  },
};
