/** The landmarks of Aurelia's hubs. Each is drawn from its far corner. */
import type { TownPalette } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import { fillBall, fillBox, fillShape, palette, pixelOf, shade, spot, strokeLine } from '../paint.ts';
import { paintIcon } from '../picture.ts';
import {
  fillArch,
  fillCone,
  fillDome,
  fillGable,
  fillRound,
  fillSteps,
  paintColumn,
  paintCourses,
  paintFlag,
} from './solids.ts';

const marble = 0xe6dcc6;

/** The senate: steps, columns all round and a pediment with the laurels. */
export function paintTemple(brush: Brush, colours: TownPalette): void {
  const [wide, deep] = [230, 170];
  fillSteps(brush, wide, deep, 4, marble);
  fillBox(
    brush,
    { x: 34, y: 30, width: wide - 68, depth: deep - 60, bottom: 24, height: 96 },
    shade(colours.plaster, 0.8),
  );
  const front = (along: number, z: number) => spot(along, deep - 30, 24 + z);
  fillArch(brush, front, wide / 2, 17, 66, 0x3a2c34);
  for (const x of [14, 54, 95, 135, 176]) paintColumn(brush, x, 14, 24, 98, marble);
  for (const y of [14, 60, 108]) paintColumn(brush, wide - 14, y, 24, 98, marble);
  for (const x of [14, 54, 95, 135, 176, 216]) paintColumn(brush, x, deep - 14, 24, 98, marble);
  fillBox(brush, { x: 0, y: 0, width: wide, depth: deep, bottom: 122, height: 16 }, marble);
  for (let along = 10; along < wide; along += 18)
    strokeLine(brush, [spot(along, deep, 126), spot(along, deep, 134)], shade(marble, 0.6), 3, 0.5);
  fillGable(brush, {
    ...{ x: 0, y: 0, wide, deep, eave: 138, rise: 62, over: 9 },
    ...{ roof: colours.roofs[0] ?? palette.terracotta, wall: marble },
  });
  const { x, y } = pixelOf(spot(wide, deep / 2, 158));
  brush.save();
  brush.translate(x, y);
  brush.transform(0.9, -0.45, 0, 1, 0, 0);
  paintIcon(brush, 'laurels', 0, 0, 34, '#a8791f');
  brush.restore();
  for (const at of [spot(wide + 9, deep / 2, 204), spot(-9, deep / 2, 204)]) {
    const top = pixelOf(at);
    fillBall(brush, top.x, top.y - 4, 6, palette.gold);
  }
}

/** A market hall: arches below, a timbered floor above them, a little spire. */
export function paintHall(brush: Brush, colours: TownPalette): void {
  const [wide, deep] = [240, 150];
  fillBox(brush, { x: 0, y: 0, width: wide, depth: deep, height: 74 }, colours.wall);
  const front = (along: number, z: number) => spot(along, deep, z);
  const side = (along: number, z: number) => spot(wide, deep - along, z);
  for (const along of [28, 74, 120, 166, 212]) fillArch(brush, front, along, 17, 60, 0x4a3a34);
  for (const along of [30, 75, 120]) fillArch(brush, side, along, 16, 60, 0x3a2e2c);
  fillBox(brush, { x: -6, y: -6, width: wide + 12, depth: deep + 12, bottom: 74, height: 62 }, colours.plaster);
  for (const z of [78, 106, 132])
    strokeLine(brush, [spot(-6, deep + 6, z), spot(wide + 6, deep + 6, z), spot(wide + 6, -6, z)], colours.timber, 4);
  for (let along = -6; along <= wide + 6; along += 36) {
    strokeLine(brush, [spot(along, deep + 6, 76), spot(along, deep + 6, 134)], colours.timber, 4);
    if (along < wide - 10)
      fillShape(
        brush,
        [
          spot(along + 12, deep + 6, 84),
          spot(along + 26, deep + 6, 84),
          spot(along + 26, deep + 6, 102),
          spot(along + 12, deep + 6, 102),
        ],
        0x53719c,
      );
  }
  for (let along = 0; along < deep; along += 38)
    strokeLine(brush, [spot(wide + 6, along, 76), spot(wide + 6, along, 134)], shade(colours.timber, 0.74), 4);
  const roof = colours.roofs[1] ?? 0x3f6a94;
  fillGable(brush, {
    x: -6,
    y: -6,
    wide: wide + 12,
    deep: deep + 12,
    eave: 136,
    rise: 74,
    over: 12,
    roof,
    wall: colours.plaster,
  });
  const spire = { x: wide / 2, y: deep / 2, radius: 17, bottom: 196, height: 34 };
  fillRound(brush, spire, colours.plaster);
  fillCone(brush, { ...spire, radius: 23, bottom: 230, height: 46 }, palette.verdigris);
  const top = pixelOf(spot(wide / 2, deep / 2, 278));
  fillBall(brush, top.x, top.y, 5, palette.gold);
}

/** Workshops under a roof like a saw, two stacks, fire behind the doors. */
export function paintWorks(brush: Brush, colours: TownPalette): void {
  const [wide, deep] = [240, 170];
  const brick = 0xa9624a;
  fillBox(brush, { x: 0, y: 0, width: wide, depth: deep, height: 96 }, brick);
  for (let z = 10; z < 94; z += 8)
    strokeLine(brush, [spot(0, deep, z), spot(wide, deep, z), spot(wide, 0, z)], shade(brick, 0.66), 0.8, 0.5);
  const front = (along: number, z: number) => spot(along, deep, z);
  for (const along of [44, 120, 196]) fillArch(brush, front, along, 26, 70, along === 120 ? 0xff9a3c : 0x3a3036);
  for (const [x, tall] of [
    [50, 190],
    [150, 222],
  ] as const) {
    const stack = { x, y: 34, radius: 17, topRadius: 12, bottom: 96, height: tall - 96 };
    fillRound(brush, stack, shade(brick, 0.92));
    paintCourses(brush, stack, brick, 14);
    fillRound(brush, { x, y: 34, radius: 15, bottom: tall, height: 8 }, shade(brick, 0.7));
  }
  for (let tooth = 0; tooth < 3; tooth++) {
    const [y, span] = [tooth * (deep / 3), deep / 3];
    const corner = (x: number, dy: number, z: number) => spot(x, y + dy, z);
    fillShape(brush, [corner(wide, 0, 96), corner(wide, span, 96), corner(wide, span, 140)], shade(brick, 0.62));
    const roof = [corner(-5, 0, 97), corner(wide + 5, 0, 97), corner(wide + 5, span, 142), corner(-5, span, 142)];
    fillShape(brush, roof, shade(0x5a6472, 1.05));
    const glass = [corner(0, span, 96), corner(wide, span, 96), corner(wide, span, 140), corner(0, span, 140)];
    fillShape(brush, glass, shade(0x7fa0b4, tooth === 2 ? 1 : 0.9));
    for (let pane = 0; pane <= 8; pane++)
      strokeLine(brush, [corner((wide * pane) / 8, span, 98), corner((wide * pane) / 8, span, 139)], palette.iron, 2);
    strokeLine(brush, [corner(-5, span, 141), corner(wide + 5, span, 141)], 0x454c58, 4);
  }
  paintFlag(brush, spot(wide - 8, deep - 8, 140), 58, colours.banners[0]?.cloth ?? palette.wine);
}

/** White and red on a mole of boulders. */
export function paintLighthouse(brush: Brush, colours: TownPalette): void {
  const [x, y] = [90, 90];
  fillRound(brush, { x, y, radius: 92, topRadius: 80, bottom: -10, height: 26 }, 0x8d8a84);
  paintCourses(brush, { x, y, radius: 92, topRadius: 80, bottom: -10, height: 26 }, 0x8d8a84, 9);
  fillBox(brush, { x: 20, y: 104, width: 70, depth: 52, bottom: 16, height: 40 }, colours.plaster);
  fillGable(brush, {
    x: 20,
    y: 104,
    wide: 70,
    deep: 52,
    eave: 56,
    rise: 26,
    over: 6,
    roof: colours.roofs[0] ?? 0xb24b38,
    wall: colours.plaster,
  });
  const radius = (z: number) => 42 - (z / 190) * 18;
  for (let band = 0; band < 6; band++) {
    const z = band * 32;
    fillRound(
      brush,
      { x, y, radius: radius(z), topRadius: radius(z + 32), bottom: 16 + z, height: 32 },
      band % 2 === 0 ? 0xefe6d6 : 0xb5443a,
    );
  }
  fillRound(brush, { x, y, radius: 32, bottom: 206, height: 7 }, 0x5a5560);
  fillRound(brush, { x, y, radius: 19, bottom: 213, height: 32 }, 0xffdf8f);
  const at = pixelOf(spot(x, y, 213));
  for (const bar of [-16, -6, 6, 16])
    strokeLine(
      brush,
      [spot(x + bar * 0.55, y - bar * 0.55, 213), spot(x + bar * 0.55, y - bar * 0.55, 243)],
      palette.iron,
      2,
    );
  fillDome(brush, { x, y, radius: 23, bottom: 245, height: 26 }, 0xb5443a);
  fillBall(brush, at.x, at.y - 62, 4, palette.gold);
}

/** A white house of healing under green tiles, with a bell and the sign of the herb. */
export function paintClinic(brush: Brush, colours: TownPalette): void {
  const [wide, deep] = [220, 140];
  const lime = 0xf0eadb;
  fillBox(brush, { x: 0, y: 0, width: wide, depth: deep, height: 10 }, colours.wall);
  fillBox(brush, { x: 3, y: 3, width: wide - 6, depth: deep - 6, bottom: 10, height: 82 }, lime);
  const front = (along: number, z: number) => spot(along, deep - 3, 10 + z);
  for (const along of [34, 74, 150, 190]) fillArch(brush, front, along, 9, 52, 0x4f7fa5);
  fillArch(brush, front, 112, 16, 52, 0x6b4428);
  fillGable(brush, {
    x: 3,
    y: 3,
    wide: wide - 6,
    deep: deep - 6,
    eave: 92,
    rise: 66,
    over: 11,
    roof: 0x4f8a5c,
    wall: lime,
  });
  const tower = { x: 40, y: deep - 44, radius: 26, bottom: 60, height: 104 };
  fillRound(brush, tower, lime);
  const belfry = (along: number, z: number) => spot(tower.x + 14 + along * 0.5, tower.y + 14 - along * 0.5, z);
  fillArch(brush, (along, z) => belfry(along, 130 + z), 0, 12, 30, 0x40333c);
  fillCone(brush, { ...tower, radius: 32, bottom: 164, height: 58 }, 0x4f8a5c);
  const sign = pixelOf(spot(wide - 50, deep, 112));
  fillBall(brush, sign.x, sign.y, 19, 0x3f7a4c);
  paintIcon(brush, 'herb', sign.x, sign.y, 24, '#f3ead2');
}

/** The tower of a mill; its sails turn, and are drawn apart. */
export function paintMill(brush: Brush, colours: TownPalette): void {
  const [x, y] = [85, 85];
  const body = { x, y, radius: 66, topRadius: 42, bottom: 0, height: 138 };
  fillRound(brush, body, colours.plaster);
  paintCourses(brush, { ...body, height: 46, topRadius: 58 }, colours.wall, 11);
  const skin = (along: number, z: number) => spot(x + 36 + along * 0.6, y + 36 - along * 0.6, z);
  fillArch(brush, (along, z) => skin(along - 26, 4 + z), 0, 14, 46, 0x5e3f28);
  fillArch(brush, (along, z) => skin(along - 20, 84 + z), 0, 7, 22, 0x3c5380);
  fillRound(brush, { x, y, radius: 48, bottom: 138, height: 9 }, colours.timber);
  fillDome(brush, { x, y, radius: 46, bottom: 147, height: 54 }, colours.roofs[4] ?? 0xb9653e);
}

/** The warehouse of the post: wide doors, a crane, and everything that is waiting to go. */
export function paintDepot(brush: Brush, colours: TownPalette): void {
  const [wide, deep] = [240, 160];
  fillBox(brush, { x: 0, y: 0, width: wide, depth: deep, height: 14 }, colours.wall);
  fillBox(brush, { x: 3, y: 3, width: wide - 6, depth: deep - 6, bottom: 14, height: 88 }, 0xa57748);
  for (let along = 3; along < wide; along += 11)
    strokeLine(brush, [spot(along, deep - 3, 16), spot(along, deep - 3, 100)], 0x6f4a2a, 1.1, 0.7);
  for (let along = 3; along < deep; along += 11)
    strokeLine(brush, [spot(wide - 3, along, 16), spot(wide - 3, along, 100)], 0x4f341d, 1.1, 0.7);
  for (const along of [52, 150]) {
    const door = [
      spot(along, deep - 3, 6),
      spot(along + 58, deep - 3, 6),
      spot(along + 58, deep - 3, 76),
      spot(along, deep - 3, 76),
    ];
    fillShape(brush, door, 0x3a2a20);
    const leaf = [
      spot(along - 26, deep, 6),
      spot(along + 3, deep, 6),
      spot(along + 3, deep, 76),
      spot(along - 26, deep, 76),
    ];
    fillShape(brush, leaf, 0x8a4a34);
    strokeLine(brush, [leaf[0] ?? spot(0, 0), leaf[2] ?? spot(0, 0)], 0x5a2c20, 3.4);
  }
  fillGable(brush, {
    x: 0,
    y: 0,
    wide,
    deep,
    eave: 102,
    rise: 70,
    over: 14,
    roof: colours.roofs[2] ?? 0xa6533a,
    wall: 0xa57748,
  });
  strokeLine(brush, [spot(wide + 6, deep / 2, 150), spot(wide + 48, deep / 2 + 8, 140)], colours.timber, 6);
  strokeLine(brush, [spot(wide + 46, deep / 2 + 8, 140), spot(wide + 46, deep / 2 + 8, 66)], 0xd9c9a0, 1.6);
  fillBox(brush, { x: wide + 34, y: deep / 2 - 4, width: 24, depth: 24, bottom: 42, height: 24 }, palette.woodLight);
  for (const [x, y, z] of [
    [16, deep + 12, 0],
    [44, deep + 14, 0],
    [30, deep + 12, 24],
    [118, deep + 16, 0],
  ] as const)
    fillBox(brush, { x, y, width: 25, depth: 25, bottom: z, height: 24 }, shade(palette.woodLight, 0.95 + z * 0.003));
}
