/** How goods lie on a counter: heaps by colour and shape, as they look from afar. */
import type { BaseItem } from '../../actors/content/items.ts';
import type { Brush } from './paint.ts';
import { css, fillBall, fillEllipse, palette, shade } from './paint.ts';

type Shape = 'ball' | 'leaf' | 'roll' | 'flask' | 'bar';

interface Heap {
  readonly colours: readonly number[];
  readonly shape: Shape;
}

/** Those most asked for come first: where a country has nothing of its own to offer, its stalls take them in this order. */
const heaps = {
  herb: { colours: [0x6d9a45, 0x8fb457, 0x557f3a], shape: 'leaf' },
  iron_ore: { colours: [0x6a6570, 0x8a7468, 0x57525e], shape: 'ball' },
  pearl: { colours: [0xf2ece4, 0xdfe6ee, 0xf4dfdc], shape: 'ball' },
  leather_vest: { colours: [0x8a5530, 0xa8703f, 0x6d4226], shape: 'roll' },
  relic_fragment: { colours: [0x8f86b8, 0xb8a878, 0x6f9aa5], shape: 'bar' },
  healing_tonic: { colours: [0xd0503f, 0x4f9fb5, 0xd9a441], shape: 'flask' },
  hide: { colours: [0xa5714a, 0x8a5836, 0xc09264], shape: 'roll' },
  leather_roll: { colours: [0x9a6238, 0xb57b4a], shape: 'roll' },
  iron_ingot: { colours: [0x9aa0ab, 0x7c828e], shape: 'bar' },
  steel_bar: { colours: [0xb3bac6, 0x8e97a6], shape: 'bar' },
  enchanted_leather: { colours: [0x7a5aa8, 0x8a5836], shape: 'roll' },
  concentrated_essence: { colours: [0x6fd0b0, 0x8f7fe0], shape: 'flask' },
  pearl_dust: { colours: [0xe8e2f2, 0xd6dcee], shape: 'ball' },
  stamina_brew: { colours: [0xc98a3a, 0x8fae45], shape: 'flask' },
  iron_sword: { colours: [0x9a9fa8, 0x7a6a58], shape: 'bar' },
  chain_mail: { colours: [0x8d929c, 0x70757f], shape: 'roll' },
  rusty_sword: { colours: [0xa06a48, 0x8f8f98], shape: 'bar' },
  basic_compass: { colours: [0xd9a441, 0xb9813a], shape: 'ball' },
  lucky_charm: { colours: [0xd9a441, 0x9a9fa8], shape: 'ball' },
  trade_ledger: { colours: [0x7a2c3c, 0x2d4f92, 0xf3ead2], shape: 'bar' },
} as const satisfies Partial<Record<BaseItem, Heap>>;

/** What a stall can show. */
export type Ware = keyof typeof heaps;

export const wares = Object.keys(heaps) as readonly Ware[];

/** One piece of a heap; `dice` from 0 to 1 chooses its colour. */
export function paintWare(brush: Brush, item: Ware, x: number, y: number, dice: number): void {
  const { colours, shape }: Heap = heaps[item];
  const tone = shade(colours[Math.floor(dice * colours.length)] ?? palette.gold, 0.92 + ((dice * 7) % 1) * 0.16);
  painters[shape](brush, x, y, tone);
}

const painters: Readonly<Record<Shape, (brush: Brush, x: number, y: number, colour: number) => void>> = {
  ball: (brush, x, y, colour) => fillBall(brush, x, y - 2, 4.4, colour),
  leaf: (brush, x, y, colour) => {
    for (const tilt of [-0.7, 0, 0.7]) {
      brush.beginPath();
      brush.ellipse(x + tilt * 4, y - 5, 2.1, 6, tilt, 0, Math.PI * 2);
      brush.fillStyle = css(shade(colour, 1 + tilt * 0.2));
      brush.fill();
    }
  },
  roll: (brush, x, y, colour) => {
    fillEllipse(brush, x, y - 3, 6, 3.6, shade(colour, 0.8));
    fillEllipse(brush, x - 1, y - 4, 5, 2.8, colour);
    fillEllipse(brush, x - 3.6, y - 3.6, 2, 2.5, shade(colour, 1.2));
  },
  flask: (brush, x, y, colour) => {
    fillBall(brush, x, y - 3, 4, colour);
    brush.fillStyle = css(shade(colour, 1.2));
    brush.fillRect(x - 1.3, y - 10, 2.6, 4);
    brush.fillStyle = css(palette.woodLight);
    brush.fillRect(x - 1.5, y - 11.5, 3, 2);
  },
  bar: (brush, x, y, colour) => {
    brush.fillStyle = css(shade(colour, 0.75));
    brush.fillRect(x - 5, y - 4, 10, 4);
    brush.fillStyle = css(shade(colour, 1.1));
    brush.fillRect(x - 5, y - 6, 10, 2.4);
  },
};
