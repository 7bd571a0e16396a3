/** How the towns of each nation look, and what stands in their squares: data and nothing else. */
import type { HubKey, Nation } from '../../actors/content/hubs.ts';
import { homeHub, hubs } from '../../actors/content/hubs.ts';
import type { IconName } from '../build/icon-names.ts';
import type { Ware } from '../sprites/stall.ts';

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
  readonly banners: readonly { readonly cloth: number; readonly icon: IconName }[];
}

export type TreeKind = 'round' | 'cypress' | 'pine';

export interface TownLook {
  readonly palette: TownPalette;
  /** Which trees grow here, common ones several times. */
  readonly trees: readonly TreeKind[];
  /** How densely, from 0 to 1. */
  readonly wooded: number;
}

const aurelia: TownLook = {
  trees: ['round', 'round', 'round', 'cypress', 'cypress'],
  wooded: 1,
  palette: {
    grassLight: 0x8fa957,
    grassDark: 0x5d7d42,
    earth: 0xa99570,
    flowers: [0xf3ead2, 0xf0c75e, 0xe58f7b, 0xd9d2f0],
    stone: 0xcbbd9d,
    road: 0xb9a888,
    stoneDark: 0xa08f70,
    kerb: 0xb9ab8d,
    mosaic: [0x8c3a37, 0xcf9c42],
    plaster: 0xeee3cc,
    timber: 0x5e3f28,
    wall: 0xcfc5b0,
    roofs: [0xb24b38, 0x3f6a94, 0xa6533a, 0x35806f, 0xb9653e],
    leaves: [0x5c8a52, 0x4b7a55, 0x7a9a4c, 0xb09a45],
    banners: [
      { cloth: 0x7a2c3c, icon: 'laurels' },
      { cloth: 0x246b5c, icon: 'exchange' },
      { cloth: 0x2d4f92, icon: 'castle' },
    ],
  },
};

const looks: Readonly<Record<Nation, TownLook>> = {
  Aurelia: aurelia,
  Verdania: {
    trees: ['round', 'round', 'pine'],
    wooded: 1.5,
    palette: {
      ...aurelia.palette,
      grassLight: 0x6f9d4c,
      grassDark: 0x3f6a3a,
      earth: 0x83714f,
      stone: 0xb4b698,
      road: 0x9c9576,
      stoneDark: 0x7f8468,
      kerb: 0x979b7d,
      mosaic: [0x356b45, 0xb9a845],
      plaster: 0xdfe0c4,
      timber: 0x4a3a24,
      wall: 0xa9ad95,
      roofs: [0x4f7a4a, 0x6d7d3f, 0x3f6f5f, 0x7a6a3c],
      leaves: [0x3f7a48, 0x5a8f45, 0x2f6a50, 0x86a04a],
      banners: [
        { cloth: 0x2f6b3f, icon: 'oak' },
        { cloth: 0x7a6a2c, icon: 'herb' },
      ],
    },
  },
  Ironlands: {
    trees: ['pine', 'pine', 'round'],
    wooded: 0.7,
    palette: {
      ...aurelia.palette,
      grassLight: 0x8f9265,
      grassDark: 0x636b4d,
      earth: 0x84766a,
      flowers: [0xd8d3c8, 0xc98f6a],
      stone: 0xaaa5a0,
      road: 0x97908a,
      stoneDark: 0x7a7470,
      kerb: 0x8b8682,
      mosaic: [0x6b3230, 0x8f8a86],
      plaster: 0xcdc6bd,
      timber: 0x3c2f28,
      wall: 0x8e8a88,
      roofs: [0x54565f, 0x6b4038, 0x474b57, 0x5f5148],
      leaves: [0x4f6a4a, 0x3f5a48, 0x6a7350],
      banners: [
        { cloth: 0x5a2a2a, icon: 'anvil' },
        { cloth: 0x3a4050, icon: 'castle' },
      ],
    },
  },
  Frontier: {
    trees: ['round', 'pine', 'cypress'],
    wooded: 0.6,
    palette: {
      ...aurelia.palette,
      grassLight: 0xc2ab68,
      grassDark: 0x97844c,
      earth: 0xb3925f,
      flowers: [0xf3ead2, 0xe09a4a],
      stone: 0xd6bf93,
      road: 0xc2a576,
      stoneDark: 0xa58a5e,
      kerb: 0xb99c6c,
      mosaic: [0xa2532f, 0x2f7f86],
      plaster: 0xe9d3a8,
      timber: 0x6a4528,
      wall: 0xc9ad7f,
      roofs: [0xb8693a, 0x8f7a4a, 0xa85a34, 0x5f7f7a],
      leaves: [0x8a8f45, 0x6f8548, 0xa3964f],
      banners: [
        { cloth: 0x9a4a24, icon: 'sun' },
        { cloth: 0x24686a, icon: 'caravan' },
      ],
    },
  },
};

export function lookOfTown(hub: HubKey): TownLook {
  return looks[hubs[hub].nation];
}

export interface StallPlace {
  readonly item: Ware;
  /** From the fountain, in units. */
  readonly x: number;
  readonly y: number;
  readonly awning: number;
}

/** The merchant's stalls: what hangs on the awning is what he trades there. */
export const stalls: readonly StallPlace[] = [
  { item: 'herb', x: -330, y: 40, awning: 0x5f8f3d },
  { item: 'iron_ore', x: -235, y: -255, awning: 0xb8443a },
  { item: 'pearl', x: 60, y: -345, awning: 0x2f8577 },
  { item: 'leather_vest', x: 305, y: -190, awning: 0x7a2f52 },
  { item: 'relic_fragment', x: 320, y: 105, awning: 0x43589f },
  { item: 'healing_tonic', x: -190, y: 290, awning: 0xb9722f },
];

export const startHub = homeHub;
