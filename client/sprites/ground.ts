/** The floor of a square: meadow, two roads, flagstones round the fountain and a sun of mosaic. */
import { Graphics } from 'pixi.js';
import { square } from '../../actors/hub/tuning.ts';
import { toScreen } from '../scenes/projection.ts';
import { fillShape, makeChance, outline, palette, shade, spot } from './paint.ts';

const { width, height, fountain } = square;

/** The meadow goes on beyond the walls of the square. */
export const marginUnits = 320;
const stoneUnits = 50;
const plazaRadius = 430;
const roadHalfWidth = 95;

export function paintGround(): Graphics {
  const brush = new Graphics();
  const chance = makeChance(7);
  const [left, top, right, bottom] = [-marginUnits, -marginUnits, width + marginUnits, height + marginUnits];
  fillShape(brush, [spot(left, top), spot(right, top), spot(right, bottom), spot(left, bottom)], palette.grass);
  for (let x = left; x < right; x += stoneUnits) {
    for (let y = top; y < bottom; y += stoneUnits) paintTile(brush, x, y, chance);
  }
  paintSun(brush);
  for (const radius of [plazaRadius - 18, plazaRadius - 26]) {
    strokeRing(brush, radius, 2.5, shade(palette.stoneDark, 0.85), 0.7);
  }
  return brush;
}

function paintTile(brush: Graphics, x: number, y: number, chance: () => number): void {
  const middle = { x: x + stoneUnits / 2, y: y + stoneUnits / 2 };
  const paved = pavedShare(middle.x, middle.y) + (chance() - 0.5) * 0.3;
  if (paved < 0.5) paintMeadow(brush, x, y, chance);
  else paintFlags(brush, x, y, chance, paved);
}

/** 1 in the middle of road and plaza, 0 in the meadow, in between at the worn edge. */
function pavedShare(x: number, y: number): number {
  const fromCentre = Math.hypot(x - fountain.x, y - fountain.y);
  const plaza = (plazaRadius + 60 - fromCentre) / 60;
  const road = (roadHalfWidth + 30 - Math.min(Math.abs(x - fountain.x), Math.abs(y - fountain.y))) / 30;
  return Math.min(1, Math.max(0, Math.max(plaza, road)));
}

function paintMeadow(brush: Graphics, x: number, y: number, chance: () => number): void {
  const tone = shade(palette.grass, 0.93 + chance() * 0.12);
  fillShape(
    brush,
    [spot(x, y), spot(x + stoneUnits, y), spot(x + stoneUnits, y + stoneUnits), spot(x, y + stoneUnits)],
    tone,
  );
  for (let blade = 0; blade < 3; blade++) {
    const root = toScreen({ x: x + chance() * stoneUnits, y: y + chance() * stoneUnits });
    brush.moveTo(root.x, root.y).lineTo(root.x + chance() * 4 - 2, root.y - 4 - chance() * 4);
    brush.stroke({ width: 1.4, color: shade(palette.grassDark, 0.9 + chance() * 0.3), alpha: 0.8 });
  }
  if (chance() < 0.06) {
    const bloom = toScreen({ x: x + chance() * stoneUnits, y: y + chance() * stoneUnits });
    brush.circle(bloom.x, bloom.y, 1.8).fill({ color: chance() < 0.5 ? palette.cream : palette.gold });
  }
}

/** A row of flags: halves and wholes, so that the joints do not line up. */
function paintFlags(brush: Graphics, x: number, y: number, chance: () => number, paved: number): void {
  const isWorn = paved < 0.95;
  const split = chance() < 0.5 ? 0.5 : chance() < 0.5 ? 0.35 : 1;
  const parts = split === 1 ? [[0, 1] as const] : [[0, split] as const, [split, 1] as const];
  for (const [from, to] of parts) {
    const tone = shade(isWorn ? 0xbfae87 : palette.stone, 0.92 + chance() * 0.13);
    const [near, far, joint] = [x + from * stoneUnits, x + to * stoneUnits, 1.2];
    fillShape(
      brush,
      [spot(near, y), spot(far, y), spot(far, y + stoneUnits), spot(near, y + stoneUnits)],
      shade(palette.stoneDark, 0.95),
    );
    const flag = [
      spot(near + joint, y + joint),
      spot(far - joint, y + joint),
      spot(far - joint, y + stoneUnits - joint),
      spot(near + joint, y + stoneUnits - joint),
    ];
    fillShape(brush, flag, tone);
  }
}

/** Sixteen rays of red and gold. */
function paintSun(brush: Graphics): void {
  const rays = 16;
  for (let ray = 0; ray < rays; ray++) {
    const angle = (ray / rays) * Math.PI * 2;
    const reach = fountain.radius * (ray % 2 === 0 ? 2.1 : 1.7);
    const tip = around(angle, reach);
    const foot = [around(angle - 0.16, fountain.radius * 1.15), around(angle + 0.16, fountain.radius * 1.15)] as const;
    fillShape(brush, [foot[0], tip, foot[1]], ray % 2 === 0 ? palette.terracotta : palette.gold, 0.75);
  }
}

function strokeRing(brush: Graphics, radius: number, width: number, color: number, alpha: number): void {
  const points = Array.from({ length: 72 }, (_, step) => around((step / 72) * Math.PI * 2, radius));
  brush.poly(outline(points)).stroke({ width, color, alpha });
}

function around(angle: number, radius: number) {
  return spot(fountain.x + Math.cos(angle) * radius, fountain.y + Math.sin(angle) * radius);
}
