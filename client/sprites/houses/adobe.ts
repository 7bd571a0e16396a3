/** A house of mud: thick smooth walls, a flat roof behind a parapet, beam ends in a row, now and then a dome or a sail. */
import type { TownPalette } from '../../looks/kit.ts';
import type { Brush } from '../paint.ts';
import {
  css,
  fall,
  fillBall,
  fillBox,
  fillCircle,
  fillEllipse,
  fillShape,
  makeChance,
  palette,
  pixelOf,
  shade,
  spot,
  strokeLine,
} from '../paint.ts';
import { type House, wallHeight } from './measure.ts';
import { openingsOf, paintPane } from './openings.ts';

const parapet = 11;

export function paintAdobe(brush: Brush, house: House, colours: TownPalette): void {
  const { wide, deep, seed, roof } = house;
  const chance = makeChance(seed);
  const wall = wallHeight(house);
  const mud = shade(colours.plaster, 0.95 + (seed % 4) * 0.03);
  const body = { x: 2, y: 2, width: wide - 4, depth: deep - 4 };
  fillBox(brush, { ...body, height: wall + parapet }, mud);
  paintWeather(brush, house, chance, mud);
  paintRoofFloor(brush, house, mud);
  paintBeams(brush, house, colours);
  for (const opening of openingsOf(house)) paintPane(brush, house, opening, colours, false);
  paintTrim(brush, house, shade(roof, 1));
  if (seed % 3 === 0) paintDome(brush, house, roof);
  else if (seed % 3 === 1) paintRoofLife(brush, house, colours);
  paintDoorSail(brush, house, colours);
}

/** Streaks below the parapet and hand-smoothed patches. */
function paintWeather(brush: Brush, house: House, chance: () => number, mud: number): void {
  const { wide, deep } = house;
  const wall = wallHeight(house);
  for (let stroke = 0; stroke < 60; stroke++) {
    const isFront = chance() < wide / (wide + deep);
    const along = 8 + chance() * ((isFront ? wide : deep) - 26);
    const z = 8 + chance() * (wall - 10);
    const at = (x: number, up: number) => (isFront ? spot(x, deep - 2, up) : spot(wide - 2, deep - x, up));
    const tone = shade(mud, (isFront ? 0.93 : 0.68) * (0.94 + chance() * 0.12));
    strokeLine(brush, [at(along, z), at(along + 4 + chance() * 12, z + 1)], tone, 2.4, 0.5);
  }
  // The foot is damp and the top is bleached.
  fillShape(
    brush,
    [spot(2, deep - 2, 0), spot(wide - 2, deep - 2, 0), spot(wide - 2, deep - 2, 14), spot(2, deep - 2, 14)],
    shade(mud, 0.72),
    0.35,
  );
}

/** Seen from above: the floor behind the parapet, in its shade. */
function paintRoofFloor(brush: Brush, { wide, deep, ...house }: House, mud: number): void {
  const top = wallHeight({ wide, deep, ...house }) + parapet;
  const inset = 10;
  const floor = [
    spot(inset, inset, top),
    spot(wide - inset, inset, top),
    spot(wide - inset, deep - inset, top),
    spot(inset, deep - inset, top),
  ];
  fillShape(brush, floor, shade(mud, 0.84));
  brush.save();
  brush.clip();
  fillShape(
    brush,
    [
      spot(inset, deep - inset, top),
      spot(inset, inset, top),
      spot(wide - inset, inset, top),
      spot(wide - inset, inset, top - parapet),
      spot(inset, inset, top - parapet),
      spot(inset, deep - inset, top - parapet),
    ],
    shade(mud, 0.66),
    0.8,
  );
  brush.restore();
}

function paintBeams(brush: Brush, house: House, colours: TownPalette): void {
  const { wide, deep } = house;
  const z = wallHeight(house) - 4;
  for (let along = 18; along < wide - 10; along += 22) {
    strokeLine(brush, [spot(along, deep - 2, z), spot(along, deep + 9, z)], shade(colours.timber, 0.8), 5);
    const at = pixelOf(spot(along, deep + 9, z));
    fillCircle(brush, at.x, at.y, 2.8, shade(colours.timber, 1.5));
    strokeLine(brush, [spot(along + 2, deep - 2, z - 8), spot(along + 8, deep - 2, z - 14)], colours.timber, 2, 0.25);
  }
}

/** A painted line under the parapet, in steps. */
function paintTrim(brush: Brush, house: House, colour: number): void {
  const { wide, deep } = house;
  const z = wallHeight(house) + 4;
  strokeLine(brush, [spot(3, deep - 2, z), spot(wide - 2, deep - 2, z)], colour, 2.6, 0.8);
  strokeLine(brush, [spot(wide - 2, deep - 2, z), spot(wide - 2, 3, z)], shade(colour, 0.7), 2.6, 0.8);
  for (let along = 8; along < wide - 8; along += 12)
    fillShape(
      brush,
      [spot(along, deep - 2, z + 1), spot(along + 8, deep - 2, z + 1), spot(along + 4, deep - 2, z + 6)],
      colour,
      0.75,
    );
}

function paintDome(brush: Brush, house: House, roof: number): void {
  const { wide, deep } = house;
  const { x, y } = pixelOf(spot(wide / 2, deep / 2, wallHeight(house) + 2));
  const half = Math.min(wide, deep) * 0.34;
  fillEllipse(brush, x, y + 2, half * 1.08, half * 0.54, palette.night, 0.25);
  brush.beginPath();
  brush.moveTo(x - half, y);
  brush.bezierCurveTo(x - half * 1.04, y - half * 1.15, x - half * 0.3, y - half * 1.3, x, y - half * 1.5);
  brush.bezierCurveTo(x + half * 0.3, y - half * 1.3, x + half * 1.04, y - half * 1.15, x + half, y);
  brush.ellipse(x, y, half, half * 0.48, 0, 0, Math.PI);
  brush.closePath();
  const round = brush.createRadialGradient(x - half * 0.4, y - half * 0.8, 2, x, y - half * 0.4, half * 1.3);
  round.addColorStop(0, css(shade(roof, 1.5)));
  round.addColorStop(0.45, css(roof));
  round.addColorStop(1, css(shade(roof, 0.6)));
  brush.fillStyle = round;
  brush.fill();
  brush.save();
  brush.clip();
  for (let band = 0; band < 4; band++) {
    brush.beginPath();
    brush.ellipse(x, y - band * half * 0.34, half * (1 - band * 0.14), half * 0.46, 0, 0, Math.PI);
    brush.strokeStyle = css(shade(roof, band === 0 ? 1.6 : 0.7), 0.6);
    brush.lineWidth = band === 0 ? 2.4 : 1;
    brush.stroke();
  }
  brush.restore();
  fillBall(brush, x, y - half * 1.55, 4, palette.gold);
}

/** Pots and a rug over the parapet. */
function paintRoofLife(brush: Brush, house: House, colours: TownPalette): void {
  const { wide, deep } = house;
  const top = wallHeight(house) + 2;
  for (const [x, y] of [
    [wide * 0.3, deep * 0.4],
    [wide * 0.42, deep * 0.32],
    [wide * 0.7, deep * 0.5],
  ] as const) {
    const at = pixelOf(spot(x, y, top));
    fillBall(brush, at.x, at.y - 6, 7, 0xb06a42);
    fillEllipse(brush, at.x, at.y - 13, 4, 2, 0x5b3520);
  }
  const cloth = colours.cloths[house.seed % colours.cloths.length] ?? 0xc4572f;
  const hang = (along: number, z: number) => spot(along, deep - 1, z);
  const high = top + parapet - 2;
  fillShape(
    brush,
    [hang(wide * 0.62, high), hang(wide * 0.86, high), hang(wide * 0.86, high - 40), hang(wide * 0.62, high - 40)],
    fall(brush, pixelOf(hang(wide * 0.7, high)).y, pixelOf(hang(wide * 0.7, high - 40)).y, cloth, shade(cloth, 0.8)),
  );
  for (const drop of [8, 20, 32])
    strokeLine(
      brush,
      [hang(wide * 0.63, high - drop), hang(wide * 0.85, high - drop)],
      shade(palette.cream, 0.95),
      2,
      0.8,
    );
}

/** A sail on two poles before the door. */
function paintDoorSail(brush: Brush, house: House, colours: TownPalette): void {
  const door = openingsOf(house).find(({ isDoor }) => isDoor);
  if (!door || house.seed % 2 === 1) return;
  const { deep } = house;
  const cloth = colours.cloths[(house.seed + 2) % colours.cloths.length] ?? 0x2f8a90;
  const [left, right, out] = [door.at - 34, door.at + 34, deep + 42];
  for (const x of [left, right])
    strokeLine(brush, [spot(x, out, 0), spot(x, out, 52)], shade(colours.timber, 1.1), 3.4);
  const stripes = 6;
  for (let stripe = 0; stripe < stripes; stripe++) {
    const [from, to] = [left + ((right - left) * stripe) / stripes, left + ((right - left) * (stripe + 1)) / stripes];
    const tone = stripe % 2 === 0 ? cloth : palette.cream;
    fillShape(brush, [spot(from, deep - 2, 68), spot(to, deep - 2, 68), spot(to, out, 52), spot(from, out, 52)], tone);
    fillShape(
      brush,
      [spot(from, out, 52), spot(to, out, 52), spot(to, out, 46), spot((from + to) / 2, out, 42), spot(from, out, 46)],
      shade(tone, 0.8),
    );
  }
}
