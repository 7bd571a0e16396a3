/** What a nation builds with: the kinds of things a painter knows, and the colours they come in. Data and nothing else. */
import type { IconName } from '../build/icon-names.ts';

export interface TownPalette {
  readonly grassLight: number;
  readonly grassDark: number;
  readonly earth: number;
  readonly flowers: readonly number[];
  /** Flags of the plaza, those of the roads, and what lies between them. */
  readonly stone: number;
  readonly road: number;
  readonly stoneDark: number;
  readonly kerb: number;
  readonly mosaic: readonly [number, number];
  readonly plaster: number;
  readonly timber: number;
  readonly wall: number;
  readonly roofs: readonly number[];
  readonly leaves: readonly number[];
  /** Cloth of canopies, one after the other. */
  readonly cloths: readonly number[];
  readonly banners: readonly { readonly cloth: number; readonly icon: IconName }[];
  /** What lamps and windows give. */
  readonly glow: number;
}

export type TreeKind = 'round' | 'cypress' | 'pine' | 'oak' | 'birch' | 'palm' | 'cactus' | 'dead';
export type Undergrowth = 'bush' | 'fern' | 'boulder' | 'scrub';
export type HouseStyle = 'timbered' | 'lodge' | 'masonry' | 'adobe';
export type CentreStyle = 'fountain' | 'spring' | 'furnace' | 'well';
export type CanopyStyle = 'awning' | 'thatch' | 'hide' | 'sail';
export type LampStyle = 'lantern' | 'crook' | 'brazier' | 'mast';
export type PavingStyle = 'flags' | 'stones' | 'setts' | 'sand';
export type BorderStyle = 'wall' | 'palisade' | 'rampart' | 'mud';
export type ClothStyle = 'shield' | 'leaf' | 'swallowtail' | 'streamer';
export type MosaicStyle = 'sun' | 'leaves' | 'gear' | 'star';

export interface Kit {
  readonly palette: TownPalette;
  readonly house: HouseStyle;
  readonly centre: CentreStyle;
  readonly canopy: CanopyStyle;
  readonly lamp: LampStyle;
  readonly paving: PavingStyle;
  readonly mosaic: MosaicStyle;
  readonly border: BorderStyle;
  readonly cloth: ClothStyle;
  /** Which trees grow here, common ones several times. */
  readonly trees: readonly TreeKind[];
  readonly undergrowth: readonly Undergrowth[];
  /** How densely, from 0 to 1 and beyond. */
  readonly wooded: number;
  readonly climate: Climate;
}

/** How often the air is so, from 0 to 1. */
export interface Climate {
  readonly wet: number;
  readonly cold: number;
  readonly misty: number;
  readonly windy: number;
}
